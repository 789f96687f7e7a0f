"""A lost telephone and lost recovery codes, where no administrator is left to help."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts import browsers, journal, second_step
from accounts.models import User


class Command(BaseCommand):
    help = (
        "Turn two-step sign-in off for EMAIL and sign out every device. Make sure that it is them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        member = User.objects.filter(email__iexact=options["email"].strip()).first()
        if member is None:
            raise CommandError(f"No account has the address {options['email']}.")
        if not second_step.is_on(member):
            raise CommandError(f"{member.email} has no second step.")
        second_step.remove(member)
        browsers.end_all(member.pk)
        journal.note(member.pk, "admin_removed_step")
        self.stdout.write(
            f"{member.email} signs in with the password alone, and may set one up anew."
        )
