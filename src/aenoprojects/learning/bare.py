"""Labels without a colon before their values: bold words, words before a dash or a tab, first words that recur."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from aenoprojects.learning.pairs import Pair, may_be_label
from aenoprojects.learning.votes import vote
from aenoprojects.parsing.labels import LONGEST_LABEL
from aenoprojects.reading.lines import Line
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_WORDS = 4  # of a label without a colon, as the parser reads it (parsing/labels.py)
_LONGEST = 120  # characters of a line that begins with one, as in parsing/marks.py
_RUN = 3  # such lines that must follow on each other; two lines of prose may begin with recurring words by chance
_APART_RUN = 2  # the same where a sign, or their looks, set them apart
_SIGN = re.compile(r"\s*[=|→»>]\s*|\s*\t\s*|\s+[-–—]+\s+| {2,}")
"""What else than a colon may part a label from its value, as in parsing/labels.py."""
_RECURS = 2  # times that a label stands on the page
_VOUCHED = 2  # different labels of a run whose values a reader must know: one may be chance


def find_bare(
    lines: Sequence[Line], free: Sequence[int], taken: Mapping[int, Sequence[Pair]], source: str, vocabulary: Vocabulary
) -> list[Pair]:
    """Return the labels without a colon before their values.

    A colon says what a label is; without one it takes three things: the same words come again, lines of the kind stand
    together, and what is behind them is of a kind that the readers of values know.

    Args:
        lines: the lines of the page.
        free: the positions of those that no table or list of terms holds.
        taken: the labels with a colon, which count as company.
        source: name of the page.
        vocabulary: what the readers of values go by.
    """
    open_ones = [at for at in free if at not in taken and not lines[at].level and not lines[at].is_link]
    apart = {at: one for at in open_ones if (one := _bold(lines[at], at, source) or _parted(lines[at], at, source))}
    apart = _recurring(apart)
    plain = _recurring(_plain(lines, [at for at in open_ones if at not in apart], source))
    known = {
        key for key, values in _values([*apart.values(), *plain.values()]).items() if _is_vouched(values, vocabulary)
    }
    found = []
    for run in _runs(free, apart.keys() | taken.keys(), is_airy=True):
        found += _kept([apart[at] for at in run if at in apart], taken, run, known, _APART_RUN)
    for run in _runs(free, plain.keys() | apart.keys() | taken.keys(), is_airy=False):
        found += _kept([plain[at] for at in run if at in plain], taken, run, known, _RUN)
    done = {one.at for one in found}
    # With blank lines between them, as loose fields of a card are: then every one of them must be vouched for.
    sure = {at for at, one in plain.items() if at not in done and fold(one.label) in known}
    for run in _runs(free, sure, is_airy=True):
        found += _kept([plain[at] for at in run], {}, run, known, _RUN)
    return found


def _bold(line: Line, at: int, source: str) -> Pair | None:
    """Return the first words of a line as a label, where they are bold and the rest is not."""
    if not line.bold or len(line.text) > 2 * _LONGEST:
        return None
    start, end = line.bold[0]
    label, value = visible(line.text[start:end]), visible(line.text[end:])
    if line.text[line.marker : start].strip() or not value or not may_be_label(label) or len(label.split()) > _WORDS:
        return None
    return Pair(label, value, at, line.number, source, "beside", last=at)


def _parted(line: Line, at: int, source: str) -> Pair | None:
    """Return what stands before a dash, a bar, a tab or wide blanks as a label."""
    match = _SIGN.search(line.text, line.marker, line.marker + LONGEST_LABEL)
    if match is None or len(line.text) > 2 * _LONGEST:
        return None
    label, value = visible(line.text[line.marker : match.start()]), visible(line.text[match.end() :])
    if not value or not may_be_label(label):
        return None
    return Pair(label, value, at, line.number, source, "beside", last=at)


def _plain(lines: Sequence[Line], free: Sequence[int], source: str) -> dict[int, Pair]:
    """Return the first words of lines that begin alike: as many small words as come again."""
    words = {
        at: text.split()
        for at in free
        if len(text := lines[at].text[lines[at].marker :].strip()) <= _LONGEST
        and not text.endswith((".", "!", "?", ",", ";"))
    }
    counts: Counter[tuple[str, ...]] = Counter()
    below: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for own in words.values():
        for count in range(1, _WORDS + 1):
            counts[tuple(own[:count])] += 1
            below[tuple(own[:count])].add(tuple(own[: count + 1]))
    found = {}
    for at, own in words.items():
        size = 1
        while size < min(_WORDS, len(own) - 1) and own[size][0].islower() and own[size][-1].isalpha():
            longer = below[tuple(own[:size])]
            if any(counts[one] < _RECURS or len(one) == size for one in longer):
                break  # the words that follow are values: all different, or some of them are
            size += 1
        label, value = " ".join(own[:size]), " ".join(own[size:])
        if value and label[:1].isupper() and label[-1].isalpha() and may_be_label(label):
            found[at] = Pair(label, value, at, lines[at].number, source, "beside", last=at)
    return found


def _recurring(found: Mapping[int, Pair]) -> dict[int, Pair]:
    counted = Counter(fold(one.label) for one in found.values())
    return {at: one for at, one in found.items() if counted[fold(one.label)] >= _RECURS}


def _values(pairs: Sequence[Pair]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in pairs:
        found[fold(one.label)].append(one.value)
    return found


def _is_vouched(values: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether the readers know most of a label's values, as anything but prose."""
    votes = [said for value in values if (said := vote(value, vocabulary))]
    known = sum(said.is_value for said in votes)
    return bool(votes) and known * 2 > len(votes)


def _runs(free: Sequence[int], held: set[int], *, is_airy: bool) -> Iterator[list[int]]:
    """Yield the labelled lines that follow on each other; `is_airy`: blank lines may stand between them."""
    run: list[int] = []
    for at, following in pairwise([*free, -1]):
        if at in held:
            run.append(at)
        if run and (at not in held or following not in held or not (is_airy or following == at + 1)):
            yield run
            run = []


def _kept(
    pairs: Sequence[Pair], taken: Mapping[int, Sequence[Pair]], run: Sequence[int], known: set[str], fewest: int
) -> list[Pair]:
    """Return the labels of a run where there are enough, and enough that are vouched for."""
    keys = {fold(one.label) for one in pairs}
    company = {fold(one.label) for at in run for one in taken.get(at, ())}
    is_run = len(keys | company) >= fewest and len(keys & known) + len(company) >= _VOUCHED
    return list(pairs) if is_run and keys & known else []
