"""Lines that name an organisation, or that list who takes part."""

from __future__ import annotations

from aenoprojects.values.municipalities import find_municipalities
from aenoprojects.values.organisation.headings import split_heading
from aenoprojects.values.organisation.signs import (
    PARENTHESES,
    PREFIX,
    names_organisation,
    side_by_side,
    starts_arrangement,
)
from aenoprojects.values.words import words_of
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_LONGEST = 200  # characters of an organisation line
_LONGEST_LIST = 120  # characters of one that only begins with a municipality
_ABBREVIATIONS = (".o.", ".a.", ".s.", ".v.", "b.v.", "n.v.", "ltd.", "inc.", "gem.")
_MORE_WORDS = 3  # "Haaglanden" -> "Werken in Haaglanden"


def says_municipality(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a line begins with "Gemeente" or a word like it.

    >>> known = Vocabulary.default()
    >>> says_municipality("Gemeente Oss", known), says_municipality("Oss: tOss", known)
    (True, False)
    """
    return vocabulary.pattern(PREFIX).match(text) is not None


def is_organisation_line(text: str, heading: str, vocabulary: Vocabulary) -> bool:
    """Return whether a line names an organisation, given the heading it would stand under.

    A heading, a label, a line that leads elsewhere and a sentence never do.

    >>> known = Vocabulary.default()
    >>> is_organisation_line("Servicepunt71", "**Servicepunt71: Pilot", known)
    True
    >>> is_organisation_line("Terug naar navigatie - Rondweg Oost", "Rondweg Oost", known)
    False
    """
    line = visible(text).rstrip("* ")
    if not line or len(line) > _LONGEST or _is_sentence(line) or _leads_elsewhere(line, vocabulary):
        return False
    if prefix := vocabulary.pattern(PREFIX).match(line):
        return _names_after(line, prefix.end(), vocabulary)
    if ": " in line or line.endswith(":") or fold(line) in vocabulary.label_fields:
        return False
    if names_organisation(line, vocabulary) or starts_arrangement(line, vocabulary):
        return True
    found = side_by_side(line, find_municipalities(line, vocabulary), 0, vocabulary)
    if found:
        return len(line) < _LONGEST_LIST and not _goes_on_small(line, found[-1].end, vocabulary)
    return _repeats_lead(line, heading, vocabulary)


def lists_participants(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a paragraph lists who takes part.

    >>> lists_participants("Een samenwerking tussen Tilburg, Breda en Waterschap De Dommel.", Vocabulary.default())
    True
    """
    folded = f" {fold(text)} "
    if any(f" {word} " in folded for word in vocabulary.words("organisations.participation")):
        return True
    return len(find_municipalities(text, vocabulary)) > 1


def _is_sentence(line: str) -> bool:
    return line.endswith((".", "?", "!", ";", ",")) and not line.lower().endswith(_ABBREVIATIONS)


def _leads_elsewhere(line: str, vocabulary: Vocabulary) -> bool:
    """Return whether a line is one of navigation: "Terug naar ...", "Home"."""
    return fold(line) in vocabulary.words("pages.navigation") or bool(
        vocabulary.pattern(r"(?:{organisations.navigation}|{pages.pointers})(?!\w)").match(line)
    )


def _names_after(line: str, start: int, vocabulary: Vocabulary) -> bool:
    """Return whether a name stands after "Gemeente", and the line does not go on as a sentence."""
    found = side_by_side(line, find_municipalities(line, vocabulary), start, vocabulary)
    if found:
        return not _goes_on_small(line, found[-1].end, vocabulary)
    first = next(iter(words_of(line[start:]).rows), None)
    return first is not None and first.is_capital


def _goes_on_small(line: str, end: int, vocabulary: Vocabulary) -> bool:
    """Return whether a small word follows a name that no name goes on with: a verb, most likely."""
    rest = line[end:].lstrip(" )*")
    first = next(iter(words_of(rest).rows), None)
    if first is None or first.start or first.is_capital:
        return False
    joiners = vocabulary.words("organisations.together", "people.bodies", "organisations.prefixes")
    starts = {word.split()[0] for word in joiners} | {"en", "and", "i", "e", "c", "o", "ism", "project", "programma"}
    return first.folded not in starts


def _repeats_lead(line: str, heading: str, vocabulary: Vocabulary) -> bool:
    """Return whether a line says again what the heading begins with, before its colon; or what both are whole."""
    parts = split_heading(heading, vocabulary)
    span = parts.organisation or parts.lead
    if span is None:
        return False
    said, lead = fold(PARENTHESES.sub("", line)), fold(heading[slice(*span)])
    if not lead:
        return False
    if said.replace(" ", "") == lead.replace(" ", ""):
        return True
    if parts.organisation and f" {lead} " in f" {said} ":
        return True  # with text glued to it: "Rapport van XGemeente X"
    more = len(said.split()) - len(lead.split())
    return 0 < more <= _MORE_WORDS and " - " not in line and (said.endswith(f" {lead}") or said.startswith(f"{lead} "))
