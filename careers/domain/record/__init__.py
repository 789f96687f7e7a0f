"""Everything about one member as one document: its shape, read back, and as other files."""
