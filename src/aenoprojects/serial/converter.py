"""Model values to plain dictionaries, in the shape of the json format, and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from operator import eq
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter, transform_error
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from aenoprojects import __version__
from aenoprojects.diagnostics import Diagnostic, Severity
from aenoprojects.errors import FormatError
from aenoprojects.model import (
    Block,
    Document,
    GrantRound,
    ListBlock,
    Municipality,
    PageLine,
    Paragraph,
    PartialDate,
    Period,
    Project,
    Section,
    Source,
    SourceSpan,
)
from aenoprojects.model.places import flat, unflat
from aenoprojects.vocabulary.register import by_code

GENERATOR = {"name": "aenoprojects", "version": __version__}
"""What the files say about who wrote them."""

BESIDES = ("sources", "page_text", "diagnostics")
"""What a document holds besides its projects."""

_LARGEST = 999_999_999  # as the XML schema has it
# Numbers that count from somewhere: field -> the least; the schemas say the same.
_LEAST: dict[type, dict[str, int]] = {
    Project: {"marks": 0},
    GrantRound: {"year": 1, "period": 1},
    SourceSpan: {"line": 1, "end_line": 1},
    PageLine: {"line": 1},
    Diagnostic: {"line": 1},
}
_SUM = re.compile(r"-?\d+\.\d\d")
_T = TypeVar("_T")
_In = Callable[[object, object], Any]
_Out = Callable[[Any], dict[str, Any]]

# Written for readers, and ignored on the way in because they follow from the rest.
_DERIVED: dict[type, tuple[str, ...]] = {
    Municipality: ("cbs",),
    Period: ("first_day", "last_day", "edtf"),
    Section: ("text",),
}
_IGNORED = _DERIVED | {Document: ("generator",), Project: ("places",)}
# What the register adds to a municipality stands in no file.
_OF_REGISTER: Any = dict.fromkeys(("province", "valid_from", "valid_to", "successors"), override(omit=True))
_LEFT_OUT: dict[type, Any] = {
    Municipality: _OF_REGISTER,
    Source: {"lines": override(omit=True)},
    Project: {"places": override(omit=True)},
    Diagnostic: {"place": override(omit=True)},
}
_KINDS = {dict: "an object", list: "a list", str: "a text", int: "a whole number", float: "a number"} | {
    bool: "true or false",
    type(None): "null",
}


class _UnexpectedError(Exception):
    """A value of another kind than the shape has in its place."""


def _exactly(value: object, wanted: type[_T]) -> _T:
    # No `isinstance`: True is no number here, and nothing is coerced.
    if type(value) is not wanted:
        found = _KINDS.get(type(value), type(value).__name__)
        raise _UnexpectedError(f"expected {_KINDS[wanted]}, found {found}")
    return value


def _object_in(cls: type, converter: Converter) -> _In:
    left_out = _LEFT_OUT.get(cls, {})
    read: Callable[..., Any] = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, **left_out)
    ignored = _IGNORED.get(cls, ())

    def structure(value: object, _: object) -> object:
        fields = _exactly(value, dict)
        given = read({key: fields[key] for key in fields if key not in ignored}, cls)
        for key, least in _LEAST.get(cls, {}).items():
            if (number := getattr(given, key)) is not None and not least <= number <= _LARGEST:
                raise ValueError(f"{key} is {number:.12g}, not between {least} and {_LARGEST}")
        if cls is Project and "places" in fields:
            return attrs.evolve(given, places=unflat(_exactly(fields["places"], dict)))
        known = by_code(given.code) if cls is Municipality and given.code else None
        return known if known is not None and known == given else given

    return structure


def _object_out(cls: type, converter: Converter) -> _Out:
    write: _Out = make_dict_unstructure_fn(cls, converter, **_LEFT_OUT.get(cls, {}))
    derived = _DERIVED.get(cls)
    if derived is None:
        return write

    def unstructure(value: object) -> dict[str, Any]:
        plain = write(value)
        for key in derived:
            item = getattr(value, key)
            plain[key] = item.isoformat() if isinstance(item, date) else item
        return plain

    return unstructure


def _tuple_in(cls: type, converter: Converter) -> _In:
    read = homogenous_tuple_structure_factory(cls, converter)
    return lambda value, _: read(_exactly(value, list), cls)


def _literal_in(cls: type) -> _In:
    words = get_args(cls)

    def structure(value: object, _: object) -> object:
        if value not in words:
            raise ValueError(f"expected one of {', '.join(words)}, found {value!r:.40}")
        return value

    return structure


def _block_in(value: object, _: object) -> Block:
    fields = dict(_exactly(value, dict))
    kind = fields.pop("type", None)
    if kind not in ("paragraph", "list"):
        raise ValueError(f"the type of a block is 'paragraph' or 'list', not {kind!r:.40}")
    return _converter.structure(fields, Paragraph) if kind == "paragraph" else _converter.structure(fields, ListBlock)


def _block_out(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"type": "paragraph", "text": block.text}
    plain: dict[str, Any] = {"type": "list", "items": list(block.items), "ordered": block.ordered}
    # Lists begin at 1: another start is worth saying, that one is not.
    return plain if block.start == 1 else plain | {"start": block.start}


def _decimal_in(value: object, _: object) -> Decimal:
    text = _exactly(value, str)
    if not _SUM.fullmatch(text):
        raise ValueError(f"expected a number with two decimals, found {text!r:.40}")
    return Decimal(text)


def _decimal_out(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"{value} is no sum of money")
    return f"{value:.2f}"


def _pairs_in(value: object, _: object) -> tuple[tuple[str, str], ...]:
    return tuple((label, _exactly(text, str)) for label, text in _exactly(value, dict).items())


def _make() -> Converter:
    converter = Converter(unstruct_collection_overrides={tuple: list})
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, lambda value, wanted: _exactly(value, wanted))
    converter.register_structure_hook(Severity, lambda value, _: Severity(_exactly(value, str)))
    converter.register_unstructure_hook(Severity, lambda severity: severity.value)
    converter.register_structure_hook(PartialDate, lambda value, _: PartialDate.parse(_exactly(value, str)))
    converter.register_structure_hook_factory(attrs.has, _object_in)
    converter.register_unstructure_hook_factory(attrs.has, _object_out)
    converter.register_unstructure_hook(PartialDate, str)
    converter.register_structure_hook(Decimal, _decimal_in)
    converter.register_unstructure_hook(Decimal, _decimal_out)
    converter.register_structure_hook_factory(_is(Literal), _literal_in)
    converter.register_structure_hook_factory(_is(tuple), _tuple_in)
    for shape, read, write in ((tuple[tuple[str, str], ...], _pairs_in, dict), (Block, _block_in, _block_out)):
        converter.register_structure_hook_func(partial(eq, shape), read)
        converter.register_unstructure_hook_func(partial(eq, shape), write)
    return converter


def _is(origin: object) -> Callable[[Any], bool]:
    return lambda kind: get_origin(kind) is origin


_converter = _make()


def unstructure(value: object) -> dict[str, Any]:
    """Return a value of one of the model's classes as a dictionary, in the shape of the json format.

    >>> unstructure(Municipality(name="Gouda", code="gm0513"))
    {'name': 'Gouda', 'code': 'gm0513', 'cbs': 'GM0513'}
    """
    plain: dict[str, Any] = _converter.unstructure(value)
    return plain


unstructure_project: Callable[[Project], dict[str, Any]] = _converter.get_unstructure_hook(Project)
"""`unstructure` for a project, without the search for how."""


def with_places(project: Project) -> dict[str, Any]:
    """Return a project as a dictionary that also says where each value stands: path -> line, start, end."""
    return unstructure_project(project) | {"places": {path: list(row) for path, row in flat(project.places)}}


def document_to_dict(document: Document, *, places: bool = False) -> dict[str, Any]:
    """Return a document as a dictionary, in the shape and order of the json format."""
    plain = with_places if places else unstructure_project
    return {
        "generator": dict(GENERATOR),
        "sources": [unstructure(source) for source in document.sources],
        "projects": [plain(project) for project in document],
        "page_text": [unstructure(line) for line in document.page_text],
        "diagnostics": [unstructure(one) for one in document.diagnostics],
    }


def structure(value: object, kind: type[_T], *, name: str) -> _T:
    """Return the model value that dictionaries and lists of a file stand for: the inverse of `unstructure`.

    Raises:
        FormatError: it has another shape; the message names the path inside the file.
    """
    try:
        return _converter.structure(value, kind)
    except (BaseValidationError, _UnexpectedError) as error:
        found = transform_error(error, path="", format_exception=_reason)
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        message, _, place = found[0].rpartition(" @ ")
        raise FormatError(f"{name}: at {place.lstrip('.') or 'the top'}: {message}{more}") from None


def _reason(error: BaseException, _: object) -> str:
    if isinstance(error, KeyError):
        return "a required key is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return "unknown key " + ", ".join(f"{key!r:.40}" for key in sorted(error.extra_fields))
    return str(error)
