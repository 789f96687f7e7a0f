"""What members said of a skill that was merged: every row stays, and the newest counts."""

from datetime import timedelta

from django.utils import timezone

from careers import ratings, releases
from careers.actions.import_document import import_document
from careers.actions.publish import publish
from careers.actions.rate import Wish, rate
from careers.actions.retire import merge_skill
from careers.domain.holdings import levels
from careers.domain.reading import stored
from careers.models import Rating, RatingEvent, Release, RequirementOption, Skill
from tests.admin.conftest import working  # noqa: F401 - a fixture


def test_the_newest_of_the_merged_counts_and_histories_stay(member, working):  # noqa: F811
    """Kubernetes was rated after Docker. Merged, it counts; restored, each is its own again."""
    now = timezone.now()
    _rate(member, now - timedelta(days=3), kubernetes=4)
    _rate(member, now - timedelta(days=2), docker=3)
    _rate(member, now - timedelta(days=1), kubernetes=1)
    rows, events = list(Rating.objects.values()), list(RatingEvent.objects.values())
    assert _held(member) == {"docker": 3, "kubernetes": 1}

    old, new = (Skill.objects.get(slug=slug) for slug in ("kubernetes", "docker"))
    merge_skill(skill_id=old.pk, into_id=new.pk, repoint=True)
    assert _held(member) == {"docker": 3, "kubernetes": 1}
    _publish()
    assert _held(member) == {"docker": 1}

    import_document(document=stored(Release.objects.get(number=1).document))
    assert _held(member) == {"docker": 1}
    _publish()
    assert _held(member) == {"docker": 3, "kubernetes": 1}
    assert not Skill.objects.get(pk=old.pk).retired
    assert RequirementOption.objects.filter(skill=old).exists()
    assert list(Rating.objects.values()) == rows
    assert list(RatingEvent.objects.values()) == events


def _rate(member, now, **wished):
    wishes = {slug: Wish(level) for slug, level in wished.items()}
    rate(member_id=member.pk, wishes=wishes, published=releases.current(), now=now)


def _held(member):
    return levels(ratings.of_member(member.pk, releases.current()))


def _publish():
    publish(author=None, note="Next", now=timezone.now())
