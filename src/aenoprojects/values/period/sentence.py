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
_QUOTED = re.compile(r"\"[^\"\n]*(?:\"|$)|“[^”\n]*(?:”|$)|„[^”“\n]*(?:[”“]|$)|«[^»\n]*(?:»|$)|(?<!\w)[‘'][^’'\n]{12,}[’'](?!\w)", re.M)
_CLOCK = re.compile(r"(?<![\d.:])\d{1,2}[.:][0-5]\d(?![\d.-])|\buur\b|\bhours?\b|[©®]|\bcopyright\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[’']\d\d(?!\d)")
_LONGEST = 400
"""Characters of a sentence that is read; a longer one says more than a period."""
_SHORTEST = timedelta(days=13)
"""What ends sooner after its first day is an event: "van 12 tot 14 maart 2024"."""
_SHORT = 120
"""Characters of a line that can be nothing but a period."""
_SAYING: frozenset[Kind] = frozenset({"date", "duration", "open", "unknown", "number", "pair"})
_WEAK: frozenset[Kind] = frozenset(
    {"dash", "to", "through", "end", "start", "from", "between", "and", "slash", "glue", "before", "after", "present"}
)
_TELLING: frozenset[Kind] = frozenset({"word", "vague", "doubtful", "extension", "former"})
"""What says something beside the period."""
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
    for start, end in _sentences(shown):
        if end - start <= _LONGEST and _YEAR.search(shown, start, end) and not _CLOCK.search(shown, start, end):
            found = _stated(shown, start, end, vocabulary)
            if found:
                return found
    return None


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
    return meant and not any(token.kind in _TELLING or (token.kind == "sign" and token.key not in ":.") for token in outside)


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
        begun = _rows(vocabulary, "begun")
        opened = any(token.kind == "open" or token.key in begun for token in tokens)
        return _read(text, tokens, vocabulary, alone="start" if opened else None)
    for pattern, order in vocabulary.derive(_patterns):
        match = pattern.match(stretch)
        if match is None:
            continue
        verb = next(kind for kind in ("runs", "starts", "ends") if match.groupdict().get(kind))
        if order == "after":
            run = _leading(tokens_of(text, vocabulary, start + match.end(), end))
        else:
            run = tokens_of(text, vocabulary, start + match.start("dates"), start + match.end("dates"))
            if any(token.kind not in _SAYING | _WEAK for token in run):
                continue
        found = _read(text, run, vocabulary, alone={"runs": None, "starts": "start", "ends": "end"}[verb])
        if found:
            return found
    return None


def _leading(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of dates with which a stretch begins, without the small words after the last of them."""
    run = list(takewhile(lambda token: token.kind in _SAYING | _WEAK, tokens))
    while run and run[-1].kind not in _SAYING:
        run.pop()
    return run


def _read(text: str, run: Sequence[Token], vocabulary: Vocabulary, *, alone: str | None) -> Reading[Period] | None:
    """Return the period that a run of tokens is, where it is a span or an open one.

    Args:
        alone: which side a lone date is; None where a lone date is no period.
    """
    if not any(token.kind == "date" for token in run):
        return None
    start, end = run[0].start, run[-1].end
    is_span = any(token.kind in _LINKING for token in run) or any(token.kind == "open" for token in run)
    if not is_span and alone is None and not any(token.kind == "start" for token in run):
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
    words = {
        kind: "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(_rows(vocabulary, kind), key=len, reverse=True))
        for kind in ("subject", "runs", "starts", "ends", "opening")
    }
    verb = "(?:(?P<runs>{runs})|(?P<starts>{starts})|(?P<ends>{ends}))".format_map(words)
    opening = rf"(?:(?:{words['opening']})\s+){{0,2}}"
    subject = rf"(?:{words['subject']})"
    dates = r"(?P<dates>(?:\S+\s+){1,10}?)"
    templates = [
        (rf"\W{{0,3}}{opening}{subject}\s+{opening}{verb}\b", "after"),  # De proef liep van ...
        (rf"\W{{0,3}}{opening}{verb}\s+{subject}\b", "after"),  # Inmiddels loopt het project sinds ...
        (rf"\W{{0,3}}{dates}{verb}\s+{subject}\b", "before"),  # In maart 2020 startte het project
        (rf"\W{{0,3}}{dates}(?:is|werd|zijn|was)\s+{subject}\s+{verb}\b", "before"),  # In 2020 is het project gestart
        (rf"\W{{0,3}}{subject}\s+(?:is|werd|was)\s+{dates}{verb}\b", "before"),  # Het project is in 2020 gestart
    ]
    return [(re.compile(template, re.IGNORECASE), order) for template, order in templates]
