"""Publish the working copy as the next release."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from careers.actions.publish import NothingToPublish, PublishedMeanwhile, publish
from careers.domain.faults import DocumentError


class Command(BaseCommand):
    help = "Publish the working copy as the next release."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--note", required=True, help="What changed, in a sentence.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            release = publish(author=None, note=options["note"], now=timezone.now())
        except DocumentError as error:
            raise CommandError(f"Not published:\n{error}") from error
        except NothingToPublish as error:
            raise CommandError("Nothing has changed since the current release.") from error
        except PublishedMeanwhile as error:
            raise CommandError("Somebody else published just now. Look, and try again.") from error
        if options["verbosity"]:
            self.stdout.write(f"Published release {release.number}.")
