"""Diagnostics: what was repaired, guessed or unreadable, as data with a place.

A `Code` is API: it keeps its meaning for good and has its own section in docs/reference/diagnostics.md.
Messages are not: they may be worded better at any time.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

from attrs import field as attribute
from attrs import frozen

from aenoprojects.described import described

Language: TypeAlias = Literal["nl", "en"]


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """Something could not be read."""
    WARNING = "warning"
    """It was read by guessing or repairing."""
    INFO = "info"
    """Worth knowing."""


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO


class Code(StrEnum):
    """What can be said: AP0 reading, AP1 layout, AP2 period, AP3 contact, AP4 organisation, AP5 sections, AP6 several
    sources, AP7 exporting, AP8 amounts. A row is code, severity, and what happened in Dutch and English; {text} is the offending text, {beside} what
    it is measured by.
    """  # noqa: D205

    severity: Severity
    """The severity that this code always has."""
    nl: str
    """Message in Dutch."""
    en: str
    """Message in English."""

    def __new__(cls, code: str, severity: Severity, nl: str, en: str) -> Code:  # noqa: D102
        self = str.__new__(cls, code)
        self._value_ = code
        self.severity, self.nl, self.en = severity, nl, en
        return self

    # fmt: off
    ENCODING_GUESSED = ("AP001", _W, "tekencodering geraden; gelezen als {text}", "encoding guessed; read as {text}")
    CHARACTERS_REPLACED = ("AP002", _W, "onleesbare tekens vervangen door \ufffd", "unreadable characters replaced by \ufffd")
    MARKUP_DAMAGED = ("AP003", _W, "de HTML is beschadigd of te diep genest: {text}", "the HTML is damaged or nested too deeply: {text}")
    MOJIBAKE_REPAIRED = ("AP004", _W, "dubbel gecodeerde tekens hersteld, het eerst in: {text}", "doubly encoded characters repaired, first in: {text}")
    SOURCE_UNREADABLE = ("AP005", _E, "bron niet gelezen: {text}", "source not read: {text}")
    SOURCE_SKIPPED = ("AP006", _I, "bestand overgeslagen; aan de naam te zien geen pagina: {text}", "file skipped; by its name no page: {text}")
    NO_PROJECTS = ("AP101", _W, "geen projecten gevonden", "no projects found")
    NO_TITLE_FIELD = ("AP102", _W, "geen regel 'Project:'; de titel komt uit de kop", "no 'Project:' line; the title is taken from the heading")
    LABEL_MISSPELT = ("AP103", _W, "label gelezen ondanks spelfout: {text}", "label read despite its spelling: {text}")
    LABEL_UNKNOWN = ("AP104", _I, "onbekend label bewaard: {text}", "unknown label kept: {text}")
    FIELD_TWICE = ("AP105", _W, "veld staat er twee keer: {text}", "field stands there twice: {text}")
    FIELD_EMPTY = ("AP106", _W, "veld is leeg: {text}", "field is empty: {text}")
    TITLE_DIFFERS = ("AP107", _W, "kop en 'Project:' noemen verschillende projecten: {text}", "heading and 'Project:' name different projects: {text}")
    MARKS_WITHOUT_LEGEND = ("AP108", _I, "asterisken zonder legenda; er is geen ronde gelezen", "asterisks without a legend; no round was read")
    NO_ORGANISATION = ("AP109", _W, "geen organisatie gevonden", "no organisation found")
    THEME_NEAR = ("AP110", _I, "thema lijkt een verschrijving van {beside}: {text}", "theme looks like a slip of {beside}: {text}")
    ONLY_HEADINGS = ("AP111", _I, "alleen koppen en geen tekst; klap de panelen van de pagina open en sla haar opnieuw op; dit zijn de koppen, met hun regel: {text}", "headings only and no text; open the panels of the page and save it again; these are the headings, with their lines: {text}")
    FIELD_REQUIRED = ("AP112", _W, "verplicht veld ontbreekt: {text}", "required field is missing: {text}")
    PROJECT_REPEATED = ("AP113", _W, "hetzelfde project staat er al op regel {beside}: {text}", "the same project already stands here at line {beside}: {text}")
    FROM_GROUP_HEADING = ("AP114", _I, "gelezen uit de kop boven een groep projecten: {text}", "read from the heading above a group of projects: {text}")
    HEADING_LEFT_OUT = ("AP115", _W, "kop als die van de projecten, met labels eronder, maar niet gelezen als project: {text}", "heading like those of the projects, with labels below it, but not read as a project: {text}")
    DATE_UNREADABLE = ("AP201", _E, "datum niet te lezen: {text}", "date cannot be read: {text}")
    DATE_INVALID = ("AP202", _W, "deze dag bestaat niet; alleen de maand is gelezen: {text}", "this day does not exist; only the month was read: {text}")
    PERIOD_UNREADABLE = ("AP203", _E, "periode niet te lezen: {text}", "period cannot be read: {text}")
    PERIOD_REVERSED = ("AP204", _W, "het einde ligt voor het begin: {text}", "the end lies before the start: {text}")
    PERIODS_SEVERAL = ("AP205", _I, "meer dan een periode; voor het project geldt de eerste, {beside}: {text}", "more than one period; the project's is the first, {beside}: {text}")
    PERIOD_REPAIRED = ("AP206", _W, "verschrijving in de periode hersteld: {text}", "slip in the period repaired: {text}")
    YEAR_GUESSED = ("AP207", _I, "jaar niet genoemd; afgeleid: {text}", "year not stated; inferred: {text}")
    PERIOD_FROM_TEXT = ("AP208", _I, "looptijd uit een zin in de tekst gehaald: {text}", "period taken from a sentence in the text: {text}")
    PERIOD_PART_UNREAD = ("AP209", _I, "deel van de looptijd niet begrepen: {text}", "part of the period not understood: {text}")
    PERIOD_AMBIGUOUS = ("AP210", _W, "datum kan ook iets anders betekenen: {text}", "date can be read in another way: {text}")
    PERIOD_EXTENDED = ("AP211", _I, "looptijd verlengd; dit eerdere einde staat in de opmerking: {text}", "period extended; this earlier end is kept in the remark: {text}")
    DURATION_DIFFERS = ("AP212", _W, "duur past niet bij begin en einde: {text}", "duration does not fit start and end: {text}")
    PHONE_INVALID = ("AP301", _E, "geen bestaand telefoonnummer: {text}", "not a possible phone number: {text}")
    EMAIL_NOT_OF_PERSON = ("AP302", _W, "e-mailadres past niet bij de naam: {text}", "e-mail address does not fit the name: {text}")
    EMAIL_OF_NOBODY = ("AP303", _I, "e-mailadres past bij geen van de genoemde personen: {text}", "e-mail address fits none of the people named: {text}")
    PHONE_OF_NOBODY = ("AP304", _I, "telefoonnummer hoort bij geen bepaalde persoon: {text}", "phone number belongs to no one person for certain: {text}")
    CONTACT_UNREAD = ("AP305", _I, "tekst bij het contact niet begrepen: {text}", "contact text not understood: {text}")
    EMAIL_REPAIRED = ("AP306", _W, "verborgen of gebroken e-mailadres hersteld: {text}", "hidden or broken e-mail address repaired: {text}")
    EMAIL_UNREADABLE = ("AP307", _E, "geen leesbaar e-mailadres: {text}", "not a readable e-mail address: {text}")
    CONTACT_NO_PERSON = ("AP308", _I, "een organisatie of afdeling, geen persoon: {text}", "an organisation or department, not a person: {text}")
    NAME_TURNED = ("AP309", _W, "gelezen als achternaam, voornaam: {text}", "read as surname, given name: {text}")
    CONTACT_FROM_TEXT = ("AP310", _I, "contact uit de lopende tekst gehaald: {text}", "contact taken from the running text: {text}")
    MUNICIPALITY_AMBIGUOUS = ("AP401", _W, "meer dan een gemeente heet zo: {text}", "more than one municipality has this name: {text}")
    MUNICIPALITY_UNKNOWN = ("AP402", _W, "geen gemeente uit het register: {text}", "not a municipality in the register: {text}")
    ORGANISATION_REPAIRED = ("AP403", _W, "organisatieregel waarop twee dingen niet gescheiden waren, hersteld: {text}", "organisation line on which two things were not parted, repaired: {text}")
    MUNICIPALITY_MISSPELT = ("AP404", _W, "naam van een gemeente gelezen ondanks spelfout: {text}", "municipality's name read despite its spelling: {text}")
    MUNICIPALITY_NOT_VALID = ("AP405", _W, "deze gemeente bestond niet in de looptijd van het project: {text}", "this municipality did not exist in the project's period: {text}")
    ORGANISATION_FROM_TEXT = ("AP406", _I, "organisatie uit de lopende tekst gehaald: {text}", "organisation taken from the running text: {text}")
    ORGANISATIONS_DIFFER = ("AP407", _W, "hier staan verschillende gemeenten als organisatie: {text}", "different municipalities stand here as the organisation: {text}")
    ORGANISATION_IN_PART = ("AP408", _I, "bij de organisatie staat meer dan haar naam: {text}", "more than its name stands with the organisation: {text}")
    HEADING_GLUED = ("AP501", _W, "tekst zat vast aan de tussenkop: {text}", "text was glued to the section heading: {text}")
    PROJECT_TWICE = ("AP601", _W, "project staat ook in een andere bron: {text}", "project also stands in another source: {text}")
    TEXT_REPLACED = ("AP701", _W, "tekens die dit formaat niet kent vervangen: {text}", "characters that this format cannot hold replaced: {text}")
    TEXT_SHORTENED = ("AP702", _W, "tekst te lang voor dit formaat: {text}", "text too long for this format: {text}")
    XLSX_DATE_AS_TEXT = ("AP711", _I, "Excel kent deze dag niet; hij staat er als tekst: {text}", "Excel does not know this day; it is written as text: {text}")
    XLSX_LINKS = ("AP712", _I, "zonder koppeling, omdat een blad er niet meer kan hebben: {text}", "without a link, because a sheet cannot have more: {text}")
    XLSX_ROWS = ("AP713", _W, "rijen weggelaten, omdat een blad er niet meer kan hebben: {text}", "rows left out, a sheet being full: {text}")
    XLSX_TIMELINE_CUT = ("AP714", _W, "het project valt deels buiten de tijdlijn: {text}", "the project lies partly beyond the timeline: {text}")
    XLSX_SHEETS_LEFT_OUT = ("AP715", _I, "te veel projecten voor deze bladen: {text}", "too many projects for these sheets: {text}")
    CALENDAR_START_ONLY = ("AP721", _I, "einde open of onbekend; de agenda toont alleen de eerste dag: {text}", "end open or unknown; the calendar shows only the first day: {text}")
    CALENDAR_END_ONLY = ("AP722", _I, "begin onbekend; de agenda toont alleen de laatste dag: {text}", "start unknown; the calendar shows only the last day: {text}")
    CALENDAR_END_ASSUMED = ("AP723", _I, "open einde; de agenda toont het project tot de gekozen dag: {text}", "open end; the calendar shows the project until the day that was chosen: {text}")
    CALENDAR_NO_DATE = ("AP724", _W, "geen datum; het project staat niet in de agenda", "no date; the project is not in the calendar")
    CALENDAR_EMPTY = ("AP725", _W, "geen enkel project heeft een datum; sommige programma's weigeren een lege agenda", "no project has a date; some programs refuse an empty calendar")
    CALENDAR_WITHDRAWN = ("AP726", _I, "afspraken uit de vorige agenda die er niet meer zijn, staan erin als vervallen: {text}", "events of the calendar as it was that are no more are in it as cancelled: {text}")
    PLAN_START_ONLY = ("AP731", _I, "einde open of onbekend; de planning toont een mijlpaal voor het begin: {text}", "end open or unknown; the plan shows a milestone for the start: {text}")
    PLAN_END_ONLY = ("AP732", _I, "begin onbekend; de planning toont een mijlpaal voor het einde: {text}", "start unknown; the plan shows a milestone for the end: {text}")
    PLAN_NO_DATE = ("AP733", _W, "geen datum; het project staat niet in de planning", "no date; the project is not in the plan")
    PLAN_OUT_OF_RANGE = ("AP734", _W, "buiten 1984 tot en met 2149; het project staat niet in de planning: {text}", "outside 1984 to 2149; the project is not in the plan: {text}")
    AMOUNT_UNREADABLE = ("AP801", _W, "bedrag niet als één som te lezen: {text}", "amount cannot be read as one sum: {text}")
    AMOUNT_ASSUMED = ("AP802", _I, "bedrag gelezen met een aanname: {text}", "amount read with an assumption: {text}")
    AMOUNTS_SEVERAL = ("AP803", _I, "meer dan een bedrag; het eerste is {beside}: {text}", "more than one amount; the first is {beside}: {text}")
    # fmt: on


_BY_VALUE = {code.value: code for code in Code}


@described
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
    read_as: str | None = None
    """What was made of the text: "2020-01-01/2022", "Borger-Odoorn"; None where nothing was."""
    beside: str | None = None
    """What the message measures the text by: the period that counts, the theme that it resembles, the line of the first."""
    place: tuple[int, int, int] | None = attribute(default=None, eq=False, repr=False)
    """Where exactly the text stands: line of the source as read, first column from 0, column after the last. None where
    that is not known or the text runs over several lines; in no file."""

    def localised(self, language: Language = "nl") -> str:
        """Return the message in Dutch or English; a foreign code's message comes as it is.

        >>> report(Code.NO_PROJECTS).localised("nl")
        'geen projecten gevonden'
        """
        code = _BY_VALUE.get(self.code)
        if code is None:
            return self.message
        return (code.en if language == "en" else code.nl).format(text=self.text, beside=self.beside or "…")


def misfit(one: object) -> str | None:
    """Return why something is no finding that can be shown, None where it is one: plugins give what they like.

    >>> misfit(report(Code.NO_PROJECTS)), misfit("x")
    (None, "it gave 'x', which is no Diagnostic")
    """
    if not isinstance(one, Diagnostic):
        return f"it gave {one!r:.100}, which is no Diagnostic"
    if one.severity not in tuple(Severity):
        return f"its severity is {one.severity!r:.100}, not one of {', '.join(Severity)}"
    for name in ("code", "message"):
        if not isinstance(getattr(one, name), str):
            return f"its {name} is {getattr(one, name)!r:.100}, not a text"
    for name in ("source", "field", "text", "project", "read_as", "beside"):
        if not isinstance(getattr(one, name), str | None):
            return f"its {name} is {getattr(one, name)!r:.100}, not a text or None"
    if one.place is not None and not _is_place(one.place):
        return f"its place is {one.place!r:.100}, not a line, a first column and the column after the last"
    if one.line is not None and (type(one.line) is not int or one.line < 1):
        return f"its line is {one.line!r:.100}, not a number from 1 or None"
    return None


def _is_place(place: object) -> bool:
    """Return whether a value is a line from 1, a first column, and the column after the last."""
    if not (isinstance(place, tuple) and len(place) == 3 and all(type(one) is int for one in place)):
        return False
    return bool(place[0] >= 1 and 0 <= place[1] <= place[2])


def report(
    code: Code,
    *,
    text: str | None = None,
    line: int | None = None,
    field: str | None = None,
    source: str | None = None,
    project: str | None = None,
    read_as: str | None = None,
    beside: str | None = None,
    place: tuple[int, int, int] | None = None,
) -> Diagnostic:
    """Return the diagnostic of a code, its severity and message from the catalogue.

    Args:
        code: what happened.
        text: the offending text as printed.
        line: its line in the source, from 1.
        field: name of the model's field.
        source: name of the source.
        project: id of the project.
        read_as: what was made of the text.
        beside: what the message measures the text by.
        place: line as read and columns of the text.

    >>> report(Code.PHONE_INVALID, text="06 1234567").message
    'not a possible phone number: 06 1234567'
    """
    return Diagnostic(
        code=code.value,
        severity=code.severity,
        message=code.en.format(text=text, beside=beside or "…"),
        source=source,
        line=line,
        field=field,
        text=text,
        project=project,
        read_as=read_as,
        beside=beside,
        place=place,
    )
