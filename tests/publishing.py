"""Put a catalogue in front of members without an editor's working copy behind it."""

from hashlib import sha256

from django.utils import timezone

from careers.domain.document import Document
from careers.models import Category, Release, Role, Skill
from careers.releases import Published, current


def release(document: Document) -> Published:
    """`document` as the newest release, with the rows that members' own rows point at."""
    _rows(document)
    stored = document.model_dump_json()
    number = Release.objects.count() + 1
    Role.objects.filter(slug__in=[part.slug for part in document.roles]).update(last_release=number)
    Release.objects.create(
        number=number,
        schema_version=document.schema_version,
        document=stored,
        sha256=sha256(stored.encode()).hexdigest(),
        published_at=timezone.now(),
    )
    return current()


def _rows(document: Document) -> None:
    for place, part in enumerate(document.categories):
        Category.objects.get_or_create(
            slug=part.slug, defaults={"name": part.name, "position": place}
        )
    categories = dict(Category.objects.values_list("slug", "id"))
    Skill.objects.bulk_create(
        (
            Skill(
                slug=part.slug,
                name=part.name,
                category_id=categories[part.category],
                kind=part.kind,
                position=place,
                first_release=1,
            )
            for place, part in enumerate(document.skills)
        ),
        ignore_conflicts=True,
    )
    kept = ("slug", "name", "short_name", "code", "accent", "glyph")
    Role.objects.bulk_create(
        (
            Role(position=place, first_release=1, **{name: getattr(part, name) for name in kept})
            for place, part in enumerate(document.roles)
        ),
        ignore_conflicts=True,
    )
