"""An exporter's options: the fields of its attrs class, set by keyword or as `NAME=VALUE`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from aenoprojects.errors import ExporterError, OptionError
from aenoprojects.exporters import Exporter

_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_PLAIN: dict[Any, tuple[str, Callable[[str], object]]] = {
    str: ("text", str),
    bool: ("yes or no", lambda text: _YES_NO[text.lower()]),
    int: ("a whole number", int),
    float: ("a number", float),
    date: ("a date such as 2021-03-01", date.fromisoformat),
    Path: ("a file's path", Path),
}
"""What an option of a plain type takes, and how it is read; tuple[X, ...] and X | None are made of these."""


@attrs.frozen(kw_only=True)
class Option:
    """One option of an exporter, as `formats` shows it."""

    name: str
    expects: str
    """What it takes, in words: "nl or en", "a whole number"."""
    default: str
    """Its default as it would be typed; empty for none."""
    choices: tuple[str, ...]
    """All that it takes, where that is a fixed set."""
    help: str


def parse_options(pairs: Iterable[str]) -> dict[str, str]:
    """Split the command line's `NAME=VALUE` into names and values.

    Args:
        pairs: "language=en", "max-rows=100"; a hyphen in a name stands for an underscore.

    Raises:
        OptionError: one has no "=", or a name comes twice.

    >>> parse_options(["language=en", "max-rows=100"])
    {'language': 'en', 'max_rows': '100'}
    """
    options: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        name = name.strip().replace("-", "_")
        if not equals or not name:
            raise OptionError(f"option {pair!r} is not of the form NAME=VALUE")
        if name in options:
            raise OptionError(f"option {name!r} is given twice")
        options[name] = value
    return options


def build_exporter(kind: type[Exporter], options: Mapping[str, object], *, name: str | None = None) -> Exporter:
    """Return an exporter with its options set.

    Args:
        kind: the exporter class.
        options: values by name, typed or as text ("yes", "12", "2021-03-01", "a, b").
        name: the format's name, for messages; the class's name if not given.

    Raises:
        OptionError: a name it does not have, or a value it does not take; says what there is.
        ExporterError: the class cannot be made, or its fields have types that cannot be resolved.
    """
    name = name or kind.__name__
    fields = _fields(kind) if options else {}
    values = {}
    for option, value in options.items():
        if option not in fields:
            known = f"its options are: {', '.join(fields)}" if fields else "it has no options"
            raise OptionError(f"format {name!r} has no option {option!r}; {known}")
        try:
            values[option] = _read(value, fields[option].type)
        except (LookupError, TypeError, ValueError) as error:
            expected, shown = _expectation(fields[option].type), _text(value) if isinstance(value, list) else value
            raise OptionError(f"format {name!r}: option {option!r} takes {expected}, not {shown!r}") from error
    try:
        return kind(**values)
    except (Exception, SystemExit) as error:  # a validator of a stranger's class, or a fault in it
        reason = " ".join(str(error).split())
        if options and isinstance(error, TypeError | ValueError):
            raise OptionError(f"format {name!r} refuses these options: {reason}") from error
        raise ExporterError(f"format {name!r} cannot be made: {type(error).__name__}: {reason}") from error


def describe_options(kind: type[Exporter]) -> tuple[Option, ...]:
    """Return the options of an exporter class in the order of its fields.

    Raises:
        ExporterError: the class cannot be made, or its fields have types that cannot be resolved.
    """
    default = build_exporter(kind, {})
    return tuple(
        Option(
            name=name,
            expects=_expectation(field.type),
            default=_text(getattr(default, field.name)),
            choices=("yes", "no") if field.type is bool else tuple(_choices(_without_none(field.type))),
            help=str(field.metadata.get("help", "")),
        )
        for name, field in _fields(kind).items()
    )


def _fields(kind: type) -> dict[str, attrs.Attribute[Any]]:
    if not attrs.has(kind):
        return {}
    try:
        attrs.resolve_types(kind)
    except NameError as error:
        raise ExporterError(f"{kind.__name__}: the type of an option is not known: {error}") from error
    return {field.alias or field.name: field for field in attrs.fields(kind) if field.init}


def _expectation(kind: Any) -> str:  # noqa: ANN401
    bare = _without_none(kind)
    if bare is not kind:
        return f"{_expectation(bare)}, or nothing"
    if get_origin(kind) is tuple:
        return f"{_expectation(get_args(kind)[0])}, several separated by commas"
    if choices := _choices(kind):
        *others, last = choices
        return f"{', '.join(others)} or {last}" if others else last
    return _PLAIN[kind][0] if kind in _PLAIN else getattr(kind, "__name__", str(kind))


def _read(value: Any, kind: Any) -> object:  # noqa: ANN401
    """Return an option's value, typed or as text, in the type of its field; raise where it is none."""
    bare = _without_none(kind)
    if bare is not kind:
        return None if value in (None, "") else _read(value, bare)
    if get_origin(kind) is tuple:
        parts = filter(None, map(str.strip, value.split(","))) if isinstance(value, str) else value
        return tuple(_read(part, get_args(kind)[0]) for part in parts)
    if choices := _choices(kind):
        return choices[_text(value)]
    _, from_text = _PLAIN[kind]
    if isinstance(value, str) or kind is bool:
        return from_text(str(value))
    accepted: Any = (int, float) if kind is float else kind
    if isinstance(value, bool) or not isinstance(value, accepted):
        raise TypeError
    return value


def _choices(kind: object) -> dict[str, object]:
    """Return the values of a Literal or Enum by the text that stands for them."""
    if get_origin(kind) is Literal:
        return {_text(value): value for value in get_args(kind)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {_text(member): member for member in kind}
    return {}


def _without_none(kind: object) -> object:
    members = [member for member in get_args(kind) if member is not NoneType]
    return members[0] if get_origin(kind) in (Union, UnionType) and len(members) == 1 else kind


def _text(value: object) -> str:
    if isinstance(value, tuple | list):
        return ",".join(map(_text, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else str(value)
