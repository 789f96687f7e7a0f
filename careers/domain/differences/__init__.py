"""What lies between two catalogue documents, as an editor reads it: `compare.differences`."""
