"""Labels: which fields does a line name, and where do their values stand in it?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from aenoprojects.parsing.misspelt import nearest_field
from aenoprojects.reading.lines import Line
from aenoprojects.values.period import looks_like_period
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

LONGEST_LABEL = 48
"""Characters: the longest label seen has 41; a separator further right ends no label."""
_LABEL_WORDS = 5
"""Words of a label nobody knows; more before a colon are a sentence that announces something."""
_BARE_WORDS = 4
"""Words of a label that stands without a colon before its value."""

_COLON = re.compile(r"[\W_]*(?P<label>[^\W\d_][^:：\t\n]{0,44}?)[\s*_]*[:：]+[\s*_]*(?P<value>.*)", re.DOTALL)
# Other separators, with blanks or without: "Thema = x", "Thema|x", a tab, a dash with a blank, two blanks.
_OTHER = re.compile(
    r"[\W_]*(?P<label>[^\W\d_][^:：\t\n=|→»>;]{0,44}?)"
    r"(?:\s*[=|→»>;]+\s*|[^\S\t]*\t\s*|\s+[-–—]+\s|[–—]+\s| {2,})(?P<value>\S.*)",
    re.DOTALL,
)
_SEPARATOR = re.compile("[:：=|→»>;\\t–—]| - | {2}")  # most lines hold none, and need no closer look
_WORD = re.compile(r"[\W_]*([^\W_]+)")
# What may stand between the value of one label and the next label on the line.
_BREAK = re.compile(r"\s*[|•·]\s*|;\s+|\s{2,}|\t|\.\s+|,\s+|\s+(?=[A-Z])")
_STRONG_BREAK = re.compile(r"\s*[|•·]\s*|\s{2,}|\t")
_STRONG_OR_STOP = re.compile(rf"{_STRONG_BREAK.pattern}|(?:(?<=\w{{3}})|(?<=[A-Z]{{2}})|(?<=[)\d]))\.\s+(?=[A-Z])")
"""The same, and a full stop that is none of an abbreviation."""
_LISTED = 2  # known labels of a line that lists them: one may stand before running text
_NUMBERED = re.compile(r"\d{1,4}[a-z]?\s*[:.)|–—-]\s*[^\W\d]")
_CONTACT = frozenset({"contact", "details"})
_BAR = re.compile(r"\s*[|•·]\s*")
_SENTENCE_END = ".!?)"
_GOES_ON = re.compile(r"(?<![:：])\s*[^\s:：]")  # behind a stretch that ends without a colon
_REQUIRED = "*"  # a form marks its required fields so: no value


class Label(NamedTuple):
    """A label in a line, and the part of its value that stands on the same line."""

    field: str | None
    """Field of the vocabulary; None for a label it does not know."""
    text: str
    """Label as printed, without its separator."""
    start: int
    """Where the value begins in the line's text."""
    end: int
    """Where it ends; equal to `start` where it has none on this line."""
    is_misspelt: bool = False
    """True where the vocabulary knows the field but not this spelling."""
    is_set_apart: bool = False
    """True for a label without a colon that its looks set apart from the value."""


def find_labels(line: Line, vocabulary: Vocabulary) -> tuple[Label, ...]:
    """Return the labels of a line that begins with one the vocabulary knows, or that is a slip away from one.

    >>> line = Line(number=1, text="Thema: Jongeren | Looptijd: 2021")
    >>> [(label.field, line.text[label.start : label.end]) for label in find_labels(line, Vocabulary.default())]
    [('theme', 'Jongeren'), ('period', '2021')]
    """
    text = line.text
    if not _SEPARATOR.search(text, line.marker, line.marker + LONGEST_LABEL + 8):
        return ()
    if line.is_front:
        return _front(text, vocabulary)
    first = _known(text, line.marker, vocabulary) or _near(text, line.marker, vocabulary)
    first = first or _dated(text, line.marker, vocabulary)
    if first is None and (bare := _before_bar(line, vocabulary)):
        labels = _split(line, bare, vocabulary)
        return labels if len(labels) > 1 else ()
    if first is None and (unknown := _unknown(text, line.marker)):
        # "Locatie: Kade 12   Looptijd: 2021": the second label vouches for the first.
        labels = _split(line, unknown, vocabulary)
        return labels if len(labels) > 1 and _is_strongly_parted(line, labels[0], labels[1]) else ()
    return _split(line, first, vocabulary) if first else ()


def find_likely_label(line: Line, vocabulary: Vocabulary) -> Label | None:
    """Return a line as a label nobody knows with its value, or as a known one without a colon.

    To be believed only where the lines beside it are labels: in prose a colon means little.
    """
    return _unknown(line.text, line.marker) or find_bare_label(line, vocabulary)


def find_bare_label(line: Line, vocabulary: Vocabulary) -> Label | None:
    """Return a known label without a colon in front of its value: "Opdrachtgever Gemeente Goes"."""
    text = line.text
    if first_word(text[line.marker : line.marker + LONGEST_LABEL]) not in vocabulary.label_starts:
        return None
    words = list(re.finditer(r"\S+", text[line.marker : line.marker + LONGEST_LABEL + 8]))
    for count in range(min(_BARE_WORDS, len(words) - 1), 0, -1):
        if not words[count - 1].group()[-1].isalpha():
            continue  # "Subsidie € 22.500": the sign is the value's
        end = line.marker + words[count - 1].end()
        name = vocabulary.label_fields.get(fold(text[line.marker : end]))
        start = line.marker + words[count].start()
        is_set_apart = any(stop == end for _, stop in line.bold)
        if name and (is_set_apart or _may_be_value(name, text[start:], vocabulary)):
            label = visible(text[line.marker : end])
            return Label(name, label, start, len(text.rstrip()), is_set_apart=is_set_apart)
    return None


def find_set_apart(line: Line) -> Label | None:
    """Return a label nobody knows without a colon, where its looks set it apart: "**Kapstok** Hemelwater"."""
    if not line.bold:
        return None
    start, end = line.bold[0]
    label, value = visible(line.text[start:end]), line.text[end:]
    if line.text[line.marker : start].strip() or not value.strip() or len(label.split()) > _BARE_WORDS:
        return None
    if not label[:1].isupper() or not label[-1].isalpha() or not value[:1].isspace():
        return None
    first = end + len(value) - len(value.lstrip())
    return Label(None, label, first, len(line.text.rstrip()), is_set_apart=True)


def first_word(text: str) -> str:
    """Return the first word of a text, folded: what it begins with decides for most lines that they hold no label.

    >>> first_word("** E-mail: x"), first_word("Één &")
    ('e', 'een')
    """
    if not text.isascii() or "&" in text:
        return fold(text).split(" ", 1)[0]
    word = _WORD.match(text)
    return word[1].lower() if word else ""


def _may_be_value(name: str, text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a text may be the value of a label without a colon; "Project 1: Fietsen" is numbered, no label."""
    if _NUMBERED.match(text):
        return False
    if text[:1].isupper() or text[:1].isdigit() or name in ("period", "start", "end", "theme"):
        return True
    if name == "amount" and not text[:1].isalpha():
        return True  # "€ 22.500"
    return name in _CONTACT and vocabulary.pattern(r"(?:{people.titles})(?!\w)").match(text) is not None


def whole_label(text: str, vocabulary: Vocabulary) -> str | None:
    """Return the field whose label a text is and nothing else; None for any other text.

    >>> whole_label("Looptijd", Vocabulary.default()), whole_label("Looptijd 2021", Vocabulary.default())
    ('period', None)
    """
    text = text.strip(" :：\t*")
    if not text or len(text) > LONGEST_LABEL or text[-1] in "?!,;":
        return None
    if text[-1] == "." and "." not in text[:-1]:  # "I.s.m." is one, "Thema." the end of a sentence
        return None
    return vocabulary.label_fields.get(fold(text))


def _front(text: str, vocabulary: Vocabulary) -> tuple[Label, ...]:
    """Return a key of front matter as a label; one that says nothing of a project, or has no value, is none."""
    key, _, value = text.partition(":")  # a comment begins with a sign
    if not key.strip()[:1].isalpha() or not value.strip() or fold(key) in vocabulary.words("pages.front"):
        return ()
    return (_label(vocabulary.label_fields.get(fold(key)), key.strip(), text, len(key) + 1),)


def _before_bar(line: Line, vocabulary: Vocabulary) -> Label | None:
    """Return a label without a colon before the first bar of a line: "Gemeente Goes | Looptijd: 2021"."""
    bar = _BAR.search(line.text, line.marker)
    if bar is None or ":" in line.text[line.marker : bar.start()]:
        return None
    found = find_bare_label(line._replace(text=line.text[: bar.start()]), vocabulary)
    return found._replace(end=len(line.text.rstrip())) if found else None


def _split(line: Line, first: Label, vocabulary: Vocabulary) -> tuple[Label, ...]:
    """Return the labels of a line, the first of which is known or vouched for by the second."""
    labels = _parted(line, first, vocabulary, _STRONG_BREAK)
    if sum(label.field is not None for label in labels) >= _LISTED:
        # "Indiener: Gemeente Goes. Thema: jeugd. Toekenning: € 500": what stands among known labels is one.
        return _parted(line, first, vocabulary, _STRONG_OR_STOP)
    return labels


def _parted(line: Line, first: Label, vocabulary: Vocabulary, unknown: re.Pattern[str]) -> tuple[Label, ...]:
    """Return the labels of a line; `unknown` parts those that the vocabulary does not know."""
    text = line.text
    colons = [first.start + match.start() for match in re.finditer("[:：]", text[first.start : first.end])]
    ends = {end: start for start, end in line.bold if first.start < start and _GOES_ON.match(text, end, first.end)}
    labels = [first]
    for place in sorted({*colons, *ends}):
        before = labels[-1]
        if place < before.start:
            continue
        if place in ends:
            found = _without_colon(line, labels, (ends[place], place), vocabulary)
        else:
            found = _inner(line, before, place, vocabulary, unknown)
        if found is None:
            continue
        start, label = found
        labels[-1] = before._replace(end=_trimmed(text, before.start, start))
        labels.append(label)
    if len(labels) > 1:  # the last value ends like those before it
        last = labels[-1]
        labels[-1] = last._replace(end=_trimmed(text, last.start, last.end) if last.end > last.start else last.end)
    return tuple(labels)


def _inner(
    line: Line, before: Label, colon: int, vocabulary: Vocabulary, unknown: re.Pattern[str]
) -> tuple[int, Label] | None:
    """Return the label that ends at a colon inside the value of the one before, and where it begins."""
    text = line.text
    floor = max(before.start, colon - LONGEST_LABEL)
    stretch = text[floor:colon]
    starts = [floor + match.end() for match in _BREAK.finditer(stretch)]
    starts += [start for start, _ in line.bold if floor <= start < colon]
    if before.start == floor:
        starts.append(floor)  # "Project: Thema: x": an empty value
    is_label = [start for start in sorted(set(starts)) if fold(text[start:colon]) in vocabulary.label_fields]
    if is_label:
        start = is_label[0]
        name = vocabulary.label_fields[fold(text[start:colon])]
        if name in _CONTACT and before.field in _CONTACT and name != "contact":
            return None  # "Contactgegevens: tel: 06 ..., e-mail: ...": words inside the one value
        is_start = start == floor and before.start == floor
        if is_start or _is_parted(line, start, name):
            return start, _label(name, text[start:colon], text, colon + 1)
        return None
    strong = [floor + match.end() for match in unknown.finditer(stretch)]
    strong += [start for start, _ in line.bold if floor <= start < colon]
    if before.field in _CONTACT or not strong:
        return None
    start = max(strong)
    label = text[start:colon].strip()
    if not label[:1].isupper() or len(label.split()) > _LABEL_WORDS or "@" in label:
        return None
    return start, _label(None, label, text, colon + 1)


def _without_colon(
    line: Line, labels: Sequence[Label], span: tuple[int, int], vocabulary: Vocabulary
) -> tuple[int, Label] | None:
    """Return the label that a stretch without a colon is, and where it begins: "Bedrag: € 5. **Meer weten?** Bel ...".

    It stands behind a sentence, and is a known label, a heading of contacts, or looks like the labels before it.
    """
    start, end = span
    text, last = line.text, labels[-1]
    label, before = visible(text[start:end]), text[last.start : start].rstrip()
    folded = fold(label)
    name = vocabulary.label_fields.get(folded)
    if name is None and folded in vocabulary.words("pages.contact"):
        name = "contact"
    if last.field in _CONTACT and name in (None, *_CONTACT):
        return None  # words inside the one value
    if not before or not (before[-1] in _SENTENCE_END or (name and label[-1] == "?")):
        return None
    if name is None:
        bold = [visible(text[one:other]).rstrip(" :：") for one, other in line.bold[:_LISTED]]
        is_alike = bold == [one.text for one in labels[:_LISTED] if one.field]
        if not is_alike or not label[:1].isupper() or len(label.split()) > _BARE_WORDS:
            return None
    return start, _label(name, label, text, end)._replace(is_set_apart=True)


def _is_strongly_parted(line: Line, one: Label, other: Label) -> bool:
    """Return whether more than a blank parts two labels with their values: a bar, wide blanks, bold."""
    start = line.text.find(other.text, one.end)
    gap = line.text[one.end : start]
    return bool(gap.strip()) or len(gap) > 1 or any(place == start for place, _ in line.bold)


def _is_parted(line: Line, start: int, name: str) -> bool:
    """Return whether a label in a line plainly begins there: "Gemeente: Goes Thema: x", not "het project: x"."""
    return line.text[start : start + 1].isupper() or any(start == place for place, _ in line.bold) or name == "period"


def _known(text: str, marker: int, vocabulary: Vocabulary) -> Label | None:
    if first_word(text[marker : marker + LONGEST_LABEL]) not in vocabulary.label_starts:
        return None
    for pattern in (_COLON, _OTHER):
        match = pattern.match(text, marker)
        if match and (name := vocabulary.label_fields.get(fold(match["label"]))):
            return _label(name, match["label"], text, match.start("value"))
    return None


def _near(text: str, marker: int, vocabulary: Vocabulary) -> Label | None:
    """Return a label that is a slip away from a known one; colons only."""
    match = _COLON.match(text, marker)
    name = nearest_field(fold(match["label"]), vocabulary) if match else None
    if match is None or name is None:
        return None
    return _label(name, match["label"], text, match.start("value"))._replace(is_misspelt=True)


def _dated(text: str, marker: int, vocabulary: Vocabulary) -> Label | None:
    """Return a section's name with nothing but a period behind it as a label: "Uitvoering: Q2 2023 - Q4 2024"."""
    match = _COLON.match(text, marker)
    if match is None or fold(match["label"]) not in vocabulary.section_names:
        return None
    return (
        _label("period", match["label"], text, match.start("value")) if is_dated(match["value"], vocabulary) else None
    )


def is_dated(value: str, vocabulary: Vocabulary) -> bool:
    """Return whether a value is a period and nothing else, which makes its label one of periods."""
    return any(map(str.isdigit, value)) and looks_like_period(value, vocabulary)


def _unknown(text: str, marker: int) -> Label | None:
    match = _COLON.match(text, marker)
    if not match:
        return None
    label = visible(match["label"])
    if len(label.split()) > _LABEL_WORDS or not label[:1].isupper() or "@" in label:
        return None
    return _label(None, label, text, match.start("value"))


def _label(name: str | None, label: str, text: str, start: int) -> Label:
    """Return a label with the span of its value: slips of the hand around it are left out ("Thema:- x;")."""
    end = len(text.rstrip().rstrip(";").rstrip())
    while start < end and text[start].isspace():
        start += 1
    if text[start : start + 1] in ("-", "–") and end - start > 2:
        start += 1
        while start < end and text[start].isspace():
            start += 1
    if text[start:end] == _REQUIRED:
        end = start
    return Label(name, visible(label).strip(" *_"), min(start, end), end)


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a value without what parts it from the next label."""
    value = text[start:end].rstrip(" |•·;,\t")
    if value.endswith(".") and not re.search(r"\b(?![A-Z]{2,3}\.$)[^\W\d]{1,3}\.$|\.[^\W\d]+\.$", value):
        value = value[:-1]  # a full stop, not that of an abbreviation
    return start + len(value.rstrip())
