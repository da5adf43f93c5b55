"""A language server: what is found in a bulletin, shown in an editor while it is being written."""

from cqcheck.lsp.server import serve

__all__ = ["serve"]
