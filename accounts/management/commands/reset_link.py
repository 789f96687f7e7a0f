"""A forgotten password where no mail can be sent."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.links import reset_link
from accounts.models import User


class Command(BaseCommand):
    help = "Print a link that sets a new password for EMAIL, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *args: Any, **options: Any) -> None:
        member = User.objects.filter(email__iexact=options["email"].strip()).first()
        if member is None:
            raise CommandError(f"No account has the address {options['email']}.")
        if not member.is_active:
            raise CommandError(f"The account of {member.email} is closed. Open it in the admin.")
        self.stdout.write(reset_link(member))
        self.stderr.write(
            f"It works once, for {settings.PASSWORD_RESET_TIMEOUT // 60} minutes. "
            f"Only {member.email} should get it."
        )
        if settings.SITE_URL_IS_A_GUESS:
            self.stderr.write(
                f"No server runs here now, so {settings.SITE_URL} is a guess. Start one first, "
                "or set CROSSWALK_SITE_URL."
            )
