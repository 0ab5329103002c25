"""A project and its parts: organisation, contact, theme, sections."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from attrs import field, frozen

from aenoprojects.described import described
from aenoprojects.model import display
from aenoprojects.model.dates import Period
from aenoprojects.model.municipality import Municipality
from aenoprojects.model.places import Place

OrganisationKind: TypeAlias = Literal["municipality", "municipalities", "partnership", "other"]
SectionKind: TypeAlias = Literal[
    "summary",
    "background",
    "goal",
    "audience",
    "approach",
    "interim",
    "results",
    "evaluation",
    "lessons",
    "outlook",
    "more",
    "other",
]


@described
@frozen(kw_only=True)
class GrantRound:
    """The round in which a grant was given: the page marks it with asterisks before the heading."""

    year: int
    """Year of the round, four digits."""
    period: int
    """Number of the round within its year, from 1."""

    def __str__(self) -> str:
        """Return the round as the command line takes it.

        >>> str(GrantRound(year=2021, period=2))
        '2021-2'
        """
        return f"{self.year}-{self.period}"


@described
@frozen(kw_only=True)
class Organisation:
    """Who carries the project."""

    name: str
    """The lead name: official for a municipality, without "Gemeente" in front."""
    kind: OrganisationKind
    """One municipality, several side by side, a joint arrangement, or another body (a province, an institute)."""
    text: str | None = None
    """The organisation line as printed; None where the page has none."""
    participants_text: str | None = None
    """The paragraph that lists participants, as printed."""
    municipalities: tuple[Municipality, ...] = ()
    """Every municipality named in heading, organisation line or participants, in order, each once."""
    partners: tuple[str, ...] = ()
    """Other named organisations that take part: a province, a water board, a university."""


@described
@frozen(kw_only=True)
class Person:
    """One named contact person."""

    name: str
    """Name without honorific and role."""
    honorific: str | None = None
    """As printed: "mw."."""
    role: str | None = None
    """Function or affiliation, from parentheses or after a comma."""
    emails: tuple[str, ...] = ()
    """Addresses of this person, lower case."""
    phones: tuple[str, ...] = ()
    """Numbers of this person in E.164 ("+31612345678"); short municipal numbers as digits ("14010")."""


@described
@frozen(kw_only=True)
class ContactDetails:
    """Whom to ask about the project, and how."""

    label: str | None = None
    """Label before the person, as printed ("Projectleider gemeente")."""
    text: str = ""
    """The values of the contact fields as printed, one a line."""
    people: tuple[Person, ...] = ()
    """The named persons, in order of appearance."""
    other_emails: tuple[str, ...] = ()
    """Addresses that belong to no named person for certain."""
    other_phones: tuple[str, ...] = ()
    """Numbers that belong to no named person for certain, E.164."""
    invalid_phones: tuple[str, ...] = ()
    """What looks like a number but cannot be one, as printed."""


@described
@frozen(kw_only=True)
class Theme:
    """What the project is about, in the fund's words."""

    label: str | None
    """Label as printed ("Thema", "Beleidsthema", "Domein")."""
    text: str
    """Value as printed."""
    name: str
    """Canonical spelling."""


@described
@frozen(kw_only=True)
class Amount:
    """A sum of money that the page states."""

    label: str
    """Label as printed ("Subsidiebedrag")."""
    text: str
    """Value as printed ("max. € 120.000")."""
    amount: Decimal | None = None
    """The sum in units of the currency, two decimals; None where it cannot be read as one sum."""
    currency: str = "EUR"
    """Code of the currency (ISO 4217)."""


@described
@frozen(kw_only=True)
class Paragraph:
    """A paragraph of running text."""

    text: str
    """The text on one line."""


@described
@frozen(kw_only=True)
class ListBlock:
    """A list."""

    items: tuple[str, ...]
    """The items without their markers."""
    ordered: bool = False
    """True where the items are numbered or lettered."""
    start: int = 1
    """Number of the first item, from 0; a letter counts as its place in the alphabet."""


Block: TypeAlias = Paragraph | ListBlock


@described
@frozen(kw_only=True)
class Section:
    """A piece of prose under one heading."""

    heading: str | None
    """As printed without a closing colon; None for text before any heading."""
    kind: SectionKind = "other"
    """What the heading announces."""
    line: int | None = field(default=None, eq=False)
    """Line of the heading (or of the first text) in the source, from 1."""
    blocks: tuple[Block, ...] = ()
    """Paragraphs and lists in order."""

    @property
    def text(self) -> str:
        """Return the section as plain text, blocks separated by a blank line, items led by "- " or by their number.

        >>> Section(heading=None, blocks=(Paragraph(text="Twee:"), ListBlock(items=("a", "b")))).text
        'Twee:\\n\\n- a\\n- b'
        """
        return "\n\n".join(block.text if isinstance(block, Paragraph) else _listed(block) for block in self.blocks)


def _listed(block: ListBlock) -> str:
    numbers = range(block.start, block.start + len(block.items))
    marks = (f"{number}." if block.ordered else "-" for number in numbers)
    return "\n".join(f"{mark} {item}" for mark, item in zip(marks, block.items, strict=True))


@described
@frozen(kw_only=True)
class Link:
    """A hyperlink in the project's text."""

    text: str
    """What the reader clicks on."""
    url: str
    """Absolute address where the base is known, else as given."""


@described
@frozen(kw_only=True)
class SourceSpan:
    """Where a project stands."""

    name: str
    """Name of the source: a file name, a URL, "-" for standard input."""
    line: int
    """First line of the project, from 1: its heading, or a fact that stands above it."""
    end_line: int
    """Last non-blank line of the project."""


@described
@frozen(kw_only=True)
class Project:
    """One subsidised project, as its page tells it.

    A field that is None (or empty) without a diagnostic is not on the page; with one it is there, but
    unreadable.
    """

    id: str
    """Stable slug of organisation and title, with "-2" and so on for a repeat in one document."""
    heading: str
    """The heading as printed, without outer blanks and leading asterisks."""
    marks: int = 0
    """Number of asterisks before the heading, from 0."""
    title: str
    """Title of the project."""
    grant_round: GrantRound | None = None
    """The round that the marks stand for."""
    organisation: Organisation | None = None
    """Who carries the project; None for an anonymous article."""
    contact: ContactDetails | None = None
    """Whom to ask."""
    theme: Theme | None = None
    """What it is about."""
    period: Period | None = None
    """When it runs; of several the first one stated."""
    other_periods: tuple[Period, ...] = ()
    """Further periods that the page states."""
    amounts: tuple[Amount, ...] = ()
    """Sums of money: a grant, a budget, costs, in the order of the page."""
    extra_fields: tuple[tuple[str, str], ...] = ()
    """Every other labelled field, as (label, value) in the order of the page, labels unique."""
    scheme: str | None = None
    """Funding scheme named in an article's footnote."""
    tags: tuple[str, ...] = ()
    """Closing key words of an article."""
    sections: tuple[Section, ...] = ()
    """The prose, in order."""
    links: tuple[Link, ...] = ()
    """Hyperlinks, in order."""
    source: SourceSpan | None = field(default=None, eq=False)
    """Where it stands."""
    places: Mapping[str, Place] = field(factory=dict, eq=False, repr=False)
    """Where each value stands, by the path of its field; see `Document.places`."""

    def __repr__(self) -> str:
        """Return it on one line; `to_dict` gives everything."""
        return display.project_line(self)

    def _repr_html_(self) -> str:
        """Return the small table that a notebook shows."""
        return display.project_table(self)

    def to_dict(self, *, places: bool = False) -> dict[str, Any]:
        """Return everything as plain dictionaries and lists, in the shape of the json format.

        Args:
            places: say of each value where it stands, as the option of that format.

        >>> Project(id="a", heading="A", title="A").to_dict()["title"]
        'A'
        """
        from aenoprojects.serial.converter import unstructure_project, with_places

        return with_places(self) if places else unstructure_project(self)

    @property
    def summary(self) -> str:
        """Return the text of the first summary section, else of the first section that has any, else "".

        >>> part = Section(heading="Samenvatting", kind="summary", blocks=(Paragraph(text="Kort."),))
        >>> Project(id="a", heading="A", title="A", sections=(part,)).summary
        'Kort.'
        """
        texts = [(section.kind, section.text) for section in self.sections]
        return next((text for kind, text in texts if kind == "summary" and text), "") or next(
            (text for _, text in texts if text), ""
        )
