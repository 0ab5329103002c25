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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import Distribution, EntryPoint, PackageNotFoundError, distributions, metadata
from types import MappingProxyType
from typing import TypeVar

from attrs import evolve, frozen

from aenoprojects.described import described
from aenoprojects.errors import AenoprojectsError

EXPORTERS, PROFILES, CHECKS = GROUPS = ("aenoprojects.exporters", "aenoprojects.profiles", "aenoprojects.checks")
"""The groups of entry points that are looked at."""

_OWN = "aenoprojects"
_ALIKE = 0.85
"""Likeness from which a group is one of ours with a slip: a letter or two of twenty."""
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


def installed(group: str, kind: type[P], noun: str, *, quiet: bool = False) -> tuple[P, ...]:
    """Return everything that is installed in a group, sorted by name, this package's own before others of one name.

    What a package announces and that cannot be is warned of.

    Args:
        group: one of `GROUPS`.
        kind: the class to describe each with.
        noun: what one of them is called in messages: "format".
        quiet: whether to warn of nothing, where it is not asked what there is.
    """
    importlib.invalidate_caches()  # what was installed a moment ago must be found
    slips: list[str] = []
    found = sorted(_announced(group, kind, slips), key=lambda each: (each.name, not each.own, each.origin))
    for slip in () if quiet else slips:
        warnings.warn(slip, stacklevel=3)
    return tuple(evolve(each, clash=_clash(each, found, noun)) for each in found)


def named(
    group: str,
    kind: type[P],
    noun: str,
    name: str,
    error: type[AenoprojectsError],
    aliases: Mapping[str, str] = MappingProxyType({}),
) -> P:
    """Return what is installed under a name, or what stands at "module:Class", without importing it.

    A name in other capitals, or with the dot of a suffix, is understood where no other has it so.

    Args:
        group: one of `GROUPS`.
        kind: the class to describe it with.
        noun: what one of them is called in messages: "format".
        name: what the user typed.
        error: the type of error to raise.
        aliases: what else people call them, in small letters.

    Raises:
        AenoprojectsError: nothing of that name is installed; the message lists what is. Of the type `error`.
    """
    module, _, attribute = name.partition(":")
    if module and attribute:
        return kind(name=name, value=name)
    all_of_them = installed(group, kind, noun, quiet=True)
    known = sorted({each.name for each in all_of_them})
    meant = _meant(name, known, aliases)
    if meant is None:
        installed(group, kind, noun)  # what is broken may be what was asked for: now its warnings matter
        near = difflib.get_close_matches(name, known, n=1)
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        raise error(f"no {noun} {name!r} is installed{hint}; there are: {', '.join(known) or 'none'}")
    first, *others = (each for each in all_of_them if each.name == meant)
    if first.own:
        for other in others:
            warnings.warn(str(other.clash), stacklevel=3)
    return first


def _meant(name: str, known: Sequence[str], aliases: Mapping[str, str]) -> str | None:
    """Return the name that is meant: as typed, else the only one that differs in capitals or a dot, else an alias."""
    if name in known:
        return name
    plain = name.casefold().removeprefix(".")
    alike = [each for each in known if each.casefold() == plain]
    alias = aliases.get(plain)
    return alike[0] if len(alike) == 1 else alias if alias in known else None


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
        advice = f"that of {one.origin} is not used (name its class: {one.value})"
        return f"{noun} {one.name!r} is this package's own; {advice}"
    claimants = " and ".join(sorted(each.origin for each in [one, *rivals]))
    return f"{noun} {one.name!r} is claimed by {claimants}; uninstall all but one, or name its class: {one.value}"


def _announced(group: str, kind: type[P], slips: list[str]) -> Iterator[P]:
    """Yield what distributions announce in a group, and add what their authors did not mean to `slips`."""
    seen = set()
    for distribution in distributions():
        label = _label(distribution)
        if _normalised(label) in seen:  # the first on the path is the one that is imported
            continue
        try:
            if _is_whole(distribution):
                seen.add(_normalised(label))  # what an uninstallation left, an empty folder, hides nothing
            text = distribution.read_text("entry_points.txt") or ""
            if _OWN not in text and not _normalised(label).startswith(f"{_OWN}-"):  # it is no plugin of ours
                continue
            for entry in _entries(text, group, label, slips):
                name, version = distribution.metadata["Name"], distribution.version
                yield kind(name=entry.name, distribution=name, version=version, value=entry.value)
        except Exception as error:  # damaged metadata of one distribution must not hide the others
            slips.append(f"metadata of {label} cannot be read: {one_line(error)}")


def _entries(text: str, group: str, label: str, slips: list[str]) -> Iterator[EntryPoint]:
    """Yield the entry points of a group."""
    parser = configparser.ConfigParser(delimiters=("=",), interpolation=None, default_section="")
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(text)
    for section in parser.sections():
        ours = section.startswith(f"{_OWN}.") or difflib.get_close_matches(section, GROUPS, n=1, cutoff=_ALIKE)
        if ours and section not in GROUPS:
            meant = f"there is no group {section!r} of entry points; there are: {', '.join(GROUPS)}"
            slips.append(f"metadata of {label}: {meant}")
    for name, value in parser.items(group) if parser.has_section(group) else ():
        if _PLACE.fullmatch(value.partition("[")[0].strip()):
            yield EntryPoint(name=name, value=value, group=group)
        else:
            meant = f"the entry point {name!r} is {value!r}, not such as 'package.module:Name'"
            slips.append(f"metadata of {label}: {meant}")


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
