"""Who carries a project: from heading, organisation line and participants."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from attrs import frozen

from aenoprojects.diagnostics import Code
from aenoprojects.model import Municipality, Organisation
from aenoprojects.model.project import OrganisationKind
from aenoprojects.values.places import SEPARATOR, Place, any_of, find_places, partner_spans, partners_in
from aenoprojects.vocabulary import load
from aenoprojects.vocabulary.folding import fold, visible
from aenoprojects.vocabulary.register import find, names

_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
_IN_FORMATION = re.compile(r"\s+i\.?\s?o\.?(?=\s|$)", re.IGNORECASE)
_GLUED = re.compile(r"^.*[a-z](?=Gemeenten?\b)", re.DOTALL)
_PREFIX = r"\s*(?:{})(?![a-zà-ÿ])\s*:?\s*"
_TOGETHER = r"(?:^|\s+)(?:{})\s+"
_LONGEST = 200


@frozen(kw_only=True)
class OrganisationReading:
    """An organisation and what was repaired or doubtful, as code and text."""

    organisation: Organisation | None
    problems: tuple[tuple[Code, str], ...] = ()


def lead_of(heading: str) -> str:
    """Return the part of a heading that names the organisation: what stands before the first ": ".

    >>> lead_of("**Oss: tOss")
    'Oss'
    """
    head = heading.strip().lstrip("*").strip()
    lead, colon, _ = head.partition(":")
    return lead.strip() if colon else head


def says_municipality(text: str) -> bool:
    """Return whether a line begins with "Gemeente" or a word like it.

    >>> says_municipality("Gemeente Oss"), says_municipality("Oss: tOss")
    (True, False)
    """
    return any_of("prefixes", _PREFIX).match(text) is not None


def is_organisation_line(text: str, heading: str) -> bool:
    """Return whether a line names an organisation, given the heading it would stand under.

    >>> is_organisation_line("Servicepunt71", "**Servicepunt71: Pilot"), is_organisation_line("Menu", "Home")
    (True, False)
    """
    line = visible(text)
    if not line or len(line) > _LONGEST or (line.endswith((".", "?", "!")) and not line.endswith((".o.", ".a."))):
        return False
    if says_municipality(line) or any_of("arrangements").match(line):
        return True
    folded, lead = fold(line), fold(lead_of(heading))
    if lead and (lead in folded or folded in lead or lead.replace(" ", "") == folded.replace(" ", "")):
        return True
    places = find_places(line)
    return bool(places) and places[0].start == 0 and len(line) < 120


def lists_participants(text: str) -> bool:
    """Return whether a paragraph lists who takes part.

    >>> lists_participants("Een samenwerking tussen Tilburg, Breda en Waterschap Brabantse Delta.")
    True
    """
    folded = f" {fold(text)} "
    if any(f" {fold(word)} " in folded for word in load("organisations")["participation"]):
        return True
    return len(find_places(text)) > 1


def read_organisation(heading: str, line: str | None, participants: str | None, title: str) -> OrganisationReading:
    """Read the organisation of a project.

    Args:
        heading: the heading, with or without asterisks.
        line: the organisation line as printed, None where there is none (then the heading's lead serves).
        participants: the paragraph that lists participants, None where there is none.
        title: the project's title, which some organisation lines end with.

    >>> line = "Gemeente Tilburg en gemeente Utrecht"
    >>> read_organisation("Tilburg en Utrecht: Chatbot", line, None, "Chatbot").organisation.kind
    'municipalities'
    """
    lead = lead_of(heading)
    problems: list[tuple[Code, str]] = []
    text = visible(line or lead)
    if not text:
        return OrganisationReading(organisation=None, problems=((Code.NO_ORGANISATION, heading),))
    if line is None:
        problems.append((Code.NO_ORGANISATION, heading))
    whole = _respelt(_without_project(_without_glue(text, problems), title, lead), problems)
    found = _municipalities((_respelt(lead, problems), whole, participants or ""), problems)
    name, kind, others = _lead(whole, lead, problems)
    partners = [*others, *partners_in(participants or "")]
    return OrganisationReading(
        organisation=Organisation(
            name=name,
            kind=kind,
            text=line and visible(line),
            participants_text=visible(participants) if participants else None,
            municipalities=found,
            partners=tuple(dict.fromkeys(partners)),
        ),
        problems=tuple(dict.fromkeys(problems)),
    )


def _without_glue(text: str, problems: list[tuple[Code, str]]) -> str:
    """Drop what is glued in front of "Gemeente X": "Rapport van XGemeente X"."""
    match = _GLUED.match(text)
    if not match:
        return text
    problems.append((Code.ORGANISATION_REPAIRED, text))
    return text[match.end() :]


def _without_project(text: str, title: str, lead: str) -> str:
    """Drop "i.o." and the project's name at the end of an organisation line."""
    text = _IN_FORMATION.sub("", text)
    ending, is_lead = visible(title), fold(text) == fold(lead)
    for tail in (ending, ending.rpartition(" - ")[2]):
        if tail and len(tail) < len(text) and text.lower().endswith(f" {tail.lower()}" if is_lead else tail.lower()):
            return text[: -len(tail)].rstrip(" :-–")
    return text


def _respelt(text: str, problems: list[tuple[Code, str]]) -> str:
    """Mend the name of a municipality without capitals after "gemeente", or one slip off, where nothing else is near.

    Only whole items of a list count, and of slips only those in long names: short ones are too easily alike.
    """
    for item in SEPARATOR.split(_PARENTHESES.sub("", text)):
        name = any_of("prefixes", _PREFIX).sub("", item, count=1).strip()
        folded = fold(name)
        if folded in names():
            if name.islower() and name != item and len(found := find(name)) == 1:  # "gemeente houten"
                text = text.replace(item, item.removesuffix(name) + found[0].name)
        elif len(folded) >= 8 and not any_of("arrangements").match(name) and (near := _near(folded)):
            problems.append((Code.MUNICIPALITY_MISSPELT, name))
            text = text.replace(name, near)
    return text


@lru_cache(maxsize=1024)
def _near(folded: str) -> str | None:
    """Return the one name of the register that is a slip away: it begins or ends the same."""
    some = [
        name
        for name in names()
        if abs(len(name) - len(folded)) < 2 and (name[:3] == folded[:3] or name[-3:] == folded[-3:])
    ]
    close = difflib.get_close_matches(folded, some, n=2, cutoff=0.92)
    found = find(close[0]) if len(close) == 1 else ()
    return found[0].name if len(found) == 1 else None


def _municipalities(texts: tuple[str, ...], problems: list[tuple[Code, str]]) -> tuple[Municipality, ...]:
    """Return the municipalities named in texts, each once; a name of several municipalities is reported."""
    found: dict[str, Municipality] = {}
    for text in texts:
        spans = partner_spans(text)
        for place in find_places(text):
            if any(start <= place.start and place.end <= end for start, end in spans):
                continue
            if one := _one(place, text, problems):
                found.setdefault(one.code or one.name, one)
    return tuple(found.values())


def _one(place: Place, text: str, problems: list[tuple[Code, str]]) -> Municipality | None:
    name = text[place.start : place.end]
    found = find(name)
    if len(found) == 1:
        return found[0]
    problems.append((Code.MUNICIPALITY_AMBIGUOUS, name))
    return None


def _lead(whole: str, lead: str, problems: list[tuple[Code, str]]) -> tuple[str, OrganisationKind, list[str]]:
    """Return name, kind and partners of an organisation line."""
    inner = _PARENTHESES.findall(whole)
    for text in inner:
        # "Gemeenten A, B (werkorganisatie AB)" under "AB: ...": the partnership is what is meant.
        name = any_of("arrangements").sub("", text).strip()
        if fold(name).replace(" ", "") == fold(lead).replace(" ", ""):
            return lead, "partnership", []
    spans = [(place.start, place.end) for place in find_places(whole)]
    bare = _PARENTHESES.sub(  # but for those of a name: "Bergen (NH)"
        lambda found: found.group() if any(start < found.start() < end for start, end in spans) else "", whole
    ).strip()
    prefix = any_of("prefixes", _PREFIX).match(bare)
    name = _without_article(bare[prefix.end() :] if prefix else bare, lead)
    together = any_of("together", _TOGETHER).search(name)
    first, others = (name[: together.start()].strip(" ,"), name[together.end() :]) if together else (name, "")
    places = find_places(first)
    if prefix and not (inner or together or places or any_of("arrangements").match(first)):
        problems.append((Code.MUNICIPALITY_UNKNOWN, first))
        return first, "municipality", []
    listed, rest = _side_by_side(first, places)
    if not listed:
        return first or lead, "partnership", partners_in(others)
    one = _one(listed[0], first, problems)
    kind: OrganisationKind = "municipality" if len(listed) == 1 and not together and not rest else "municipalities"
    return one.name if one else first[: listed[0].end], kind, [*partners_in(rest), *partners_in(others)]


def _without_article(name: str, lead: str) -> str:
    """Drop "De" in front, unless it is part of the name: of a municipality, or as the heading has it."""
    if not name.startswith(("De ", "Het ")) or fold(lead).startswith(fold(name.split()[0]) + " "):
        return name
    places = find_places(name)
    return name if places and places[0].start == 0 else name.split(" ", 1)[1]


def _side_by_side(text: str, places: tuple[Place, ...]) -> tuple[list[Place], str]:
    """Return the municipalities that a list starts with, and the rest of it.

    None where it starts with something else, or the first name goes on ("De Wolden-Hoogeveen"): then it is one name.
    """
    if not places or places[0].start > 0:
        return [], ""
    listed = [places[0]]
    for place in places[1:]:
        between = any_of("prefixes", _PREFIX).sub(" ", text[listed[-1].end : place.start])
        if not between.strip(" ") or not SEPARATOR.fullmatch(f" {between.strip()} "):
            break
        listed.append(place)
    rest = text[listed[-1].end :].removeprefix(")").rstrip(" ,;.")
    if rest and not SEPARATOR.match(rest):
        return [], ""
    return listed, rest
