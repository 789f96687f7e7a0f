"""Every model with a path to a person, and every field of it, as Django knows them."""

from django.apps import apps
from django.contrib.sessions.models import Session

from accounts.models import User


def leading_to_a_person():
    """All models from which a chain of foreign keys leads to a person, through tables for many
    to many as well; and sessions, which name a person only within their data."""
    found = {User}
    while True:
        more = {
            model
            for model in apps.get_models(include_auto_created=True)
            if model not in found and any(_points_at(field, found) for field in _own(model))
        }
        # What points at content that somebody published is content, not theirs.
        more -= {model for model in more if model._meta.label in CONTENT}
        if not more:
            return {*found, Session}
        found |= more


CONTENT = set()


def _points_at(field, models):
    return field.remote_field is not None and field.remote_field.model in models


def _own(model):
    return model._meta.concrete_fields


def fields(model):
    return {field.name for field in _own(model)}
