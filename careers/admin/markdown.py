"""Markdown as the page will show it, while an editor types."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from careers.admin.desk import desk_page
from careers.domain.levels import MAX_TEXT
from careers.markdown import to_html

TOO_LONG: Final = f"Longer than {MAX_TEXT} characters: this cannot be saved."


@require_POST
@desk_page("careers.view_release")
def markdown(request: HttpRequest) -> HttpResponse:
    """The HTML of the field `text`, made by what makes the pages."""
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if len(text) > MAX_TEXT:
        return HttpResponse(TOO_LONG, status=400, content_type="text/plain; charset=utf-8")
    html = to_html.__wrapped__(text)  # a draft is worth no memory
    return render(request, "admin/careers/_markdown.html", {"html": html})
