"""Sums of money: what the value of an amount label comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from aenoprojects.diagnostics import Code
from aenoprojects.model import Amount
from aenoprojects.values.readings import Part, Problem, Reading
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

Span = tuple[int, int]

_CENT = Decimal("0.01")
_DIGITS = 15  # more are no money, and would not fit in a spreadsheet
_GROUPS = re.compile(r"\d{1,3}(?:\d{3})*")
_NUMBER = r"\d+(?:[.,'’]\d+|[ \u00a0\u2009\u202f]\d{3}(?!\d))*"
_YEARS = range(1900, 2100)
_SMALL = Decimal(1000)  # below it a number beside a sum counts things, not money
_POWERS = {"thousand": 3, "hundred_thousand": 5, "million": 6, "billion": 9}
_MARKER = re.compile(r"\s*(?:[•·▪◦‣●○■□*–—-](?=\s)|\d{1,2}[.)](?=\s))\s*")
# A letter typed for a digit, O for 0 and l or I for 1: "12.O00", "1O.000", "12 OOO". What it is part of is no number.
_SLIP = re.compile(
    r"[.,'’]?(?=[\d.,'’]{0,15}[OolI])[OolI\d][OolI\d.,'’]{0,15}(?![^\W_])|[ \u00a0](?=\d*[OolI])[OolI\d]{3}(?![^\W_])"
)


_LONGEST_SUM = 40
"""Characters of a value that is nothing but a sum."""


class _Found(NamedTuple):
    """One number of a value."""

    start: int
    end: int
    number: Decimal | None
    """In units; None where its digits make no number."""
    currency: str | None
    """None where no currency stands with it."""
    is_money: bool
    """True where a currency or a multiplier says that it is a sum."""
    is_percentage: bool


def read_amounts(text: str, parts: Sequence[Part], vocabulary: Vocabulary) -> Reading[tuple[Amount, ...]]:
    """Read sums of money from the values of amount labels.

    A range, a rate and several sums in one value are no amount: they are reported, and their text stays. What stands
    for nothing ("n.v.t.", a blank) gives no entry, what is not known yet ("n.t.b.") one without an amount.

    Args:
        text: the values as shown on the page; a line of a value that holds a sum is an entry of its own.
        parts: the stretches with the field "amount", their labels as printed.
        vocabulary: the words of money.

    Returns:
        The amounts in order, what was only asked for at the end. Spans: "0.text" and, where it was read, "0.amount".

    >>> text = "€ 1,2 miljoen"
    >>> read_amounts(text, [Part("amount", "Budget", 0, len(text))], Vocabulary.default()).value[0].amount
    Decimal('1200000.00')
    """
    amounts: list[Amount] = []
    spans: dict[str, Span] = {}
    problems: list[Problem] = []
    for part in sorted(parts, key=lambda part: _is_asked(part.label or "", vocabulary)):
        if part.field != "amount":
            continue
        for start, end in _entries(text, part.start, part.end):
            if _is_nothing(text[start:end], vocabulary):
                continue
            found, code = _read(text, start, end, vocabulary)
            place = len(amounts)
            said = visible(text[start:end])
            amounts.append(
                Amount(
                    label=part.label or "",
                    text=said,
                    amount=found.number if found else None,
                    currency=(found.currency if found else None) or "EUR",
                )
            )
            spans[f"{place}.text"] = (start, end)
            if found:
                spans[f"{place}.amount"] = (found.start, found.end)
            if code:
                read_as = f"{found.currency or 'EUR'} {found.number}" if found else None
                problems.append(Problem(code, said, start, end, read_as))
    known = [(at, one) for at, one in enumerate(amounts) if one.amount is not None]
    if several := next(((at, one) for at, one in known[1:] if _is_another(one, known[0][1])), None):
        beside = f"{known[0][1].label}: {known[0][1].text}"
        problems.append(Problem(Code.AMOUNTS_SEVERAL, several[1].text, *spans[f"{several[0]}.text"], beside=beside))
    return Reading(value=tuple(amounts), spans=spans, problems=tuple(problems))


def _is_another(amount: Amount, first: Amount) -> bool:
    """Return whether a sum is another than the first and behind a label of its own: the one may be what was asked."""
    return amount.label != first.label and (amount.amount, amount.currency) != (first.amount, first.currency)


def _is_asked(label: str, vocabulary: Vocabulary) -> bool:
    """Return whether a label says that its sum was asked for: "Aangevraagd bedrag"."""
    return not vocabulary.words("amounts.asked").isdisjoint(fold(label).split())


def says_sum(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a text is a sum of money and nothing else, its currency in so many signs.

    >>> [says_sum(text, Vocabulary.default()) for text in ("€ 7.500", "7.500", "€ 5 per deelnemer")]
    [True, False, False]
    """
    if len(text) > _LONGEST_SUM:
        return False
    found, code = _read(text, 0, len(text), vocabulary)
    return (
        code is None
        and found is not None
        and found.is_money
        and found.currency is not None
        and not (_letters(text[: found.start]) or _letters(text[found.end :]))
    )


def holds_sum(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a sum of money with its currency stands in a text, be it beside others.

    >>> [holds_sum(text, Vocabulary.default()) for text in ("€ 7.500, waarvan € 5.000 van ons", "7.500 bomen")]
    [True, False]
    """
    return any(one.is_money and one.currency for one in _numbers(text, 0, len(text), vocabulary))


def _letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _entries(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the lines of a value, a line without digits with the one before it, or with the first one after it."""
    first: int | None = None
    last = start
    has_digits = False
    for line in re.finditer(r"[^\n]+", text[start:end]):
        left, right = _trimmed(text, start + line.start(), start + line.end())
        digits = any(char.isdigit() for char in text[left:right])
        if left == right:
            continue
        if first is not None and has_digits and digits:
            yield first, last
            first, has_digits = None, False
        first = left if first is None else first
        last, has_digits = right, has_digits or digits
    if first is not None:
        yield first, last


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a line without blanks and without the marker of a list item."""
    marker = _MARKER.match(text, start, end)
    start = marker.end() if marker and marker.end() < end else start
    inside = text[start:end]
    left = start + len(inside) - len(inside.lstrip())
    return left, max(left, start + len(inside.rstrip()))


def _is_nothing(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a value says that there is no amount: "n.v.t.", "€ -", nothing at all."""
    bare = _without_currency(text, vocabulary)
    return not bare or bare in vocabulary.rows("amounts.none") or fold(bare) in vocabulary.words("amounts.none") - {""}


def _is_unknown(text: str, vocabulary: Vocabulary) -> bool:
    bare = _without_currency(text, vocabulary)
    return bare == "?" or fold(bare) in vocabulary.words("amounts.unknown") - {""}


def _without_currency(text: str, vocabulary: Vocabulary) -> str:
    signs = vocabulary.derive(_patterns).sign
    return signs.sub("", text).strip(" .,;:").lower() if len(text) < 100 else text


def _read(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[_Found | None, Code | None]:
    """Return the one sum of a value, and what there is to say about it."""
    if _is_unknown(text[start:end], vocabulary):
        return None, None
    numbers = list(_numbers(text, start, end, vocabulary))
    sums = [one for one in numbers if one.is_money]
    if not sums:
        found = next((one for one in numbers if not one.is_percentage), None)
        plain = found is not None and len(numbers) == 1 and _stands_alone(text, start, end, found, vocabulary)
        return (found, Code.AMOUNT_ASSUMED) if plain else (None, Code.AMOUNT_UNREADABLE)
    first = sums[0]
    if any((one.number, one.currency) != (first.number, first.currency) for one in sums[1:]) or first.number is None:
        return None, Code.AMOUNT_UNREADABLE
    others = [one for one in numbers if not one.is_money]
    if any(_is_other_end(text, first, one, vocabulary) for one in others) or _is_rate(text, first.end, end, vocabulary):
        return None, Code.AMOUNT_UNREADABLE
    return first, Code.AMOUNT_ASSUMED if others or first.currency is None else None


def _stands_alone(text: str, start: int, end: int, found: _Found, vocabulary: Vocabulary) -> bool:
    """Return whether nothing stands with a number without a currency but words of money."""
    if found.number is None or _is_rate(text, found.end, end, vocabulary):
        return False
    beside = vocabulary.words("amounts.beside")
    words = re.findall(r"\w+", f"{text[start : found.start]} {text[found.end : end]}")
    return all(fold(word) in beside for word in words)


def _is_other_end(text: str, one: _Found, other: _Found, vocabulary: Vocabulary) -> bool:
    """Return whether a number without a currency is a sum all the same: the other end of a range, or a big one."""
    if other.is_percentage:
        return False
    between = text[min(one.end, other.end) : max(one.start, other.start)].strip().lower()
    if between in vocabulary.rows("amounts.ranges"):
        return True
    written = text[other.start : other.end]
    return other.number is None or (other.number >= _SMALL and not (written.isdecimal() and int(written) in _YEARS))


def _is_rate(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Return whether a sum is one per year, per person: not the project's."""
    pattern = vocabulary.pattern(r"[\s(]*(?:/\s?[a-z]|(?:{amounts.rates})(?!\w)(?!\s*(?:project\b|\d)))")
    return pattern.match(text, start, end) is not None


class _Patterns(NamedTuple):
    """What finds sums in a text."""

    number: re.Pattern[str]
    sign: re.Pattern[str]
    currencies: dict[str, str]
    """Sign or word, lower case -> code."""
    powers: dict[str, int]
    """Word, lower case -> power of ten."""
    words: dict[str, Decimal]
    """Number word -> number."""


def _patterns(vocabulary: Vocabulary) -> _Patterns:
    table = vocabulary.tables["amounts"]
    currencies = {sign.lower(): code for code, signs in table["currencies"].items() for sign in signs}
    powers = {word: power for name, power in _POWERS.items() for word in table[name]}
    rows = vocabulary.tables["months"]["number"]
    words = {word: Decimal(str(row["value"])) for row in rows for word in row["words"] if len(word) > 1}
    sign, power, spelt = (_any(each) for each in (currencies, powers, words))
    number = re.compile(
        rf"(?<!\w)(?:(?P<before>{sign})(?!\w)[.:]?\s*|(?P<glued>[^\W\d]{{2,4}}|[€$£¥ƒ])(?=\d))?"
        rf"(?P<minus>[-−]\s?(?=\d))?"
        rf"(?:(?P<number>{_NUMBER})(?P<dash>\s?[.,]\s?[-–—=]{{1,2}})?|(?P<spelt>{spelt})(?=\s+(?:{power})(?!\w)))"
        rf"(?:\s?(?P<power>{power})(?!\w))?(?:\s?(?P<after>{sign})(?!\w))?(?P<percent>\s?%)?",
        re.IGNORECASE,
    )
    return _Patterns(number, re.compile(rf"(?<!\w)(?:{sign})(?!\w)", re.IGNORECASE), currencies, powers, words)


def _any(words: dict[str, object] | dict[str, str] | dict[str, int] | dict[str, Decimal]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _numbers(text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[_Found]:
    """Yield the numbers of a value."""
    patterns = vocabulary.derive(_patterns)
    for match in patterns.number.finditer(text, start, end):
        glued = match["glued"]
        signs = [match["before"] or glued, match["after"]]
        codes = {patterns.currencies.get(sign.lower()) for sign in signs if sign}
        power = patterns.powers.get((match["power"] or "").lower(), 0)
        number = patterns.words[match["spelt"].lower()] if match["spelt"] else _decimal(match["number"], power)
        before = text[max(start, match.start() - 1) : match.start()]
        is_negative = match["minus"] or (before in ("-", "−") and before and bool(match["before"]))
        is_slip = match["number"] and _SLIP.match(text, match.end("number"), end)
        if is_negative or is_slip or len(codes) > 1 or None in codes or (match["percent"] and codes):
            number = None
        elif number is not None:
            number = (number * 10**power).quantize(_CENT) if number < Decimal(10) ** _DIGITS else None
        yield _Found(
            match.start(),
            match.end(),
            number,
            next(iter(codes)) if len(codes) == 1 else None,
            is_money=bool(codes or power or match["dash"]),
            is_percentage=bool(match["percent"]),
        )


def _decimal(text: str, power: int) -> Decimal | None:
    """Return the number that digits with points and commas stand for, None where they stand for none.

    The last of two kinds of mark is the decimal one. One kind alone parts thousands where three digits follow each,
    decimals where one or two do: "1.250.000", "48,500", "12,50"; before "miljoen" a comma is a decimal one.

    >>> _decimal("25.000,50", 0), _decimal("25,000.50", 0), _decimal("1,250", 6), _decimal("1.2345", 0)
    (Decimal('25000.50'), Decimal('25000.50'), Decimal('1.250'), None)
    """
    digits = re.sub(r"[\s'’]", "", text)
    if len(digits) > 2 * _DIGITS:
        return None
    parted = bool(re.search(r"[\s'’]", text))
    if parted and not re.fullmatch(r"\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d{1,2})?", text):
        return None
    marks = re.sub(r"\d", "", digits)
    if not marks:
        return Decimal(digits)
    decimal = marks[-1]
    if len(set(marks)) == 2:
        whole, _, rest = digits.rpartition(decimal)
        other = "." if decimal == "," else ","
        grouped = decimal not in whole and re.fullmatch(rf"\d{{1,3}}(?:{re.escape(other)}\d{{3}})+", whole)
        return Decimal(f"{whole.replace(other, '')}.{rest}") if grouped and len(rest) <= 2 else None
    whole, *groups = digits.split(decimal)
    if len(groups) > 1:
        complete = len(whole) <= 3 and whole[0] != "0" and all(len(group) == 3 for group in groups)
        return Decimal(digits.replace(decimal, "")) if complete and not parted else None
    if power and (decimal == "," or len(groups[0]) < 3):
        return Decimal(f"{whole}.{groups[0]}")
    if len(groups[0]) == 3:
        is_thousand = not power and len(whole) <= 3 and whole[0] != "0" and not parted
        return Decimal(whole + groups[0]) if is_thousand else None
    return Decimal(f"{whole}.{groups[0]}") if len(groups[0]) < 3 else None
