"""What may be a date and is none of the periods': digits and names that would go into the remark without a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aenoprojects.model.dates import Period
from aenoprojects.values.period.people import PERSON
from aenoprojects.values.period.stated import Stated
from aenoprojects.values.period.tokens import Kind, Token

_PLANS: frozenset[Kind] = frozenset({"extension", "granted", "former", "doubtful"})
"""After these a date is a plan, which was understood: "gaat uitlopen naar eind juni 2021"."""
_COUNTED: frozenset[Kind] = frozenset({"word", "glue", "extension", "duration"})
"""Beside these a number counts or numbers something: "fase 1", "75 deelnemers"."""
_JOINING: frozenset[Kind] = frozenset({"and", "or", "dash", "slash", "separator", "sign", "through", "to"})


def unread_tokens(
    tokens: Sequence[Token], used: Sequence[tuple[int, int]], periods: Sequence[Period]
) -> Iterator[Token]:
    """Return the tokens that somebody should look at.

    Args:
        tokens: all of them, those in parentheses too.
        used: places of what the periods were made from, in order.
        periods: a year that lies within one of them says nothing new.
    """
    years = {year for period in periods for year in _years(period)}
    alone = {period.start.year for period in periods if period.start and period.start == period.end}
    counted, planned, place = False, False, 0
    for at, token in enumerate(tokens):
        while place < len(used) and used[place][1] <= token.start:
            place += 1
        is_used = place < len(used) and used[place][0] <= token.start and token.end <= used[place][1]
        planned = (planned or token.kind in _PLANS) and token.key != ";" and token.kind != "right"
        before = tokens[at - 1] if at else None
        if token.kind == "duration" and before and before.kind in ("glue", "granted") and not is_used:
            granted = next((one for one in tokens[max(0, at - 2) : at] if one.kind == "granted"), None)
            if granted:  # "verlengd met 6 maanden"
                yield granted._replace(end=token.end)
        if token.kind in ("number", "pair"):
            after = tokens[at + 1].kind if at + 1 < len(tokens) else "separator"
            counted = (before is not None and before.kind in _COUNTED) or after in _COUNTED or counted
            if before and before.strange and before.end == token.start and _is_year(tokens, at + 1):  # "K1 2021"
                yield before._replace(end=tokens[at + 1].end)
            elif not (is_used or counted or planned):
                yield token
        else:
            counted = counted and token.kind in _JOINING
        if token.key == PERSON and at and _follows_date(tokens, at):  # "2021 Juni Evaluatie" looks the same
            yield token
        if token.kind == "date" and not is_used and not planned and not _is_known(token.date, years):
            yield token
        if is_used and _is_year(tokens, at):
            if before and before.kind == "from" and token.date.year in alone:  # "zomervakantie van 2022"
                before = tokens[at - 2] if at > 1 else None
            if before and before.strange:
                yield before._replace(end=token.end)


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a token is a year and nothing more."""
    return at < len(tokens) and tokens[at].kind == "date" and tokens[at].date == Stated(tokens[at].date.year)


def _follows_date(tokens: Sequence[Token], at: int) -> bool:
    """Return whether nothing but a sign stands between a token and a date before it."""
    before = tokens[at - 1]
    return before.kind == "date" or (before.kind in ("sign", "dash") and at > 1 and tokens[at - 2].kind == "date")


def _is_known(date: Stated, years: set[int]) -> bool:
    """Return whether a date is a year that the periods have too, or has no year at all ("de zomer")."""
    return date.year is None or (date == Stated(date.year) and date.year in years)


def _years(period: Period) -> range:
    dates = [date.year for date in (period.start, period.end) if date]
    return range(min(dates), max(dates) + 1) if dates else range(0)
