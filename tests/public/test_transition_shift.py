"""How one's part in the lifecycle shifts, as the catalogue tells it now."""

import re

from django.utils import timezone

from careers.actions.import_document import import_document
from careers.actions.publish import publish
from careers.models import Stage
from tests import catalogues
from tests.public.crossings import DS, MLE, groups, html


def test_the_shipped_way_moves_as_the_lifecycle_says(client, default_catalogue):
    page = html(client, DS, MLE)
    assert groups(page) == {
        "towards": ["Deployment", "Monitoring"],
        "away": ["Data Exploration", "Model Development", "Validation"],
    }
    stages = re.findall(r"Stage \d: </span>([^<]+)</h3>", page)
    assert stages == ["Software engineering", "System design", "Deployment"]
    assert page.count("<h4>") == len(default_catalogue.catalogue.role(MLE).requirements) - 4
    back = groups(html(client, MLE, DS))
    assert (back["towards"], back["away"]) == (groups(page)["away"], groups(page)["towards"])


def test_a_lifecycle_cell_that_is_edited_and_published_moves_it(client, db):
    import_document(document=catalogues.small())
    publish(author=None, note="First", now=timezone.now())
    before = html(client, DS, MLE)
    assert groups(before) == {"towards": ["Deployment"], "away": ["Question"]}
    part = Stage.objects.get(slug="question").cells.get(role__slug=MLE)
    part.rank, part.wording = 3, "Leads as well"
    part.save()
    assert html(client, DS, MLE) == before
    publish(author=None, note="Second", now=timezone.now())
    after = html(client, DS, MLE)
    assert groups(after) == {"towards": ["Deployment"], "same": ["Question"]}
    assert "Leads as well" in after
