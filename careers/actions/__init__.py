"""Everything that writes more than one table: keyword-only, all or nothing."""
