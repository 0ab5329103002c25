"""Diagnostics: what was repaired, guessed or unreadable, as data with a place.

A `Code` is API: it keeps its meaning for good and has its own section in docs/reference/diagnostics.md.
Messages are not: they may be worded better at any time.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias

from attrs import frozen

Language: TypeAlias = Literal["nl", "en"]


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """Something could not be read."""
    WARNING = "warning"
    """It was read by guessing or repairing."""
    INFO = "info"
    """Worth knowing."""

    @property
    def rank(self) -> int:
        """Return 0 for an error, 1 for a warning, 2 for an info: for sorting."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Code(StrEnum):
    """The diagnostics of this package; AP0 reading, AP1 layout, AP2 period, AP3 contact, AP4 organisation,
    AP5 sections, AP6 several sources, AP7 exporting.
    """  # noqa: D205

    ENCODING_GUESSED = "AP001"
    CHARACTERS_REPLACED = "AP002"
    MARKUP_DAMAGED = "AP003"
    NO_PROJECTS = "AP101"
    NO_TITLE_FIELD = "AP102"
    LABEL_MISSPELT = "AP103"
    LABEL_UNKNOWN = "AP104"
    FIELD_TWICE = "AP105"
    FIELD_EMPTY = "AP106"
    TITLE_DIFFERS = "AP107"
    MARKS_WITHOUT_LEGEND = "AP108"
    NO_ORGANISATION = "AP109"
    DATE_UNREADABLE = "AP201"
    DATE_INVALID = "AP202"
    PERIOD_UNREADABLE = "AP203"
    PERIOD_REVERSED = "AP204"
    PERIODS_SEVERAL = "AP205"
    PERIOD_REPAIRED = "AP206"
    YEAR_GUESSED = "AP207"
    PHONE_INVALID = "AP301"
    EMAIL_NOT_OF_PERSON = "AP302"
    EMAIL_OF_NOBODY = "AP303"
    PHONE_OF_NOBODY = "AP304"
    CONTACT_UNREAD = "AP305"
    EMAIL_REPAIRED = "AP306"
    MUNICIPALITY_AMBIGUOUS = "AP401"
    MUNICIPALITY_UNKNOWN = "AP402"
    ORGANISATION_REPAIRED = "AP403"
    MUNICIPALITY_MISSPELT = "AP404"
    HEADING_GLUED = "AP501"
    PROJECT_TWICE = "AP601"
    TEXT_REPLACED = "AP701"
    TEXT_SHORTENED = "AP702"
    XLSX_DATE_AS_TEXT = "AP711"
    XLSX_LINKS = "AP712"
    XLSX_ROWS = "AP713"
    XLSX_TIMELINE_CUT = "AP714"
    XLSX_SHEETS_LEFT_OUT = "AP715"
    CALENDAR_START_ONLY = "AP721"
    CALENDAR_END_ONLY = "AP722"
    CALENDAR_END_ASSUMED = "AP723"
    CALENDAR_NO_DATE = "AP724"
    CALENDAR_EMPTY = "AP725"
    PLAN_START_ONLY = "AP731"
    PLAN_END_ONLY = "AP732"
    PLAN_NO_DATE = "AP733"
    PLAN_OUT_OF_RANGE = "AP734"

    @property
    def severity(self) -> Severity:
        """Return the severity that this code always has."""
        return _CATALOGUE[self].severity


class _Entry(NamedTuple):
    severity: Severity
    nl: str
    en: str


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

# {text} is the offending text; a message says what happened, the docs say what to do.
_CATALOGUE: dict[Code, _Entry] = {
    Code.ENCODING_GUESSED: _Entry(
        _W,
        "tekencodering geraden; gelezen als {text}",
        "encoding guessed; read as {text}",
    ),
    Code.CHARACTERS_REPLACED: _Entry(
        _W,
        "onleesbare tekens vervangen door \ufffd",
        "unreadable characters replaced by \ufffd",
    ),
    Code.MARKUP_DAMAGED: _Entry(
        _W,
        "de HTML is beschadigd of te diep genest: {text}",
        "the HTML is damaged or nested too deeply: {text}",
    ),
    Code.NO_PROJECTS: _Entry(_W, "geen projecten gevonden", "no projects found"),
    Code.NO_TITLE_FIELD: _Entry(
        _W,
        "geen regel 'Project:'; de titel komt uit de kop",
        "no 'Project:' line; the title is taken from the heading",
    ),
    Code.LABEL_MISSPELT: _Entry(_W, "label gelezen ondanks spelfout: {text}", "label read despite its spelling: {text}"),
    Code.LABEL_UNKNOWN: _Entry(_I, "onbekend label bewaard: {text}", "unknown label kept: {text}"),
    Code.FIELD_TWICE: _Entry(_W, "veld staat er twee keer: {text}", "field stands there twice: {text}"),
    Code.FIELD_EMPTY: _Entry(_W, "veld is leeg: {text}", "field is empty: {text}"),
    Code.TITLE_DIFFERS: _Entry(
        _W,
        "kop en 'Project:' noemen verschillende projecten: {text}",
        "heading and 'Project:' name different projects: {text}",
    ),
    Code.MARKS_WITHOUT_LEGEND: _Entry(
        _I,
        "asterisken zonder legenda; gelezen als de ronden van 2021",
        "asterisks without a legend; read as the rounds of 2021",
    ),
    Code.NO_ORGANISATION: _Entry(_W, "geen organisatie gevonden", "no organisation found"),
    Code.DATE_UNREADABLE: _Entry(_E, "datum niet te lezen: {text}", "date cannot be read: {text}"),
    Code.DATE_INVALID: _Entry(
        _W,
        "deze dag bestaat niet; alleen de maand is gelezen: {text}",
        "this day does not exist; only the month was read: {text}",
    ),
    Code.PERIOD_UNREADABLE: _Entry(_E, "periode niet te lezen: {text}", "period cannot be read: {text}"),
    Code.PERIOD_REVERSED: _Entry(_W, "het einde ligt voor het begin: {text}", "the end lies before the start: {text}"),
    Code.PERIODS_SEVERAL: _Entry(
        _I,
        "meer dan een periode; de eerste geldt voor het project: {text}",
        "more than one period; the first is the project's: {text}",
    ),
    Code.PERIOD_REPAIRED: _Entry(_W, "verschrijving in de periode hersteld: {text}", "slip in the period repaired: {text}"),
    Code.YEAR_GUESSED: _Entry(
        _I,
        "jaar afgeleid uit de andere kant van de periode: {text}",
        "year inferred from the other side of the period: {text}",
    ),
    Code.PHONE_INVALID: _Entry(_E, "geen bestaand telefoonnummer: {text}", "not a possible phone number: {text}"),
    Code.EMAIL_NOT_OF_PERSON: _Entry(
        _W,
        "e-mailadres past niet bij de naam: {text}",
        "e-mail address does not fit the name: {text}",
    ),
    Code.EMAIL_OF_NOBODY: _Entry(
        _I,
        "e-mailadres past bij geen van de genoemde personen: {text}",
        "e-mail address fits none of the people named: {text}",
    ),
    Code.PHONE_OF_NOBODY: _Entry(
        _I,
        "telefoonnummer hoort bij geen bepaalde persoon: {text}",
        "phone number belongs to no one person for certain: {text}",
    ),
    Code.CONTACT_UNREAD: _Entry(_I, "tekst bij het contact niet begrepen: {text}", "contact text not understood: {text}"),
    Code.EMAIL_REPAIRED: _Entry(
        _W,
        "verborgen of gebroken e-mailadres hersteld: {text}",
        "hidden or broken e-mail address repaired: {text}",
    ),
    Code.MUNICIPALITY_AMBIGUOUS: _Entry(
        _W,
        "meer dan een gemeente heet zo: {text}",
        "more than one municipality has this name: {text}",
    ),
    Code.MUNICIPALITY_UNKNOWN: _Entry(
        _W,
        "geen gemeente uit het register: {text}",
        "not a municipality in the register: {text}",
    ),
    Code.ORGANISATION_REPAIRED: _Entry(
        _W,
        "organisatieregel met vastgeplakte tekst hersteld: {text}",
        "organisation line with glued text repaired: {text}",
    ),
    Code.MUNICIPALITY_MISSPELT: _Entry(
        _W,
        "naam van een gemeente gelezen ondanks spelfout: {text}",
        "municipality's name read despite its spelling: {text}",
    ),
    Code.HEADING_GLUED: _Entry(_W, "tekst zat vast aan de tussenkop: {text}", "text was glued to the section heading: {text}"),
    Code.TEXT_REPLACED: _Entry(
        _W,
        "tekens die dit formaat niet kent vervangen: {text}",
        "characters that this format cannot hold replaced: {text}",
    ),
    Code.TEXT_SHORTENED: _Entry(_W, "tekst te lang voor dit formaat: {text}", "text too long for this format: {text}"),
    Code.XLSX_DATE_AS_TEXT: _Entry(
        _I,
        "Excel kent deze dag niet; hij staat er als tekst: {text}",
        "Excel does not know this day; it is written as text: {text}",
    ),
    Code.XLSX_LINKS: _Entry(
        _I,
        "zonder koppeling, omdat een blad er niet meer kan hebben: {text}",
        "without a link, because a sheet cannot have more: {text}",
    ),
    Code.XLSX_ROWS: _Entry(
        _W, "rijen weggelaten, omdat een blad er niet meer kan hebben: {text}", "rows left out, a sheet being full: {text}"
    ),
    Code.XLSX_TIMELINE_CUT: _Entry(
        _W, "het project valt deels buiten de tijdlijn: {text}", "the project lies partly beyond the timeline: {text}"
    ),
    Code.XLSX_SHEETS_LEFT_OUT: _Entry(
        _I, "te veel projecten voor deze bladen: {text}", "too many projects for these sheets: {text}"
    ),
    Code.CALENDAR_START_ONLY: _Entry(
        _I,
        "einde open of onbekend; de agenda toont alleen de eerste dag: {text}",
        "end open or unknown; the calendar shows only the first day: {text}",
    ),
    Code.CALENDAR_END_ONLY: _Entry(
        _I,
        "begin onbekend; de agenda toont alleen de laatste dag: {text}",
        "start unknown; the calendar shows only the last day: {text}",
    ),
    Code.CALENDAR_END_ASSUMED: _Entry(
        _I,
        "open einde; de agenda toont het project tot de gekozen dag: {text}",
        "open end; the calendar shows the project until the day that was chosen: {text}",
    ),
    Code.CALENDAR_NO_DATE: _Entry(
        _W, "geen datum; het project staat niet in de agenda", "no date; the project is not in the calendar"
    ),
    Code.CALENDAR_EMPTY: _Entry(
        _W,
        "geen enkel project heeft een datum; sommige programma's weigeren een lege agenda",
        "no project has a date; some programs refuse an empty calendar",
    ),
    Code.PLAN_START_ONLY: _Entry(
        _I,
        "einde open of onbekend; de planning toont een mijlpaal voor het begin: {text}",
        "end open or unknown; the plan shows a milestone for the start: {text}",
    ),
    Code.PLAN_END_ONLY: _Entry(
        _I,
        "begin onbekend; de planning toont een mijlpaal voor het einde: {text}",
        "start unknown; the plan shows a milestone for the end: {text}",
    ),
    Code.PLAN_NO_DATE: _Entry(
        _W, "geen datum; het project staat niet in de planning", "no date; the project is not in the plan"
    ),
    Code.PLAN_OUT_OF_RANGE: _Entry(
        _W,
        "buiten 1984 tot en met 2149; het project staat niet in de planning: {text}",
        "outside 1984 to 2149; the project is not in the plan: {text}",
    ),
    Code.PROJECT_TWICE: _Entry(_W, "project staat ook in een andere bron: {text}", "project also stands in another source: {text}"),
}


@frozen(kw_only=True)
class Diagnostic:
    """One thing worth saying about the input, or about what a format could not hold."""

    code: str
    """A `Code`, or a code of an exporter's own ("MD001")."""
    severity: Severity
    """error, warning or info."""
    message: str
    """One sentence in English; `localised` gives others."""
    source: str | None = None
    """Name of the source."""
    line: int | None = None
    """Line in the source, from 1."""
    field: str | None = None
    """Name of the field in the model ("period", "contact"), where it is about one."""
    text: str | None = None
    """The offending text as printed."""
    project: str | None = None
    """Id of the project, where it is about one."""

    def localised(self, language: Language = "nl") -> str:
        """Return the message in Dutch or English; a foreign code's message comes as it is.

        >>> report(Code.NO_PROJECTS).localised("nl")
        'geen projecten gevonden'
        """
        try:
            entry = _CATALOGUE[Code(self.code)]
        except ValueError:
            return self.message
        return (entry.en if language == "en" else entry.nl).format(text=self.text)


def report(
    code: Code,
    *,
    text: str | None = None,
    line: int | None = None,
    field: str | None = None,
    source: str | None = None,
    project: str | None = None,
) -> Diagnostic:
    """Return the diagnostic of a code, its severity and message from the catalogue.

    Args:
        code: what happened.
        text: the offending text as printed.
        line: its line in the source, from 1.
        field: name of the model's field.
        source: name of the source.
        project: id of the project.

    >>> report(Code.PHONE_INVALID, text="06 1234567").message
    'not a possible phone number: 06 1234567'
    """
    entry = _CATALOGUE[code]
    return Diagnostic(
        code=code.value,
        severity=entry.severity,
        message=entry.en.format(text=text),
        source=source,
        line=line,
        field=field,
        text=text,
        project=project,
    )
