"""Replace the working copy by a catalogue document, all of it or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from careers.actions.import_document import import_document
from careers.domain.faults import DocumentError
from careers.domain.reading import read


class Command(BaseCommand):
    help = "Replace the working copy by a catalogue document (JSON), all of it or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--publish", action="store_true", help="Publish it right away.")
        parser.add_argument("--note", help="The release's note; by default names the file.")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                document = read(file)
        except OSError as error:
            raise CommandError(f"Cannot read {path}: {error}") from error
        except DocumentError as error:
            raise CommandError(f"Nothing was imported:\n{error}") from error
        with transaction.atomic():
            tally = import_document(document=document)
            done = ", ".join(f"{count} {what}" for what, count in sorted(tally.items()))
            if options["verbosity"]:
                self.stdout.write(f"Imported {path.name}: {done or 'nothing differed'}.")
            if options["publish"]:
                note = options["note"] or f"Imported from {path.name}"
                call_command(
                    "publish", note=note, verbosity=options["verbosity"], stdout=self.stdout
                )
