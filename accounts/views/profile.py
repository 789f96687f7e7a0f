"""What a member chooses about themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts import browsers, second_step
from accounts.forms import ProfileForm
from accounts.members import member_of
from careers import releases


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    sent = request.POST if request.method == "POST" else None
    form = ProfileForm(sent, instance=member)
    if form.is_bound:
        if form.is_valid():
            # A plain save would bring back somebody who erased the account meanwhile.
            form.instance.save(update_fields=list(form.fields))
            messages.success(request, "Profile saved.")
            return redirect("profile")
        # The form wrote what was typed into the member; the page's header shows what is stored.
        member.refresh_from_db()
    context = {
        "form": form,
        "catalogue": releases.current_catalogue(),
        "state": second_step.state_of(member),
        "sessions": max(1, browsers.listed(member).count()),
    }
    return render(request, "accounts/profile.html", context, status=400 if form.errors else 200)
