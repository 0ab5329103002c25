"""The period of a page's own project in running text: "De proef liep van maart 2024 tot en met mei 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import takewhile

from attrs import evolve

from aenoprojects.diagnostics import Code
from aenoprojects.model.dates import Period
from aenoprojects.values.period.read import read_periods
from aenoprojects.values.period.tokens import Kind, Token, tokens_of
from aenoprojects.values.readings import Part, Problem, Reading
from aenoprojects.vocabulary import Vocabulary

_END = re.compile(r"[.!?]+[\"”’)]*\s+(?=[^\W\d_a-zà-ÿ])|\n")
_QUOTED = re.compile(
    r"\"[^\"\n]*(?:\"|$)|“[^”\n]*(?:”|$)|„[^”“\n]*(?:[”“]|$)|«[^»\n]*(?:»|$)|(?<!\w)[‘'][^’'\n]{12,400}[’'](?!\w)", re.M
)
_CLOCK = re.compile(r"(?<![\d.:])\d{1,2}[.:][0-5]\d(?![\d.-])|\buur\b|\bhours?\b|[©®]|\bcopyright\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[’']\d\d(?!\d)")
_LONGEST = 400
"""Characters of a sentence that is read; a longer one says more than a period."""
_SHORTEST = timedelta(days=13)
"""What ends sooner after its first day is an event: "van 12 tot 14 maart 2024"."""
_CLAUSE = 14
"""Words between the subject and its second verb."""
_SHORT = 120
"""Characters of a line that can be nothing but a period."""
_SAYING: frozenset[Kind] = frozenset({"date", "duration", "open", "unknown", "number", "pair"})
_WEAK: frozenset[Kind] = frozenset(
    {"dash", "to", "through", "end", "start", "from", "between", "and", "slash", "glue", "before", "after", "present"}
)
_TELLING: frozenset[Kind] = frozenset({"word", "vague", "doubtful", "extension", "former"})
"""What says something beside the period."""
_OPEN: frozenset[Kind] = frozenset({"open", "present"})
_ALONE: dict[str, str | None] = {"runs": None, "starts": "start", "ends": "end"}
"""Kind of verb -> which side a lone date beside it is; None where it is no period."""
_LINKING: frozenset[Kind] = frozenset({"dash", "to", "through", "between", "slash"})


def find_period(text: str, vocabulary: Vocabulary) -> Reading[Period] | None:
    """Return the period that a paragraph states of its page's project, None where it states none.

    A lone date, a window for requests, the hours of an event, a quotation and another subject's years are none.

    Args:
        text: one paragraph, as shown.
        vocabulary: its months table has the subjects and verbs.

    Returns:
        The period with its text; spans by "", "start", "end"; and what to report, first that it is taken from the text.

    >>> found = find_period("De proef liep van maart 2024 tot en met mei 2024.", Vocabulary.default())
    >>> found.value.edtf, found.spans[""], found.problems[0].code.name
    ('2024-03/2024-05', (14, 48), 'PERIOD_FROM_TEXT')
    >>> find_period("Bewoners konden van 1 mei tot 15 augustus 2024 planten aanvragen.", Vocabulary.default())
    """
    if not _YEAR.search(text):
        return None
    shown = _QUOTED.sub(lambda match: "\x00" * len(match[0]), text)
    first: Reading[Period] | None = None
    for start, end in _sentences(shown):
        if end - start > _LONGEST or not _YEAR.search(shown, start, end) or _CLOCK.search(shown, start, end):
            continue
        found = _stated(shown, start, end, vocabulary)
        if first and found and _continues(first.value, found.value):
            return _joined(first, found)
        first = first or found
        if first and (first.value.end_state != "open" or first.value.start is None):
            return first
    return first


def _continues(first: Period, more: Period) -> bool:
    """Return whether a sentence tells the end of what another one began ("is in 2022 afgerond")."""
    return (
        more.start is None
        and more.last_day is not None
        and first.first_day is not None
        and first.first_day <= more.last_day
    )


def _joined(first: Reading[Period], more: Reading[Period]) -> Reading[Period]:
    end = {path: span for path, span in more.spans.items() if path == "end"}
    period = evolve(
        more.value,
        start=first.value.start,
        start_part=first.value.start_part,
        text=f"{first.value.text} … {more.value.text}",
    )
    whole = first.spans[""][0], more.spans[""][1]
    return Reading(value=period, spans={**first.spans, **end, "": whole}, problems=(*first.problems, *more.problems))


def looks_like_period(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a short text is a period and nothing else; a remark in parentheses may follow.

    >>> [looks_like_period(text, Vocabulary.default()) for text in ("mei 2021 - heden", "1,5 jaar", "Mei 2021 in Oss")]
    [True, True, False]
    """
    if not 0 < len(text) <= _SHORT:
        return False
    return _is_bare(tokens_of(text, vocabulary))


def _is_bare(tokens: Sequence[Token]) -> bool:
    """Return whether tokens say a period and nothing else."""
    outside = list(_outside(tokens))
    dated = [token for token in outside if token.kind in ("date", "duration", "open", "unknown")]
    meant = any(token.kind != "date" or token.date.year for token in dated)
    return meant and not any(
        token.kind in _TELLING or (token.kind == "sign" and token.key not in ":.") for token in outside
    )


def _outside(tokens: Sequence[Token]) -> Iterator[Token]:
    """Return the tokens that stand outside of parentheses."""
    depth = 0
    for token in tokens:
        depth += token.kind == "left"
        if not depth:
            yield token
        depth -= token.kind == "right" and depth > 0


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _stated(text: str, start: int, end: int, vocabulary: Vocabulary) -> Reading[Period] | None:
    """Return the period of one sentence."""
    stretch = text[start:end]
    if end - start <= _SHORT and _is_bare(tokens := tokens_of(text, vocabulary, start, end)):
        opened = any(token.kind in _OPEN or token.key in _rows(vocabulary, "begun") for token in tokens)
        both = sum(token.kind == "date" for token in tokens) > 1
        return _read(text, tokens, vocabulary, alone="start" if opened else None) if opened or both else None
    for pattern, order in vocabulary.derive(_patterns):
        match = pattern.match(stretch)
        if match is None:
            continue
        verb = next((kind for kind in _ALONE if match.groupdict().get(kind)), "runs")
        if order == "before":
            run = tokens_of(text, vocabulary, start + match.start("dates"), start + match.end("dates"))
            told = all(token.kind in _SAYING | _WEAK for token in run)
        else:
            tokens = tokens_of(text, vocabulary, start + match.end(), end)
            run = _leading(tokens)
            told = order == "after" or text[run[-1].end if run else start : end].strip(" .") == ""
        found = _read(text, run, vocabulary, alone=_ALONE[verb]) if told else None
        if found:
            return _with_end(text, found, end, vocabulary)
    return None


def _with_end(text: str, first: Reading[Period], end: int, vocabulary: Vocabulary) -> Reading[Period]:
    """Return a period with the end that the same sentence gives it: "startte in mei 2021 en liep tot 2023"."""
    if first.value.end_state != "open" or first.value.start is None:
        return first
    begun = first.spans[""][1]
    match = vocabulary.derive(_going_on).match(text[begun:end])
    if match is None:
        return first
    run = _leading(tokens_of(text, vocabulary, begun + match.end(), end))
    more = _read(text, run, vocabulary, alone="end") if run else None
    return _joined(first, more) if more and _continues(first.value, more.value) else first


def _going_on(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = sorted((*_rows(vocabulary, "runs"), *_rows(vocabulary, "ends")), key=len, reverse=True)
    verbs = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"[\s,]*(?:(?:en|and|maar|but)\s+)?(?:{verbs})\b\s*", re.IGNORECASE)


def _leading(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of dates with which a stretch begins, without the small words after the last of them."""
    run = list(takewhile(lambda token: token.kind in _SAYING | _WEAK, tokens))
    while run and run[-1].kind not in _SAYING:
        run.pop()
    return run


def _read(text: str, run: Sequence[Token], vocabulary: Vocabulary, *, alone: str | None) -> Reading[Period] | None:
    """Return the period that a run of tokens is, where it is a span or an open one.

    A lone date is the side that `alone` says; where that is None, it is no period.
    """
    if not any(token.kind == "date" for token in run):
        return None
    start, end = run[0].start, run[-1].end
    kinds = [token.kind for token in run]
    is_span = bool((_LINKING | _OPEN) & set(kinds)) or kinds.count("date") > 1
    if not is_span and alone is None and "start" not in kinds:
        return None
    part = Part("period" if is_span or alone is None else alone, None, start, end)
    reading = read_periods(text, (part,), vocabulary)
    if len(reading.value) != 1:
        return None
    period = reading.value[0]
    if period.problem or period.end_state == "unknown" or not (period.start or period.end) or _is_event(period):
        return None
    spans = {path.partition(".")[2]: span for path, span in reading.spans.items()}
    told = Problem(Code.PERIOD_FROM_TEXT, period.text or "", start, end, period.edtf)
    return Reading(value=evolve(period, label=None), spans=spans, problems=(told, *reading.problems))


def _is_event(period: Period) -> bool:
    """Return whether a period is a few days only."""
    first, last = period.first_day, period.last_day
    return first is not None and last is not None and last - first < _SHORTEST


def _rows(vocabulary: Vocabulary, kind: str) -> list[str]:
    return [word for row in vocabulary.tables["months"]["sentence"] if row["kind"] == kind for word in row["words"]]


def _patterns(vocabulary: Vocabulary) -> list[tuple[re.Pattern[str], str]]:
    """Return what a sentence may look like, and on which side of the match the dates stand."""
    kinds = ("subject", "runs", "starts", "ends", "opening", "equals", "auxiliary", "place")
    any_of = {
        kind: "|".join(
            re.escape(word).replace(r"\ ", r"\s+") for word in sorted(_rows(vocabulary, kind), key=len, reverse=True)
        )
        for kind in kinds
    }
    verb = "(?:(?P<runs>{runs})|(?P<starts>{starts})|(?P<ends>{ends}))".format_map(any_of)
    opening = rf"\W{{0,3}}(?:(?:{any_of['opening']})\s+){{0,2}}"
    between = rf"(?:(?:{any_of['opening']})\s+){{0,2}}"
    place = rf"(?:\s+(?:{any_of['place']})\s+(?!\d)\S+(?:\s+(?!\d)\S+){{0,3}}?(?=\s+(?:van|vanaf|sinds)\s))?"
    subject, auxiliary = rf"(?:{any_of['subject']})", rf"(?:{any_of['auxiliary']})"
    dates = r"\W{0,3}(?P<dates>(?:\S+\s+){1,10}?)"
    templates = [
        (rf"{opening}{subject}\s+{between}{verb}\b{place}", "after"),  # De proef liep van ...
        # Het project werd uitgevoerd door ... en liep van ...
        (rf"{opening}{subject}\s+(?:[^\s,;]+\s+){{1,{_CLAUSE}}}?(?:en|and)\s+{verb}\b{place}", "after"),
        (rf"{opening}{verb}\s+{subject}\b{place}", "after"),  # Inmiddels loopt het project sinds ...
        (rf"{opening}{subject}\s+(?:{any_of['equals']})\b", "rest"),  # De looptijd is maart 2021 - mei 2022
        (rf"{dates}{verb}\s+{subject}\b", "before"),  # In maart 2020 startte het project
        (rf"{dates}{auxiliary}\s+{subject}\s+{verb}\b", "before"),  # In 2020 is het project gestart
        (rf"{opening}{subject}\s+{auxiliary}\s+{dates}{verb}\b", "before"),  # Het project is in 2020 gestart
    ]
    return [(re.compile(template, re.IGNORECASE), order) for template, order in templates]
