"""How people sign in, as far as it is the same on every site: part of config.settings."""

from config import environment as env

# Passwords

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.MaximumLengthValidator"},
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "accounts.passwords.SiteWordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60

# Forms of ours in the flows of the account package, and limits on guessing

ACCOUNT_FORMS = {
    "signup": "accounts.forms.SignUpForm",
    "login": "accounts.forms.SignInForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.NewPasswordForm",
    "confirm_email_verification_code": "accounts.forms.CodeForm",
}
# A key is an address as tried from one place (accounts.adapter), or as mailed to: guesses made
# elsewhere never keep the owner out. People may share a place, so it waits an hour at most.
ACCOUNT_RATE_LIMITS = {
    # A key here is a member from one place, and a member from anywhere: accounts.second_step.
    "second_step": "5/5m/key,20/h/key",
    "second_step_anywhere": "100/h/key",
    "login_failed": "10/m/ip,100/h/ip,5/5m/key,20/h/key",
    "reset_password": "20/m/ip,5/m/key,100/d/key",
    "confirm_email": "1/10s/key,100/d/key",
    # A key here is an address as named from one place: whoever has it sent mails asks for all
    # that one place may, and the owner still gets theirs (accounts.asking).
    "mailed": "20/d/key",
    "review": "10/m/ip,60/h/ip",
    # Visitors who begin to rate: each adds a session. A class may do so at once.
    "try": "40/m/ip,200/h/ip",
}

# The second step: codes of an app, passkeys, and recovery codes in place of either

MFA_ADAPTER = "accounts.mfa.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "accounts.second_step_forms.CodeForm",
    "authenticate_webauthn": "accounts.second_step_forms.PasskeyStepForm",
    "reauthenticate": "accounts.second_step_forms.CodeAgainForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Crosswalk"
# Clocks differ: the code before and the one after count as well, each of them once.
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "30/m/ip"}

# A session ends so long after the last visit, and in any case so long after sign-in (seconds).

DAY = 60 * 60 * 24
MEMBER_SESSION = (
    env.number("SESSION_IDLE_DAYS", 30, least=1) * DAY,
    env.number("SESSION_LONGEST_DAYS", 90, least=1) * DAY,
)
STAFF_SESSION = (
    env.number("STAFF_SESSION_IDLE_HOURS", 24, least=1) * 60 * 60,
    env.number("STAFF_SESSION_LONGEST_DAYS", 7, least=1) * DAY,
)
SESSION_COOKIE_AGE = max(MEMBER_SESSION[0], STAFF_SESSION[0])
