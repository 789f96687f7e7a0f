"""Post an admin form as a browser does: everything it shows, with some of it changed."""

from django.urls import reverse


def fields_of(response):
    """What the form of an admin page would send if nothing was touched."""
    context = response.context
    forms = [context["adminform"].form] if "adminform" in context else []
    formsets = [one.formset for one in context.get("inline_admin_formsets", ())]
    if context.get("cl") is not None and context["cl"].formset is not None:
        formsets.append(context["cl"].formset)
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    data = {"_seen": context["seen"]} if context.get("seen") else {}
    for form in forms:
        data |= _values(form)
    return data


def _values(form):
    """Of a form and of the rows within it."""
    data = {}
    for bound in form:
        value = bound.value()
        if bound.field.disabled or value is None or value is False:
            continue
        data[bound.html_name] = "on" if value is True else value
    for rows in getattr(form, "nested", ()):
        managed = [rows.management_form] if hasattr(rows, "management_form") else []
        for inner in (*managed, *rows.forms):
            data |= _values(inner)
    return data


def row(model, **lookup):
    return model.objects.get(**lookup)


def change_url(instance):
    return reverse(f"admin:careers_{instance._meta.model_name}_change", args=(instance.pk,))


def list_url(model, page="changelist"):
    return reverse(f"admin:careers_{model._meta.model_name}_{page}")


def prefix_of(response, prefix, **wanted):
    """The name that begins the fields of the inline row whose instance has `wanted`."""
    for one in response.context["inline_admin_formsets"]:
        if one.formset.prefix != prefix:
            continue
        for form in one.formset.forms:
            if all(getattr(form.instance, name) == value for name, value in wanted.items()):
                return form.prefix
    raise AssertionError(f"no row {wanted} in {prefix}")


def save(client, url, **changes):
    """Open `url`, change what `changes` says, save. "__" stands for "-" in a name."""
    data = fields_of(client.get(url))
    for name, value in changes.items():
        key = name.replace("__", "-")
        data.pop(key, None)
        if value is not None:
            data[key] = value
    return client.post(url, data)


def errors(response):
    """Every error of the page by the name of its field ("" for a whole form)."""
    assert response.status_code == 200, response.status_code
    context = response.context
    found = {}
    forms = [context["adminform"].form] if "adminform" in context else []
    for one in context.get("inline_admin_formsets", ()):
        forms += one.formset.forms
        if one.formset.non_form_errors():
            found[one.formset.prefix] = list(one.formset.non_form_errors())
    if context.get("cl") is not None and context["cl"].formset is not None:
        forms += context["cl"].formset.forms
    for form in forms:
        for name, messages in form.errors.items():
            key = "" if name == "__all__" else form.add_prefix(name)
            found[key] = [*found.get(key, []), *messages]
    assert found, "the page shows no error"
    return found
