"""As everywhere else on the site: 23 November 2026, 15:41."""

DATETIME_FORMAT = "j M Y, H:i"
TIME_FORMAT = "H:i"
