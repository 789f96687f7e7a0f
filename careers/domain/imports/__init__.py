"""Skills suggested by what a member brings along: a resume, a list of names, the text of a CV."""
