"""What stands beside a period: parentheses, an extension granted or announced, a plan that no longer holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aenoprojects.values.period.stated import Stated
from aenoprojects.values.period.tokens import ENDING, LINKS, MEANING, Kind, Token

_FORWARD: frozenset[Kind] = frozenset({"to", "before", "after", "present"})
"""What looks at the date that follows."""
_ARTICLES = ("de", "het", "the")


def before_dates(tokens: list[Token]) -> list[Token]:
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
            linked = place + 1 < len(tokens) and tokens[place + 1].kind in LINKS
            tokens[at] = token._replace(kind="to" if date and not budget and not linked else "glue")
        elif token.kind == "after":
            _after(tokens, at, place if date else None)
        elif token.kind == "present":
            tokens[at] = token._replace(kind="word" if date else "open")
    return tokens


def _after(tokens: list[Token], at: int, place: int | None) -> None:
    """Read "na": a start just after its date; but "tot na de zomer" goes on through the summer at least."""
    before = tokens[at - 1].kind if at else "separator"
    if place is not None and before in ("to", "through", "dash"):
        tokens[at - 1] = tokens[at - 1]._replace(kind="through")
        tokens[at] = tokens[at]._replace(kind="glue")
        tokens[place] = tokens[place]._replace(date=tokens[place].date._replace(doubt=True), start=tokens[at].start)
    elif place is not None and not tokens[place].date.part and before not in LINKS:
        tokens[at] = tokens[at]._replace(kind="start")
        tokens[place] = tokens[place]._replace(date=tokens[place].date._replace(after=True), start=tokens[at].start)
    else:
        tokens[at] = tokens[at]._replace(kind="word")


def without_asides(tokens: list[Token]) -> list[Token]:
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
    result: list[Token] = []
    for index, group in enumerate(groups):
        if index % 2 and _is_aside(group[1:], outside):
            result.append(Token("word", group[0].start, group[-1].end, key="("))
        else:
            result += group
    return result


def _is_aside(inside: Sequence[Token], outside: Counter[Kind]) -> bool:
    """Return whether what stands in parentheses is a remark: words, or dates beside those of the period."""
    kinds = {token.kind for token in inside}
    if "extended" in kinds:
        return False
    if not kinds & MEANING:
        return True
    dates = outside["date"]
    if kinds & {"word", "number", "pair", "extension", "vague", "doubtful"}:
        return dates + outside["open"] + outside["unknown"] > 0
    return "date" in kinds and dates > 0 and (dates > 1 or inside[0].kind not in ENDING | {"dash"})


def with_extensions(tokens: list[Token]) -> list[Token]:
    """Return the tokens, "verlengd tot" a date that follows the period as a mark; one that may come is left alone."""
    dated = False
    for at, token in enumerate(tokens):
        dated = dated or token.kind == "date"
        if token.kind != "granted":
            continue
        place = at + 1
        while place < len(tokens) and (tokens[place].kind in ("to", "through", "glue") or tokens[place].key == ":"):
            place += 1
        followed = place < len(tokens) and tokens[place].kind == "date"
        surely = dated and followed and not _is_hedged(tokens, at)
        tokens[at] = token._replace(kind="extended" if surely else "extension")
    return tokens


def _is_hedged(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the clause before a word says that it is only a plan: "wordt mogelijk verlengd"."""
    while at > 0 and tokens[at - 1].kind not in ("date", "separator", "left", "extension", "extended"):
        at -= 1
        if tokens[at].kind == "doubtful":
            return True
    return False


def without_announcements(tokens: list[Token]) -> list[Token]:
    """Return the tokens, a clause that only announces a later end, or tells an earlier plan, as one word."""
    first = next((at for at, token in enumerate(tokens) if token.kind == "former"), None)
    if first is not None:
        last = next((at for at in range(first, len(tokens)) if tokens[at].kind == "separator"), first)
        if all(token.kind != "date" for token in tokens[last:]):
            last = first
        tokens = [
            *tokens[:first],
            Token("word", tokens[first].start, tokens[last].end, key=CLAUSE),
            *tokens[last + 1 :],
        ]
    result: list[Token] = []
    dated, at = False, 0
    while at < len(tokens):
        token = tokens[at]
        dated = dated or token.kind == "date"
        if not dated or not (token.kind == "extension" or _is_possible_end(tokens, at)):
            result.append(token)
            at += 1
            continue
        end = next((place for place in range(at, len(tokens)) if tokens[place].key == ";"), len(tokens))
        start = token.start
        while result and result[-1].kind not in ("date", "separator", "and", "dash"):
            start = result.pop().start
        result.append(Token("word", start, tokens[end - 1].end, key=CLAUSE))
        at = end
    return result


CLAUSE = "..."
"""Key of a clause that was understood, and is a remark all the same."""


def _is_possible_end(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a clause begins with a later end that may come: "mogelijk tot juni 2022"."""
    return tokens[at].kind == "doubtful" and at + 2 < len(tokens) and tokens[at + 1].kind in ("to", "through")
