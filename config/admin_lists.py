"""What the address of a list in the admin may ask."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

ASKED = ("exact", "id__exact", "isnull")
"""What Django's filters for switches, choices and related rows put into an address."""


class OwnFilters(admin.ModelAdmin[Any]):
    """A list that answers the filters beside it and nothing else.

    Django's own follows every relation, and its address alone (`?ratings__skill=1`,
    `?goal__id=1`) would tell an editor what members rated and want.
    """

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        declared = self.get_list_filter(request)
        offered = {f"{field}__{asked}" for field in declared for asked in ASKED}
        own = (getattr(kind, "parameter_name", None) for kind in declared)
        return lookup in (offered | set(own)) and super().lookup_allowed(lookup, value, request)
