"""cqcheck: a fact-check pipeline for Chinese statistical bulletins."""

__version__ = "0.1.0"
