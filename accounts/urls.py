"""Sign-up, sign-in and the rest of what concerns the person.

The names are django-allauth's where it looks them up. Of its own addresses only those that
lead to a page of ours are here; its other pages do not exist.
"""

from allauth.account import views as allauth_views
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

from accounts.views import entrance, erase, profile, security
from accounts.views.invalid import refuse_invalid

urlpatterns = [
    path("login/", refuse_invalid(allauth_views.login), name="account_login"),
    path("logout/", security.sign_out, name="account_logout"),
    path("signup/", refuse_invalid(entrance.sign_up), name="account_signup"),
    path("inactive/", entrance.closed, name="account_inactive"),
    path(
        "reauthenticate/",
        refuse_invalid(allauth_views.reauthenticate),
        name="account_reauthenticate",
    ),
    path("profile/", profile.profile, name="profile"),
    path("erased/", erase.erased, name="account_erased"),
    path("email/", security.change_email, name="account_email"),
    path(
        "confirm-email/",
        login_not_required(
            refuse_invalid(allauth_views.ConfirmEmailVerificationCodeView.as_view())
        ),
        name="account_email_verification_sent",
    ),
    path("password/change/", security.change_password, name="account_change_password"),
    path(
        "password/reset/",
        refuse_invalid(security.reset_password),
        name="account_reset_password",
    ),
    path(
        "password/reset/done/",
        security.reset_password_done,
        name="account_reset_password_done",
    ),
    path(
        "password/reset/key/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        refuse_invalid(allauth_views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]
