"""Pages to read: questions, guide, sources, privacy."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from careers import structured
from careers.domain.catalogue import Catalogue
from careers.domain.citations import citations
from careers.views.public import public_page


@public_page
def faq(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    data = structured.faq_page(catalogue, settings.SITE_URL + reverse("faq"))
    return render(request, "careers/faq.html", {"catalogue": catalogue, "data": data})


@public_page
def guide(request: HttpRequest, catalogue: Catalogue, slug: str) -> HttpResponse:
    page = next((page for page in catalogue.guide if page.slug == slug), None)
    if page is None:
        raise Http404("No guide page of this release has this address.")
    address = settings.SITE_URL + reverse("guide", args=(slug,))
    context = {
        "catalogue": catalogue,
        "page": page,
        "others": [other for other in catalogue.guide if other is not page],
        "data": structured.article(page, catalogue, address),
    }
    return render(request, "careers/guide.html", context)


@public_page
def sources(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    context = {"catalogue": catalogue, "citations": citations(catalogue)}
    return render(request, "careers/sources.html", context)


@public_page
def privacy(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    context = {
        "catalogue": catalogue,
        "session_cookie": settings.SESSION_COOKIE_NAME,
        "session_days": settings.MEMBER_SESSION[0] // settings.DAY,
        "longest_days": settings.MEMBER_SESSION[1] // settings.DAY,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
    }
    return render(request, "careers/privacy.html", context)
