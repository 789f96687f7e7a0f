"""Releases to look at, and the page that publishes the next one."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.models import User
from careers.actions.publish import NothingToPublish, PublishedMeanwhile, prepare, publish
from careers.admin.fields import PlainText
from careers.admin.findings import located
from careers.domain.faults import DocumentError
from careers.domain.levels import MAX_SENTENCE
from careers.models import Release
from config.admin_lists import OwnFilters

REASONS: dict[type[Exception], str] = {
    DocumentError: "Not published: the working copy has faults. They are listed below.",
    NothingToPublish: "Not published: the working copy says what the current release says.",
    PublishedMeanwhile: "Not published: somebody else published meanwhile. Look at what the "
    "working copy would change now, and decide again.",
}


class PublishForm(forms.Form):
    number = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    note = PlainText(
        label="What changed",
        max_length=MAX_SENTENCE,
        widget=forms.Textarea({"rows": 3, "cols": 60}),
        help_text="For other editors and for members. It cannot be changed later.",
        error_messages={"required": "Say in a sentence what changed."},
    )


@admin.register(Release)
class ReleaseAdmin(OwnFilters):
    """Nobody edits or deletes a release, administrators included."""

    list_display = ("number", "published_at", "author", "note")
    list_select_related = ("author",)
    search_fields = ("note",)
    fields = ("number", "published_at", "author", "note", "schema_version", "sha256")
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Release]:
        """Without the document itself, which is long and which no page of these shows."""
        return super().get_queryset(request).defer("document")

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(
            require_http_methods(["GET", "HEAD", "POST"])(self.publish)
        )
        return [path("publish/", page, name="careers_release_publish"), *super().get_urls()]

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A release is not typed in: it is the working copy, published."""
        return redirect("admin:careers_release_publish")

    def publish(self, request: HttpRequest) -> HttpResponse:
        """What stands against publishing and, once nothing does, the note that publishes."""
        if not self.has_add_permission(request):
            raise PermissionDenied("This account may not publish.")
        form = PublishForm(request.POST or None)
        refusal = ""
        if form.is_valid():
            try:
                author = cast("User", request.user)
                release = publish(author=author, now=timezone.now(), **form.cleaned_data)
            except (DocumentError, NothingToPublish, PublishedMeanwhile) as error:
                refusal = REASONS[type(error)]
            else:
                return self._published(request, release)
        status = 409 if refusal else 400 if form.is_bound else 200
        return self._page(request, form, refusal, status)

    def _published(self, request: HttpRequest, release: Release) -> HttpResponse:
        self.log_addition(request, release, [{"added": {}}])
        sentence = f"Release {release.number} is published. Every page shows it from now on."
        self.message_user(request, sentence, messages.SUCCESS)
        return redirect("admin:careers_release_changelist")

    def _page(
        self, request: HttpRequest, form: PublishForm, refusal: str, status: int
    ) -> HttpResponse:
        candidate = prepare()
        if refusal or not form.is_bound:
            note = form.data.get("note", "")
            form = PublishForm(initial={"number": candidate.number, "note": note})
        found = located(candidate.faults)
        context = {
            **self.admin_site.each_context(request),
            "title": "Publish the working copy",
            "opts": self.opts,
            "media": self.media,
            "form": form,
            "refusal": refusal,
            "candidate": candidate,
            "current": self.get_queryset(request).select_related("author").first(),
            "errors": [row for row in found if row.fault.severity == "error"],
            "warnings": [row for row in found if row.fault.severity == "warning"],
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request, "admin/careers/release/publish.html", context, status=status
        )
