"""Checks: findings that other packages make over a project, beside those of reading it.

A check is a class that can be made without arguments. It is found by the entry-point group `aenoprojects.checks`,
whose entry's name is the name of the check.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Protocol, TypeAlias, runtime_checkable

from attrs import evolve

from aenoprojects.diagnostics import Diagnostic
from aenoprojects.diagnostics import misfit as unfit
from aenoprojects.errors import AenoprojectsError, OptionError, PluginError
from aenoprojects.exporters.blame import culprit
from aenoprojects.model import Document, Project
from aenoprojects.plugins import CHECKS, Plugin, imported, installed, manual, named, one_line, titled

Explanation: TypeAlias = str | Mapping[str, str]
"""What a code means and what to do about it: one text, or one for each language, by "nl" and "en"."""

_MANUAL = "how-to/write-a-check.md"
_CODE = re.compile(r"[A-Z]{2,}\d{3}")


@runtime_checkable
class Check(Protocol):
    """What a class must have to be a check."""

    codes: ClassVar[Mapping[str, Any]]
    """Its codes, capitals and three digits ("WB001", not beginning with AP), each with what it means: an `Explanation`.

    Not so annotated, because type checkers would then take no `ClassVar[Mapping[str, str]]` for it.
    """

    def find(self, project: Project, document: Document) -> Iterable[Diagnostic]:
        """Return or yield what there is to say about a project.

        Args:
            project: one project.
            document: the document that it stands in.

        Returns:
            Findings with a code of `codes`. What they leave out is filled in: the project; and source and line, by the
            place of the value that `field` names ("theme.text", "contact.people.0.name"), else those of the project.
        """
        ...


def checks() -> tuple[Plugin, ...]:
    """Return every installed check, sorted by name; nothing is imported.

    >>> [one.name for one in checks() if one.own]
    []
    """
    return installed(CHECKS, Plugin, "check")


def findings(document: Document, *names: str | type[Check]) -> tuple[Diagnostic, ...]:
    """Return what checks have to say about the projects of a document, check by check, in the order of the page.

    Args:
        document: the projects.
        names: names of installed checks, "module:Class" for one that no distribution announces, or the class itself.

    Raises:
        OptionError: no check of that name is installed; the message lists what is.
        PluginError: a check cannot be imported, is none, or failed; names its distribution and version, the project
            that it was at and the line of its code.

    >>> class Shouting:
    ...     codes = {"SH001": "A title in capitals is hard to read. Write it as a sentence."}
    ...     def find(self, project, document):
    ...         if project.title.isupper():
    ...             yield Diagnostic(code="SH001", severity="info", message="title in capitals", field="title")
    >>> from aenoprojects import parse
    >>> page = parse("Goes: FIETSEN\\nGemeente Goes\\nProject: FIETSEN\\nThema: Sport")
    >>> [(one.code, one.project, one.line) for one in findings(page, Shouting)]
    [('SH001', 'goes-fietsen', 3)]
    """
    return tuple(one for name in names for one in _of_check(document, *_made(name)))


def explanations(*names: str) -> dict[str, Explanation]:
    """Return the codes of all checks that are installed, each with what it means; broken ones are left out.

    Args:
        names: further ones, "module:Class", that no distribution announces.
    """
    found: dict[str, Explanation] = {}
    plugins = (*installed(CHECKS, Plugin, "check", quiet=True), *(Plugin(name=name, value=name) for name in names))
    for plugin in plugins:
        try:
            found |= load(plugin).codes
        except AenoprojectsError:  # whoever asks for this check by name is told
            continue
    return found


def load(plugin: Plugin) -> type[Check]:
    """Import a check and see that it is one.

    Raises:
        PluginError: it cannot be imported, or is no check.
    """
    found: Any = imported(plugin, "check", PluginError)
    if problem := misfit(found):
        raise PluginError(f"{titled(plugin, 'check')} is no check: {problem}; see {manual(_MANUAL)}")
    return found  # type: ignore[no-any-return]


def misfit(found: object) -> str | None:
    """Return why something is no check, None where it is one.

    >>> misfit(dict)
    "it has no 'codes'"
    """
    if not isinstance(found, type):
        return f"it is not a class but {type(found).__name__}"
    codes = getattr(found, "codes", None)
    if not isinstance(codes, Mapping) or not codes:
        return "it has no 'codes'"
    for code, text in codes.items():
        if not isinstance(code, str) or not _CODE.fullmatch(code) or code.startswith("AP"):
            return f"its code {code!r} is not such as 'WB001' (codes that begin with AP are this package's own)"
        texts = [*text.values()] if isinstance(text, Mapping) else [text]
        if not texts or not all(isinstance(each, str) and each.strip() for each in texts):
            return f"its code {code!r} has no explanation"
    find = getattr(found, "find", None)
    if not callable(find):
        return "it has no method 'find'"
    try:
        inspect.signature(find).bind(None, None, None)
        inspect.signature(found).bind()
    except (TypeError, ValueError) as error:
        return f"it is not made without arguments, or its method is not find(self, project, document): {error}"
    return None


def _made(name: str | type[Check]) -> tuple[Check, str]:
    """Return a check, and how a message calls it."""
    if not isinstance(name, str):
        if problem := misfit(name):
            raise PluginError(f"{name!r} is no check: {problem}")
        plugin = Plugin(name=name.__name__, value=f"{name.__module__}:{name.__qualname__}")
        kind = name
    else:
        plugin = named(CHECKS, Plugin, "check", name, OptionError)
        kind = load(plugin)
    try:
        return kind(), titled(plugin, "check")
    except (Exception, SystemExit) as error:
        raise PluginError(f"{titled(plugin, 'check')} cannot be made: {one_line(error)}") from error


def _of_check(document: Document, check: Check, title: str) -> Iterator[Diagnostic]:
    for project in document:
        try:
            found = tuple(_placed(one, project, check) for one in check.find(project, document) or ())
        except (Exception, SystemExit) as error:  # whatever a stranger's check does
            place = culprit(error, type(check).__module__)
            at = place if place.startswith("project") else f"project {project.id!r} {place}".rstrip()
            raise PluginError(f"{title} failed at {at}: {one_line(error)}") from error
        yield from found


def _placed(one: object, project: Project, check: Check) -> Diagnostic:
    """Return a finding with its project, source and line filled in."""
    problem = unfit(one)
    if problem or not isinstance(one, Diagnostic):
        raise TypeError(f"'find': {problem}")
    if one.code not in check.codes:
        raise ValueError(f"the code {one.code!r:.100} is not among its codes")
    span = project.source
    places = project.places
    place = next((places[path] for path in places if one.field and f"{path}.".startswith(f"{one.field}.")), None)
    return evolve(
        one,
        project=one.project or project.id,
        source=one.source or (span.name if span else None),
        line=one.line or (place.line if place else span.line if span else None),
    )
