"""The user model: an e-mail address is the login name."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts import time_zones
from careers.domain.characters import REFUSAL, is_shown_in_a_line

TAKEN = "An account with this e-mail address exists already."
NOBODY = "an erased account"
"""In place of an address, the one row that the log names for whoever is erased. It is no
address, so nobody can sign up, sign in or be written to with it."""


def validate_time_zone(name: str) -> None:
    """Refuse a name that is not in the machine's time zone database."""
    if name not in time_zones.known():
        raise ValidationError("Choose a time zone from the list.", code="unknown_time_zone")


def validate_name(name: str) -> None:
    """Refuse a name that would break the line or the page that it is shown in."""
    if not is_shown_in_a_line(name):
        raise ValidationError(REFUSAL, code="unshown")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A member. The address is stored in small letters, because people type both."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    THEMES = (("system", "As my device"), ("light", "Light"), ("dark", "Dark"))

    email = models.EmailField("e-mail address", unique=True, max_length=254)
    name = models.CharField(
        max_length=60,
        blank=True,
        validators=[validate_name],
        help_text="How Crosswalk addresses you. Only you and administrators see it.",
    )
    time_zone = models.CharField(max_length=60, default="UTC", validators=[validate_time_zone])
    theme = models.CharField("appearance", max_length=6, choices=THEMES, default="system")
    must_change_password = models.BooleanField(default=False)
    is_staff = models.BooleanField("may open the admin", default=False)
    is_active = models.BooleanField("may sign in", default=True)
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
    """Counted up, it ends every session: see _get_session_auth_hash."""
    release_seen = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    """The newest release of which the member read what it changed in their scores."""
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="email_unique_in_any_case",
                violation_error_message=TAKEN,
            ),
        )

    def __str__(self) -> str:
        return self.email

    def get_short_name(self) -> str:
        """What a page greets the member with."""
        return self.name or self.email.partition("@")[0]

    def get_full_name(self) -> str:
        return self.get_short_name()

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django's, over more: changing the password or the address ends every other session,
        on every server at its next request, and so does a new epoch."""
        identity = f"{self.email}\n{self.password}\n{self.session_epoch}"
        return salted_hmac(
            "accounts.User.session", identity, secret=secret, algorithm="sha256"
        ).hexdigest()


class BrowserSession(models.Model):
    """A browser that is signed in. It lives and ends with the session itself: what ends one,
    such as signing out or the tidying of old sessions, takes this row with it.

    No network address: a browser's kind and two times are enough to know one's own. Pages name
    it by `id`: the key of a session opens it.
    """

    session = models.OneToOneField(Session, models.CASCADE, related_name="browser")
    member = models.ForeignKey(User, models.CASCADE, related_name="+")
    browser = models.CharField(max_length=60)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.browser


class SecurityEvent(models.Model):
    """What happened to the way into an account: see accounts.journal."""

    member = models.ForeignKey(User, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    at = models.DateTimeField()
    browser = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = (models.Index(fields=["member", "-at"], name="security_event_of_member"),)

    def __str__(self) -> str:
        return f"{self.kind} of {self.member_id}"
