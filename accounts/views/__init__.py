"""Pages about the person. The sign-up, sign-in and reset pages are allauth's views."""
