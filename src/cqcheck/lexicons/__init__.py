"""Words and facts as data, and the readers that check them."""
