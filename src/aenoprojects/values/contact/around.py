"""What stands around a name: labels, titles, a function before it, a function or a remark after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from aenoprojects.values.contact.words import PeopleWords, Word, has_letter, words_in

Span: TypeAlias = tuple[int, int]
"""Start and end in the text."""


def without_labels(tokens: list[Word], words: PeopleWords, *, labelled: bool, announces: bool) -> list[Word]:
    """Return the words without the labels at either end."""
    first, last = 0, len(tokens)
    while first < last and words.is_label(word := tokens[first].text):
        named = word[0].isupper() and len(word.strip(".:")) <= 3 and ":" not in word
        is_initial = len(word.rstrip(".")) == 1 and last - first > 1
        is_before_particle = named and last - first > 1 and words.is_particle(tokens[first + 1].text)  # "Op den Akker"
        if (labelled and named) or is_before_particle or is_initial:
            break
        first += 1
    while last > first and words.is_label(word := tokens[last - 1].text):
        if word[0].isupper() and len(word) <= 3 and last - first > 1 and not words.is_number_label(word):
            break  # "Jan Bel"
        if len(word.rstrip(".:")) == 1 and last - first > 1 and not announces:
            break  # "Truus T."
        last -= 1
    return tokens[first:last]


def without_titles(text: str, tokens: list[Word], words: PeopleWords, honorifics: list[Span]) -> list[Word]:
    """Return the words without the titles before them, which are added to the honorifics."""
    if not tokens:
        return tokens
    title = words.titles.match(text, tokens[0].start, tokens[-1].end)
    if title is None:
        return tokens
    honorifics.append((title.start(), trim_end(text, title.end(), title.start())))
    return words_in(text, title.end(), tokens[-1].end)


def count_function_words(tokens: Sequence[Word], words: PeopleWords, *, cased: bool) -> int:
    """Return how many words before a name are a function: "projectleider", "onze adviseur duurzame inzet"."""
    head = 0
    while (
        head < len(tokens)
        and words.is_role(tokens[head].text)
        and not (head and words.may_be_surname(tokens[head].text) and not words.is_role(tokens[head - 1].text))
    ):
        head += 1
    if head == 0:
        opened = next((at for at in range(1, min(4, len(tokens))) if words.is_role(tokens[at].text)), 0)
        articles = all(
            word.text.islower() and (words.is_ordinary(word.text) or words.is_small(word.text) or word.text == "als")
            for word in tokens[:opened]
        )
        return _head_after(tokens, opened, words, cased=cased) if opened and articles else 0
    return _head_after(tokens, head, words, cased=cased)


def _head_after(tokens: Sequence[Word], head: int, words: PeopleWords, *, cased: bool) -> int:
    """Return where a name begins after a function that goes on in small letters, or where the function ends."""
    while head < len(tokens) and words.is_role(tokens[head].text):
        head += 1
    if not cased:
        return head
    at = head
    while at < len(tokens) and not words.is_honorific(tokens[at].text):
        if tokens[at].text[0].isupper() and not words.is_role(tokens[at].text):
            break
        at += 1
    if head < at < len(tokens) and not words.is_small(tokens[head].text):
        return at
    return head


def read_tail(
    text: str, tail: Sequence[Word], words: PeopleWords, *, labelled: bool
) -> tuple[Span | None, Span | None]:
    """Return what follows a name: as a function, or as a remark."""
    rest = without_labels(list(tail), words, labelled=False, announces=True)
    if not rest:
        return None, None
    start, end = rest[0].start, rest[-1].end
    opening = words.role_openings.match(text, start, end)
    bare = [word.text.strip(".,;:()") for word in rest]
    if (
        words.is_note(tail[0].text.strip(".,;:()"))
        or words.is_note(bare[0])
        or any(map(str.isdigit, text[start:end]))
        or not has_letter(text[start:end])
    ):
        return None, (tail[0].start, end)
    if opening and not words.is_role(bare[0]):
        return (opening.end(), end), None
    if words.is_role(bare[0]) or (len(bare) > 1 and words.is_function(bare[1])):
        return (start, end), None
    return ((start, end), None) if labelled and len(rest) <= 4 else (None, (start, end))


def stripped(text: str, start: int, end: int) -> Span:
    """Return a stretch without the blanks at its ends, and without a comma or a colon at its last."""
    while start < end and text[start].isspace():
        start += 1
    return start, trim_end(text, end, start)


def trim_end(text: str, end: int, start: int) -> int:
    """Return where a stretch ends without blanks, a comma or a colon."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ":,"):
        end -= 1
    return end
