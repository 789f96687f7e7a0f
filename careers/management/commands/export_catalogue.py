"""Write the current release's document, or the working copy's."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from careers import working_copy
from careers.domain.faults import DocumentError
from careers.models import Release


class Command(BaseCommand):
    help = "Write the catalogue document of the current release as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="Standard output if left out.")
        source = parser.add_mutually_exclusive_group()
        source.add_argument("--release", type=int, help="The number of an older release.")
        source.add_argument("--working-copy", action="store_true", help="What editors see.")

    def handle(self, *args: Any, **options: Any) -> None:
        text = json.dumps(self._document(options), indent=2, ensure_ascii=False) + "\n"
        if options["file"]:
            options["file"].write_text(text, encoding="utf-8")
            self.stdout.write(f"Wrote {options['file']}.")
        else:
            sys.stdout.buffer.write(text.encode())

    def _document(self, options: dict[str, Any]) -> Any:
        if options["working_copy"]:
            try:
                return working_copy.read().model_dump(mode="json")
            except DocumentError as error:
                raise CommandError(f"The working copy:\n{error}") from error
        releases = Release.objects.values_list("document", flat=True)
        if options["release"] is not None:
            releases = releases.filter(number=options["release"])
        stored = releases.first()
        if stored is None:
            raise CommandError("There is no such release.")
        return json.loads(stored)
