"""Diagnostics as lines for people: where, how bad, what, and the offending text."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

import click

from aenoprojects.cli.session import Session, one_line
from aenoprojects.diagnostics import Code, Diagnostic, Severity
from aenoprojects.exporters.wording import SEVERITIES

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_FEW = 10
_INDENT = "    "


def lines(session: Session, diagnostic: Diagnostic, stream: TextIO, heading: str | None = None) -> Iterator[str]:
    """Yield `file:line: severity CODE message`, the text, what was made of it, the project; wrapped on a terminal."""
    message, text = diagnostic.localised(session.language), diagnostic.text or ""
    if diagnostic.code == Code.SOURCE_UNREADABLE:  # the text is the words of an error
        message, text = message.replace(text, said := session.words.said(text)), said
    if text and message.endswith(text):
        message = message.removesuffix(text).removesuffix(": ")
    where = [part for part in (diagnostic.source, diagnostic.line) if part is not None] or [diagnostic.project or ""]
    place = "".join(f"{one_line(str(part))}:" for part in where if part != "")
    parts: list[tuple[str, dict[str, Any]]] = [
        (place, {"bold": True}),
        (SEVERITIES[session.language][diagnostic.severity], {"fg": _COLOURS[diagnostic.severity]}),
        (one_line(diagnostic.code), {"bold": True}),
    ]
    head = " ".join(part for part, _ in parts if part)
    styled = " ".join(click.style(part, **style) for part, style in parts if part)
    first, *rest = wrapped(f"{head} {one_line(message)}", stream)
    yield from (first.replace(head, styled, 1), *rest)
    made = session.words("read-as", text=diagnostic.read_as) if diagnostic.read_as else _advice(session, diagnostic)
    for line in text.splitlines():
        yield from wrapped(f"{_INDENT}{_no_command(one_line(line))}", stream)
    for more in filter(None, (made, heading)):
        yield from wrapped(f"{_INDENT}{_no_command(one_line(more))}", stream)


def _no_command(text: str) -> str:
    """Return text of a page that a CI runner does not take for a command of its own.

    >>> _no_command("::set-output name=x::y"), _no_command("a ##[error] b")
    (': :set-output name=x::y', 'a ## [error] b')
    """
    text = f": :{text[2:]}" if text.startswith("::") else text
    return text.replace("##[", "## [")


def _advice(session: Session, diagnostic: Diagnostic) -> str:
    """Return "did you mean X?" for what is no municipality but looks like one."""
    if diagnostic.code != Code.MUNICIPALITY_UNKNOWN or not diagnostic.text:
        return ""
    from aenoprojects.vocabulary.register import nearest

    near = nearest(diagnostic.text)
    return session.words("did-you-mean", name=near.name) if near else ""


def wrapped(line: str, stream: TextIO) -> list[str]:
    """Return a line as the terminal's width asks, further lines indented; as it is where there is no terminal."""
    if not stream.isatty():
        return [line]
    from shutil import get_terminal_size
    from textwrap import wrap

    width = get_terminal_size().columns
    return wrap(line, width, subsequent_indent=_INDENT, break_long_words=False, break_on_hyphens=False)


def totals(session: Session, diagnostics: Iterable[Diagnostic]) -> str:
    """Return the diagnostics counted in words: "2 errors, 1 warning"; empty where there are none."""
    counts = Counter(one.severity for one in diagnostics)
    return ", ".join(session.words.count(severity, counts[severity]) for severity in Severity if counts[severity])


def warn(session: Session, diagnostics: Sequence[Diagnostic]) -> None:
    """Say diagnostics on standard error: the first few, or all of them when verbose."""
    shown = diagnostics if session.verbose else diagnostics[:_FEW]
    for one in shown:
        for line in lines(session, one, sys.stderr):
            session.tell(line)
    if len(shown) < len(diagnostics):
        session.notice("more", count=len(diagnostics) - len(shown))
