"""Formats of `cqcheck extract`."""
