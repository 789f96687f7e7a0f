"""Search over the roles, skills, questions and guide pages of one release.

Every word of the query must be found. A match in a name beats one in the text; among names
the whole name beats its beginning, that a whole word, and that a part of one.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from careers.domain.catalogue import Catalogue

Kind = Literal["role", "skill", "faq", "guide"]

MAX_QUERY: Final = 100
"""Characters of a query that are read; nothing in a catalogue has a longer name to type."""

WHOLE_WORDS_UP_TO: Final = 2
"""Shorter words match whole words only: "R" and "ML" are parts of almost everything."""

SUGGESTIONS: Final = 3
SUGGEST_FROM: Final = 0.7
"""Likeness 0-1 from which a name may be what was meant."""

_WORD: Final = re.compile(r"[^\W_]+[+#]*")


@dataclass(frozen=True)
class Hit:
    """One thing found. `alias` is the other name that matched, `quote` the can-do."""

    kind: Kind
    slug: str
    title: str
    summary: str = ""
    alias: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Found:
    """`query` as it was read; `hits` best first; `meant` are names, only where nothing is hit."""

    query: str
    hits: tuple[Hit, ...] = ()
    meant: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Entry:
    kind: Kind
    slug: str
    title: str
    summary: str = ""
    aliases: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    text: str = ""


def search(catalogue: Catalogue, query: str) -> Found:
    """Everything that matches `query`, which may be anything a browser can send."""
    query = clean(query)
    words = _words(query)
    if not words:
        return Found(query)
    entries = tuple(_entries(catalogue))
    ranked = [(rank, entry) for entry in entries if (rank := _rank(entry, words)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    hits = tuple(_hit(entry, words) for _, entry in ranked)
    return Found(query, hits, () if hits else _meant(entries, words))


def clean(query: str) -> str:
    """Without control characters and outer or doubled spaces, cut at `MAX_QUERY`."""
    printable = "".join(char if char.isprintable() else " " for char in query[: 10 * MAX_QUERY])
    return " ".join(printable.split())[:MAX_QUERY].strip()


def fold(text: str) -> str:
    """Without case and accents: "Modèle" and "MODELE" are one."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Kept, because each search reads the same thousand texts again."""
    return tuple(_WORD.findall(fold(text)))


def _entries(catalogue: Catalogue) -> Iterator[_Entry]:
    for role in catalogue.roles:
        aliases = (role.short_name, role.code)
        text = f"{role.focus} {role.objective} {role.summary} {role.works_with}"
        yield _Entry("role", role.slug, role.name, role.one_line, aliases, text=text)
    for skill in catalogue.skills:
        quotes = skill.can_do[1:]
        yield _Entry("skill", skill.slug, skill.name, skill.summary, skill.aliases, quotes)
    for question in catalogue.faq:
        yield _Entry("faq", question.slug, question.question, text=question.answer)
    for page in catalogue.guide:
        yield _Entry("guide", page.slug, page.title, page.summary, text=page.body)


def _rank(entry: _Entry, words: tuple[str, ...]) -> int | None:
    """0 is the best; None where a word of the query is nowhere."""
    names = [_words(name) for name in (entry.title, *entry.aliases)]
    in_names = [word for name in names for word in name]
    if words in names:
        return 0
    if any(" ".join(name).startswith(" ".join(words)) for name in names):
        return 1
    if set(words) <= set(in_names):
        return 2
    if _inside(words, in_names):
        return 3
    return 4 if _inside(words, [*in_names, *_words(_text(entry))]) else None


def _text(entry: _Entry) -> str:
    return " ".join((entry.summary, *entry.quotes, entry.text))


def _inside(words: Iterable[str], texts: Sequence[str]) -> bool:
    whole, joined = set(texts), "\n".join(texts)
    return all(
        word in whole or (len(word) > WHOLE_WORDS_UP_TO and word in joined) for word in words
    )


def _hit(entry: _Entry, words: tuple[str, ...]) -> Hit:
    """What to show of an entry: where its title and summary do not say why, what does."""
    alias = quote = ""
    if not _inside(words, _words(entry.title)):
        alias = next((name for name in entry.aliases if _inside(words, _words(name))), "")
    seen = [word for text in (entry.title, entry.summary, alias) for word in _words(text)]
    unseen = [word for word in words if not _inside([word], seen)]
    if unseen:
        quote = next((text for text in entry.quotes if _inside(unseen, _words(text))), "")
    return Hit(entry.kind, entry.slug, entry.title, entry.summary, alias, quote)


def _meant(entries: Iterable[_Entry], words: tuple[str, ...]) -> tuple[str, ...]:
    """The titles of roles and skills that have a name most like the query."""
    titles = {
        " ".join(_words(name)): entry.title
        for entry in entries
        if entry.kind in {"role", "skill"}
        for name in (*entry.aliases, entry.title)
    }
    near = difflib.get_close_matches(" ".join(words), titles, n=10, cutoff=SUGGEST_FROM)
    return tuple(dict.fromkeys(titles[name] for name in near))[:SUGGESTIONS]
