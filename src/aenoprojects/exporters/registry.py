"""Which exporters are installed, and how one of them is loaded.

Listing reads the metadata of installed distributions and imports nothing, so that a slow or broken
plugin costs the others nothing. Only the exporter that was asked for is imported.
"""

from __future__ import annotations

import dataclasses
import difflib
import importlib
import inspect
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import Distribution, EntryPoint, distributions

from attrs import evolve, frozen

from aenoprojects.described import described
from aenoprojects.errors import ExporterError, UnknownFormatError
from aenoprojects.exporters import GROUP, Exporter

_OWN = "aenoprojects"
_MANUAL = "docs/reference/exporter-protocol.md"
_ATTRIBUTES = (
    ("summary", r"\S.*", "a list of projects as Markdown"),
    ("suffix", r"\.\S+", ".md"),
    ("media_type", r"[^\s/]+/[^\s/]+.*", "text/markdown; charset=utf-8"),
)


@described
@frozen(kw_only=True)
class Format:
    """An installed exporter, as its distribution's metadata announces it; nothing is imported."""

    name: str
    """What the user types: "xlsx"."""
    distribution: str | None = None
    """Name of the distribution that brings it; None for a class given as "module:Class"."""
    version: str | None = None
    """Version of that distribution."""
    value: str
    """Where the class is: "package.module:Class"."""
    clash: str | None = None
    """Why its name does not lead to it: others that claim the name; None where it does."""

    @property
    def own(self) -> bool:
        """Return whether it is one of this package's own formats."""
        return self.distribution is not None and _normalised(self.distribution) == _OWN

    @property
    def origin(self) -> str:
        """Return whom to ask about it: distribution and version ("aenoprojects 0.1.0"), else the place of its class."""
        return f"{self.distribution} {self.version}" if self.distribution else self.value

    def load(self) -> type[Exporter]:
        """Import the class and see that it is an exporter.

        Raises:
            ExporterError: it cannot be imported, is no exporter, or others claim its name; names the origin.
        """
        if self.clash:
            raise ExporterError(self.clash)
        label = f"format {self.name!r} of {self.origin}" if self.distribution else self.value
        importlib.invalidate_caches()  # what was installed a moment ago must be found
        try:
            found = EntryPoint(name=self.name, value=self.value, group=GROUP).load()
        except (Exception, SystemExit) as error:  # whatever a stranger's module does when it is imported
            reason = one_line(error)
            missing = error.name if isinstance(error, ModuleNotFoundError) else None
            if self.distribution is None and missing == _package(self.value):
                reason += "; install it, or run 'python -m aenoprojects' in the folder of the module"
            raise ExporterError(f"{label} cannot be imported: {reason}") from error
        if problem := misfit(found):
            raise ExporterError(f"{label} is no exporter: {problem}; see {_MANUAL}")
        return found  # type: ignore[no-any-return]


def formats() -> tuple[Format, ...]:
    """Return every installed exporter, sorted by name, this package's own before others of one name.

    Read afresh from the metadata on each call: what was installed a moment ago is there.

    >>> "json" in [format.name for format in formats()]
    True
    """
    importlib.invalidate_caches()
    found = sorted(_announced(), key=lambda each: (each.name, not each.own, each.origin))
    return tuple(evolve(each, clash=_clash(each, found)) for each in found)


def find(name: str) -> Format:
    """Return the exporter of a name without importing it.

    Args:
        name: name of a format, or "module:Class" for a class that no distribution announces.

    Raises:
        UnknownFormatError: nothing of that name is installed; the message lists what is.

    >>> find("json").value
    'aenoprojects.exporters.json:JsonExporter'
    """
    if ":" in name:
        return Format(name=name, value=name)
    installed = formats()
    claims = [format for format in installed if format.name == name]
    if not claims:
        known = sorted({format.name for format in installed})
        near = difflib.get_close_matches(name, known, n=1)
        meant = f" (did you mean {near[0]!r}?)" if near else ""
        raise UnknownFormatError(f"no format {name!r} is installed{meant}; there are: {', '.join(known)}")
    first, *others = claims
    if first.own:
        for other in others:
            warnings.warn(str(other.clash), stacklevel=2)
    return first


def load(name: str) -> type[Exporter]:
    """Return the exporter class of a name; see `find` and `Format.load`."""
    return find(name).load()


def origin_of(kind: type) -> str:
    """Return the distribution and version that an exporter class comes from, else its module and name."""
    place = f"{kind.__module__}:{kind.__qualname__}"
    kin = [format for format in formats() if _package(format.value) == _package(place)]
    kin.sort(key=lambda format: format.value != place)
    return kin[0].origin if kin else place


def misfit(found: object) -> str | None:
    """Return why something is no exporter class, None where it is one.

    >>> misfit(dict)
    "it has no 'summary'"
    """
    if not isinstance(found, type):
        return f"it is not a class but {type(found).__name__}"
    for name, pattern, example in _ATTRIBUTES:
        value = getattr(found, name, None)
        if value is None:
            return f"it has no {name!r}"
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            return f"its {name!r} is {value!r}, not such as {example!r}"
    if dataclasses.is_dataclass(found):
        return "it is a dataclass; options are the fields of an attrs class"
    write = getattr(found, "write", None)
    if not callable(write):
        return "it has no method 'write'"
    if _refusal(write, None, None, None):
        return f"its method is write{inspect.signature(write)}, not write(self, document, stream)"
    refusal = _refusal(found)
    return refusal and f"it cannot be made without arguments: {refusal}"


def _refusal(function: Callable[..., object], *arguments: object) -> str | None:
    try:
        inspect.signature(function).bind(*arguments)
    except (TypeError, ValueError) as error:
        return str(error)
    return None


def one_line(error: BaseException) -> str:
    """Return an exception as one line: "ValueError: what it says"."""
    return ": ".join(filter(None, [type(error).__name__, " ".join(str(error).split())]))


def _clash(format: Format, found: Iterable[Format]) -> str | None:
    rivals = [each for each in found if each.name == format.name and each != format]
    if format.own or not rivals:
        return None
    if rivals[0].own:
        what = f"this package's own; that of {format.origin} is not used (name its class: {format.value})"
        return f"format {format.name!r} is {what}"
    claimants = " and ".join(sorted(each.origin for each in [format, *rivals]))
    return f"format {format.name!r} is claimed by {claimants}; uninstall all but one, or name its class: {format.value}"


def _announced() -> Iterator[Format]:
    seen = set()
    for distribution in distributions():
        label = _label(distribution)
        if _normalised(label) in seen:  # the first on the path is the one that is imported
            continue
        seen.add(_normalised(label))
        try:
            for entry in distribution.entry_points.select(group=GROUP):
                name, version = distribution.metadata["Name"], distribution.version
                yield Format(name=entry.name, distribution=name, version=version, value=entry.value)
        except Exception as error:  # damaged metadata of one distribution must not hide the others
            warnings.warn(f"metadata of {label} cannot be read: {one_line(error)}", stacklevel=3)


def _label(distribution: Distribution) -> str:
    # The folder's name ("name-1.0.dist-info") needs no reading, and is there when the metadata is damaged.
    path = getattr(distribution, "_path", None)
    return path.name.partition("-")[0] if path is not None else str(distribution.metadata["Name"])


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _package(place: str) -> str:
    return place.partition(":")[0].partition(".")[0]
