"""The ways in which a page may name a person, an address or a number: what must be gone without contacts."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import quote

from hypothesis import strategies as st

from aenoprojects.transforms.privacy.words import key, keys

GIVENS = ["Truus", "Jan-Wouter", "Şükran", "Łukasz", "Evelien", "Jörg", "Roos", "Wil", "Bé"]
SMALL = ["", "", "", "van", "de", "van der", "van 't", "el", "ten"]
SURNAMES = [
    "Hazelworm",
    "Kwaadsteniet",
    "Çiçekçi",
    "Węgorzewski",
    "Grünwald",
    "O'Nevel",
    "Telefoonlijn-Zwaag",
]
ORDINARY = ["Visser", "Bakker", "Zwart"]
NUMBERS = ["0612345678", "0101234567"]


class Someone(NamedTuple):
    """A listed person."""

    given: str
    small: str
    surname: str
    email: str
    number: str

    @property
    def last(self) -> str:
        return f"{self.small} {self.surname}".strip()

    @property
    def name(self) -> str:
        return f"{self.given} {self.last}"


def bare(text: str) -> str:
    """Return a text as an address has it: letters only, small and without accents."""
    return "".join(key(word) for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text)))


def _someone(given: str, small: str, surname: str, number: str) -> Someone:
    return Someone(given, small, surname, f"{bare(given)[0]}.{bare(small)}{bare(surname)}@gouda.example", number)


# Of "de Visser" the bare word stays where no capital tells it from the trade: see docs/how-to/leave-out-contacts.md.
surnames = st.tuples(st.sampled_from(SMALL), st.sampled_from(SURNAMES)) | st.tuples(
    st.just(""), st.sampled_from(ORDINARY)
)
people = st.builds(
    lambda given, surname, number: _someone(given, *surname, number),
    st.sampled_from(GIVENS),
    surnames,
    st.sampled_from(NUMBERS),
)


def _names(one: Someone) -> list[str]:
    given, small, surname = one.given, one.small, one.surname
    first, last = surname.split("-")[0], surname.split("-")[-1]
    capital = one.last[0].upper() + one.last[1:]
    ascii_name = " ".join(key(word).capitalize() if word[0].isupper() else word for word in one.name.split())
    handle = bare(given) + bare(one.last)
    return [
        one.name,
        one.name.upper(),
        one.name.lower(),
        unicodedata.normalize("NFD", one.name),
        one.name.replace(" ", "\u00a0"),
        f"{surname[:2]}\u00ad{surname[2:]}" if not small else f"{given} {small} {surname[:2]}\u00ad{surname[2:]}",
        ascii_name,
        f"{given[0]}. {one.last}",
        f"{given[0].lower()}. {one.last.lower()}",
        f"mevrouw {capital}",
        f"de heer {one.last.lower()}",
        capital,
        capital.upper(),
        f"{capital}s boek",
        f"{capital}'s boek",
        f"{capital}’s boek",
        f"{surname}, {given} {small}".strip(),
        f"{given} {small} {first}",
        f"{given} {small} {last}",
        "".join(bare(word).capitalize() for word in one.name.split()),
        f"@{handle}",
        f"#{handle}",
        f"{bare(given)}_{bare(surname)}",
        f"https://x.example/in/{handle}",
        f"https://x.example/in/{bare(given)}-{'-'.join(map(bare, one.last.split()))}?a=1",
        f"x.example/team/{bare(given)[0]}-{bare(one.last)}/",
        f"https://x.example/{quote(one.name)}",
        f"https://x.example/?naam={quote(quote(one.name))}",
    ]


def _addresses(one: Someone) -> list[str]:
    local, _, domain = one.email.partition("@")
    site, _, top = domain.rpartition(".")
    return [
        one.email,
        one.email.upper(),
        f"mailto:{one.email}?subject=plan",
        f"{local} at {domain}",
        f"{local} (at) {domain}",
        f"{local}[at]{site}[dot]{top}",
        f"{local.replace('.', ' punt ')} apenstaartje {site} punt {top}",
        f"{local}＠{domain}",
        f"{local}%40{domain}",
        f"{local}%2540{domain}",
        f"{local} @ {domain}",
        f"{local}@{domain}Tel",
        f"https://x.example/?mail={local}%2540{domain}",
    ]


def _numbers(one: Someone) -> list[str]:
    local = one.number[1:]
    area, rest = one.number[: len(one.number) - 8], one.number[-8:]
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in one.number)
    return [
        one.number,
        f"{area}-{rest}",
        f"{area} - {' '.join(rest[at : at + 2] for at in range(0, 8, 2))}",
        f"{area}_{rest}",
        f"{area}:{rest}",
        f"({area}) {rest[:4]} {rest[4:]}",
        f"tel{one.number}",
        f"{one.number}of later",
        wide,
        f"+31(0){local}",
        f"+31 {local}",
        f"0031{local}",
        f"0031 {local[0]} {local[1:]}",
        f"https://wa.me/31{local}",
        f"https://x.example/?t={area}-{rest}",
        f"tel:+31{local}",
    ]


def spellings(one: Someone) -> st.SearchStrategy[str]:
    """Return the ways to name a person, the person's address or number."""
    return st.sampled_from([*_names(one), *_addresses(one), *_numbers(one)])


def leaks(one: Someone, text: str) -> list[str]:
    """Return what a text still tells of a person: words of the surname, the address, the number."""
    words = [form for word in re.findall(r"[^\W\d_]+", one.surname) if len(word) > 1 for form in keys(word)]
    plain = unicodedata.normalize("NFC", re.sub("[\u00ad\u200b]", "", text))
    folded = re.sub(r"[^\W\d_]+", lambda match: key(match[0]), plain)
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in plain)
    found = [word for word in words if word in folded]
    return found + re.findall(r"[\s()./:_+-]{0,3}".join(one.number[1:]), digits)
