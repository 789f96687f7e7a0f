"""Evidence is attached, changed and taken back, each on a page of its own."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from careers import evidence as stored
from careers import releases
from careers.actions import attach
from careers.domain import evidence_page, wording
from careers.domain.catalogue import Catalogue, Skill
from careers.domain.evidence import evidenced, supported
from careers.domain.evidence_pieces import Attached, Piece, end_told
from careers.domain.holdings import final
from careers.domain.levels import MAX_EVIDENCE
from careers.evidence_form import EvidenceForm, SkillForm
from careers.models import Evidence
from careers.releases import Published
from careers.views.member import MemberRequest

METHODS: Final = ["GET", "HEAD", "POST"]
CHOOSE, CHOSEN = "choose", "chosen"
"""The buttons that lead to the choice of the skill and back; what was typed comes along."""
TYPED: Final = ("level", "kind", "title", "link", "dated_on", "expires_on", "note")
FULL: Final = f"You have {MAX_EVIDENCE} pieces of evidence, and more cannot be kept. Take one back."
THERE: Final = "That piece was on your list already. It is there once."


@require_http_methods(METHODS)
def add_evidence(request: MemberRequest) -> HttpResponse:
    """`?skill=` skips the first step, which chooses it."""
    published = releases.current()
    catalogue = published.catalogue
    sent = request.POST if request.method == "POST" else request.GET
    slug = final(sent.get("skill", ""), catalogue.merged)
    if CHOOSE in sent or not catalogue.has_skill(slug):
        return _choose(request, catalogue, sent)
    skill = catalogue.skill(slug)
    saves = request.method == "POST" and CHOSEN not in sent
    form = _form(catalogue, skill, sent if saves else None, sent)
    if saves and form.is_valid() and _attached(request, published, skill, form):
        return redirect("evidence")
    context = {"catalogue": catalogue, "skill": skill, "form": form}
    return _page(request, "careers/evidence_add.html", context, form)


def _choose(request: MemberRequest, catalogue: Catalogue, sent: Mapping[str, str]) -> HttpResponse:
    """The first step. A skill that this release does not hold is said so."""
    asked = sent if "skill" in sent else None
    form = SkillForm(asked, catalogue=catalogue)
    typed = [(name, sent[name]) for name in TYPED if sent.get(name) and name != "level"]
    context = {"catalogue": catalogue, "form": form, "typed": typed}
    return _page(request, "careers/evidence_skill.html", context, form)


def _form(
    catalogue: Catalogue, skill: Skill | None, data: Any, initial: Mapping[str, Any]
) -> EvidenceForm:
    begun = {name: initial[name] for name in TYPED if name in initial}
    return EvidenceForm(
        data, catalogue=catalogue, skill=skill, today=timezone.localdate(), initial=begun
    )


def _page(
    request: MemberRequest,
    template: str,
    context: Mapping[str, Any],
    form: EvidenceForm | SkillForm,
) -> HttpResponse:
    return render(request, template, context, status=400 if form.errors else 200)


def _attached(
    request: MemberRequest, published: Published, skill: Skill, form: EvidenceForm
) -> bool:
    try:
        _, new = attach.attach(
            member_id=request.user.pk,
            skill=skill.slug,
            said=form.said(),
            published=published,
            now=timezone.now(),
        )
    except attach.Full:
        form.add_error(None, FULL)
        return False
    messages.success(request, _saved(form.said()) if new else THERE)
    return True


def _saved(said: Attached) -> str:
    """With a word on what has ended already: it would be missed in the sum."""
    told = end_told(Piece(0, "", "", said, declined=False), timezone.localdate())
    return f"Saved: {said.title}. {told}".rstrip()


@require_http_methods(METHODS)
def change_evidence(request: MemberRequest, pk: int) -> HttpResponse:
    """With the mark of what the page showed (`was`) nothing newer is overwritten: 409 with both."""
    catalogue = releases.current_catalogue()
    piece = _find(stored.pieces_of(request.user.pk), pk)
    if piece is None or not piece.is_members:
        return _gone(request, catalogue)
    data = request.POST if request.method == "POST" else None
    form = _form(catalogue, _skill(catalogue, piece), data, asdict(piece.said))
    stale = False
    if form.is_valid():
        was, said = request.POST.get("was", ""), form.said()
        try:
            attach.change(member_id=request.user.pk, pk=pk, was=was, said=said)
        except attach.Stale:
            stale, piece = True, _find(stored.pieces_of(request.user.pk), pk) or piece
        except Evidence.DoesNotExist:
            return _gone(request, catalogue)
        else:
            messages.success(request, _saved(said))
            return redirect("evidence")
    return _change_page(request, catalogue, piece, form, stale=stale)


def _change_page(
    request: MemberRequest, catalogue: Catalogue, piece: Piece, form: EvidenceForm, *, stale: bool
) -> HttpResponse:
    context = {"catalogue": catalogue, "form": form, "stale": stale, **_shown(catalogue, piece)}
    status = 409 if stale else 400 if form.errors else 200
    return render(request, "careers/evidence_change.html", context, status=status)


def _shown(catalogue: Catalogue, piece: Piece) -> dict[str, object]:
    return {
        "name": evidence_page.name_of(catalogue, piece),
        "line": evidence_page.line(catalogue, piece, timezone.localdate()),
    }


@require_http_methods(METHODS)
def take_back_evidence(request: MemberRequest, pk: int) -> HttpResponse:
    """First what it would do, then, posted, done."""
    catalogue = releases.current_catalogue()
    if request.method == "POST":
        return _taken(request, catalogue, pk)
    pieces = stored.pieces_of(request.user.pk)
    piece = _find(pieces, pk)
    if piece is None:
        return _gone(request, catalogue)
    context = {
        "catalogue": catalogue,
        "effects": _effects(catalogue, pieces, piece),
        **_shown(catalogue, piece),
    }
    return render(request, "careers/evidence_take_back.html", context)


def _taken(request: MemberRequest, catalogue: Catalogue, pk: int) -> HttpResponse:
    piece = _find(stored.pieces_of(request.user.pk), pk)
    if piece is None or not attach.take_back(member_id=request.user.pk, pk=pk):
        return _gone(request, catalogue)
    messages.success(request, f"Taken back: {piece.said.title}.")
    return redirect("evidence")


def _effects(catalogue: Catalogue, pieces: list[Piece], gone: Piece) -> list[str]:
    """What taking it back would change, role by role, in whole percent."""
    today = timezone.localdate()
    before = supported((piece.item for piece in pieces), catalogue, today)
    after = supported((piece.item for piece in pieces if piece != gone), catalogue, today)
    found = []
    for role in catalogue.roles:
        now, then = evidenced(role, before), evidenced(role, after)
        if now and then and now.low != then.low:
            figures = (wording.percent_text(row.low_percent) for row in (now, then))
            found.append(f"{role.name}: evidence supports {' → '.join(figures)}.")
    return found


def _find(pieces: list[Piece], pk: int) -> Piece | None:
    return next((piece for piece in pieces if piece.pk == pk), None)


def _skill(catalogue: Catalogue, piece: Piece) -> Skill | None:
    slug = final(piece.skill, catalogue.merged)
    return catalogue.skill(slug) if catalogue.has_skill(slug) else None


def _gone(request: MemberRequest, catalogue: Catalogue) -> HttpResponse:
    """Taken back meanwhile, or never theirs: nobody is told which."""
    return render(request, "careers/evidence_gone.html", {"catalogue": catalogue}, status=404)
