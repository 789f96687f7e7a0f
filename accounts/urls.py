"""Sign-up, sign-in and the rest of what concerns the person.

The names are django-allauth's where it looks them up. Of its own addresses only those that
lead to a page of ours are here; its other pages do not exist.
"""

from allauth.account import views as allauth_views
from allauth.mfa.base import views as mfa_views
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

from accounts.views import entrance, erase, passkeys, profile, second_step, security, sessions
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
    path(
        "reauthenticate/code/",
        refuse_invalid(mfa_views.reauthenticate),
        name="mfa_reauthenticate",
    ),
    path(
        "reauthenticate/passkey/",
        passkeys.reauthenticate,
        name="mfa_reauthenticate_webauthn",
    ),
    path("login/second-step/", refuse_invalid(entrance.second_step), name="mfa_authenticate"),
    path("login/passkey/", passkeys.sign_in, name="mfa_login_webauthn"),
    path("signup/passkey/", refuse_invalid(passkeys.sign_up), name="account_signup_by_passkey"),
    path("signup/passkey/new/", passkeys.finish_sign_up, name="mfa_signup_webauthn"),
    path("second-step/", second_step.overview, name="mfa_index"),
    path("second-step/codes/", second_step.turn_codes_on, name="mfa_activate_totp"),
    path("second-step/codes/off/", second_step.turn_codes_off, name="mfa_deactivate_totp"),
    path("second-step/recovery/", second_step.recovery, name="mfa_view_recovery_codes"),
    path(
        "second-step/recovery/new/", second_step.make_recovery, name="mfa_generate_recovery_codes"
    ),
    path(
        "second-step/recovery/codes.txt",
        second_step.download_recovery,
        name="mfa_download_recovery_codes",
    ),
    path("second-step/passkeys/add/", passkeys.add, name="mfa_add_webauthn"),
    path("second-step/passkeys/<int:pk>/", passkeys.edit, name="mfa_edit_webauthn"),
    path("second-step/passkeys/<int:pk>/remove/", passkeys.remove, name="mfa_remove_webauthn"),
    path("sessions/", sessions.sessions, name="sessions"),
    path("activity/", sessions.activity, name="activity"),
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
