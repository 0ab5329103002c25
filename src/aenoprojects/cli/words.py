"""Every word that the command line says, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aenoprojects.diagnostics import Language

# fmt: off
_WORDS: dict[str, tuple[str, str]] = {
    # headings and metavars of the help
    "Usage": ("Gebruik:", "Usage:"),
    "Options": ("Opties", "Options"),
    "Commands": ("Opdrachten", "Commands"),
    "[OPTIONS]": ("[OPTIES]", "[OPTIONS]"),
    "COMMAND": ("OPDRACHT", "COMMAND"),
    "[SOURCE]...": ("[BRON]...", "[SOURCE]..."),
    "OLD": ("OUD", "OLD"),
    "NEW": ("NIEUW", "NEW"),
    "FORMAT": ("FORMAAT", "FORMAT"),
    "[FORMAT]...": ("[FORMAAT]...", "[FORMAT]..."),
    "FILE": ("BESTAND", "FILE"),
    "NAME=VALUE": ("NAAM=WAARDE", "NAME=VALUE"),
    "NAME": ("NAAM", "NAME"),
    "WHEN": ("DATUM|JAAR", "DATE|YEAR"),
    "ROUND": ("JAAR-NUMMER", "YEAR-NUMBER"),
    "TEXT": ("TEKST", "TEXT"),
    "example": ("Voorbeeld:", "Example:"),
    # the program and its commands
    "program": ("Leest de webpagina's met gesubsidieerde gemeentelijke projecten en maakt er een werkmap, een agenda of gegevens van. Zonder BRON worden de meegeleverde voorbeelden gebruikt; een BRON is een bestand, map, patroon, webadres of - (standaardinvoer).", "Read the web pages on which subsidised municipal projects are published and make a workbook, a calendar or data of them. Without SOURCE the bundled examples are used; a SOURCE is a file, folder, pattern, web address or - (standard input)."),
    "export": ("Schrijf de projecten in een formaat.", "Write the projects in a format."),
    "check": ("Controleer een pagina en wijs aan wat er niet klopt. Eindigt met 1 als er fouten zijn.", "Check a page and point out what is wrong. Ends with 1 where there are errors."),
    "list": ("Toon de projecten. Op een scherm als tabel, in een pijp als regels met tabs: nummer, id, organisatie, project, thema, ronde, eerste en laatste dag.", "List the projects. A table on a terminal; in a pipe lines with tabs: number, id, organisation, project, theme, round, first and last day."),
    "show": ("Toon een project. PROJECT is zijn nummer in 'list', zijn id of woorden die erin staan.", "Show one project. PROJECT is its number in 'list', its id, or words that occur in it."),
    "formats": ("Toon welke formaten er zijn. Met een naam erbij ook de opties van dat formaat.", "Show the installed formats. With a name also the options of that format."),
    "schema": ("Toon het schema van het JSON- of XML-formaat.", "Print the schema of the JSON or XML format."),
    "diff": ("Vergelijk twee versies. Welke projecten kwamen erbij, verdwenen of veranderden, veld voor veld.", "Compare two versions. Which projects were added, removed or changed, field by field."),
    # options
    "--help": ("Toon deze hulp.", "Show this help."),
    "--version": ("Toon de versie.", "Show the version."),
    "--language": ("Taal van meldingen en van wat er geschreven wordt; anders die van het systeem.", "Language of messages and of what is written; otherwise the system's."),
    "--quiet": ("Zeg niets dan fouten.", "Say nothing but errors."),
    "--verbose": ("Zeg ook wat er bij het lezen opviel.", "Also say what reading came across."),
    "--kind": ("Lees de bron als dit, in plaats van dat zelf te bepalen.", "Read the source as this, instead of finding out."),
    "--encoding": ("Tekencodering van de bron, zoals utf-8.", "Character encoding of the source, such as utf-8."),
    "--base": ("Adres waar de pagina staat, om links aan te vullen.", "Address of the page, to complete its links."),
    "--vocabulary": ("TOML-bestand met meer labels, thema's en tussenkoppen.", "TOML file with more labels, themes and section names."),
    "--merge": ("Maak van een project dat in meer bronnen staat een geheel; de eerste bron gaat voor.", "Make one of a project that stands in several sources; the first source wins."),
    "--theme": ("Alleen dit thema.", "Only this theme."),
    "--organisation": ("Alleen organisaties met dit in hun naam.", "Only organisations with this in their name."),
    "--municipality": ("Alleen deze gemeente (naam of code), met de gemeenten die erin opgingen.", "Only this municipality (name or code), with those that merged into it."),
    "--province": ("Alleen gemeenten in deze provincie.", "Only municipalities in this province."),
    "--active": ("Alleen wat loopt op een dag (2021-03-01), of ergens in een maand (2021-03) of jaar (2021).", "Only what runs on a day (2021-03-01), or somewhere in a month (2021-03) or year (2021)."),
    "--round": ("Alleen deze subsidieronde, zoals 2021-1.", "Only this grant round, such as 2021-1."),
    "--search": ("Alleen waar al deze woorden in staan; hoofdletters en accenten maken niet uit.", "Only where all of these words occur; case and accents do not matter."),
    "--output": ("Bestand om te schrijven, of - voor standaarduitvoer; anders projects.SUFFIX in deze map.", "File to write, or - for standard output; otherwise projects.SUFFIX in this folder."),
    "--option": ("Optie van het formaat; 'formats FORMAAT' toont ze.", "Option of the format; 'formats FORMAT' shows them."),
    "--no-contacts": ("Laat personen, adressen en telefoonnummers weg, ook uit de tekst.", "Leave out people, addresses and phone numbers, from the prose too."),
    "--check.format": ("text voor mensen, json voor programma's, github voor meldingen bij een wijziging.", "text for people, json for programs, github for annotations of a change."),
    "--strict": ("Eindig ook met 1 bij waarschuwingen.", "End with 1 for warnings, too."),
    "--select": ("Alleen deze codes (AP2 is alle AP2..).", "Only these codes (AP2 is every AP2..)."),
    "--ignore": ("Deze codes niet.", "Not these codes."),
    "--explain": ("Leg een code uit en stop.", "Explain a code and stop."),
    "--check": ("Laad elk formaat en meld wat niet werkt.", "Load every format and report what does not work."),
    "--diff.format": ("Hoe het verschil getoond wordt.", "How the difference is shown."),
    "--exit-code": ("Eindig met 1 als er verschil is.", "End with 1 where there is a difference."),
    # columns and labels
    "number": ("Nr", "No"),
    "format": ("Formaat", "Format"),
    "distribution": ("Pakket", "Distribution"),
    "version": ("Versie", "Version"),
    "default": ("standaard {value}", "default {value}"),
    "no-options": ("geen opties", "no options"),
    "meaning": ("Betekenis", "Meaning"),
    "action": ("Wat te doen", "What to do"),
    "case": ("Voorbeeld", "Example"),
    # notices on standard error; with bars: none, one, more
    "corpus": ("Geen bron opgegeven: dit zijn de meegeleverde voorbeelden.", "No source given: these are the bundled examples."),
    "written": ("Geschreven naar {target}, uit {count}.", "Written to {target}, from {count}."),
    "projects": ("geen projecten|1 project|{count} projecten", "no projects|1 project|{count} projects"),
    "remarks": ("Bij het lezen: {totals}; 'aenoprojects check' toont ze.", "While reading: {totals}; 'aenoprojects check' shows them."),
    "nothing": ("Geen enkel project voldoet aan de filters.", "No project fits the filters."),
    "unmatched": ("Bij {option} past niets: {value}", "Nothing fits {option}: {value}"),
    "meant": ("; bedoelde u {suggestions}?", "; did you mean {suggestions}?"),
    "or": (" of ", " or "),
    "ambiguous": ("{value} is de naam van meer gemeenten: {choices}; alle zijn meegenomen.", "{value} is the name of several municipalities: {choices}; all were included."),
    "totals": ("{totals} in {count}.", "{totals} in {count}."),
    "error": ("|1 fout|{count} fouten", "|1 error|{count} errors"),
    "warning": ("|1 waarschuwing|{count} waarschuwingen", "|1 warning|{count} warnings"),
    "info": ("|1 opmerking|{count} opmerkingen", "|1 remark|{count} remarks"),
    "more": ("... en nog {count}; --verbose toont ze.", "... and {count} more; --verbose shows them."),
    "clean": ("Niets op te merken in {count}.", "Nothing to report in {count}."),
    "reading": ("Lezen", "Reading"),
    "writing": ("Schrijven", "Writing"),
    "line": ("regel {line}", "line {line}"),
    # the difference, and the fields of a project
    "added": ("Erbij", "Added"),
    "removed": ("Verdwenen", "Removed"),
    "changed": ("Veranderd", "Changed"),
    "same": ("Geen verschil.", "No difference."),
    "was": ("Was", "Was"),
    "is": ("Is", "Is"),
    "field": ("Veld", "Field"),
    "heading": ("Kop", "Heading"),
    "title": ("Project", "Project"),
    "grant_round": ("Ronde", "Round"),
    "organisation": ("Organisatie", "Organisation"),
    "contact": ("Contact", "Contact"),
    "theme": ("Thema", "Theme"),
    "period": ("Looptijd", "Period"),
    "other_periods": ("Andere perioden", "Other periods"),
    "scheme": ("Regeling", "Scheme"),
    "tags": ("Trefwoorden", "Tags"),
    "links": ("Links", "Links"),
    "sections": ("Tekst", "Text"),
    # what went wrong
    "no-option": ("de optie {name} bestaat niet", "there is no option {name}"),
    "no-command": ("de opdracht {name} bestaat niet; er zijn: {known}", "there is no command {name}; there are: {known}"),
    "missing": ("{name} ontbreekt", "{name} is missing"),
    "bad-active": ("{value} is geen datum of jaar, zoals 2021, 2021-03 of 2021-03-01", "{value} is no date or year, such as 2021, 2021-03 or 2021-03-01"),
    "bad-round": ("{value} is geen ronde, zoals 2021-1", "{value} is no round, such as 2021-1"),
    "try-help": ("Zie '{command} --help'.", "See '{command} --help'."),
    "no-code": ("de code {code} bestaat niet", "there is no code {code}"),
    "no-project": ("geen project {wanted}", "no project {wanted}"),
    "many-projects": ("{wanted} past op {count}; kies een nummer:", "{wanted} fits {count}; choose a number:"),
    "stopped": ("afgebroken", "stopped"),
    "memory": ("te weinig geheugen", "out of memory"),
    "bug": ("onverwachte fout ({problem}); met --verbose ziet u meer; meld dit alstublieft", "unexpected error ({problem}); --verbose shows more; please report this"),
}
# fmt: on


class Words:
    """The words in one language.

    >>> Words("nl").count("projects", 3)
    '3 projecten'
    """

    def __init__(self, language: Language) -> None:
        """Speak a language."""
        self.language: Language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of a key with its values filled in."""
        return _WORDS[key][self.language == "en"].format(**values)

    def label(self, key: str) -> str:
        """Return the text of a heading or a metavar, which may be the same in every language."""
        return self(key) if key in _WORDS else key

    def count(self, key: str, count: int) -> str:
        """Return "3 projects" in words."""
        return self(key, count=count).split("|")[min(count, 2)]

    def meant(self, suggestions: Sequence[str]) -> str:
        """Return "; did you mean this or that?"."""
        return self("meant", suggestions=self("or").join(suggestions))
