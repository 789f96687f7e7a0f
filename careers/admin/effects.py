"""The log of looks at the effect of publishing: for superusers, and for nobody to change."""

from collections.abc import Iterator

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from careers.admin.differing import between, known_before
from careers.domain.differences.shapes import Group
from careers.domain.document import Document
from careers.domain.reading import stored
from careers.models import EffectPreview
from config.admin_lists import OwnFilters


@admin.register(EffectPreview)
class EffectPreviewAdmin(OwnFilters):
    list_display = ("at", "editor", "release", "sha256")
    list_select_related = ("editor", "release")
    fields = ("at", "editor", "release", "sha256", "compared", "shown")
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[EffectPreview]:
        # The list has many looks on a page, and each document is long.
        return super().get_queryset(request).defer("document", "release__document")

    @admin.display(description="Differs from the release in")
    def compared(self, look: EffectPreview) -> str:
        """What to hold against other looks: two that differ by little may tell a person."""
        if not look.document:
            return "Not kept at the time of this look."
        before = stored(look.release.document) if look.release else Document()
        back = known_before(look.release.number if look.release else 0)
        return "\n".join(_lines(between(before, stored(look.document), back)))

    def has_view_permission(self, request: HttpRequest, obj: EffectPreview | None = None) -> bool:
        return request.user.is_superuser

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: EffectPreview | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: EffectPreview | None = None) -> bool:
        return False


def _lines(groups: tuple[Group, ...]) -> Iterator[str]:
    for group in groups:
        yield f"{group.title}: {group.counted}"
        for entry in group.entries:
            yield f"{entry.kind_name}: {entry.name}"
            for line in entry.lines:
                yield f"– {line.label}: {line.before or 'nothing'} → {line.after or 'nothing'}"
