"""What stands below the last words of an entry: pointers to its own page, and the page's own end."""

from __future__ import annotations

import pytest

import aenoprojects as ap

ROWS = (("Fietsen", "Goes", "2021"), ("Koken", "Oss", "2022"), ("Lezen", "Breda", "2023"))
ENTRY = "<h2>{0}</h2><p>Iedereen mag hieraan meedoen.</p><p>Gemeente: {1}<br>Looptijd: {2}</p>"
RULE = "-" * 40
TEXT = "{0}\n\nGemeente: {1}\nLooptijd: {2}\nThema: Zorg\n\nHieraan mag iedereen meedoen.\n\n"
END = "Stichting Turf, Kade 12, Goes\nKvK: 12345678\n"


def read(end: str, last: str | None = None) -> ap.Document:
    """Return a listing with something at the end of each entry, and something else at that of the last."""
    ends = [end, end, end if last is None else last]
    return ap.parse("".join(ENTRY.format(*row) + one.format(*row) for row, one in zip(ROWS, ends, strict=True)))


def prose(project: ap.Project) -> str:
    """Return all that the sections of a project say."""
    return " ".join(str(block) for section in project.sections for block in section.blocks)


@pytest.mark.parametrize("words", ["Lees meer over {0}", "Meer lezen over {0}", "Lees verder", "Naar het project {0}"])
@pytest.mark.parametrize("last", [None, ""])
def test_a_pointer_below_each_entry_is_page_text(words: str, last: str | None) -> None:
    """It is in one place, and its link stays the project's."""
    document = read(f'<p><a href="https://fonds.example/{{1}}">{words}</a></p>', last)
    many = 3 if last is None else 2

    assert [one.title for one in document] == [title for title, *_ in ROWS]
    assert not any(words[:6] in prose(one) for one in document)
    assert [line.text for line in document.page_text] == [words.format(*row) for row in ROWS[:many]]
    assert [[link.url for link in one.links] for one in document][:many] == [
        [f"https://fonds.example/{town}"] for _, town, _ in ROWS[:many]
    ]


@pytest.mark.parametrize(
    "end",
    [
        '<h3>Meer weten</h3><p><a href="https://fonds.example/{1}">Lees meer over {0}</a></p>',
        '<p>Kijk ook eens hier: <a href="https://fonds.example/{1}">lees meer over {0}</a></p>',
        '<p><a href="https://fonds.example/{1}">Het eindverslag van {0}</a></p>',
        '<p><a href="mailto:{1}@voorbeeld.example">Meer informatie</a></p>',
        "<p>Meer lezen helpt kinderen vooruit</p>",
    ],
)
def test_what_an_entry_says_stays_its_own(end: str) -> None:
    """A section, a sentence with a link in it, a document, an address, and words that are no link."""
    document = read(end)

    assert not document.page_text
    assert [len(one.links) for one in document] == [end.count("<a ")] * 3


def test_one_pointer_is_none() -> None:
    """What stands below one entry only may be what that entry says."""
    document = read("", '<p><a href="https://fonds.example/x">Lees meer over Lezen</a></p>')

    assert "Lees meer over Lezen" in prose(document[2])


def test_a_rule_closes_a_listing_that_a_rule_opens() -> None:
    """Name and address of the fund are no words of its last project."""
    page = f"Plannen van dit jaar\n\n{RULE}\n\n" + "".join(TEXT.format(*row) for row in ROWS) + f"{RULE}\n{END}"
    document = ap.parse(page)

    assert [one.title for one in document] == [title for title, *_ in ROWS]
    assert "Hieraan mag iedereen meedoen." in prose(document[2])
    assert "Turf" not in prose(document[2])
    assert [line.text for line in document.page_text][-3:] == [RULE, *END.splitlines()]


@pytest.mark.parametrize(
    "page",
    [
        "".join(TEXT.format(*row) for row in ROWS) + f"{RULE}\nMaar het meeste is nog niet bekend.\n",  # none opens it
        f"Lijst\n\n{RULE}\n" + f"{RULE}\n".join(TEXT.format(*row) for row in ROWS) + f"{RULE}\nMaar toch.\n",  # between
        f"Lijst\n\n{RULE}\n" + "".join(TEXT.format(*row) for row in ROWS) + f"{RULE}\nAanpak\n\nMaar toch.\n",
    ],
)
def test_other_rules_close_nothing(page: str) -> None:
    """Without the same above the first entry, between entries, above a section: a rule is but a line of the text."""
    document = ap.parse(page)

    assert len(document) == len(ROWS)
    assert "Maar" in prose(document[2])


FACTS = "<p>Gemeente: {1}<br>Looptijd: {2}</p>"
FUND = "<p>Fonds Turf, info@fonds.example</p>"


def closed(entry: str, end: str, start: str = "") -> tuple[ap.Project, list[str]]:
    """Return the last entry of a listing with an end below it, and the text of the page."""
    document = ap.parse(start + "".join(entry.format(*row) for row in ROWS) + end, kind="html")

    assert [one.title for one in document] == [title for title, *_ in ROWS]
    return document.projects[-1], [line.text for line in document.page_text]


@pytest.mark.parametrize(
    ("entry", "start", "end"),
    [
        ("<h3>{0}</h3>" + FACTS, "", "<h2>Vragen?</h2>" + FUND),
        ("<h3>{0}</h3>" + FACTS, "", "<aside><h2>Contact</h2>" + FUND + "</aside>"),
        ("<h3>{0}</h3><p>Kort gezegd.</p>" + FACTS + "<h4>Contact</h4><p>Niemand.</p>", "", "<h2>Contact</h2>" + FUND),
        ("<h3>{0}</h3>" + FACTS, "<main>", "</main><aside>" + FUND + "</aside>"),
        ("<details><summary>{0}</summary>" + FACTS + "</details>", "", "<p>Totaal: € 500</p><h4>Vragen?</h4>" + FUND),
        (
            "<div><div>{0}</div><div><b>Gemeente:</b> {1}</div><div><b>Looptijd:</b> {2}</div></div>",
            "",
            "<div>Alles bij elkaar: € 500</div><div>Fonds Turf<br>info@fonds.example</div>",
        ),
        (
            "<div><div>{0}</div><div><b>Gemeente:</b> {1}</div><div><b>Looptijd:</b> {2}</div></div>",
            "<div>",
            "</div><div>Alles bij elkaar: € 500</div><div>Fonds Turf<br><b>E-mail:</b> info@fonds.example</div>",
        ),
    ],
    ids=[
        "higher heading",
        "higher in an aside",
        "sections lower",
        "outside",
        "own element",
        "own without air",
        "known label outside",
    ],
)
def test_the_funds_own_end_is_page_text(entry: str, start: str, end: str) -> None:
    """What a heading above the level of the entries, or the end of an element, parts from them is the page's."""
    last, text = closed(entry, end, start)

    assert last.contact is None or not last.contact.other_emails
    assert not last.amounts
    assert not last.extra_fields
    assert "500" not in prose(last)
    assert any("info@fonds.example" in line for line in text)


@pytest.mark.parametrize(
    ("entry", "end"),
    [
        ("<h3>{0}</h3>" + FACTS + "<h2>Contact</h2><p>Anna Turf, a.turf@voorbeeld.example</p>", ""),
        ("<h3>{0}</h3>" + FACTS, "<h3>Contact</h3><p>Anna Turf, a.turf@voorbeeld.example</p>"),
        ("<div><h3>{0}</h3>" + FACTS + "</div><p>Anna Turf, a.turf@voorbeeld.example</p>", ""),
    ],
    ids=["sections higher in all", "of the same level", "prose beside the element in all"],
)
def test_what_the_other_entries_have_too_stays(entry: str, end: str) -> None:
    """Sections may be headed higher than their entries, and stand beside an element with the facts."""
    last, text = closed(entry, end)

    assert not any("a.turf" in line for line in text)
    assert "Anna Turf" in prose(last) or (last.contact is not None and last.contact.people[0].name == "Anna Turf")
