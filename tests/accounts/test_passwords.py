import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import User


def codes(password, **member):
    try:
        validate_password(password, User(**member))
    except ValidationError as error:
        return [fault.code for fault in error.error_list]
    return []


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "1029384756473",
        "          xkq",
        "🦓🦓🦓🦓🦓🦓🦓🦓🦓🦓",
        "x" * 63 + "y",
        "xy" * 64,
        "tenletters",
    ],
)
def test_any_kind_of_long_enough_password_is_taken(password):
    assert codes(password) == []


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("ninechars", "password_too_short"),
        ("x" * 129, "password_too_long"),
        ("x" * 4097, "password_too_long"),
        ("password1234", "password_too_common"),
        ("1234567890", "password_too_common"),
        ("qwertyuiop", "password_too_common"),
        ("Crosswalk2026!", "password_site_word"),
        ("my cROSSwALK word", "password_site_word"),
    ],
)
def test_a_guessable_or_huge_password_is_refused(password, code):
    assert code in codes(password)


@pytest.mark.parametrize("password", ["adalovelace@example.org", "adalovelace1", "Ada Lovelace!"])
def test_a_password_is_not_the_member_s_name_or_address(password):
    assert codes(password, email="adalovelace@example.org", name="Ada Lovelace") == [
        "password_too_similar"
    ]


def test_the_name_of_the_site_s_host_is_refused(settings):
    settings.SITE_URL = "https://www.careers.example.org"
    assert codes("Careers at work") == ["password_site_word"]
    assert codes("www at work org") == []


def test_argon2_is_what_the_site_hashes_with():
    from config import settings as shipped

    assert shipped.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
