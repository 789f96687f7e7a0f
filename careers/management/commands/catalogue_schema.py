"""Write the JSON Schema of the catalogue document."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from careers.domain.document import Document


class Command(BaseCommand):
    help = "Write the JSON Schema of the catalogue document."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(Document.model_json_schema(), indent=2, ensure_ascii=False))
