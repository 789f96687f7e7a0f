"""Load on one address for some seconds: by wrk, or by a plain client where it is missing."""

import http.client
import itertools
import re
import shutil
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.targets import Target

CONNECTIONS = 8
TOKEN = "b" * 32
SCRIPT = Path(__file__).with_name("requests.lua")
WRK = shutil.which("wrk")
TOOL = "wrk" if WRK else "a Python client (install wrk for steadier figures)"


class WrongAnswer(Exception):
    """The site answers something else than what is measured. The message says what."""


@dataclass(frozen=True)
class Measure:
    """Requests a second, median latency in milliseconds, and answers that were not meant."""

    rate: float
    median: float
    wrong: int


@dataclass
class Site:
    port: int
    sessions: list[str]
    file: Path
    etags: dict[str, str] = field(default_factory=dict)

    def etag(self, path: str) -> str:
        if path not in self.etags:
            connection = http.client.HTTPConnection("127.0.0.1", self.port)
            connection.request("GET", path)
            self.etags[path] = connection.getresponse().getheader("ETag") or "-"
            connection.close()
        return self.etags[path]


def measure(site: Site, target: Target, seconds: float) -> Measure:
    """Raises WrongAnswer where the site does not answer with the target's status, before the
    load or after it; wrk counts faults alone, and a redirect to sign in would look quick."""
    _ask_once(site, target)
    measured = _wrk(site, target, seconds) if WRK else _plain(site, target, seconds)
    _ask_once(site, target)
    return measured


def _ask_once(site: Site, target: Target) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", site.port)
    method, body, headers = _request(site, target, site.sessions, 0)
    connection.request(method, target.path, body, headers)
    status = connection.getresponse().status
    connection.close()
    if status != target.status:
        raise WrongAnswer(
            f"Nothing was measured: {method} {target.path} ({target.name}) answers {status} "
            f"instead of {target.status}."
        )


def _wrk(site: Site, target: Target, seconds: float) -> Measure:
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", "--latency"]
    command += ["-s", str(SCRIPT), f"http://127.0.0.1:{site.port}", "--"]
    command += ["POST" if target.saves else "GET", target.path]
    command += [str(site.file) if target.signed_in else "-"]
    command += [site.etag(target.path) if target.etag else "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    median = re.search(r"50%\s+([\d.]+)(us|ms|s)", told)
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    if not rate or not median:
        raise RuntimeError(told)
    unit = {"us": 0.001, "ms": 1.0, "s": 1000.0}[median[2]]
    return Measure(float(rate[1]), float(median[1]) * unit, int(wrong[1]) if wrong else 0)


def _plain(site: Site, target: Target, seconds: float) -> Measure:
    """Threads in this process: it takes a share of a processor that wrk would not."""
    end = time.monotonic() + seconds
    found: list[tuple[float, bool]] = []
    threads = [
        threading.Thread(target=_connection, args=(site, target, end, share, found))
        for share in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    median = statistics.median(taken for taken, _ in found) * 1000
    return Measure(len(found) / seconds, median, sum(not meant for _, meant in found))


def _connection(
    site: Site, target: Target, end: float, share: int, found: list[tuple[float, bool]]
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", site.port)
    members = site.sessions[share::CONNECTIONS]
    for number in itertools.count():
        began = time.monotonic()
        if began > end:
            break
        method, body, headers = _request(site, target, members, number)
        connection.request(method, target.path, body, headers)
        answer = connection.getresponse()
        answer.read()
        found.append((time.monotonic() - began, answer.status == target.status))
    connection.close()


def _request(
    site: Site, target: Target, members: list[str], number: int
) -> tuple[str, str | None, dict[str, str]]:
    headers = {"If-None-Match": site.etag(target.path)} if target.etag else {}
    if target.signed_in:
        headers["Cookie"] = f"sessionid={members[number % len(members)]}"
    if not target.saves:
        return "GET", None, headers
    headers["Cookie"] += f"; csrftoken={TOKEN}"
    headers |= {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
    return "POST", f"level={number // len(members) % 5}&csrfmiddlewaretoken={TOKEN}", headers
