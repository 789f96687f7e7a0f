"""A timeline as a member reads it: what moved when, by whose doing, in words and as a line."""
