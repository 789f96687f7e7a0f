"""What is measured, against what, and how fast it has to be."""

from dataclasses import dataclass
from typing import Literal

EFFECT_MEMBERS = {"sqlite": 5_000, "postgres": 100_000}
EFFECT_MUST, EFFECT_AIM = 6, 4
"""Times a sequential scan of the ratings that counting an effect may take, on PostgreSQL."""

BARE, AUTH = "bare view", "bare signed-in view (auth)"


@dataclass(frozen=True)
class Target:
    """`must` and `aim` are shares of the requests a second of the target named `against`.
    With `etag` the request carries the page's own, and 304 is the answer."""

    name: str
    path: str
    against: str = ""
    must: float | None = None
    aim: float | None = None
    signed_in: bool = False
    saves: bool = False
    etag: bool = False

    @property
    def status(self) -> int:
        """The only right answer: a redirect to sign in would be quick, and prove nothing."""
        return 304 if self.etag else 200


def targets(role: str, skill: str, database: Literal["sqlite", "postgres"]) -> list[Target]:
    save = (0.18, 0.30) if database == "sqlite" else (0.25, 0.35)
    page = (0.50, 0.80)
    return [
        Target(BARE, "/bench/bare/"),
        Target(AUTH, "/bench/auth/", signed_in=True),
        Target("dashboard", "/me/", AUTH, 0.35, 0.50, signed_in=True),
        Target("rating page", "/me/skills/", AUTH, 0.28, 0.45, signed_in=True),
        Target("receipt", f"/me/roles/{role}/", AUTH, 0.30, 0.45, signed_in=True),
        Target("progress, ten years", "/me/progress/?range=all", AUTH, signed_in=True),
        Target("saving a rating", f"/me/skills/{skill}/", AUTH, *save, signed_in=True, saves=True),
        Target("home page", "/", BARE, *page),
        Target("role page", f"/roles/{role}/", BARE, *page),
        Target("skills page", "/skills/", BARE, *page),
        Target("comparison", "/compare/", BARE, *page),
        Target("home page, 304", "/", BARE, 0.50, 0.90, etag=True),
    ]
