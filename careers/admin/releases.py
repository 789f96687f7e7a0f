"""The list of releases, each to look at."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from careers.admin.restoring import RIGHTS
from careers.models import Release
from config.admin_lists import OwnFilters


@admin.register(Release)
class ReleaseAdmin(OwnFilters):
    """Nobody edits or deletes a release, administrators included."""

    list_display = ("number", "published_at", "author", "note")
    list_select_related = ("author",)
    search_fields = ("note",)
    fields = ("number", "published_at", "published_by", "note", "schema_version", "sha256")
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Release]:
        """Without the document itself, which is long and which no page of these shows."""
        return super().get_queryset(request).defer("document")

    @admin.display(description="by")
    def published_by(self, release: Release) -> str:
        """The name alone: the pages about people are not for editors."""
        return str(release.author or "")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(
            request, {**_also(request, extra_context), "title": "Releases"}
        )

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return super().change_view(request, object_id, form_url, _also(request, extra_context))

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A release is not typed in: it is the working copy, published."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return redirect("admin:careers_release_publish")


def _also(request: HttpRequest, context: dict[str, Any] | None) -> dict[str, Any]:
    return {**(context or {}), "may_restore": request.user.has_perms(RIGHTS)}
