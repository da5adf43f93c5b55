"""Checked documents → HTML: pages that are complete in themselves and ask nothing of any other host."""
