"""What a posted rating is answered with: a fragment for htmx, a page for everybody else."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts.redirects import is_local
from careers import forms, goals, ratings
from careers.actions.rate import Outcome, Wish
from careers.domain import picker, rating_page, rating_way
from careers.domain.catalogue import Catalogue
from careers.domain.holdings import Held, levels
from careers.domain.picker import Change
from careers.domain.rating_page import Selection
from careers.domain.wording import listed, ratings_saved
from careers.releases import Published
from careers.views import rate_fragments as fragments
from careers.views import rate_page
from careers.views.member import MemberRequest
from careers.views.rate_page import Answer, Member, Saved

JUST_RATED = "just_rated"
"""In the session, without JavaScript only: what the page after the redirect has to tell, as
{"rated": {slug: [old, when]}, "undone": [slug], "change": [role, before, after] or None}."""

FRESH = timedelta(minutes=1)
"""For how long it is told: the page may be loaded again, or come back to, much later."""

GO_ON = "then"
"""The field that a form without script sends to be led on once it is saved."""

SAVED = "saved"
"""The query parameter that asks for it, so that telling it needs no write on GET."""


def refused(request: MemberRequest, published: Published, fault: forms.Refused) -> HttpResponse:
    """Nothing was saved. The page keeps what was chosen and says why at each picker."""
    if request.htmx:
        sentence = fault.notice or next(iter(fault.problems.values()))
        return HttpResponse(fragments.problem(sentence), status=fault.status)
    states = {slug: fragments.problem(sentence) for slug, sentence in fault.problems.items()}
    held = ratings.of_member(request.user.pk, published)
    return _page(request, published, held, states, fault.status, fault.notice)


def nothing(request: MemberRequest, published: Published) -> HttpResponse:
    """What was sent is what the page had shown already. Only a form may say that."""
    if request.htmx:
        return HttpResponse(fragments.problem("No change was sent."), status=400)
    where = _where(request, published.catalogue, ())
    if GO_ON in request.POST:
        held = ratings.of_member(request.user.pk, published)
        return _go_on(request, published.catalogue, where, levels(held))
    return redirect(rate_page.address(where))


def stale(
    request: MemberRequest, published: Published, outcome: Outcome, wishes: Mapping[str, Wish]
) -> HttpResponse:
    """Nothing was saved, because the page had not shown what is stored. 409, both values."""
    states = {
        slug: fragments.stale(published, slug, stored, wishes[slug].level)
        for slug, stored in outcome.stale.items()
    }
    if request.htmx:
        slug, stored = next(iter(outcome.stale.items()))
        context = {"slug": slug, "state": states[slug], "was": stored}
        return render(request, "careers/_rate_stale.html", context, status=409)
    return _page(request, published, outcome.before, states, 409)


def _page(
    request: MemberRequest,
    published: Published,
    held: Mapping[str, Held],
    states: Mapping[str, SafeString],
    status: int,
    notice: str = "",
) -> HttpResponse:
    catalogue = published.catalogue
    names = [catalogue.skill(slug).name for slug in states]
    notice = notice or f"Nothing was saved. Look at {listed(names)} below."
    answer = Answer(status, states, forms.chosen(request.POST, catalogue), notice)
    reader = rate_page.member(published, held, goals.of_member(request.user.pk))
    return rate_page.respond(request, published, reader, _where(request, catalogue, states), answer)


def saved(
    request: MemberRequest, published: Published, outcome: Outcome, wishes: Mapping[str, Wish]
) -> HttpResponse:
    """What was held already needed no writing. `next`, a path of this site, leads back."""
    change = _change(request, published.catalogue, outcome)
    if request.htmx:
        return _fragment(request, published, outcome, wishes, change)
    where = _where(request, published.catalogue, wishes)
    if GO_ON in request.POST:
        if outcome.changed:
            messages.success(request, _told(outcome, change))
        return _go_on(request, published.catalogue, where, levels(outcome.after))
    if is_local(request.POST.get("next", "")):
        messages.success(request, _told(outcome, change))
        return redirect(request.POST["next"])
    if not outcome.changed:
        return redirect(rate_page.address(where))
    request.session[JUST_RATED] = {
        "rated": {
            slug: (_level(outcome.before, slug), outcome.after[slug].at.isoformat())
            for slug in outcome.changed
        },
        "undone": [slug for slug in outcome.changed if wishes[slug].source == "undo"],
        "change": change,
    }
    anchor = outcome.changed[0] if len(outcome.changed) == 1 else ""
    return redirect(rate_page.address(where, anchor=anchor, **{SAVED: "1"}))


def _told(outcome: Outcome, change: Change | None) -> str:
    told = ratings_saved(len(outcome.changed))
    return f"{told} {change}" if change else told


def _go_on(
    request: MemberRequest,
    catalogue: Catalogue,
    where: Selection | None,
    rated: Mapping[str, int],
) -> HttpResponse:
    goal = rating_page.find_role(catalogue, request.POST.get("goal"))
    following = where and rating_way.following(catalogue, where, rated, goal)
    if following:
        return redirect(rate_page.address(following))
    return redirect(rate_page.readiness_address(goal))


def _fragment(
    request: MemberRequest,
    published: Published,
    outcome: Outcome,
    wishes: Mapping[str, Wish],
    change: Change | None,
) -> HttpResponse:
    catalogue, rated = published.catalogue, levels(outcome.after)
    slug, wish = next(iter(wishes.items()))
    level = rated.get(slug)
    undone = wish.source == "undo"
    told: dict[str, object] = {
        "undone": undone,
        "can_undo": slug in outcome.changed and not undone,
        "undo": _level(outcome.before, slug),
        "change": change,
        "day": "" if level is None else rate_page.day_at(outcome.after[slug].at),
    }
    context = {
        "slug": slug,
        "state": fragments.saved(published, slug, level, told),
        "was": level,
        "asking": fragments.asking(published, slug, level),
        "rated": len(rated),
        "total": len(catalogue.skills),
        **_counts(request, catalogue, rated, slug),
    }
    return render(request, "careers/_rate_saved.html", context)


def _counts(
    request: MemberRequest, catalogue: Catalogue, rated: Mapping[str, int], slug: str
) -> dict[str, object]:
    """The shelf of the skill, and the heading that it stands under on the page."""
    category = catalogue.skill(slug).category
    where = _where(request, catalogue, (slug,)) or Selection("category", category)
    headings = rating_page.groups(catalogue, where, rated)
    return {
        "shelf": next(
            row for row in rating_page.shelves(catalogue, where, rated) if row.slug == category
        ),
        "heading": next(
            (
                group
                for group in headings
                if group.rated is not None and any(skill.slug == slug for skill in group.skills)
            ),
            None,
        ),
    }


def just_saved(request: MemberRequest, published: Published, reader: Member) -> Answer:
    """What the redirect after a save has to tell, as far as it is still true."""
    told = request.session.get(JUST_RATED) if SAVED in request.GET else None
    if not told:
        return rate_page.NOTHING_NEW
    change = Change(*told["change"]) if told["change"] else None
    rated = _still_true(told, reader)
    one = len(told["rated"]) == 1
    states = {
        slug: fragments.saved(
            published,
            slug,
            reader.level(slug),
            {
                "undone": slug in told["undone"],
                "can_undo": slug not in told["undone"],
                "undo": old,
                "change": change if one else None,
            },
        )
        for slug, old in rated.items()
    }
    return Answer(states=states, saved=None if one or not rated else Saved(len(rated), change))


def _still_true(told: Mapping[str, Any], reader: Member) -> dict[str, int | None]:
    """The old levels, by slug, of what that save wrote just now and nothing wrote since."""
    since = timezone.now() - FRESH
    return {
        slug: old
        for slug, (old, at) in told["rated"].items()
        if slug in reader.held and since < reader.held[slug].at == datetime.fromisoformat(at)
    }


def _change(request: MemberRequest, catalogue: Catalogue, outcome: Outcome) -> Change | None:
    role = picker.role_to_tell(catalogue, outcome.changed, request.POST.get("goal", ""))
    if role is None:
        return None
    return picker.change(role, levels(outcome.before), levels(outcome.after))


def _level(holdings: Mapping[str, Held], slug: str) -> int | None:
    return holdings[slug].level if slug in holdings else None


def _where(
    request: MemberRequest, catalogue: Catalogue, slugs: Collection[str]
) -> Selection | None:
    """What the form's page showed; a form that does not say so came from a skill's category."""
    try:
        named = rating_page.read(request.POST, catalogue)
    except LookupError:  # a form older than the release
        named = None
    known = [slug for slug in slugs if catalogue.has_skill(slug)]
    if named or not known:
        return named
    return Selection("category", catalogue.skill(known[0]).category)
