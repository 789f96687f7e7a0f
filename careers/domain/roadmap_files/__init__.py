"""A roadmap to take along: for a calendar, a spreadsheet, a text."""
