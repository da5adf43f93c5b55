"""Formats of `cqcheck relations`."""
