"""Lay a catalogue document into the working copy: it replaces what is there."""

from typing import Any

from django.db.models import ProtectedError

from careers.actions.changing import changing
from careers.actions.import_roles import lay_comparison, lay_crossings, lay_roles
from careers.actions.import_skills import lay_skills, retire_skills
from careers.actions.sync import Tally, drop, sync
from careers.domain import document as doc
from careers.models import Category, Faq, GuidePage, Level, Role, Source


@changing()
def import_document(*, document: doc.Document) -> Tally:
    """Make the working copy say exactly what `document` (whole, by `careers.domain.reading`)
    says, matched by slug, or change nothing. Importing one's own export changes no row.

    Skills and roles that are absent are retired if they were ever published or if members
    refer to them, and deleted otherwise.
    """
    tally: Tally = Tally()
    sync(
        Level.objects.all(),
        {row.level: row.model_dump() for row in document.levels},
        key=lambda row: row.level,
        tally=tally,
    )
    categories = _lay(Category, document.categories, tally)
    sources = _lay(Source, document.sources, tally)
    skills = lay_skills(document.skills, categories, sources, tally)
    roles = lay_roles(document.roles, skills, sources, tally)
    lay_comparison(document, roles, tally)
    lay_crossings(document, roles, skills, tally)
    sync(Faq.objects.all(), _by_slug(document.faq), key=lambda row: row.slug, tally=tally)
    sync(GuidePage.objects.all(), _by_slug(document.guide), key=lambda row: row.slug, tally=tally)
    _retire_roles(document, tally)
    retire_skills(document, skills, tally)
    drop(Category.objects.exclude(slug__in=categories), tally)
    drop(Source.objects.exclude(slug__in=sources), tally)
    return tally


def _by_slug(parts: Any) -> dict[str, dict[str, Any]]:
    return {part.slug: part.model_dump() for part in parts}


def _lay(model: Any, parts: Any, tally: Tally) -> dict[str, Any]:
    """Categories and sources: absent ones go last, when nothing refers to them any more."""
    return sync(
        model.objects.all(),
        _by_slug(parts),
        key=lambda row: row.slug,
        tally=tally,
        keep_absent=True,
    )


def _retire_roles(document: doc.Document, tally: Tally) -> None:
    kept = [role.slug for role in document.roles]
    for role in Role.objects.live().exclude(slug__in=kept):
        try:
            if role.first_release is None:
                role.delete()
                tally["removed"] += 1
                continue
        except ProtectedError:
            pass  # a member's goal refers to it
        role.retired = True
        role.save(update_fields=["retired"])
        tally["retired"] += 1
