"""Options: what is typed becomes what the class takes, or one clear line."""

from datetime import date
from enum import Enum
from pathlib import Path
from typing import ClassVar, Literal

import pytest
from attrs import field, frozen, validators
from hypothesis import given
from hypothesis import strategies as st

from aenoprojects.errors import ExporterError, OptionError
from aenoprojects.exporters.options import build_exporter, describe_options, parse_options


class Order(Enum):
    TITLE = "title"
    THEME = "theme"


class Base:
    summary: ClassVar[str] = "titles"
    suffix: ClassVar[str] = ".txt"
    media_type: ClassVar[str] = "text/plain"

    def write(self, document: object, stream: object) -> None:
        """Write nothing."""


@frozen(kw_only=True)
class Every(Base):
    """Has an option of every type."""

    language: Literal["nl", "en"] = field(default="nl", metadata={"help": "language of the labels"})
    size: Literal[10, 20] = 10
    order: Order = Order.TITLE
    prose: bool = True
    rows: int = field(default=5, validator=validators.ge(1))
    factor: float = 1.5
    until: date | None = None
    style: Path | None = None
    columns: tuple[str, ...] = ("title", "theme")
    years: tuple[int, ...] = field(factory=tuple)
    _hidden: str = "x"
    computed: int = field(default=0, init=False)


class Plain(Base):
    """Has no options and is no attrs class."""


VALUES = {
    "language": [("en", "en")],
    "size": [("20", 20), (20, 20)],
    "order": [("theme", Order.THEME), (Order.THEME, Order.THEME)],
    "prose": [("no", False), ("FALSE", False), ("0", False), ("yes", True), (False, False)],
    "rows": [("12", 12), (12, 12)],
    "factor": [("2", 2.0), (2, 2.0), (0.5, 0.5)],
    "until": [
        ("2021-03-01", date(2021, 3, 1)),
        (date(2021, 3, 1), date(2021, 3, 1)),
        ("", None),
        (None, None),
    ],
    "style": [("a/b.css", Path("a/b.css")), (Path("a"), Path("a"))],
    "columns": [("a, b,", ("a", "b")), (("a",), ("a",)), (["a"], ("a",)), ("", ())],
    "years": [("2020,2021", (2020, 2021))],
}
WRONG = [
    ("language", "fr", "takes nl or en, not 'fr'"),
    ("language", "", "takes nl or en, not ''"),
    ("size", "30", "takes 10 or 20, not '30'"),
    ("order", "TITLE", "takes title or theme, not 'TITLE'"),
    ("prose", "maybe", "takes yes or no, not 'maybe'"),
    ("rows", "many", "takes a whole number, not 'many'"),
    ("rows", True, "takes a whole number, not True"),
    ("rows", 1.5, "takes a whole number, not 1.5"),
    ("rows", "0", "refuses these options: 'rows' must be >= 1: 0"),
    ("factor", "x", "takes a number, not 'x'"),
    ("until", "1 maart", "takes a date such as 2021-03-01, or nothing, not '1 maart'"),
    ("columns", 3, "takes text, several separated by commas, not 3"),
    ("columns", [3], "takes text, several separated by commas, not '3'"),
    ("years", "2020,x", "takes a whole number, several separated by commas, not '2020,x'"),
    ("hidden", 3, "takes text, not 3"),
    (
        "nope",
        "1",
        "has no option 'nope'; its options are: language, size, order, prose, rows, factor, until,",
    ),
    ("computed", "1", "has no option 'computed'"),
]


@pytest.mark.parametrize(("name", "given", "expected"), [(n, *pair) for n, pairs in VALUES.items() for pair in pairs])
def test_value(name: str, given: object, expected: object) -> None:
    """Text and typed values alike become the type of the field."""
    assert getattr(build_exporter(Every, {name: given}), name) == expected


@pytest.mark.parametrize(("name", "given", "message"), WRONG)
def test_wrong_value(name: str, given: object, message: str) -> None:
    """A wrong name or value is one line that says what there is."""
    with pytest.raises(OptionError) as caught:
        build_exporter(Every, {name: given}, name="every")
    assert message in str(caught.value)
    assert str(caught.value).startswith("format 'every'")
    assert "\n" not in str(caught.value)


def test_no_options() -> None:
    """A class without fields says that it has no options."""
    with pytest.raises(OptionError, match="format 'Plain' has no option 'language'; it has no options"):
        build_exporter(Plain, {"language": "en"})
    assert describe_options(Plain) == ()


def test_descriptions() -> None:
    """Options are described in the order of the fields, in words and with their defaults."""
    described = {option.name: option for option in describe_options(Every)}
    assert list(described) == [*VALUES, "hidden"]
    assert described["language"].choices == ("nl", "en")
    assert described["language"].help == "language of the labels"
    assert described["prose"].choices == ("yes", "no")
    assert described["columns"].default == "title,theme"
    assert described["until"].expects == "a date such as 2021-03-01, or nothing"


def test_defaults_round_trip() -> None:
    """Giving every option its own described default changes nothing."""
    defaults = {option.name: option.default for option in describe_options(Every)}
    assert build_exporter(Every, defaults) == Every()


def test_class_that_cannot_be_made() -> None:
    """A class whose own construction fails is an error of the exporter, not of the options."""

    @frozen
    class Failing(Base):
        def __attrs_post_init__(self) -> None:
            raise RuntimeError("no licence")

    with pytest.raises(ExporterError, match="format 'failing' cannot be made: RuntimeError: no licence"):
        build_exporter(Failing, {}, name="failing")


def test_unknown_type() -> None:
    """A field whose type cannot be resolved is named."""

    @frozen
    class Unresolved(Base):
        size: "Missing" = 1  # noqa: F821

    with pytest.raises(ExporterError, match="Unresolved: the type of an option is not known: name 'Missing'"):
        describe_options(Unresolved)


@pytest.mark.parametrize("pair", ["language", "=en", "", "language en"])
def test_no_pair(pair: str) -> None:
    """What is not NAME=VALUE is refused."""
    with pytest.raises(OptionError, match="not of the form NAME=VALUE"):
        parse_options([pair])


def test_twice() -> None:
    """An option given twice is refused, also under its other spelling."""
    with pytest.raises(OptionError, match="'max_rows' is given twice"):
        parse_options(["max-rows=1", "max_rows=2"])


@given(st.dictionaries(st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True), st.text(max_size=10)))
def test_pairs(options: dict[str, str]) -> None:
    """Whatever stands behind the first equals sign is the value, blanks and all."""
    assert parse_options([f"{name}={value}" for name, value in options.items()]) == options
