"""Checked documents → what a reader or another program gets: text, JSON, SARIF, HTML, Data Docs."""
