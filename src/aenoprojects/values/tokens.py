"""From lexemes to the tokens that the grammar of a period knows: dates, durations, marks, other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from aenoprojects.values.dates import UNREADABLE, Stated, date_at
from aenoprojects.values.duration import duration_at, vague_duration_end
from aenoprojects.values.lexemes import Lexeme, lexemes_of
from aenoprojects.vocabulary.months import slips, words

Kind: TypeAlias = Literal[
    "date", "duration", "number", "word", "sign", "dash",
    # the roles of months.toml
    "open", "unknown", "to", "through", "end", "start", "from", "between", "and", "slash", "extension",
    "separator", "left", "right", "glue",
    # roles that depend on what follows
    "before", "after", "present", "former",
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
    """Digits of a number; ISO 8601 text of a duration; any other word as looked up."""


MEANING: frozenset[Kind] = frozenset({"date", "duration", "open", "unknown"})
"""Tokens that say something of a period."""
ENDING: frozenset[Kind] = frozenset({"to", "through", "end"})
"""Marks of an end; after "to" it is not included."""
_KINDS: dict[str, Kind] = {"number": "number", "ordinal": "number", "dash": "dash", "word": "word", "decimal": "word"}
"""What a lexeme is that has no role."""
VAGUE = "6 - 8"
"""Key of a duration that is no one duration."""
_FORWARD: frozenset[Kind] = frozenset({"to", "before", "after", "present"})
"""What looks at the date that follows."""
_ARTICLES = ("de", "het", "the")
_LINKS: frozenset[Kind] = frozenset({"to", "through", "dash", "slash", "and"})


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a tidied text: dates put together; asides and announcements as one word each.

    >>> [token.kind for token in tokens_of("van 1 mei t/m eind 2021 (fase 1)")]
    ['from', 'date', 'through', 'date', 'word']
    """
    lexemes = lexemes_of(text)
    tokens: list[Token] = []
    at = 0
    while lexemes[at].kind != "end":
        found, after = _school_year(lexemes, at) or _token_at(lexemes, at)
        tokens += found
        at = after
    return _without_announcements(_without_asides(_before_dates(_with_bare_numbers(tokens))))


def _token_at(lexemes: Sequence[Lexeme], at: int) -> tuple[list[Token], int]:
    lexeme = lexemes[at]
    kind: Kind
    date, key, after = Stated(), "", at + 1
    if lexeme.kind == "word" and lexeme.key in words("part") and (part := _part_at(lexemes, at)):
        kind, date, after = part
    elif dated := date_at(lexemes, at):
        kind, (date, after) = "date", dated
    elif vague := vague_duration_end(lexemes, at):
        kind, key, after = "word", VAGUE, vague
    elif lasting := duration_at(lexemes, at):
        kind, (key, after) = "duration", lasting
    elif lexeme.key in words("ordinal") and _role(lexemes[at + 1]) in _LINKS:  # derde en vierde kwartaal
        kind, key = "number", str(words("ordinal")[lexeme.key])
    else:
        kind, key = _role(lexeme), lexeme.key
    return [Token(kind, lexeme.start, lexemes[after - 1].end, date, key)], after


def _role(lexeme: Lexeme) -> Kind:
    role: Kind | None = words("role").get(lexeme.key)
    return role or _KINDS.get(lexeme.kind, "sign")


def _part_at(lexemes: Sequence[Lexeme], at: int) -> tuple[Kind, Stated, int] | None:
    """Return "begin 2021"; or "begin" as a part without a date ("begin t/m eind 2021"), or as a mark."""
    key = lexemes[at].key
    alone = Stated(part=words("part")[key], slip=key in slips())
    after = at + 1
    while lexemes[after].key in ("van", "de", "het", "of") and after < at + 3:
        after += 1
    if lexemes[after].key == "-" and lexemes[at].end == lexemes[after].start == lexemes[after + 1].start - 1:
        after += 1  # "mid-2021"
    found = date_at(lexemes, after)
    if found and found[0].day is None:
        return "date", found[0]._replace(part=alone.part, slip=alone.slip or found[0].slip), found[1]
    if lexemes[at + 1].kind == "dash" or words("role").get(lexemes[at + 1].key) in ("to", "through", "and"):
        return "date", alone, at + 1
    if alone.part == "medio":
        return None
    return "start" if alone.part == "begin" else "end", Stated(), at + 1


def _school_year(lexemes: Sequence[Lexeme], at: int) -> tuple[list[Token], int] | None:
    """Return both ends of "schooljaar 2020-2021"."""
    month: int | None = words("schoolyear").get(lexemes[at].key)
    first = (date_at(lexemes, at + 1) or _short_year(lexemes, at + 1)) if month else None
    if not month or not first or not first[0].year or first[0] != Stated(first[0].year):
        return None
    after, year = first[1], first[0].year
    if lexemes[after].key in ("-", "–", "/") and (
        second := date_at(lexemes, after + 1) or _short_year(lexemes, after + 1)
    ):
        after = second[1] if second[0] == Stated(year + 1) else after
    start, end = lexemes[at].start, lexemes[after - 1].end
    first_month, last_month = Stated(year, month), Stated(year + 1, month - 1)
    return [Token("date", start, end, first_month), Token("dash", end, end), Token("date", end, end, last_month)], after


def _short_year(lexemes: Sequence[Lexeme], at: int) -> tuple[Stated, int] | None:
    """Return the year that two digits are after "schooljaar"."""
    short = lexemes[at].kind == "number" and len(lexemes[at].key) == 2
    return (Stated(2000 + int(lexemes[at].key)), at + 1) if short else None


def _with_bare_numbers(tokens: list[Token]) -> list[Token]:
    """Return the tokens, numbers that share the unit of the date they are linked to read as dates.

    "1 t/m 15 maart 2021", "week 12 - 20 2021", "1e en 2e kwartaal 2021"; digits missing: "maart 2021 - 202".
    """
    if all(token.kind != "number" for token in tokens):
        return tokens
    result: list[Token] = []
    for at, token in enumerate(tokens):
        before = result[-1].kind if result else "separator"
        if token.kind == "number" and before != "word":
            number, read = int(token.key.rstrip("abcdefghijklmnopqrstuvwxyz")[:9]), None
            if at + 2 < len(tokens) and tokens[at + 1].kind in _LINKS and tokens[at + 2].kind == "date":
                read = _same_unit(tokens[at + 2].date, number)
            elif before in _LINKS and len(result) > 1 and result[-2].kind == "date":
                read = _same_unit(result[-2].date, number) if result[-2].date.day is None else None
                if read is None and number > 99 and before != "and":
                    read = UNREADABLE
            token = token._replace(kind="date", date=read) if read else token
        elif token.kind == "date" and (bare := _completed_by(token, result)):
            del result[-1 if before == "date" else -2 :]
            token = token._replace(start=bare.start, date=bare.date._replace(year=token.date.year))
        result.append(token)
    return result


def _same_unit(date: Stated, number: int) -> Stated | None:
    """Return the number as a day, week, quarter or half: whatever the date is."""
    if date.week is not None:
        return Stated(week=number) if 1 <= number <= 53 else None
    if date.day is not None:
        return Stated(day=number) if 1 <= number <= 31 else None
    for code, count in set(words("fraction").values()):
        if date.month in range(code, code + count) and 1 <= number <= count:
            return Stated(month=code + number - 1)
    return None


def _completed_by(token: Token, before: Sequence[Token]) -> Token | None:
    """Return the week or quarter that was a bare number and has its year here: "week 12-20, 2021"."""
    at = -2 if len(before) > 1 and before[-1].kind == "separator" else -1
    if not before or before[at].kind != "date" or not token.date.year or token.date != Stated(token.date.year):
        return None
    bare = before[at].date
    return before[at] if bare.year is None and (bare.week or (bare.month or 0) > 12) else None


def _before_dates(tokens: list[Token]) -> list[Token]:
    """Return the tokens, words that mean something else before a date as what they mean there, or as mere words."""
    for at, token in enumerate(tokens):
        if token.kind not in _FORWARD:
            continue
        place = at + 1
        while place < len(tokens) and tokens[place].key in _ARTICLES:
            place += 1
        date = tokens[place].date if place < len(tokens) and tokens[place].kind == "date" else None
        before = tokens[at - 1].kind if at else "separator"
        if token.kind == "to" and date:
            tokens[place] = tokens[place]._replace(date=date._replace(excluded=True))
        elif token.kind == "before":
            budget = before == "word" and date == Stated(date.year if date else None)  # "subsidie voor 2021"
            linked = place + 1 < len(tokens) and tokens[place + 1].kind in _LINKS
            tokens[at] = token._replace(kind="to" if date and not budget and not linked else "glue")
        elif token.kind == "after":
            starts = date and not date.part and before not in _LINKS
            tokens[at] = token._replace(kind="start" if starts else "word")
            if date and starts:
                tokens[place] = tokens[place]._replace(date=date._replace(after=True))
        elif token.kind == "present":
            tokens[at] = token._replace(kind="word" if date else "open")
    return tokens


def _without_asides(tokens: list[Token]) -> list[Token]:
    """Return the tokens, each pair of parentheses that says nothing of the period as one word."""
    if all(token.kind != "left" for token in tokens):
        return tokens
    groups: list[list[Token]] = [[]]  # by turns outside of parentheses, and from one to the end of its pair
    depth = 0
    for token in tokens:
        if token.kind == "left":
            groups += [] if depth else [[]]
            depth += 1
        groups[-1].append(token)
        if token.kind == "right" and depth:
            depth -= 1
            groups += [] if depth else [[]]
    outside = Counter(token.kind for group in groups[::2] for token in group)
    result = []
    for place, group in enumerate(groups):
        aside = place % 2 and _is_aside(group[1:], outside)
        result += [Token("word", group[0].start, group[-1].end, key="(")] if aside else group
    return result


def _is_aside(inside: Sequence[Token], outside: Counter[Kind]) -> bool:
    """Return whether what stands in parentheses is a remark: words, or dates beside those of the period."""
    kinds = {token.kind for token in inside}
    if not kinds & MEANING:
        return True
    dates = outside["date"]
    if kinds & {"word", "number", "extension"}:
        return dates + outside["open"] + outside["unknown"] > 0
    return "date" in kinds and dates > 0 and (dates > 1 or inside[0].kind not in ENDING | {"dash"})


def _without_announcements(tokens: list[Token]) -> list[Token]:
    """Return the tokens, a clause that only announces a later end, or tells an earlier plan, as one word."""
    dated = False
    first = next((at for at, token in enumerate(tokens) if token.kind == "former"), None)
    if first is not None:
        last = next((at for at in range(first, len(tokens)) if tokens[at].kind == "separator"), first)
        if all(token.kind != "date" for token in tokens[last:]):
            last = first
        tokens = [*tokens[:first], Token("word", tokens[first].start, tokens[last].end), *tokens[last + 1 :]]
    for begin, token in enumerate(tokens):
        dated = dated or token.kind == "date"
        if dated and token.kind == "extension":
            while tokens[begin - 1].kind not in ("date", "separator", "and", "dash"):
                begin -= 1
            return [*tokens[:begin], Token("word", tokens[begin].start, tokens[-1].end)]
    return tokens
