"""Say what keeps the working copy, or a document, from being published."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from careers import working_copy
from careers.domain.document import Document
from careers.domain.faults import DocumentError
from careers.domain.linter import lint
from careers.domain.reading import read


class Command(BaseCommand):
    help = "Check the working copy, or a document in a file, for gaps."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="A document instead of the rows.")

    def handle(self, *args: Any, **options: Any) -> None:
        document = self._document(options["file"])
        faults = lint(document)
        for fault in faults:
            self.stdout.write(f"{fault.severity}: {fault}")
        if any(fault.severity == "error" for fault in faults):
            raise CommandError(f"{len(faults)} found.")
        roles, skills = len(document.roles), len(document.skills)
        self.stdout.write(f"{roles} roles and {skills} skills: no gap found.")

    def _document(self, path: Path | None) -> Document:
        try:
            if path is None:
                return working_copy.read()
            with path.open("rb") as file:
                return read(file)
        except (OSError, DocumentError) as error:
            raise CommandError(f"{path or 'The working copy'}:\n{error}") from error
