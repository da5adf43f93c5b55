"""Formats of `cqcheck check`."""
