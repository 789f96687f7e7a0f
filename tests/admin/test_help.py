"""Help at each field, in plain words."""

import pytest

from tests.admin.forms import list_url
from tests.admin.test_walk import EDITED


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model._meta.model_name)
def test_each_field_has_its_help(model, editor_client, working):
    context = editor_client.get(list_url(model, "add")).context
    forms = [context["adminform"].form]
    forms += [inline.formset.empty_form for inline in context["inline_admin_formsets"]]
    forms += [rows.empty_form for form in forms for rows in getattr(form, "nested", ())
              if hasattr(rows, "empty_form")]  # fmt: skip

    without = [
        bound.html_name
        for form in forms
        for bound in form.visible_fields()
        if bound.name != "DELETE" and not bound.help_text
    ]

    assert not without
