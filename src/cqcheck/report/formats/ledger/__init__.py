"""Formats of `cqcheck ledger`."""
