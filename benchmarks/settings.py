"""The settings as shipped, with two bare views added to the addresses."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
