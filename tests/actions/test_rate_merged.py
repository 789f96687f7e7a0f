"""Rating what another skill was merged into: its level is the old level."""

from datetime import UTC, datetime, timedelta

import pytest

from careers import ratings
from careers.actions.rate import Wish, rate
from careers.models import Rating, RatingEvent
from tests import catalogues, publishing

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)


@pytest.fixture
def save(member, published):
    """save(published, sql=Wish(3)): the day after, under that release. TensorFlow is rated
    Practitioner before, while it is a skill of its own."""

    def save(release, now=NOON + timedelta(days=1), **wishes):
        return rate(member_id=member.pk, wishes=wishes, published=release, now=now)

    save(published, now=NOON, tensorflow=Wish(3))
    return save


@pytest.fixture
def merged(published):
    """The next release: TensorFlow went into PyTorch."""
    document = catalogues.small()
    roles = tuple(
        role.model_copy(update={"requirements": tuple(map(_without, role.requirements))})
        for role in document.roles
    )
    skills = tuple(skill for skill in document.skills if skill.slug != "tensorflow")
    into = {"tensorflow": "pytorch"}
    return publishing.release(
        document.model_copy(update={"roles": roles, "skills": skills, "merged": into})
    )


def _without(requirement):
    kept = tuple(slug for slug in requirement.any_of if slug != "tensorflow")
    return requirement.model_copy(update={"any_of": kept})


def test_its_level_is_the_old_level_of_the_one_it_went_into(save, merged, member):
    outcome = save(merged, pytorch=Wish(4, was=3, checked=True))
    assert outcome.changed == ("pytorch",)
    event = RatingEvent.objects.last()
    assert (event.skill.slug, event.old_level, event.new_level) == ("pytorch", 3, 4)
    assert dict(Rating.objects.values_list("skill__slug", "level")) == {
        "tensorflow": 3,
        "pytorch": 4,
    }


def test_what_it_gave_need_not_be_written_again(save, merged):
    assert save(merged, pytorch=Wish(3)).changed == ()


def test_a_page_that_showed_something_else_is_stale(save, merged):
    assert save(merged, pytorch=Wish(4, was=None, checked=True)).stale == {"pytorch": 3}


def test_clearing_is_the_newest_word(save, merged, member):
    save(merged, pytorch=Wish(None))
    assert ratings.of_member(member.pk, merged)["pytorch"].level is None


def test_the_skill_that_went_is_not_rated_by_its_own_name(save, merged, member):
    save(merged, pytorch=Wish(1))
    assert "tensorflow" not in ratings.of_member(member.pk, merged)
