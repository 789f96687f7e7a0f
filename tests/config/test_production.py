"""What a public site starts with, and what keeps it from starting."""

import os
import runpy

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment, serving
from config.settings import BASE_DIR
from scripts.check import PRODUCTION

HOST = PRODUCTION["CROSSWALK_ALLOWED_HOSTS"]
GOOD_KEY = PRODUCTION["CROSSWALK_SECRET_KEY"]


@pytest.fixture
def load(monkeypatch, tmp_path):
    """load(variable=value) -> the settings under these variables and no others of ours."""

    def load(**variables):
        for name in [name for name in os.environ if name.startswith("CROSSWALK_")]:
            monkeypatch.delenv(name)
        monkeypatch.setenv("CROSSWALK_DATA_DIR", str(tmp_path))
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(BASE_DIR / "config" / "settings.py"))

    return load


def test_a_public_site_starts_strict(load):
    settings = load(**PRODUCTION)
    assert settings["SESSION_COOKIE_NAME"] == "__Host-session"
    assert settings["CSRF_COOKIE_NAME"] == "__Host-csrf"
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["ACCOUNT_EMAIL_VERIFICATION"] == "mandatory"
    assert settings["ACCOUNT_PREVENT_ENUMERATION"]
    assert settings["STAFF_SECOND_STEP"]
    assert not settings["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"]
    assert not settings["DEBUG"]


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CROSSWALK_SECRET_KEY", ""),
        ("CROSSWALK_SECRET_KEY", "short"),
        ("CROSSWALK_SECRET_KEY", "a" * 64),
        ("CROSSWALK_SECRET_KEY", "abcd" * 16),
        ("CROSSWALK_SECRET_KEY_FALLBACKS", "short"),
        ("CROSSWALK_SECRET_KEY_FALLBACKS", f"{GOOD_KEY},{'a' * 64}"),
        ("CROSSWALK_DEBUG", "1"),
        ("CROSSWALK_ALLOWED_HOSTS", ""),
        ("CROSSWALK_ALLOWED_HOSTS", "*"),
        ("CROSSWALK_ALLOWED_HOSTS", f"{HOST},*.example.org"),
        ("CROSSWALK_ALLOWED_HOSTS", f"{HOST},.example.org"),
        ("CROSSWALK_ALLOWED_HOSTS", " , "),
        ("CROSSWALK_SITE_URL", f"http://{HOST}"),
        ("CROSSWALK_SITE_URL", "https://elsewhere.example.org"),
        ("CROSSWALK_SITE_URL", f"https://{HOST}/crosswalk"),
        ("CROSSWALK_SITE_URL", f"https://{HOST}?a=1"),
        ("CROSSWALK_SITE_URL", f"https://{HOST}?"),
        ("CROSSWALK_SITE_URL", f"https://{HOST}#top"),
        ("CROSSWALK_SITE_URL", f"https://user@{HOST}"),
        ("CROSSWALK_CSRF_TRUSTED_ORIGINS", "https://*.example.org"),
        ("CROSSWALK_CSRF_TRUSTED_ORIGINS", "http://www.example.org"),
        ("CROSSWALK_TRUSTED_PROXIES", ""),
        ("CROSSWALK_EMAIL_URL", ""),
        ("CROSSWALK_EMAIL_URL", "smtp://mail.example.org"),
        ("CROSSWALK_EMAIL_FROM", ""),
    ],
)
def test_an_unsafe_site_does_not_start(load, variable, value):
    with pytest.raises(ImproperlyConfigured, match=variable):
        load(**{**PRODUCTION, variable: value})


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CROSSWALK_SECRET_KEY_FALLBACKS", f"{GOOD_KEY},{GOOD_KEY[::-1]}"),
        ("CROSSWALK_ALLOWED_HOSTS", f"www.example.org,{HOST.upper()}"),
        ("CROSSWALK_SITE_URL", f"https://{HOST}/"),
        ("CROSSWALK_SITE_URL", f"https://{HOST}:8443"),
        ("CROSSWALK_CSRF_TRUSTED_ORIGINS", "https://www.example.org"),
        ("CROSSWALK_EMAIL_URL", "smtp://localhost"),
        ("CROSSWALK_EMAIL_URL", "smtp://[::1]:2525"),
    ],
)
def test_a_safe_site_starts(load, variable, value):
    assert load(**{**PRODUCTION, variable: value})["PRODUCTION"]


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CROSSWALK_EMAIL_URL", "mail.example.org:25"),
        ("CROSSWALK_EMAIL_URL", "https://mail.example.org"),
        ("CROSSWALK_EMAIL_URL", "smtps://"),
        ("CROSSWALK_EMAIL_URL", "smtps://mail.example.org:smtp"),
        ("CROSSWALK_EMAIL_URL", "smtps://mail.example.org:99999"),
        ("CROSSWALK_EMAIL_URL", "smtps://user:pass#word@mail.example.org"),
        ("CROSSWALK_EMAIL_URL", "smtps://[mail"),
        ("CROSSWALK_DATABASE_URL", "postgresql://ann:pass/word@localhost/crosswalk"),
        ("CROSSWALK_DEBUG", "maybe"),
        ("CROSSWALK_PRODUCTION", "2"),
        ("CROSSWALK_TRUSTED_PROXIES", "one"),
        ("CROSSWALK_DATABASE_URL", "mysql://localhost/crosswalk"),
        ("CROSSWALK_DATABASE_URL", "postgresql://localhost"),
        ("CROSSWALK_SECRET_KEY_FILE", "/no/such/file"),
    ],
)
def test_a_value_that_makes_no_sense_is_named(load, variable, value):
    with pytest.raises(ImproperlyConfigured, match=variable):
        load(**{variable: value})


def test_an_address_that_cannot_be_read_is_not_quoted(load):
    with pytest.raises(ImproperlyConfigured) as refused:
        load(CROSSWALK_EMAIL_URL="smtps://user:pass#word@mail.example.org")
    assert "pass#" not in str(refused.value)
    assert refused.value.__suppress_context__


@pytest.mark.parametrize(
    ("url", "port", "tls"),
    [
        ("smtps://mail.example.org", 465, (True, False)),
        ("smtp+tls://mail.example.org", 587, (False, True)),
        ("smtp://localhost", 25, (False, False)),
        ("smtp+tls://mail.example.org:2525", 2525, (False, True)),
    ],
)
def test_a_mail_address_is_taken_apart(load, url, port, tls):
    settings = load(CROSSWALK_EMAIL_URL=url.replace("://", "://ann:p%40ss@"))
    assert (settings["EMAIL_HOST_USER"], settings["EMAIL_HOST_PASSWORD"]) == ("ann", "p@ss")
    assert settings["EMAIL_PORT"] == port
    assert (settings["EMAIL_USE_SSL"], settings["EMAIL_USE_TLS"]) == tls


def test_a_secret_is_read_from_a_file(load, tmp_path):
    path = tmp_path / "key"
    path.write_text("from-a-file\n")
    assert load(CROSSWALK_SECRET_KEY_FILE=str(path))["SECRET_KEY"] == "from-a-file"


def test_the_generated_key_stays_and_is_the_owners_alone(load, tmp_path):
    first = load()["SECRET_KEY"]
    assert len(first) > 50
    assert load()["SECRET_KEY"] == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_two_first_starts_at_once_get_the_same_whole_key(tmp_path, monkeypatch):
    path, other, token = tmp_path / "secret_key", [], environment.secrets.token_urlsafe

    def while_the_other_starts(length):
        if not other:
            other.append("")
            other[0] = environment.kept_secret(path)
        return token(length)

    monkeypatch.setattr(environment.secrets, "token_urlsafe", while_the_other_starts)
    assert environment.kept_secret(path) == other[0]
    assert len(other[0]) > 50
    assert list(tmp_path.iterdir()) == [path]


def test_the_data_folder_is_the_owners_alone(load, tmp_path):
    data = tmp_path / "deep" / "data"
    load(CROSSWALK_DATA_DIR=str(data))
    assert data.stat().st_mode & 0o777 == 0o700


def test_a_data_folder_that_exists_keeps_its_rights(load, tmp_path):
    tmp_path.chmod(0o750)
    load()
    assert tmp_path.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize(
    ("named", "served", "address"),
    [
        ("", "", "http://localhost:8000"),
        ("", "http://localhost:8461", "http://localhost:8461"),
        ("https://a.example.org/", "http://localhost:8461", "https://a.example.org"),
    ],
)
def test_the_site_is_where_it_is_said_or_served(load, monkeypatch, named, served, address):
    monkeypatch.setattr(serving, "address", lambda folder: served)
    assert load(CROSSWALK_SITE_URL=named)["SITE_URL"] == address


def test_a_postgresql_address_is_taken_apart(load):
    url = "postgresql://ann:p%40ss@db.example.org:6432/cross?sslmode=verify-full"
    database = load(CROSSWALK_DATABASE_URL=url)["DATABASES"]["default"]
    assert (database["NAME"], database["USER"], database["PASSWORD"]) == ("cross", "ann", "p@ss")
    assert (database["HOST"], database["PORT"]) == ("db.example.org", "6432")
    assert database["OPTIONS"] == {"sslmode": "verify-full"}


def test_sqlite_keeps_what_it_acknowledged(load):
    options = load()["DATABASES"]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]
