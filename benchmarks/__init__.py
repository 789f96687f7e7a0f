"""Measures of the pages, as ratios to the barest view of the same run. `make bench`."""
