"""From lexemes to the tokens that the grammar of a period knows: dates, durations, marks, other words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias, cast

from aenoprojects.values.period.dates import date_at, school_years
from aenoprojects.values.period.duration import duration_at, vague_duration_end
from aenoprojects.values.period.lexemes import Lexeme, lexemes_of
from aenoprojects.values.period.people import without_people
from aenoprojects.values.period.stated import Stated
from aenoprojects.vocabulary import Vocabulary

Kind: TypeAlias = Literal[
    "date", "duration", "number", "pair", "word", "sign", "dash",
    # the roles of months.toml
    "open", "unknown", "to", "through", "end", "start", "from", "between", "and", "or", "slash", "extension",
    "separator", "left", "right", "glue", "vague", "doubtful",
    # roles that depend on what follows
    "before", "after", "present", "former",
    # an extension that was granted, perhaps and surely
    "granted", "extended",
]  # fmt: skip
"""What a token does in a period; a word is what ends up in the remark."""


class Token(NamedTuple):
    """A piece of the text with its meaning."""

    kind: Kind
    start: int
    end: int
    date: Stated = Stated()
    """What a date says."""
    key: str = ""
    """Digits of a number or pair; a duration in ISO 8601; kind of lexeme of a date; any other word as looked up."""
    noun: bool = False
    """Whether it may carry an adjective: "verwachte einddatum"."""
    slip: bool = False
    """Whether it is a word that is spelled wrong, and understood."""
    strange: bool = False
    """Whether it is a word that the vocabulary of periods does not know."""
    donor: int | None = None
    """Offset at which stands what completes a date: the year or month of the other side."""


MEANING: frozenset[Kind] = frozenset({"date", "duration", "open", "unknown"})
"""Tokens that say something of a period."""
ENDING: frozenset[Kind] = frozenset({"to", "through", "end"})
"""Marks of an end; after "to" it is not included."""
LINKS: frozenset[Kind] = frozenset({"to", "through", "dash", "slash", "and", "or"})
"""What joins two sides, or two alternatives."""
SIGNS: frozenset[Kind] = frozenset({"separator", "sign", "dash", "slash", "and", "left", "right"})
"""Tokens that only part others."""
STRONG: frozenset[Kind] = MEANING | {"word", "number", "pair", "extension", "vague", "doubtful"}
"""Tokens that say something of their own; all others only join them."""
VAGUE = "6 - 8"
"""Key of a duration that is no one duration."""
_KINDS: dict[str, Kind] = {
    "number": "number", "ordinal": "number", "pair": "pair", "dash": "dash", "word": "word", "decimal": "word",
}  # fmt: skip
"""What a lexeme is that has no role."""


def tokens_of(text: str, vocabulary: Vocabulary, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a stretch of text: dates put together, the end of a line as a separator.

    >>> [token.kind for token in tokens_of("van 1 mei t/m eind 2021", Vocabulary.default())]
    ['from', 'date', 'through', 'date']
    """
    lexemes = without_people(text, lexemes_of(text, vocabulary, start, end), vocabulary)
    tokens: list[Token] = []
    at = 0
    while lexemes[at].kind != "end":
        token, after = _next_school_year(lexemes, at, tokens) or _token_at(lexemes, at)
        if tokens and "\n" in text[tokens[-1].end : token.start]:
            tokens.append(Token("separator", token.start, token.start, key=";"))
        if token.key == "?" and tokens and tokens[-1].kind == "date" and tokens[-1].end == token.start:
            token = token._replace(kind="word")  # "2021 - 2022?" is no end that is unknown
        tokens.append(token)
        at = after
    return tokens


def _next_school_year(lexemes: Sequence[Lexeme], at: int, before: Sequence[Token]) -> tuple[Token, int] | None:
    """Return a school year without its word: "schooljaar 2020-2021 t/m 2022-2023"."""
    if len(before) < 2 or before[-1].kind not in LINKS or not before[-2].date.school:
        return None
    found = school_years(lexemes, at, before[-2].date.school, both=True)
    return (Token("date", lexemes[at].start, lexemes[found[1] - 1].end, found[0]), found[1]) if found else None


def _token_at(lexemes: Sequence[Lexeme], at: int) -> tuple[Token, int]:
    lexeme = lexemes[at]
    kind: Kind
    date, key, after = Stated(), "", at + 1
    if lexeme.sense.part and (part := _part_at(lexemes, at)):
        kind, date, after = part
    elif dated := date_at(lexemes, at):
        kind, key, (date, after) = "date", lexeme.kind, dated
    elif vague := vague_duration_end(lexemes, at):
        kind, key, after = "word", VAGUE, vague
    elif lasting := duration_at(lexemes, at):
        kind, (key, after) = "duration", lasting
    elif lexeme.sense.ordinal and role_of(lexemes[at + 1]) in LINKS:  # derde en vierde kwartaal
        kind, key = "number", str(lexeme.sense.ordinal)
    else:
        kind, key = role_of(lexeme), lexeme.key
    noun, slip = lexeme.sense.noun, lexeme.sense.slip or date.slip
    strange = kind == "word" and lexeme.kind == "word" and lexeme.sense.role is None
    is_cut = kind == "date" and lexeme.kind == "number" and len(lexeme.key) > lexeme.end - lexeme.start
    donor = lexemes[at - 2].start if is_cut else None  # the century of "2020-21"
    return Token(kind, lexeme.start, lexemes[after - 1].end, date, key, noun, slip, strange, donor), after


def role_of(lexeme: Lexeme) -> Kind:
    """Return what a lexeme does that is no date and no duration."""
    return cast(Kind, lexeme.sense.role) if lexeme.sense.role else _KINDS.get(lexeme.kind, "sign")


def _part_at(lexemes: Sequence[Lexeme], at: int) -> tuple[Kind, Stated, int] | None:
    """Return "begin 2021"; or "begin" as a part without a date ("begin t/m eind 2021"), or as a mark."""
    sense = lexemes[at].sense
    alone = Stated(part=sense.part, slip=sense.slip)  # type: ignore[arg-type]  # the table's own words
    after = at + 1
    while lexemes[after].key in ("van", "de", "het", "of") and after < at + 3:
        after += 1
    if lexemes[after].key == "-" and lexemes[at].end == lexemes[after].start == lexemes[after + 1].start - 1:
        after += 1  # "mid-2021"
    found = date_at(lexemes, after)
    if found and found[0].day is None and found[0].part is None:
        vague = found[0].school is not None and alone.part == "medio"
        doubt = found[0].doubt or vague
        return "date", found[0]._replace(part=alone.part, slip=alone.slip or found[0].slip, doubt=doubt), found[1]
    if lexemes[at + 1].kind == "dash" or lexemes[at + 1].sense.role in ("to", "through", "and"):
        return "date", alone, at + 1
    if alone.part == "medio":
        return None
    return "start" if alone.part == "begin" else "end", Stated(), at + 1
