"""What a page showed, in a few letters, so that a form can say what it was made from."""

from hashlib import sha256


def fingerprint(shown: object) -> str:
    """The same for the same values, 16 hexadecimal digits; `shown` is made of plain values,
    tuples and dataclasses of them."""
    return sha256(repr(shown).encode()).hexdigest()[:16]
