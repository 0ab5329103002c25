"""The words that only the workbook has, in Dutch and in English, as data."""

from __future__ import annotations

from aenoprojects.diagnostics import Language
from aenoprojects.vocabulary import load

WORDS: dict[str, tuple[str, str]] = {
    # Sheets; tables have the names of their sheets.
    "projects": ("Projecten", "Projects"),
    "timeline": ("Tijdlijn", "Timeline"),
    "overview": ("Overzicht", "Overview"),
    "contacts": ("Contactpersonen", "Contacts"),
    "texts": ("Teksten", "Texts"),
    "diagnostics": ("Meldingen", "Diagnostics"),
    "about": ("Over", "About"),
    "description": (
        "De projecten van een webpagina: een rij per project, met tijdlijn, tellingen, contactpersonen en meldingen.",
        "The projects of a web page: one row a project, with timeline, counts, contacts and diagnostics.",
    ),
    "alt-themes": (
        "Staafdiagram: het aantal projecten per thema. De getallen staan in de tabel Per thema.",
        "Bar chart: the number of projects by theme. The figures stand in the table By theme.",
    ),
    "alt-months": (
        "Kolomdiagram: het aantal lopende projecten per maand. De getallen staan in de tabel Lopend per maand.",
        "Column chart: the number of projects running in each month. The figures stand in the table Running by month.",
    ),
    # Headers beyond those of the flat view.
    "number": ("Nr", "No"),
    "status": ("Status", "Status"),
    "end": ("Einde", "End"),
    "notices": ("Meldingen", "Diagnostics"),
    "person": ("Naam", "Name"),
    "honorific": ("Aanhef", "Honorific"),
    "role": ("Rol", "Role"),
    "invalid_phones": ("Ongeldig nummer", "Invalid number"),
    "section": ("Paragraaf", "Section"),
    "heading": ("Tussenkop", "Heading"),
    "section_kind": ("Soort", "Kind"),
    "part": ("Deel", "Part"),
    "text": ("Tekst", "Text"),
    "severity": ("Ernst", "Severity"),
    "code": ("Code", "Code"),
    "message": ("Melding", "Message"),
    "advice": ("Wat te doen", "What to do"),
    "field": ("Veld", "Field"),
    # Status on the reference date.
    "planned": ("gepland", "planned"),
    "running": ("lopend", "running"),
    "finished": ("afgerond", "finished"),
    "unknown": ("onbekend", "unknown"),
    # How the end of a period is known.
    "end-stated": ("zoals vermeld", "stated"),
    "end-derived": ("berekend", "computed"),
    "end-open": ("open", "open"),
    "end-unknown": ("onbekend", "unknown"),
    # Tijdlijn.
    "timeline-title": ("Tijdlijn van de projecten", "Timeline of the projects"),
    "on": ("Peildatum", "Reference date"),
    "after": ("(na deze tijdlijn)", "(after this timeline)"),
    "before": ("(voor deze tijdlijn)", "(before this timeline)"),
    "rough": ("bij benadering, open of onbekend", "approximate, open or unknown"),
    "nothing": ("geen", "none"),
    # Overzicht.
    "overview-title": ("Overzicht", "Overview"),
    "overview-note": (
        "Alle getallen zijn formules op het blad Projecten: pas daar iets aan en ze rekenen mee.",
        "All figures are formulas on the sheet Projects: change something there and they follow.",
    ),
    "count": ("Aantal", "Number"),
    "per-theme": ("Per thema", "By theme"),
    "per-year": ("Lopend per jaar", "Running by year"),
    "per-province": ("Per provincie", "By province"),
    "per-kind": ("Per soort organisatie", "By kind of organisation"),
    "per-round": ("Per ronde", "By round"),
    "per-month": ("Lopend per maand", "Running by month"),
    "others": ("andere", "others"),
    "several": ("meer dan een", "more than one"),
    "started": ("Begonnen per jaar", "Started by year"),
    "length": ("Duur", "Length"),
    "months-to": ("{} t/m {} maanden", "{} to {} months"),
    "months-more": ("{} maanden of meer", "{} months or more"),
    "total": ("Totaal", "Total"),
    "chart-themes": ("Projecten per thema", "Projects by theme"),
    "chart-months": ("Lopende projecten per maand", "Projects running, by month"),
    # Thema per jaar.
    "theme-years": ("Thema per jaar", "Theme by year"),
    "theme-years-note": (
        "Projecten per thema, naar het jaar waarin ze begonnen. Ook dit zijn formules op het blad Projecten.",
        "Projects by theme and the year in which they started. These are formulas on the sheet Projects too.",
    ),
    # Over.
    "about-title": ("Over deze werkmap", "About this workbook"),
    "reference-date": ("Peildatum", "Reference date"),
    "reference-note": (
        "Verander deze datum en de status, de tijdlijn en het overzicht rekenen mee.",
        "Change this date, and status, timeline and overview follow.",
    ),
    "reference-today": (
        "Nu is dit steeds de dag van vandaag; vul een datum in om hem vast te zetten.",
        "Now it is always today; enter a date to fix it.",
    ),
    "reference-fixed": (
        "Nu is hij vast; maak de cel leeg en typ =VANDAAG() om hem met de dag te laten meegaan.",
        "Now it is fixed; empty the cell and type =TODAY() to let it follow the day.",
    ),
    "selection": ("Selectie", "Selection"),
    "made-with": ("Gemaakt met", "Made with"),
    "licence": ("Licentie van de gegevens", "Licence of the data"),
    "licence-note": (
        "Onbekend. Vraag de uitgever van de pagina voordat u de gegevens verder verspreidt.",
        "Unknown. Ask the publisher of the page before you pass the data on.",
    ),
    "privacy": ("Persoonsgegevens", "Personal data"),
    "privacy-note": (
        "Namen en adressen staan op een openbare pagina; gebruik ze om iets over het project te vragen.",
        "Names and addresses stand on a public page; use them to ask about the project.",
    ),
    "privacy-none": ("Deze werkmap bevat geen contactgegevens.", "This workbook holds no contact details."),
    "sheet": ("Blad", "Sheet"),
    "rows": ("Rijen", "Rows"),
    "content": ("Wat erop staat", "What it holds"),
    "about-projects": (
        "een rij per project, in de volgorde van de pagina",
        "one row a project, in the order of the page",
    ),
    "about-timeline": ("een balk per project, een kolom per maand", "one bar a project, one column a month"),
    "about-overview": ("tellingen en grafieken", "counts and charts"),
    "about-theme-years": (
        "een rij per thema, een kolom per jaar waarin projecten begonnen",
        "one row a theme, one column a year in which projects started",
    ),
    "about-contacts": ("een rij per persoon of los adres", "one row a person or separate address"),
    "about-texts": (
        "een rij per paragraaf; een lange tekst loopt door op de volgende rij",
        "one row a section; a long text goes on in the next row",
    ),
    "about-diagnostics": (
        "wat bij het lezen opviel, en wat te doen",
        "what there was to say on reading, and what to do",
    ),
    "about-about": ("herkomst, peildatum en kleuren", "origin, reference date and colours"),
    "source": ("Bron", "Source"),
    "source-kind": ("Soort", "Kind"),
    "digest": ("SHA-256", "SHA-256"),
    "legend": ("Kleuren op de tijdlijn", "Colours on the timeline"),
    "colour": ("Kleur", "Colour"),
    "theme": ("Thema", "Theme"),
    "other-themes": ("andere thema's, of geen", "other themes, or none"),
}

_FIELDS = {
    "contact": ("contact", "contact"),
    "marks": ("asterisken", "asterisks"),
    "organisation": ("organisatie", "organisation"),
    "period": ("periode", "period"),
    "sections": ("teksten", "texts"),
    "theme": ("thema", "theme"),
    "title": ("titel", "title"),
}


def word(key: str, language: Language) -> str:
    """Return a word in a language.

    >>> word("running", "nl"), word("running", "en")
    ('lopend', 'running')
    """
    dutch, english = WORDS[key]
    return english if language == "en" else dutch


def reference_name(language: Language) -> str:
    """Return the name that formulas have for the reference date.

    >>> reference_name("en")
    'Reference_date'
    """
    return word("reference-date", language).replace(" ", "_")


def advice(code: str, language: Language) -> str:
    """Return what to do about a diagnostic, as the reference of diagnostics says; that of another exporter: look.

    >>> advice("XX1", "en")
    'Look at the line in the source.'
    """
    general = {"action": "Look at the line in the source." if language == "en" else "Kijk op de regel van de bron."}
    action: str = load("diagnostics").get(code, {}).get(language, general)["action"]
    return action


def field_name(field: str | None, language: Language) -> str | None:
    """Return the name of a field of the model; one that is not known comes as it is.

    >>> field_name("organisation", "nl"), field_name("my field", "nl")
    ('organisatie', 'my field')
    """
    dutch, english = _FIELDS.get(field or "", (field, field))
    return english if language == "en" else dutch
