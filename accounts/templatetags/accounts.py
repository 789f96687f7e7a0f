"""What the pages of accounts need beyond Django's own."""

import json

from django import template

register = template.Library()
# Text for an attribute, which the template escapes as any other.
register.filter("as_json", json.dumps)
