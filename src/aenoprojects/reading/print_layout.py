"""Running heads and page numbers of a print that was copied as text: set aside, and the sentences they cut joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from aenoprojects.reading.lines import Line

_LONGEST = 150  # characters of a running head; longer lines are prose
_REACH = 4  # filled lines above and below a page number that may belong to the same head or foot
_MOST = 0.6  # of the page numbers must have a line beside them that is a running head: chapters may change it
# The words are those of typography, not of the pages' subject.
_PAGE = (
    r"(?P<word>\b(?:pagina|page|pag\.|blz\.?|bladzijde|p\.)\s*)?"
    r"(?<![\d.,/-])(?P<page>\d{1,4})(?:\s?(?:/|van|of)\s?(?P<pages>\d{1,4}))?(?![\d.,/-]\d)"
)
_AT_END = re.compile(rf"(?P<rest>.{{0,{_LONGEST}}}?){_PAGE}[\s|–—-]*", re.IGNORECASE)
_AT_START = re.compile(rf"[\s|–—-]*{_PAGE}(?P<rest>(?:\s.*)?)", re.IGNORECASE)
_APART = re.compile(r"\s{2}|[|\t]")
_YEARS = range(1900, 2101)
_LONGEST_SENTENCE = 2000  # characters
_SENTENCE_END = '.!?:;"”’»)'


class _Number(NamedTuple):
    """A line that may hold the number of its page."""

    place: int
    page: int
    is_sure: bool
    """Whether it says that it is one: "pagina 3", "3/85"."""
    is_alone: bool
    """Whether nothing else is on the line."""


def without_running_heads(lines: list[Line]) -> list[Line]:
    """Return lines with running heads and feet marked as asides, and a sentence that one of them cut joined.

    A page number is what counts up from page to page in lines that are otherwise equal: "3/85", "Pagina 3 van 12",
    "Jaarverslag 2021 | 3". A line that recurs is a running head only where a page number stands beside it each time: a
    label or a heading recurs in every entry of a listing too.
    """
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    texts = [lines[index].text.strip() if lines[index].cell is None else "" for index in filled]
    places = _page_numbers(texts)
    if not places:
        return lines
    aside = {filled[place] for place in _heads(texts, places)}
    return _joined([line._replace(is_aside=True) if index in aside else line for index, line in enumerate(lines)])


def _page_numbers(texts: Sequence[str]) -> list[int]:
    """Return the places of the lines that hold the number of their page."""
    groups: dict[tuple[str, ...], list[_Number]] = defaultdict(list)
    for place, text in enumerate(texts):
        if text and len(text) <= _LONGEST and (text[0].isdigit() or text[-1].isdigit() or text[-1] in "-–—|"):
            for key, number in _numbers(place, text):
                groups[key].append(number)
    places: set[int] = set()
    for group in groups.values():
        steps = [after.page - before.page for before, after in pairwise(group)]
        # A page may be missing where the number says that it is one; any other number must count without a gap.
        is_sure = group[0].is_sure
        is_counting = len(group) > 1 and min(steps) > 0 if is_sure else len(group) > 2 and set(steps) == {1}
        if is_counting and (group[0].is_sure or _is_print(texts, group)):
            places |= {number.place for number in group}
    return sorted(places)


def _numbers(place: int, text: str) -> Iterator[tuple[tuple[str, ...], _Number]]:
    """Yield what may be a page number at the end or the start of a line, and what is equal on all pages."""
    for pattern, edge in ((_AT_END, -1), (_AT_START, 0)):
        match = pattern.fullmatch(text)
        if match is None or int(match["page"]) in _YEARS:
            continue
        rest, word, pages = match["rest"], match["word"] or "", match["pages"] or ""
        is_apart = bool(_APART.search(rest[-2:] if edge else rest[:2]))
        rest = rest.strip(" \t|–—-")
        # "Stap 1 van 3" counts too, but one word beside a number is no running head.
        is_sure = bool(word or (pages and (is_apart or not rest or " " in rest or "/" in rest)))
        if is_sure or is_apart or not rest:
            yield (
                (rest, word.strip().lower(), pages, str(edge if rest else 0)),
                _Number(place, int(match["page"]), is_sure, not rest),
            )
            return


def _is_print(texts: Sequence[str], group: Sequence[_Number]) -> bool:
    """Return whether numbers that do not say so are those of pages.

    They are where words stand on their line, one of them cuts a sentence, or a line of many words or an address recurs.
    Numbers of entries stand alone too, with the same label below each of them.
    """
    places = [number.place for number in group]
    if not group[0].is_alone:
        return sum(word[0].isalpha() for word in texts[places[0]].split()) > 1
    beside = (text for place in _heads(texts, places) - set(places) if (text := texts[place]))
    if any(len(text.split()) > 3 or "://" in text or "www." in text for text in beside):
        return True
    return any(
        0 < place < len(texts) - 1
        and texts[place - 1][-1:] not in _SENTENCE_END
        and len(texts[place - 1]) > len(texts[place])
        and texts[place + 1][:1].islower()
        for place in places
    )


def _heads(texts: Sequence[str], places: Sequence[int]) -> set[int]:
    """Return the places of the page numbers and of the lines that recur beside them."""
    heads = set(places)
    near = {place + step for place in places for step in range(-_REACH, _REACH + 1)}
    elsewhere = Counter(text for place, text in enumerate(texts) if place not in near)
    least = max(min(3, len(places)), len(places) * _MOST)
    for direction in (-1, 1):
        for step in range(1, _REACH + 1):
            beside = {place: place + direction * step for place in places}
            found = Counter(texts[there] for there in beside.values() if 0 <= there < len(texts))
            # The title of the whole may stand once more at the top.
            usual = {text for text, count in found.items() if text and count >= least and elsewhere[text] <= 1}
            rules = {text for text in found if text and not text.strip("-–—_=*· |")}
            reached = {there for there in beside.values() if 0 <= there < len(texts) and texts[there] in usual | rules}
            heads |= {there for there in reached if there - direction in heads}
            if not usual:
                break
    return heads


def _joined(lines: list[Line]) -> list[Line]:
    """Return lines with those joined that a running head parts in the middle of a sentence."""
    done: list[Line] = []
    before, is_cut = -1, False  # place in `done` of the last line of text, whether a head came after it
    for line in lines:
        if line.is_aside:
            is_cut = True
        elif line.text.strip():
            text = line.text.strip()
            above = done[before].text.rstrip() if is_cut and before >= 0 else ""
            is_open = 0 < len(above) < _LONGEST_SENTENCE and above[-1] not in _SENTENCE_END
            if is_open and text[0].islower() and not (line.cell or done[before].cell):
                glue = "" if above.endswith("-") else " "
                done[before] = done[before]._replace(text=f"{above}{glue}{text}", last=line.end)
                is_cut = False
                continue
            before, is_cut = len(done), False
        done.append(line)
    return done
