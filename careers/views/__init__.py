"""HTTP in, a page out. No rule is decided here and no HTML is built."""
