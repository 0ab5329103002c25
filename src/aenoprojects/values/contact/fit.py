"""Whether an e-mail address can be a person's: t.vanderveen@ is Truus van der Veen's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_DIGITS = re.compile(r"[0-9]+")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss"})
_MOST_WORDS = 12

_WITHOUT_AT = re.compile(r"(?:(?P<local>[\w.-]+)[.-])?[^\W_]+\.(?P<top>[^\W\d_]+)")
_SURNAME = 4
"""The score of an address that has the surname."""
FITS = 2
"""The least score of an address that can be the person's."""


class _Name(NamedTuple):
    given: str
    """The first name or initials, glued; the surname where there is nothing else."""
    monograms: tuple[str, ...]
    """First letters of all words, with and without particles."""
    endings: tuple[str, ...]
    """First letters of the surname, as they may follow the given name."""
    surnames: tuple[str, ...]
    """Each part of the surname, and the parts from each on glued together."""


_BEHIND = re.compile(r"\s*\([^()]*\)$")
"""What somebody is called, behind the name: "W. Molenaar (Wim)"."""


class _Particles(NamedTuple):
    words: frozenset[str]
    before: re.Pattern[str]
    """What may stand before a surname in one word: initials, particles and their first letters."""


def fit(address: str, name: str, vocabulary: Vocabulary) -> int:
    """Return how well an address fits a name: 0 to 7; at least `FITS` where it can be this person's.

    A surname counts most (also glued, shortened, one half of a double one), then a full given name or a
    monogram, then a matching initial.

    Args:
        address: an e-mail address; accents and case do not matter.
        name: a name as printed, without title and role.
        vocabulary: its particles ("van", "de").

    >>> name = "Truus van der Veen-Smit"
    >>> [fit(f"{one}@gouda.example", name, Vocabulary.default()) >= FITS for one in ("t.vdveen", "truus", "t.dewit")]
    [True, True, False]
    """
    return _fit(address.partition("@")[0], name, vocabulary.derive(_particles))


def lacks_at(before: str, word: str, name: str, vocabulary: Vocabulary) -> bool:
    """Return whether a word is somebody's address without its "@": a name in front, a domain behind.

    Args:
        before: the word before it, where a blank stands for the "@".
        word: what ends in a domain.
        name: whose address it may be.
        vocabulary: the endings of domains.

    >>> words = (("", "truus.visser.goes.nl"), ("t.visser", "goes.nl"), ("", "goes.nl"))
    >>> [lacks_at(*two, "Truus Visser", Vocabulary.default()) for two in words]
    [True, True, False]
    """
    match = _WITHOUT_AT.fullmatch(word.strip(".,;:()<>[]"))
    if match is None or fold(match["top"]) not in vocabulary.words("people.top_domains"):
        return False
    local = match["local"] or before
    return not local.lower().startswith("www") and fit(f"{local}@", name, vocabulary) >= _SURNAME


@lru_cache(maxsize=1024)
def _fit(local: str, name: str, particles: _Particles) -> int:
    tokens = _plain(local)
    who = _parts(name, particles.words)
    glued = "".join(tokens)
    if not glued or not who.given:
        return 0
    surname = any(_has_surname(tokens, glued, core, who, particles) for core in who.surnames)
    given = len(who.given) > 2 and (
        who.given in tokens or (glued.startswith(who.given) and glued[len(who.given) :] in who.endings)
    )
    monogram = len(glued) > 1 and glued in who.monograms
    return 4 * surname + 2 * (given or monogram) + (glued[0] == who.given[0])


def _plain(text: str) -> list[str]:
    """Return the words of a text, folded, without digits, "ij" as "y"."""
    return _DIGITS.sub("", fold(text).translate(_LETTERS).replace("ij", "y")).split()[:_MOST_WORDS]


def _parts(name: str, small: frozenset[str]) -> _Name:
    front, _, back = _BEHIND.sub("", name).partition(" ")
    heads, words = _plain(front), _plain(back)
    if all(len(word) > 1 and word in small for word in heads) or small.issuperset(words):
        heads, words = [], heads + words  # there is no given name, only a surname
    solid = [index for index, word in enumerate(words) if word not in small] or list(range(len(words)))
    if not solid:
        return _Name(given="", monograms=(), endings=(), surnames=())
    start = next((index for index in solid if len(words[index]) > 1), solid[0])
    cores = [words[index] for index in solid if index >= start]
    tails = ["".join(words[index:]) for index in range(start, len(words)) if words[index] not in small]
    first, last, main = ("".join(word[0] for word in part) for part in (heads, words, [words[at] for at in solid]))
    return _Name(
        given="".join(heads) or words[solid[0]],
        monograms=(first + last, first + main),
        endings=(last, main, last[-1]),
        surnames=tuple(dict.fromkeys(cores + tails)),
    )


def _has_surname(tokens: list[str], glued: str, core: str, who: _Name, particles: _Particles) -> bool:
    if core in tokens or (len(core) > 3 and glued.startswith(core) and len(glued) - len(core) <= 2):
        return True
    if any(token.endswith(core) and _leads(token[: -len(core)], who, particles) for token in (*tokens, glued)):
        return True
    # User names of eight or so characters: the initial and the start of the surname.
    short = glued[1:]
    return len(tokens) == 1 and len(short) > 3 and glued[0] == who.given[0] and core.startswith(short)


def _leads(prefix: str, who: _Name, particles: _Particles) -> bool:
    """Return whether what stands before a surname in one word can be the same person's: initials, particles."""
    found = particles.before.fullmatch(prefix.removeprefix(who.given) if len(who.given) > 1 else prefix)
    return found is not None and found["initials"][:1] in ("", who.given[0])


def _particles(vocabulary: Vocabulary) -> _Particles:
    words = vocabulary.words("people.particles")
    glued = sorted({word.replace(" ", "") for word in words}, key=len, reverse=True)
    return _Particles(words, re.compile(rf"(?P<initials>[a-z]{{0,3}}?)(?:{'|'.join(glued)}|v|d)*"))
