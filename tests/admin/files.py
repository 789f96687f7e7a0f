"""Files as a browser sends them, and the decision that a preview asks for."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.admin.conftest import publishable


def chosen(content, name="catalogue.json", **fields):
    """What the form sends: `content` is text or bytes."""
    data = content.encode() if isinstance(content, str) else content
    return {"file": SimpleUploadedFile(name, data), **fields}


def decision_of(preview):
    """What agreeing to a preview sends."""
    assert "plan" in preview.context, preview.content.decode()
    return dict(preview.context["form"].initial)


def document_without(*parts):
    """The published catalogue as JSON without, by pairs of part and slug, what is named."""
    data = publishable().model_dump(mode="json")
    for part, slug in zip(parts[::2], parts[1::2], strict=True):
        data[part] = [row for row in data[part] if row["slug"] != slug]
        data = _scrubbed(data, slug)
    return json.dumps(data)


def _scrubbed(value, slug):
    """Without whatever refers to `slug`."""
    if isinstance(value, dict):
        return {key: _scrubbed(part, slug) for key, part in value.items()}
    if isinstance(value, list):
        kept = [part for part in value if part != slug and not _is_about(part, slug)]
        return [_scrubbed(part, slug) for part in kept]
    return value


def _is_about(part, slug):
    if not isinstance(part, dict):
        return False
    names = {part.get(key) for key in ("role", "skill", "from_role", "to_role")}
    return slug in names or part.get("any_of") == [slug]
