"""The first administrator of a fresh installation."""

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, transaction

from accounts import addresses
from accounts.fields import AddressField
from accounts.models import User
from config import environment as env

DEFAULT_EMAIL = "admin@crosswalk.local"


class Command(BaseCommand):
    help = (
        "Make an administrator where there is none, and print the password once: it has to be "
        "changed at the first sign-in. CROSSWALK_ADMIN_EMAIL names the address."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.filter(is_superuser=True).exists():
            return
        email = _address(env.text("ADMIN_EMAIL") or DEFAULT_EMAIL)
        password = secrets.token_urlsafe(15)
        try:
            _create(email, password)
        except (IntegrityError, ValidationError) as error:
            # Perhaps another start made the administrator since this one looked.
            if User.objects.filter(is_superuser=True).exists():
                return
            taken = f"{email} has an account already. Name another address."
            raise CommandError(taken) from error
        self.stdout.write(
            "The first administrator, shown once:\n"
            f"  e-mail    {email}\n"
            f"  password  {password}\n"
            "The password has to be changed at the first sign-in."
        )


def _address(named: str) -> str:
    """As the sign-in form reads it, so that it can be signed in with."""
    try:
        return AddressField().clean(named)
    except ValidationError as error:
        raise CommandError(f"CROSSWALK_ADMIN_EMAIL: {' '.join(error.messages)}") from error


@transaction.atomic
def _create(email: str, password: str) -> None:
    admin = User.objects.create_superuser(email, password, must_change_password=True)
    # Whoever runs this command vouches for the address: no code is sent to it.
    addresses.assign(admin, email, verified=True)
