"""From lexemes to the tokens that the grammar of a period knows: dates, durations, marks, other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum, auto
from typing import NamedTuple

from aenoprojects.values.dates import Stated, date_at
from aenoprojects.values.duration import duration_at, vague_duration_end
from aenoprojects.values.lexemes import Lexeme, lexemes_of
from aenoprojects.vocabulary.months import period_words


class Kind(StrEnum):
    """What a token does in a period."""

    DATE = auto()
    DURATION = auto()
    OPEN = auto()
    UNKNOWN = auto()
    TO = auto()
    """Before an end that is not included."""
    THROUGH = auto()
    END = auto()
    START = auto()
    """Before a start, after which the end is open."""
    FROM = auto()
    BETWEEN = auto()
    AND = auto()
    DASH = auto()
    SLASH = auto()
    EXTENSION = auto()
    """Announces a later end."""
    SEPARATOR = auto()
    SIGN = auto()
    LEFT = auto()
    RIGHT = auto()
    GLUE = auto()
    NUMBER = auto()
    WORD = auto()
    """Anything else: it ends up in the remark."""


class Token(NamedTuple):
    """A piece of the text with its meaning."""

    kind: Kind
    start: int
    end: int
    date: Stated = Stated()
    """What a DATE says."""
    key: str = ""
    """Digits of a NUMBER; ISO 8601 text of a DURATION; any other word as looked up."""


_SIGNS = {
    "/": Kind.SLASH,
    ",": Kind.SEPARATOR,
    ";": Kind.SEPARATOR,
    "|": Kind.SEPARATOR,
    "(": Kind.LEFT,
    "[": Kind.LEFT,
    ")": Kind.RIGHT,
    "]": Kind.RIGHT,
}
_LINKS = frozenset({Kind.TO, Kind.THROUGH, Kind.DASH, Kind.SLASH, Kind.AND})
MEANING = frozenset({Kind.DATE, Kind.DURATION, Kind.OPEN, Kind.UNKNOWN})
"""Tokens that say something of a period."""
_ENDING = frozenset({Kind.TO, Kind.THROUGH, Kind.END, Kind.DASH})
_UNDATED = Stated()


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a tidied text: dates put together; asides and announcements as one word each.

    >>> [token.kind.name for token in tokens_of("van 1 mei t/m eind 2021 (fase 1)")]
    ['FROM', 'DATE', 'THROUGH', 'DATE', 'WORD']
    """
    lexemes = lexemes_of(text)
    tokens: list[Token] = []
    at = 0
    while lexemes[at].kind != "end":
        token, after = _token_at(lexemes, at)
        tokens.append(token)
        at = _school_year(lexemes, at, tokens) or after
    tokens = _with_bare_numbers(tokens)
    return _without_announcements(_without_asides(tokens))


def _token_at(lexemes: Sequence[Lexeme], at: int) -> tuple[Token, int]:
    lexeme = lexemes[at]
    if lexeme.kind == "word" and lexeme.key in period_words().parts and (found := _part_at(lexemes, at)):
        return found
    if dated := date_at(lexemes, at):
        return _spanning(Kind.DATE, lexemes, at, dated[1], date=dated[0]), dated[1]
    if lexeme.kind in ("number", "decimal", "word"):
        if after := vague_duration_end(lexemes, at):
            return _spanning(Kind.WORD, lexemes, at, after), after
        if lasting := duration_at(lexemes, at):
            return _spanning(Kind.DURATION, lexemes, at, lasting[1], key=lasting[0]), lasting[1]
    return Token(_kind_of(lexeme), lexeme.start, lexeme.end, key=lexeme.key), at + 1


def _spanning(
    kind: Kind, lexemes: Sequence[Lexeme], at: int, after: int, *, date: Stated = _UNDATED, key: str = ""
) -> Token:
    return Token(kind, lexemes[at].start, lexemes[after - 1].end, date, key)


def _kind_of(lexeme: Lexeme) -> Kind:
    role = period_words().roles.get(lexeme.key)
    if role:
        return Kind(role)
    if lexeme.kind in ("number", "ordinal"):
        return Kind.NUMBER
    if lexeme.kind == "dash":
        return Kind.DASH
    return Kind.WORD if lexeme.kind in ("word", "decimal") else _SIGNS.get(lexeme.key, Kind.SIGN)


def _part_at(lexemes: Sequence[Lexeme], at: int) -> tuple[Token, int] | None:
    """Return "begin 2021"; or "begin" as a part without a date ("begin t/m eind 2021"), or as a mark."""
    words, key = period_words(), lexemes[at].key
    part, slip = words.parts[key], key in words.slips
    after = at + 1
    while lexemes[after].key in ("van", "de", "het", "of") and after < at + 3:
        after += 1
    if lexemes[after].key == "-" and lexemes[at].end == lexemes[after].start == lexemes[after + 1].start - 1:
        after += 1  # "mid-2021"
    found = date_at(lexemes, after)
    if found and found[0].day is None:
        dated = found[0]._replace(part=part, slip=slip or found[0].slip)
        return _spanning(Kind.DATE, lexemes, at, found[1], date=dated), found[1]
    if lexemes[at + 1].kind == "dash" or words.roles.get(lexemes[at + 1].key) in ("to", "through", "and"):
        return _spanning(Kind.DATE, lexemes, at, at + 1, date=Stated(part=part, slip=slip)), at + 1
    if part == "medio":
        return None
    return _spanning(Kind.START if part == "begin" else Kind.END, lexemes, at, at + 1, key=key), at + 1


def _school_year(lexemes: Sequence[Lexeme], at: int, tokens: list[Token]) -> int | None:
    """Replace the last token by both ends of "schooljaar 2020-2021", and return the index after it."""
    first_month = period_words().school_years.get(lexemes[at].key)
    first = date_at(lexemes, at + 1) if first_month else None
    if not first_month or not first or first[0].month or not first[0].year:
        return None
    after, year = first[1], first[0].year
    if lexemes[after].key in ("-", "–", "/") and (second := date_at(lexemes, after + 1)):
        after = second[1] if second[0].year == year + 1 and not second[0].month else after
    start, end = lexemes[at].start, lexemes[after - 1].end
    tokens[-1:] = [
        Token(Kind.DATE, start, end, Stated(year, first_month)),
        Token(Kind.DASH, end, end),
        Token(Kind.DATE, end, end, Stated(year + 1, first_month - 1)),
    ]
    return after


def _with_bare_numbers(tokens: list[Token]) -> list[Token]:
    """Return the tokens, numbers that share the unit of the date they are linked to read as dates.

    "1 t/m 15 maart 2021", "week 12 - 20 2021", "1e en 2e kwartaal 2021"; digits missing: "maart 2021 - 202".
    """
    if not any(token.kind is Kind.NUMBER for token in tokens):
        return tokens
    result: list[Token] = []
    for at, token in enumerate(tokens):
        before = result[-1].kind if result else Kind.SEPARATOR
        if token.kind is Kind.NUMBER and before is not Kind.WORD:
            number, read = int(token.key.rstrip("abcdefghijklmnopqrstuvwxyz")[:9]), None
            if at + 2 < len(tokens) and tokens[at + 1].kind in _LINKS and tokens[at + 2].kind is Kind.DATE:
                read = _same_unit(tokens[at + 2].date, number)
            elif before in _LINKS and len(result) > 1 and result[-2].kind is Kind.DATE:
                read = _same_unit(result[-2].date, number) if result[-2].date.day is None else None
                if read is None and number > 99 and before is not Kind.AND:
                    read = Stated(readable=False)
            token = token._replace(kind=Kind.DATE, date=read) if read else token
        elif token.kind is Kind.DATE and (bare := _completed_by(token, result)):
            del result[-1 if before is Kind.DATE else -2 :]
            token = token._replace(start=bare.start, date=bare.date._replace(year=token.date.year))
        result.append(token)
    return result


def _same_unit(date: Stated, number: int) -> Stated | None:
    """Return the number as a day, week, quarter or half: whatever the date is."""
    if date.week is not None:
        return Stated(week=number) if 1 <= number <= 53 else None
    if date.day is not None:
        return Stated(day=number) if 1 <= number <= 31 else None
    for code, count in set(period_words().fractions.values()):
        if date.month is not None and code <= date.month < code + count and 1 <= number <= count:
            return Stated(month=code + number - 1)
    return None


def _completed_by(token: Token, before: Sequence[Token]) -> Token | None:
    """Return the week or quarter that was a bare number and has its year here: "week 12-20, 2021"."""
    at = -2 if len(before) > 1 and before[-1].kind is Kind.SEPARATOR else -1
    if not before or before[at].kind is not Kind.DATE or token.date != Stated(token.date.year):
        return None
    bare = before[at].date
    return before[at] if bare.year is None and (bare.week or (bare.month or 0) > 12) else None


def _without_asides(tokens: list[Token]) -> list[Token]:
    """Return the tokens, each pair of parentheses that says nothing of the period as one word."""
    if not any(token.kind is Kind.LEFT for token in tokens):
        return tokens
    pairs = _pairs(tokens)
    kinds = Counter(token.kind for token in tokens)
    kinds.subtract(Counter(token.kind for left, right in pairs for token in tokens[left:right]))
    result, at = [], 0
    for left, right in pairs:
        result += tokens[at:left]
        inside = tokens[left + 1 : right]
        end = tokens[right].end if right < len(tokens) else tokens[-1].end
        if _is_aside(inside, kinds):
            result.append(Token(Kind.WORD, tokens[left].start, end, key="("))
        else:
            result += tokens[left : right + 1]
        at = right + 1
    return result + tokens[at:]


def _pairs(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the indexes of outermost parentheses; one never closed reaches to the end."""
    pairs, depth, opened = [], 0, 0
    for at, token in enumerate(tokens):
        if token.kind is Kind.LEFT:
            opened = opened if depth else at
            depth += 1
        elif token.kind is Kind.RIGHT and depth:
            depth -= 1
            if not depth:
                pairs.append((opened, at))
    return [*pairs, (opened, len(tokens))] if depth else pairs


def _is_aside(inside: Sequence[Token], outside: Counter[Kind]) -> bool:
    """Return whether what stands in parentheses is a remark: words, or dates beside those of the period."""
    kinds = {token.kind for token in inside}
    if not kinds & MEANING:
        return True
    dates = outside[Kind.DATE]
    if kinds & {Kind.WORD, Kind.NUMBER, Kind.EXTENSION}:
        return dates + outside[Kind.OPEN] + outside[Kind.UNKNOWN] > 0
    return Kind.DATE in kinds and dates > 0 and (dates > 1 or inside[0].kind not in _ENDING)


def _without_announcements(tokens: list[Token]) -> list[Token]:
    """Return the tokens, a clause after the first date that only announces a later end as one word."""
    first = next((at for at, token in enumerate(tokens) if token.kind is Kind.DATE), len(tokens))
    later = (at for at in range(first, len(tokens)) if tokens[at].kind is Kind.EXTENSION)
    begin = next(later, None)
    if begin is None:
        return tokens
    while tokens[begin - 1].kind not in (Kind.DATE, Kind.SEPARATOR, Kind.AND, Kind.DASH):
        begin -= 1
    return [*tokens[:begin], Token(Kind.WORD, tokens[begin].start, tokens[-1].end)]
