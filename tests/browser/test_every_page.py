"""Every page there is, in each look: what holds for one page holds for all of them.

Two windows (wide, and the smallest that we promise), each in light and dark colours. Whatever
a page logs, raises or asks of another origin is told by `new_page` when the test ends.
"""

from functools import cache
from urllib.parse import urlsplit

import pytest
from django.conf import settings as site_settings
from django.urls import path
from django.utils import timezone

from careers import goals, releases
from careers.actions.import_document import import_document
from careers.actions.publish import publish
from careers.actions.rate import Wish, rate
from careers.domain.document import Document
from careers.models import CanDo, Role, Skill
from careers.views import errors
from tests.admin.conftest import editor, editors  # noqa: F401 - fixtures
from tests.browser import axe
from tests.browser.conftest import SMALLEST, WIDE
from tests.browser.test_accounts_journey import link_for
from tests.public.test_errors import FAULTS
from tests.public.test_errors import Urls as FaultyUrls

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("viewport", [WIDE, SMALLEST], ids=["wide", "smallest"]),
]
# The browser logs each answer that is not a success; these are what the test asks for.
MEANT = ["/fault/", "/no/such/page/", "?category=no-such-thing"]


class Urls(FaultyUrls):
    """Those of the site, and one for each page that says what went wrong."""

    handler429 = FaultyUrls._site.handler429
    urlpatterns = [
        path("fault/limited/", errors.too_many_requests),
        path("fault/csrf/", errors.csrf_failure),
        *FaultyUrls.urlpatterns,
    ]


@cache
def document():
    return Document.model_validate_json(site_settings.DEFAULT_CATALOGUE.read_bytes())


@pytest.fixture
def catalogue(default_catalogue):
    return default_catalogue.catalogue


@pytest.fixture
def working(db):
    """The catalogue that Crosswalk ships with as rows, published."""
    import_document(document=document())
    publish(author=None, note="First", now=timezone.now())


@pytest.fixture
def rated(catalogue, member):
    """Every other skill rated, one level after the other, and a goal."""
    held = [skill.slug for skill in catalogue.skills][::2]
    rate(
        member_id=member.pk,
        wishes={slug: Wish(place % 5, source="web") for place, slug in enumerate(held)},
        published=releases.current(),
        now=timezone.now(),
    )
    goals.choose(member.pk, catalogue.roles[0].slug, timezone.now())
    return member


@pytest.fixture
def walk(new_page, viewport):
    """walk.page is the window; walk(*paths) opens each and keeps what is wrong with it. No
    fault may be left at the end."""
    walk = Walk(new_page(viewport=viewport, reduced_motion="reduce", expected=MEANT))
    yield walk
    assert not walk.faults


class Walk:
    def __init__(self, page):
        self.page = page
        self.faults = []

    def __call__(self, *paths):
        for address in paths:
            self.page.goto(address)
            if not self.page.url.endswith(address):
                self.faults.append(f"{address} led to {self.page.url}")
            self._look(address)

    def _look(self, name):
        found = _faults(self.page) + axe.violations(self.page)
        self.page.emulate_media(color_scheme="dark")
        self.page.evaluate("document.getAnimations().forEach((change) => change.finish())")
        found += [f"dark: {fault}" for fault in axe.contrast_violations(self.page)]
        self.page.emulate_media(color_scheme="light")
        self.faults += [f"{name}: {fault}" for fault in found]


def _faults(page):
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    headings = page.locator("h1").count()
    checks = {
        f"{wider} px wider than the window": wider > 0,
        f"{headings} first headings": headings != 1,
        "no title": not page.title().strip(),
    }
    return [fault for fault, found in checks.items() if found]


def test_public_pages(walk, catalogue):
    walk("/", "/roles/", "/compare/", "/skills/", "/faq/", "/sources/", "/privacy/")
    walk(*(f"/roles/{role.slug}/" for role in catalogue.roles))
    walk(*(f"/skills/{slug}/" for slug in _telling_skills(catalogue)))
    walk(*(f"/guide/{page.slug}/" for page in document().guide))
    walk("/roadmaps/", *(f"/roadmaps/{way}/" for way in _ways(catalogue)))
    walk("/search/", "/search/?q=model", "/search/?q=nothing-of-that-name")
    walk(f"/skills/?role={catalogue.roles[0].slug}")


def test_pages_of_a_visitor(walk, catalogue, member):
    names = ("login", "signup", "password/reset", "inactive")
    walk(*(f"/accounts/{name}/" for name in names))
    walk("/accounts/password/reset/key/1-x/", "/accounts/password/reset/key/done/")
    walk.page.goto(link_for(member.email))  # leads to an address without the key
    walk(urlsplit(walk.page.url).path)


def test_pages_of_a_member_who_is_new(walk, catalogue, member, sign_in):
    sign_in(walk.page, member)
    walk(
        "/me/", "/me/progress/", "/me/skills/", "/me/goal/", f"/me/roles/{catalogue.roles[0].slug}/"
    )
    walk(f"/me/roadmap/{catalogue.roles[0].slug}/")


def test_pages_of_a_member(walk, catalogue, rated, sign_in):
    sign_in(walk.page, rated)
    walk("/me/", "/me/progress/", "/me/goal/", "/me/skills/", "/me/skills/?show=all")
    walk(*(f"/roadmaps/{way}/" for way in _ways(catalogue)))
    walk(f"/me/skills/?category={document().categories[0].slug}")
    walk(*(f"/me/roles/{role.slug}/" for role in catalogue.roles))
    walk(*(f"/me/roadmap/{role.slug}/" for role in catalogue.roles))
    names = ("profile", "email", "password/change", "reauthenticate", "logout")
    walk(*(f"/accounts/{name}/" for name in names))


def test_pages_for_what_went_wrong(walk, catalogue, member, sign_in, settings):
    settings.ROOT_URLCONF = Urls
    walk("/no/such/page/")
    sign_in(walk.page, member)
    walk("/no/such/page/", "/me/skills/?category=no-such-thing")
    walk(*(f"/fault/{name}/" for name in (*FAULTS, "limited", "csrf")))


def test_pages_of_an_editor(walk, working, editor, sign_in):  # noqa: F811
    sign_in(walk.page, editor)
    publishing = "/admin/careers/release/publish/"
    walk("/admin/", publishing, "/admin/careers/release/")
    walk(f"/admin/careers/role/{Role.objects.first().pk}/change/")
    Skill.objects.filter(slug="sql").update(summary="Asks tables.")
    walk(publishing)
    CanDo.objects.filter(skill__slug="sql").delete()
    walk(publishing)


def _ways(catalogue):
    """One from starting out, and one from role to role, both with stages."""
    one, other = (role.slug for role in catalogue.roles[:2])
    return f"start/{one}", f"{one}/{other}"


def _telling_skills(catalogue):
    """One that many others lean on, and one of a requirement that several satisfy."""
    needed = [row.skill for skill in catalogue.skills for row in skill.requires]
    options = (row.any_of for role in document().roles for row in role.requirements)
    return max(needed, key=needed.count), next(any_of[0] for any_of in options if any_of[1:])
