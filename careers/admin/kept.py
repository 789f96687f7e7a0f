"""Skills and roles: retired rather than deleted once members' records may refer to them."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from careers.admin.base import CatalogueAdmin

WHY = (
    "{names} cannot be deleted: members’ records refer to what was once published, rated or "
    "a goal. Retire instead what should go."
)


class KeptAdmin(CatalogueAdmin):
    actions = ("delete_selected",)
    readonly_fields: ClassVar[Any] = ("first_release", "retired")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Lists find what is retired; the boxes to choose from offer what is not."""
        match = request.resolver_match
        if match and match.url_name == "autocomplete":
            queryset = queryset.filter(retired=False)
        return super().get_search_results(request, queryset, search_term)

    def permanent(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `rows` that may never be deleted."""
        raise NotImplementedError

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not self._refused(obj.pk))

    def delete_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is None or not super().has_delete_permission(request) or not self._refused(row.pk):
            return super().delete_view(request, object_id, *args, **kwargs)
        self.message_user(request, WHY.format(names=f"“{row}”"), messages.ERROR)
        page = "retire" if self.has_change_permission(request) else "change"
        return redirect(reverse(f"admin:careers_{self.opts.model_name}_{page}", args=(row.pk,)))

    @admin.action(permissions=["delete"], description="Delete selected %(verbose_name_plural)s")
    def delete_selected(self, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        kept = list(self.permanent(rows))
        if not kept:
            return delete_selected(self, request, rows)
        names = ", ".join(f"“{row}”" for row in kept)
        self.message_user(request, WHY.format(names=names), messages.ERROR)
        return None

    def _refused(self, pk: int) -> bool:
        return self.permanent(self.model.objects.filter(pk=pk)).exists()
