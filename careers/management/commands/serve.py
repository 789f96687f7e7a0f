"""Set up and serve on this machine only. For a public site see docs/settings.md."""

import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config import serving

HOST = "127.0.0.1"
THREADS = 4


class Command(BaseCommand):
    help = "Set up, then serve Crosswalk to this machine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("port", nargs="?", default="8000", help="8000 unless named.")

    def handle(self, *args: Any, **options: Any) -> None:
        port = _free(options["port"])
        call_command("setup", stdout=self.stdout)
        serving.announce(settings.SERVING, port)
        self.stdout.write(f"\nCrosswalk is at http://localhost:{port} (Ctrl-C stops it)")
        self.stdout.flush()
        # This process becomes the server, which reads the settings anew.
        os.execv(sys.executable, [sys.executable, "-m", "granian", *_server(port)])  # noqa: S606


def _server(port: int) -> list[str]:
    return [
        *("--interface", "wsgi", "--host", HOST, "--port", str(port)),
        *("--workers", "1", "--blocking-threads", str(THREADS)),
        *("--log-level", "warning", "config.wsgi:application"),
    ]


def _free(text: str) -> int:
    """`text` as the number of a port that can be listened on."""
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise CommandError(f"A port is a number from 1 to 65535, not “{text}”.")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as error:
            raise CommandError(f"Only an administrator may listen on port {port}.") from error
        except OSError as error:
            raise CommandError(
                f"Port {port} is taken by another program (perhaps by Crosswalk itself). "
                f"Stop that program, or choose another port: make run PORT={port + 1}"
            ) from error
    return port
