"""What other packages bring, by entry points: exporters, profiles and checks.

Listing reads the metadata of installed distributions and imports nothing, so that a slow or broken package costs the
others nothing. Only what was asked for is imported.
"""

from __future__ import annotations

import configparser
import difflib
import importlib
import re
import warnings
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, EntryPoint, PackageNotFoundError, distributions, metadata
from typing import TypeVar

from attrs import evolve, frozen

from aenoprojects.described import described
from aenoprojects.errors import AenoprojectsError

EXPORTERS, PROFILES, CHECKS = GROUPS = ("aenoprojects.exporters", "aenoprojects.profiles", "aenoprojects.checks")
"""The groups of entry points that are looked at."""

_OWN = "aenoprojects"
_PLACE = re.compile(r"[\w.]+:[\w.]+")


@described
@frozen(kw_only=True)
class Plugin:
    """Something that a distribution brings, as its metadata announces it; nothing is imported."""

    name: str
    """What the user types: "xlsx"."""
    distribution: str | None = None
    """Name of the distribution that brings it; None where a place was given as "module:Class"."""
    version: str | None = None
    """Version of that distribution."""
    value: str
    """Where it is: "package.module:Class"."""
    clash: str | None = None
    """Why its name does not lead to it: others that claim the name; None where it does."""

    @property
    def own(self) -> bool:
        """Return whether it is one of this package's own."""
        return self.distribution is not None and _normalised(self.distribution) == _OWN

    @property
    def origin(self) -> str:
        """Return whom to ask about it: distribution and version ("aenoprojects 0.1.0"), else its place."""
        return f"{self.distribution} {self.version}" if self.distribution else self.value


P = TypeVar("P", bound=Plugin)


def installed(group: str, kind: type[P], noun: str) -> tuple[P, ...]:
    """Return everything that is installed in a group, sorted by name, this package's own before others of one name.

    Args:
        group: one of `GROUPS`.
        kind: the class to describe each with.
        noun: what one of them is called in messages: "format".
    """
    importlib.invalidate_caches()  # what was installed a moment ago must be found
    found = sorted(_announced(group, kind), key=lambda each: (each.name, not each.own, each.origin))
    return tuple(evolve(each, clash=_clash(each, found, noun)) for each in found)


def named(group: str, kind: type[P], noun: str, name: str, error: type[AenoprojectsError]) -> P:
    """Return what is installed under a name, or what stands at "module:Class", without importing it.

    Raises:
        AenoprojectsError: nothing of that name is installed; the message lists what is. Of the type `error`.
    """
    module, _, attribute = name.partition(":")
    if module and attribute:
        return kind(name=name, value=name)
    all_of_them = installed(group, kind, noun)
    claims = [each for each in all_of_them if each.name == name]
    if not claims:
        known = sorted({each.name for each in all_of_them})
        near = difflib.get_close_matches(name, known, n=1)
        meant = f" (did you mean {near[0]!r}?)" if near else ""
        raise error(f"no {noun} {name!r} is installed{meant}; there are: {', '.join(known) or 'none'}")
    first, *others = claims
    if first.own:
        for other in others:
            warnings.warn(str(other.clash), stacklevel=3)
    return first


def imported(plugin: Plugin, noun: str, error: type[AenoprojectsError]) -> object:
    """Return what a plugin's place leads to, whatever it is.

    Raises:
        AenoprojectsError: it cannot be imported, or others claim its name; names the origin. Of the type `error`.
    """
    if plugin.clash:
        raise error(plugin.clash)
    importlib.invalidate_caches()
    try:
        return EntryPoint(name=plugin.name, value=plugin.value, group="").load()
    except (Exception, SystemExit) as failure:  # whatever a stranger's module does when it is imported
        reason = one_line(failure)
        missing = failure.name if isinstance(failure, ModuleNotFoundError) else None
        if plugin.distribution is None and missing == top_package(plugin.value):
            reason += "; install it, or run 'python -m aenoprojects' in the folder of the module"
        raise error(f"{titled(plugin, noun)} cannot be imported: {reason}") from failure


def titled(plugin: Plugin, noun: str) -> str:
    """Return how a message calls it: "format 'markdown' of aenoprojects-markdown 1.0"."""
    return f"{noun} {plugin.name!r} of {plugin.origin}" if plugin.distribution else plugin.value


def one_line(error: BaseException) -> str:
    """Return an exception as one line: "ValueError: what it says"."""
    return ": ".join(filter(None, [type(error).__name__, " ".join(str(error).split())]))


def top_package(place: str) -> str:
    """Return the outermost package of "package.module:Class"."""
    return place.partition(":")[0].partition(".")[0]


def manual(page: str) -> str:
    """Return where a page of the documentation stands: at the project's address, as this package's metadata has it.

    >>> manual("reference/exporter-protocol.md").endswith("docs/reference/exporter-protocol.md")
    True
    """
    try:
        rows = metadata(_OWN).get_all("Project-URL") or []
    except PackageNotFoundError:  # a checkout on the path
        rows = []
    home = next((row.partition(",")[2].strip() for row in rows if row.startswith("Documentation")), "docs")
    return f"{home}/{page}"


def _clash(one: Plugin, found: Iterable[Plugin], noun: str) -> str | None:
    rivals = [each for each in found if each.name == one.name and each != one]
    if one.own or not rivals:
        return None
    if rivals[0].own:
        what = f"this package's own; that of {one.origin} is not used (name its class: {one.value})"
        return f"{noun} {one.name!r} is {what}"
    claimants = " and ".join(sorted(each.origin for each in [one, *rivals]))
    return f"{noun} {one.name!r} is claimed by {claimants}; uninstall all but one, or name its class: {one.value}"


def _announced(group: str, kind: type[P]) -> Iterator[P]:
    seen = set()
    for distribution in distributions():
        label = _label(distribution)
        if _normalised(label) in seen:  # the first on the path is the one that is imported
            continue
        try:
            if _is_whole(distribution):
                seen.add(_normalised(label))  # what an uninstallation left, an empty folder, hides nothing
            text = distribution.read_text("entry_points.txt") or ""
            if _OWN not in text:
                continue
            for entry in _entries(text, group, label):
                name, version = distribution.metadata["Name"], distribution.version
                yield kind(name=entry.name, distribution=name, version=version, value=entry.value)
        except Exception as error:  # damaged metadata of one distribution must not hide the others
            warnings.warn(f"metadata of {label} cannot be read: {one_line(error)}", stacklevel=4)


def _entries(text: str, group: str, label: str) -> Iterator[EntryPoint]:
    """Yield the entry points of a group, and warn of what the author of the file did not mean."""
    parser = configparser.ConfigParser(delimiters=("=",), interpolation=None, default_section="")
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(text)
    for section in parser.sections():
        if section.startswith(f"{_OWN}.") and section not in GROUPS:
            meant = f"there is no group {section!r} of entry points; there are: {', '.join(GROUPS)}"
            warnings.warn(f"metadata of {label}: {meant}", stacklevel=5)
    for name, value in parser.items(group) if parser.has_section(group) else ():
        if _PLACE.fullmatch(value.partition("[")[0].strip()):
            yield EntryPoint(name=name, value=value, group=group)
        else:
            meant = f"the entry point {name!r} is {value!r}, not such as 'package.module:Name'"
            warnings.warn(f"metadata of {label}: {meant}", stacklevel=5)


def _is_whole(distribution: Distribution) -> bool:
    """Return whether a distribution says who it is; the text itself, often long, is not read for that."""
    path = getattr(distribution, "_path", None)
    return path is None or any(path.joinpath(name).is_file() for name in ("METADATA", "PKG-INFO"))


def _label(distribution: Distribution) -> str:
    # The folder's name ("name-1.0.dist-info") needs no reading, and is there when the metadata is damaged.
    path = getattr(distribution, "_path", None)
    if path is None:
        return str(distribution.metadata["Name"])
    return str(path.name.removesuffix(".dist-info").removesuffix(".egg-info").partition("-")[0])


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
