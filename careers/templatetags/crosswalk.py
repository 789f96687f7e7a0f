"""Filters and tags that all templates share (a builtin library: no {% load %})."""

from django import template

register = template.Library()
