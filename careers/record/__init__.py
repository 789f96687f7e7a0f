"""Everything that is kept of one member: which table holds it, and all of it as a document."""
