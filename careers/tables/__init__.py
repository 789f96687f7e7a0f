"""Requirements, skills and resources as tables for people who work in spreadsheets."""
