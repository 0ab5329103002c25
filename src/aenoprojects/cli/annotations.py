"""Findings as annotations beside the lines of a change: commands of GitHub, and SARIF for other code hosts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from aenoprojects.cli.codes import in_language
from aenoprojects.cli.session import Session, safe, safe_json
from aenoprojects.diagnostics import Code, Diagnostic, Severity

_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class About(NamedTuple):
    """What the lines of findings say besides the findings."""

    headings: Mapping[str, str]
    """Id of a project -> "in: " and its heading."""
    columns: Mapping[int, tuple[int, int]]
    """Finding, by its identity -> first and last column, from 1."""

    rules: Mapping[str, Mapping[str, str] | str]
    """Codes of other packages, each with what it means."""

    def heading(self, one: Diagnostic) -> str | None:
        """Return the words for the project of a finding."""
        return self.headings.get(one.project or "")


def as_github(session: Session, found: Sequence[Diagnostic], about: About) -> Iterable[str]:
    """Return workflow commands that annotate lines.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", setting a notice, warning or error message.
    """
    for one in found:
        first, last = about.columns.get(id(one), (None, None))
        places = {"file": one.source, "line": one.line, "col": first, "endColumn": last, "title": one.code}
        where = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in places.items() if value is not None)
        said = _sentence(session, one, about)
        yield f"::{_GITHUB[one.severity]} {where}::{_escaped(said)}"


def _escaped(text: str, marks: str = "") -> str:
    for mark in f"%\r\n{marks}":
        text = text.replace(mark, f"%{ord(mark):02X}")
    return safe(text)


def _sentence(session: Session, one: Diagnostic, about: About) -> str:
    """Return a finding, what was made of its text, and its project, on one line."""
    made = session.words("read-as", text=one.read_as) if one.read_as else None
    return "; ".join(filter(None, (one.localised(session.language), made, about.heading(one))))


def as_sarif(session: Session, found: Sequence[Diagnostic], about: About) -> Iterable[str]:
    """Return the findings as a SARIF log, which code hosts show beside the lines.

    Source: OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0, sections 3.13 (log) to 3.27 (result).
    """
    import json

    from aenoprojects import __version__

    rules = sorted({one.code for one in found})
    results = []
    for one in found:
        said = _sentence(session, one, about)
        place: dict[str, Any] = {"artifactLocation": {"uri": quote(one.source or "-")}}
        if one.line:
            place["region"] = {"startLine": one.line}
        if columns := about.columns.get(id(one)):
            place["region"] |= {"startColumn": columns[0], "endColumn": columns[1] + 1}
        results.append(
            {
                "ruleId": one.code,
                "ruleIndex": rules.index(one.code),
                "level": _SARIF[one.severity],
                "message": {"text": said},
                "locations": [{"physicalLocation": place}],
            }
        )
    driver = {"name": "aenoprojects", "version": __version__, "rules": [_rule(code, session, about) for code in rules]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return [safe_json(json.dumps(log, ensure_ascii=False, indent=2))]


def _rule(code: str, session: Session, about: About) -> dict[str, Any]:
    """Return what a code means, as far as anyone says.

    Source: SARIF 2.1.0, section 3.49 (reportingDescriptor).
    """
    language = session.language
    ours = next((one for one in Code if one == code), None)
    if ours:
        from aenoprojects.vocabulary import load

        entry = load("diagnostics")[ours][language]
        short, full = getattr(ours, language).format(text="..."), entry["meaning"]
        return {"id": code, "shortDescription": {"text": short}, "fullDescription": {"text": full}} | {
            "help": {"text": entry["action"]},
            "defaultConfiguration": {"level": _SARIF[ours.severity]},
        }
    if code not in about.rules:
        return {"id": code}
    full = in_language(about.rules[code], language).strip()
    short = re.split(r"(?<=[.!?])\s", full, maxsplit=1)[0]
    return {"id": code, "shortDescription": {"text": short}, "fullDescription": {"text": full}}
