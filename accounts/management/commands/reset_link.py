"""A forgotten password where no mail can be sent."""

from argparse import ArgumentParser
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.adapter import reset_url
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
        key = f"{user_pk_to_url_str(member)}-{default_token_generator.make_token(member)}"
        self.stdout.write(reset_url(key))
        self.stderr.write(
            f"It works once, for {settings.PASSWORD_RESET_TIMEOUT // 60} minutes. "
            f"Only {member.email} should get it."
        )
