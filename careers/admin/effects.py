"""The log of looks at the effect of publishing: for superusers, and for nobody to change."""

from django.contrib import admin
from django.http import HttpRequest

from careers.models import EffectPreview
from config.admin_lists import OwnFilters


@admin.register(EffectPreview)
class EffectPreviewAdmin(OwnFilters):
    list_display = ("at", "editor", "release", "sha256")
    list_select_related = ("editor", "release")
    fields = ("at", "editor", "release", "sha256", "shown")
    actions = None

    def has_view_permission(self, request: HttpRequest, obj: EffectPreview | None = None) -> bool:
        return request.user.is_superuser

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: EffectPreview | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: EffectPreview | None = None) -> bool:
        return False
