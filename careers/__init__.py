"""Roles, skills, ratings and readiness."""
