"""Filters and tags that all templates share (a builtin library: no {% load %})."""

from django import template
from django.utils.safestring import SafeString

from careers import structured
from careers.domain import wording
from careers.markdown import to_html

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    """Editors' Markdown as safe HTML."""
    return to_html(text)


register.filter("stated_time", wording.stated_time)


@register.simple_tag
def json_ld(data: structured.Data) -> SafeString:
    """Data for machines about the page, as a block that no browser runs."""
    return structured.block(data)
