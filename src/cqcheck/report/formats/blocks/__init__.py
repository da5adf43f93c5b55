"""Formats of what was read: `cqcheck read`."""
