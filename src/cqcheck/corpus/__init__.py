"""Corpus: many bulletins checked by many processes into a store, each once, whatever breaks off in between."""

from cqcheck.corpus.lines import summary_lines
from cqcheck.corpus.plan import Choice
from cqcheck.corpus.run import Order, check_sources, kept
from cqcheck.corpus.summary import Summary
from cqcheck.corpus.work import Fault, Shard
from cqcheck.corpus.workers import Workers

__all__ = ["Choice", "Fault", "Order", "Shard", "Summary", "Workers", "check_sources", "kept", "summary_lines"]
