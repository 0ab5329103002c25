"""What every reader of a value takes and gives: a text with its parts; a value with its places and problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from attrs import field, frozen

from aenoprojects.diagnostics import Code

_T = TypeVar("_T")


class Part(NamedTuple):
    """One labelled stretch of the text that a reader gets: the value of one field of the page."""

    field: str
    """Field of the vocabulary whose label it had ("start", "details"), or "heading", "line", "prose" ..."""
    label: str | None
    """Label as printed, without a colon; None for what has none."""
    start: int
    """Where the stretch begins in the text, from 0."""
    end: int
    """Where it ends."""


class Problem(NamedTuple):
    """One thing that reading a value had to repair, to guess or to leave."""

    code: Code
    """What happened."""
    text: str
    """The offending text as printed."""
    start: int = 0
    """Where it begins in the text that was read."""
    end: int = 0
    """Where it ends; 0 for the whole text."""
    read_as: str | None = None
    """What was made of it, for people ("2020-01-01 t/m 2022", "Borger-Odoorn"); None where nothing was."""
    beside: str | None = None
    """What it is measured by, for people: the period that counts, the theme that it resembles."""


@frozen(kw_only=True)
class Reading(Generic[_T]):
    """A value that was read from text.

    A reader is a pure function `(text, parts, vocabulary) -> Reading`. The text is as shown on the page; lines, list
    items and cells in it are parted by line feeds.
    """

    value: _T
    """The value; None where there is none."""
    spans: Mapping[str, tuple[int, int]] = field(factory=dict)
    """Path below the value ("people.0.emails.1", "start", "" for the value itself) -> start and end in the text."""
    problems: tuple[Problem, ...] = ()
    """What there is to say about it, in the order of the text."""
