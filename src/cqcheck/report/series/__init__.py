"""A series as rows, as tables for a terminal, as a page and as a picture."""
