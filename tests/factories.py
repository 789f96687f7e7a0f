"""Rows that a test needs but does not talk about."""

import factory
from django.contrib.auth import get_user_model
from django.utils import timezone

from careers.models import Rating, Skill

PASSWORD = "correct horse battery"


class UserFactory(factory.django.DjangoModelFactory):
    """A member with PASSWORD. UserFactory(is_staff=True) is an editor without any right yet."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"member{n}@example.org")
    name = factory.Sequence(lambda n: f"Member {n}")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(
            kwargs.pop("email"), kwargs.pop("password", PASSWORD), **kwargs
        )


class RatingFactory(factory.django.DjangoModelFactory):
    """RatingFactory(slug="sql", level=3): a member's rating of a skill that has a row."""

    class Meta:
        model = Rating

    class Params:
        slug = None

    member = factory.SubFactory(UserFactory)
    skill = factory.LazyAttribute(lambda row: Skill.objects.get(slug=row.slug))
    level = 2
    rated_at = factory.LazyFunction(timezone.now)
