"""One answer to a form that is not accepted: its page, with the errors, as 400."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse

View = Callable[..., HttpResponseBase]
BAD_REQUEST = 400


def refuse_invalid(view: View) -> View:
    """django-allauth's `view`, that answers 200 to an invalid form: 400, as our own views do.

    A redirect, a limit that is reached (429) and a page that only asks stay as they are.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and isinstance(response, TemplateResponse):
            context = response.context_data or {}
            forms = (context.get("form"), context.get("webauthn_form"))
            if any(form is not None and form.errors for form in forms):
                response.status_code = BAD_REQUEST
        return response

    return answer
