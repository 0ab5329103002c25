"""An exporter's options: the fields of its attrs class, set by keyword or as `NAME=VALUE`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

import attrs

from aenoprojects.errors import ExporterError, OptionError
from aenoprojects.exporters import Exporter

if TYPE_CHECKING:
    from cattrs import Converter

_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@attrs.frozen(kw_only=True)
class Option:
    """One option of an exporter, as `formats` shows it."""

    name: str
    """Keyword of the class."""
    expects: str
    """What it takes, in words: "nl or en", "a whole number"."""
    default: str
    """Its default as it would be typed; empty for none."""
    choices: tuple[str, ...] = ()
    """All that it takes, where that is a fixed set."""
    help: str = ""
    """What it does: the field's metadata "help"."""


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


def build_exporter(
    kind: type[Exporter], options: Mapping[str, object], *, name: str | None = None
) -> Exporter:
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
    fields = {_keyword(field): field for field in _fields(kind)} if options else {}
    for option in options:
        if option not in fields:
            known = f"its options are: {', '.join(fields)}" if fields else "it has no options"
            raise OptionError(f"format {name!r} has no option {option!r}; {known}")
    values = {option: _read(name, option, value, fields[option].type) for option, value in options.items()}
    try:
        return kind(**values)
    except Exception as error:  # a validator of a stranger's class, or a fault in it
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
            name=_keyword(field),
            expects=expectation(field.type),
            default=_text(getattr(default, field.name)),
            choices=("yes", "no") if field.type is bool else tuple(_choices(_without_none(field.type))),
            help=str(field.metadata.get("help", "")),
        )
        for field in _fields(kind)
    )


def expectation(kind: object) -> str:
    """Return in words what an option of a type takes.

    >>> expectation(Literal["nl", "en"]), expectation(int | None), expectation(tuple[str, ...])
    ('nl or en', 'a whole number, or nothing', 'text, several separated by commas')
    """
    bare = _without_none(kind)
    if bare is not kind:
        return f"{expectation(bare)}, or nothing"
    if get_origin(kind) is tuple:
        return f"{expectation(get_args(kind)[0])}, several separated by commas"
    if choices := _choices(kind):
        *others, last = choices
        return f"{', '.join(others)} or {last}" if others else last
    words = {each: text for each, (text, _) in _READERS.items()}
    return words.get(kind, getattr(kind, "__name__", str(kind)))  # type: ignore[call-overload, no-any-return]


def _fields(kind: type) -> tuple[attrs.Attribute[Any], ...]:
    if not attrs.has(kind):
        return ()
    try:
        attrs.resolve_types(kind)
    except NameError as error:
        raise ExporterError(f"{kind.__name__}: the type of an option is not known: {error}") from error
    return tuple(field for field in attrs.fields(kind) if field.init)


def _keyword(field: attrs.Attribute[Any]) -> str:
    return field.alias or field.name


def _read(name: str, option: str, value: object, kind: object) -> object:
    bare = _without_none(kind)
    if bare is not kind and value in (None, ""):
        return None
    if get_origin(bare) is tuple and isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    try:
        return _converter().structure(value, bare)  # type: ignore[arg-type]
    except Exception as error:  # cattrs wraps what the hooks raise in groups and errors of its own
        shown = ",".join(map(str, value)) if isinstance(value, list) else value
        raise OptionError(
            f"format {name!r}: option {option!r} takes {expectation(kind)}, not {shown!r}"
        ) from error


@cache
def _converter() -> Converter:
    from cattrs import Converter

    converter = Converter()
    for kind, (_, reader) in _READERS.items():
        converter.register_structure_hook(kind, _hook(reader))
    converter.register_structure_hook_func(lambda kind: bool(_choices(kind)), _read_choice)
    return converter


def _hook(reader: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _: reader(value)


def _read_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _read_bool(value: object) -> bool:
    return value if isinstance(value, bool) else _YES_NO[str(value).lower()]


def _read_integer(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError
    return int(value)


def _read_number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError
    return float(value)


def _read_date(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(_read_text(value))


def _read_path(value: object) -> Path:
    return value if isinstance(value, Path) else Path(_read_text(value))


_READERS: dict[type, tuple[str, Callable[[Any], Any]]] = {
    str: ("text", _read_text),
    bool: ("yes or no", _read_bool),
    int: ("a whole number", _read_integer),
    float: ("a number", _read_number),
    date: ("a date such as 2021-03-01", _read_date),
    Path: ("a file's path", _read_path),
}
"""The plain types that an option may have; Literal, Enum, tuple[X, ...] and X | None are made of them."""


def _choices(kind: object) -> dict[str, object]:
    """Return the values of a Literal or Enum by the text that stands for them."""
    if get_origin(kind) is Literal:
        return {_text(value): value for value in get_args(kind)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {_text(member): member for member in kind}
    return {}


def _read_choice(value: object, kind: object) -> object:
    return _choices(kind)[_text(value)]


def _without_none(kind: object) -> object:
    members = [member for member in get_args(kind) if member is not NoneType]
    if get_origin(kind) not in (Union, UnionType) or len(members) != 1:
        return kind
    return members[0]


def _text(value: object) -> str:
    if isinstance(value, tuple | list):
        return ",".join(map(_text, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else str(value)
