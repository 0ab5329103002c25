"""Learning a vocabulary from a page: what is found, what is left unsure, and that nothing is kept silent."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import aenoprojects as ap
from aenoprojects.learning.review import review

ROWS = [
    ("Groene daken in de wijk", "Gemeente Zwolle", "maart 2021 t/m december 2022", "Anna de Wit", "€ 25.000"),
    ("Regentuinen", "Gemeente Breda", "2020 - 2023", "Bas Jansen", "€ 40.000"),
    ("Slimme riolen", "Gemeente Assen", "1 mei 2021 tot 1 juni 2022", "Carla Bos", "€ 12.500"),
]
LABELS = ("Trekkende partij", "Duur van het traject", "Vraagbaak", "Onze inleg")
PROSE = "Wij leggen daken aan met planten, zodat het water langer blijft staan en de wijk koeler wordt."


def _terms(title: str, values: list[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in values)
    return f"<h3>{title}</h3><dl>{rows}</dl><h4>Wat wij doen</h4><p>{PROSE}</p>"


def _lines(title: str, values: list[tuple[str, str]]) -> str:
    return "\n".join([title, "", *(f"{label}: {value}" for label, value in values), "", "Wat wij doen", PROSE, "", ""])


def _bold(title: str, values: list[tuple[str, str]]) -> str:
    rows = "".join(f"<p><strong>{label}:</strong> {value}</p>" for label, value in values)
    return f"<h3>{title}</h3>{rows}<h4>Wat wij doen</h4><p>{PROSE}</p>"


def _table(title: str, values: list[tuple[str, str]]) -> str:
    rows = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in values)
    return f"<h3>{title}</h3><table>{rows}</table><h4>Wat wij doen</h4><p>{PROSE}</p>"


def page(form: Callable[[str, list[tuple[str, str]]], str]) -> bytes:
    return "".join(form(title, list(zip(LABELS, values, strict=True))) for title, *values in ROWS).encode()


@pytest.mark.parametrize("form", [_terms, _lines, _bold, _table])
def test_labels_of_every_form(form: Any) -> None:
    """Whatever the labels look like, what stands behind them says what they are; the page then reads."""
    proposal = ap.learn(io.BytesIO(page(form)))

    assert {one.label: one.field for one in proposal.labels if one.is_sure} == dict(
        zip(LABELS, ("organisation", "period", "contact", "amount"), strict=True)
    )
    assert [one.heading for one in proposal.headings] == ["Wat wij doen"]
    assert [one.title for one in proposal.document] == [row[0] for row in ROWS]
    assert [one.period.first_day.year for one in proposal.document if one.period] == [2021, 2020, 2021]
    assert all(len(one.amounts) == 1 for one in proposal.document)


def test_the_file_is_a_vocabulary(tmp_path: Path) -> None:
    """What is written is what --vocabulary takes; what is unsure stands in it as a comment; nobody is named in it."""
    proposal = ap.learn(io.BytesIO(page(_terms)))
    file = tmp_path / "fund.toml"
    file.write_text(proposal.to_toml(), encoding="utf-8")
    known = ap.Vocabulary.default().extended(file)

    assert tomllib.loads(file.read_text(encoding="utf-8"))["labels"]["period"] == ["Duur van het traject"]
    assert ap.read(io.BytesIO(page(_terms)), vocabulary=known).projects == proposal.document.projects
    assert "Anna" not in proposal.to_toml()
    assert review(io.BytesIO(page(_terms)), vocabulary=known).unexplained == ()
    assert len(review(io.BytesIO(page(_terms))).unexplained) == len(ROWS) * len(LABELS)


def test_years_of_a_decision_are_not_sure() -> None:
    """A lone year may be when something was decided: its label says so, and the proposal leaves it to the reader."""
    text = "".join(
        f"{title}\n\nGemeente: {where}\nJaar van toekenning: 202{n}\n\n" for n, (title, where, *_) in enumerate(ROWS)
    )
    proposal = ap.learn(io.BytesIO(text.encode()))

    assert [one.is_sure for one in proposal.labels if one.label == "Jaar van toekenning"] == [False]
    assert all(project.period is None for project in proposal.document)


def test_texts_that_could_be_anything_are_not_sure() -> None:
    """Free words behind a label speak for no field."""
    text = "".join(
        f"{title}\n\nKwalm: zomaar iets {n} dat hier staat\nLooptijd: 202{n}\n\n" for n, (title, *_) in enumerate(ROWS)
    )
    (one,) = [one for one in ap.learn(io.BytesIO(text.encode())).labels if one.label == "Kwalm"]

    assert not one.is_sure
    assert '# "Kwalm"' in ap.learn(io.BytesIO(text.encode())).to_toml()


def test_the_same_page_gives_the_same_proposal() -> None:
    """Nothing depends on the run."""
    assert ap.learn(io.BytesIO(page(_lines))).to_toml() == ap.learn(io.BytesIO(page(_lines))).to_toml()


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """One bad file costs itself only, and is a finding; without any page there is nothing to learn from."""
    (tmp_path / "goed.html").write_bytes(page(_terms))
    (tmp_path / "kapot.txt").write_bytes(b"{\\rtf1 x}")
    assert [one.code for one in ap.learn(tmp_path).document.diagnostics][:1] == [ap.Code.SOURCE_UNREADABLE]
    (tmp_path / "goed.html").unlink()
    with pytest.raises(ap.SourceError, match="RTF"):
        ap.learn(tmp_path)
    with pytest.raises(ap.OptionError):
        ap.learn()


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Alleen een zin.", ":::\n: x\nx:\n", "a:b\n" * 50, "<p>" * 500, "\u2028\ud800:\u2028x\n" * 9]
)
def test_any_text_gives_a_proposal(text: str) -> None:
    """Hostile or empty: there is a proposal, and it is TOML."""
    tomllib.loads(ap.learn(io.BytesIO(text.encode("utf-8", "replace"))).to_toml())


def entries(form: str, rows: list[tuple[str, ...]] | None = None) -> bytes:
    """Return a page with an entry of a form for each row; {0} is the title, {1} the municipality, and so on."""
    return "".join(form.format(*row) for row in rows or ROWS).encode()


def fields_of(data: bytes) -> dict[str, tuple[str | None, bool]]:
    return {one.label: (one.field, one.is_sure) for one in ap.learn(io.BytesIO(data)).labels}


@pytest.mark.parametrize(
    "form",
    [
        "<h3>{0}</h3><p><b>Bremstra</b> {1}</p><p><b>Duik naar</b> {2}</p><p><b>Kwel</b> {4}</p>",
        "<h3>{0}</h3><p><b>Bremstra</b> {1}<br><b>Duik naar</b> {2}<br><b>Kwel</b> {4}</p>",
        "{0}\n\nBremstra {1}\nDuik naar {2}\nKwel {4}\n\n",
        "{0}\n\nBremstra - {1}\nDuik naar - {2}\nKwel - {4}\n\n",
        "{0}\n\nBremstra\t{1}\nDuik naar\t{2}\nKwel\t{4}\n\n",
        "{0}\n\nBremstra\n{1}\n\nDuik naar\n{2}\n\nKwel\n{4}\n\n",
        "<h3>{0}</h3><h4>Bremstra</h4><p>{1}</p><h4>Duik naar</h4><p>{2}</p><h4>Kwel</h4><p>{4}</p>",
    ],
)
def test_labels_without_a_colon(form: str) -> None:
    """Bold words, first words that recur, words before a dash or a tab, a line or a heading above the value."""
    proposal = ap.learn(io.BytesIO(entries(form)))

    assert {one.label: one.field for one in proposal.labels if one.is_sure} == {
        "Bremstra": "organisation", "Duik naar": "period", "Kwel": "amount",
    }  # fmt: skip
    assert [one.title for one in proposal.document] == [row[0] for row in ROWS]
    assert [len(one.amounts) for one in proposal.document] == [1, 1, 1]


def test_prose_that_begins_alike_has_no_labels() -> None:
    """The same first words come again and again in running text; nothing behind them is a value."""
    text = "De buurt doet mee met alles\nDe straat is nu groener dan ooit\nWij zien elkaar daar vaker door\n"
    text += "Bewoners planten bomen langs de kant\nDe wijk is daar blij mee en zegt het\nBewoners komen terug\n"

    assert ap.learn(io.BytesIO((text * 3).encode())).labels == ()


@pytest.mark.parametrize(
    ("form", "kind", "text"),
    [
        ("<h2>{0}</h2><p>Bremstra: {1}</p><p>Duik: {2}</p>", "heading", "2"),
        ("Klus {5}: {0}\n\nBremstra: {1}\nDuik: {2}\n\n", "numbered", "Klus"),
        ("<h2>Project {5}: {0}</h2><p>Bremstra: {1}</p><p>Duik: {2}</p>", "numbered", "Project"),
        ("Kwalm: {0}\nBremstra: {1}\nDuik: {2}\nZo ging dat, en iedereen was er blij mee.\n", "label", "Kwalm"),
        ("{0}\n\nBremstra: {1}\nDuik: {2}\n\n", "line", ""),
    ],
)
def test_what_marks_an_entry(form: str, kind: str, text: str) -> None:
    """The proposal says what an entry begins with, how many do, and where; a number's word is learned."""
    proposal = ap.learn(io.BytesIO(entries(form, [(*row, str(n)) for n, row in enumerate(ROWS, 1)])))
    mark = proposal.mark

    assert mark is not None
    assert (mark.kind, mark.text, mark.count, len(mark.examples)) == (kind, text, 3, 2)
    assert mark.is_known == (text != "Klus")
    assert [one.title for one in proposal.document] == [row[0] for row in ROWS]
    assert proposal.begins("nl") in proposal.to_toml("nl")
    assert "3 times; line 1" in proposal.begins("en")
    assert proposal.rows().get("organisations") == ({"numbered": ["Klus"]} if text == "Klus" else None)


def test_rows_and_pages_without_a_mark() -> None:
    """Rows of a table are entries; one project alone is no pattern."""
    head = "<tr><th>Kwalm</th><th>Bremstra</th><th>Duik</th></tr>"
    table = f"<table>{head}{''.join(f'<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>' for a, b, c, *_ in ROWS)}</table>"
    mark = ap.learn(io.BytesIO(table.encode())).mark
    assert mark is not None
    assert (mark.kind, mark.count) == ("row", 3)

    alone = ap.learn(io.BytesIO(entries("<h1>{0}</h1><p>Bremstra: {1}</p><p>Duik: {2}</p>", ROWS[:1])))
    assert alone.mark is None
    assert alone.to_dict()["mark"] is None
    assert "Nothing on this page comes again" in alone.begins("en")


def test_kinds_of_sections_are_told_by_what_stands_below() -> None:
    """Sure where the texts themselves say it; steps are a guess; where nothing tells, the kinds are listed."""
    form = (
        "<h2>{0}</h2><p>Gemeente: {1}</p><p>Looptijd: {2}</p><h3>Wibbel</h3><p>Het resultaat is een dak voor {3}.</p>"
    )
    form += (
        "<h3>Trap</h3><ol><li>Meten</li><li>Leggen</li></ol><h3>Vlier</h3><p>Hier staat iets over daken en regen.</p>"
    )
    proposal = ap.learn(io.BytesIO(entries(form)))
    found = {one.heading: (one.kind, one.evidence, one.is_sure) for one in proposal.headings}

    assert found == {
        "Wibbel": ("results", "words", True), "Trap": ("approach", "steps", False), "Vlier": ("other", "none", False),
    }  # fmt: skip
    assert proposal.rows()["sections"] == {"results": ["Wibbel"]}
    assert '    # "Vlier",  # onzeker: 3 keer' in proposal.to_toml("nl")
    assert "goal (doel)" in proposal.to_toml("nl")
    assert [one.kind for one in proposal.document[0].sections] == ["results", "other", "other"]


def test_texts_of_two_kinds_tell_none() -> None:
    """A heading above results here and a goal there is of no kind."""
    rows = [(*row, word) for row, word in zip(ROWS, ("Het resultaat", "Het doel", "Het resultaat"), strict=True)]
    form = (
        "<h2>{0}</h2><p>Gemeente: {1}</p><p>Looptijd: {2}</p><h3>Wibbel</h3><p>{5} is een dak voor iedereen hier.</p>"
    )
    (one,) = ap.learn(io.BytesIO(entries(form, rows))).headings

    assert (one.kind, one.is_sure) == ("other", False)


def test_why_a_label_is_unsure_is_said() -> None:
    """A known label with values of another field, two labels of one field, days of a decision, values that sort."""
    rows = [*((*row, theme) for row, theme in zip(ROWS, ("Water", "Groen", "Water"), strict=True))]
    rows.append(("Dakpannen", "Gemeente Goes", "2021 - 2022", "Dirk Smit", "€ 5.000", "Groen"))
    form = "<h3>{0}</h3><p>Trekker: {1}</p><p>Schelp: {5}</p><p>Toekenning: 1 mei 2021</p><p>Duik: {2}</p>"
    proposal = ap.learn(io.BytesIO(entries(form, rows)))

    assert {one.label: (one.field, one.doubt) for one in proposal.labels if not one.is_sure} == {
        "Trekker": ("organisation", "known"), "Schelp": ("theme", "sorts"), "Toekenning": ("period", "decision"),
    }  # fmt: skip
    assert '# "Trekker",  # onzeker: 4 waarden, 4 herkend; het programma kent dit label' in proposal.to_toml("nl")

    two = "<h3>{0}</h3><p>Bremstra: {1}</p><p>Vlonder: Stichting Molen {3}</p>"
    assert [one.doubt for one in ap.learn(io.BytesIO(entries(two))).labels] == ["beside", "beside"]


def test_codes_are_no_titles() -> None:
    """A number before the name of each entry is kept as it is, in a table and in lines."""
    rows = [(*row, f"H-{n}") for n, row in enumerate(ROWS)]
    lines = "Nr: {5}\nKwalm: {0}\nBremstra: {1}\nDuik: {2}\nDat was fijn voor de hele buurt en daarbuiten.\n"

    assert fields_of(entries(lines, rows)) == {
        "Nr": ("extra", True), "Kwalm": ("title", True), "Bremstra": ("organisation", True), "Duik": ("period", True),
    }  # fmt: skip


def test_the_mark_names_nobody() -> None:
    """Where the label of people opens the entries, their names are left out."""
    proposal = ap.learn(io.BytesIO(entries("Vraagbaak: {3}\nBremstra: {1}\nDuik: {2}\nZo ging dat met de daken.\n")))

    assert "Anna" not in proposal.to_toml()
    assert "Anna" not in proposal.begins("en")


def test_a_line_above_sentences_is_a_heading_and_no_label() -> None:
    """The same line above a value is a label, above sentences the heading of a section, with a blank line or not."""
    form = (
        "{0}\n\nBremstra\n{1}\n\nDuik\n{2}\n\nKwel\n{4}\n\nVlier\nHet resultaat is een dak waar planten op groeien.\n\n"
    )
    proposal = ap.learn(io.BytesIO(entries(form)))

    assert [one.label for one in proposal.labels] == ["Bremstra", "Duik", "Kwel"]
    assert [(one.heading, one.kind, one.is_sure) for one in proposal.headings] == [("Vlier", "results", True)]


def test_letters_count_entries_too() -> None:
    """ "Plan A", "Plan B": the word is learned, and is no label."""
    form = "Plan {5}: {0}\nBremstra: {1}\nDuik: {2}\n\n"
    proposal = ap.learn(io.BytesIO(entries(form, [(*row, letter) for row, letter in zip(ROWS, "ABC", strict=True)])))

    assert proposal.rows()["organisations"] == {"numbered": ["Plan"]}
    assert [one.label for one in proposal.labels] == ["Bremstra", "Duik"]
    assert [one.title for one in proposal.document] == [row[0] for row in ROWS]


@pytest.mark.parametrize("sign", [". ", ", ", "; ", " "])
def test_labels_inside_a_paragraph(sign: str) -> None:
    """Several labels on a line, each behind the value of the one before: those that come again are labels."""
    form = "<h3>{0}</h3><p>" + sign.join(("Bremstra: {1}", "Duik naar: {2}", "Kwel: {4}", "Vraagbaak: {3}")) + "</p>"
    proposal = ap.learn(io.BytesIO(entries(form)))

    assert {one.label: one.field for one in proposal.labels if one.is_sure} == {
        "Bremstra": "organisation", "Duik naar": "period", "Kwel": "amount", "Vraagbaak": "contact",
    }  # fmt: skip
    assert [one.title for one in proposal.document] == [row[0] for row in ROWS]
    assert [len(one.amounts) for one in proposal.document] == [1, 1, 1]


def test_colons_inside_a_value_that_do_not_recur_are_the_values_own() -> None:
    """A person's addresses stay with the person, a time is a time, and words that come once are words."""
    form = "<h3>{0}</h3><p>Bremstra: {1}</p><p>Vraagbaak: {3}. E-mail: {5}@voorbeeld.example</p><p>Kwalm: {6}</p>"
    rows = [
        (*row, f"a{n}", text)
        for n, (row, text) in enumerate(
            zip(ROWS, ("Elke dag. Let op: dicht", "Om 10: 30 open. Toch: dicht", "Nooit. Of wel: soms"), strict=True)
        )
    ]
    proposal = ap.learn(io.BytesIO(entries(form, rows)))

    assert [one.label for one in proposal.labels] == ["Bremstra", "Vraagbaak", "Kwalm"]
    assert [one.contact.people[0].emails for one in proposal.document if one.contact] == [
        (f"a{n}@voorbeeld.example",) for n in range(3)
    ]


CARD = "<h2>{0}</h2><p>Zo doen wij dat</p><h4>Bremstra</h4><p>{1}</p><h4>Duik</h4><p>{2}</p>"
CARD += "<h4>Schelp</h4><p>{5}</p><h4>Inleg</h4><p>{4}, waarvan € 5 van ons</p>"
CARD += "<h4>Vraagbaak</h4><p>{3}<br>{6}@voorbeeld.example<br>045 555 0171</p>"


def themed(*themes: str) -> list[tuple[str, ...]]:
    return [(*row, theme, f"a{n}") for n, (row, theme) in enumerate(zip(ROWS, themes, strict=True))]


@pytest.mark.parametrize("themes", [("Zorg", "Werk", "Klimaat"), ("Zorg", "Werk", "Werk"), ("Werk", "Werk", "Werk")])
def test_headings_nobody_knows_between_labels_do_not_cut_them_off(themes: tuple[str, ...]) -> None:
    """What is sure is read in every entry; a value that comes again is one, and each heading above one is counted."""
    proposal = ap.learn(io.BytesIO(entries(CARD, themed(*themes))))
    labels = {one.label: one for one in proposal.labels}

    assert [one.contact.people[0].name for one in proposal.document if one.contact] == [row[3] for row in ROWS]
    assert (labels["Schelp"].count, labels["Vraagbaak"].count) == (3, 3)
    assert [one.title for one in proposal.document] == [row[0] for row in ROWS]


def test_values_below_headings_that_name_the_entries_are_no_titles() -> None:
    """The markup's heading is the title; a number or a municipality is none, and then a label may be."""
    assert fields_of(entries(CARD, themed("Zorg", "Werk", "Klimaat")))["Schelp"] == ("extra", False)

    form = "<h2>{5}</h2><p>Kwalm: {0}</p><p>Duik: {2}</p><p>Bremstra: {1}</p>"
    for names in (("Deel 1", "Deel 2", "Deel 3"), ("Zwolle", "Breda", "Assen")):
        assert fields_of(entries(form, themed(*names)))["Kwalm"] == ("title", False)


def test_a_label_above_another_label_has_no_value() -> None:
    """An empty label stands above the next one, as often as that does: it is no value of it."""
    form = "{0}\n\nBremstra\n{1}\n\nLeegte\n\nDuik\n{2}\n\nKwel\n{4}\n\n"

    assert [one.label for one in ap.learn(io.BytesIO(entries(form))).labels] == ["Bremstra", "Duik", "Kwel"]


def test_what_is_known_is_named_apart() -> None:
    """A label of the package needs no row of its own, and is not silent; one value is one value."""
    text = ap.learn(io.BytesIO(entries("{0}\n\nGemeente: {1}\nDuik: {2}\n\n"))).to_toml("en")
    alone = ap.learn(io.BytesIO(entries("{0}\n\nBremstra: {1}\nDuik: {2}\n", ROWS[:1]))).to_toml("en")

    assert "# Labels that the program knows already: Gemeente (organisation).\n" in text
    assert '"Gemeente"' not in text
    assert '"Duik",  # 1 value, 1 recognised' in alone


def test_labels_of_one_person_may_both_be_right() -> None:
    """An address and a number are of the same person; of two addresses a person says whose they are."""
    form = "<h3>{0}</h3><p>Bremstra: {1}</p><p>Mailen naar: a@voorbeeld.example</p><p>{5}: {6}</p>"
    number = [(*row, "Bellen naar", "0182 - 555 017") for row in ROWS]
    address = [(*row, "Mailen kan ook", "b@voorbeeld.example") for row in ROWS]

    assert fields_of(entries(form, number))["Bellen naar"] == ("details", True)
    assert [one.doubt for one in ap.learn(io.BytesIO(entries(form, address))).labels][1:] == ["both", "both"]


BELOW = f"<h2>{{0}}</h2><p>Gemeente: {{1}}</p><p>Looptijd: {{2}}</p><h4>Wibbel</h4><p>{PROSE}</p><p>{PROSE}</p>"


def test_a_label_that_the_reader_does_not_find_is_not_sure() -> None:
    """Values may say all that they are: where the label is not read below prose, the proposal says so."""
    (one,) = [
        one for one in ap.learn(io.BytesIO(entries(BELOW + "<h4>Kwel</h4><p>{4}</p>"))).labels if not one.is_known
    ]

    assert (one.field, one.is_sure, one.doubt) == ("amount", False, "unread")


def test_a_heading_of_people_is_read_below_prose() -> None:
    """As a heading "Contact" is: the label says who stands in its section."""
    rows = [(*row, mail) for row, mail in zip(ROWS, ("a.dewit", "b.jansen", "c.bos"), strict=True)]
    proposal = ap.learn(io.BytesIO(entries(BELOW + "<h4>Spreek met</h4><p>{3}<br>{5}@voorbeeld.example</p>", rows)))

    assert proposal.rows()["labels"] == {"contact": ["Spreek met"]}
    assert [one.contact.people[0].name for one in proposal.document if one.contact] == [row[3] for row in ROWS]


def test_more_than_a_plain_sum_is_proposed_as_an_amount() -> None:
    """No reader takes one of two sums; the field is plain, and left to a person."""
    proposal = ap.learn(io.BytesIO(entries("{0}\n\nBremstra: {1}\nDuik: {2}\nKwel: {4}, waarvan € 5.000 van ons\n\n")))
    (one,) = [one for one in proposal.labels if one.label == "Kwel"]

    assert (one.field, one.is_sure, one.read, one.doubt) == ("amount", False, 0, "sums")


def test_two_sums_of_one_project_are_not_both_sure() -> None:
    """One of them may have been asked for only; where a word tells which was granted, that one is sure."""
    form = "<h3>{0}</h3><p>Gemeente: {1}</p><p>Looptijd: {2}</p><p>%s: {4}</p><p>%s: € 900</p>"
    told = {names: fields_of(entries(form % names)) for names in (("Kwel", "Bremstra"), ("Gevraagd", "Gekregen"))}

    assert told["Kwel", "Bremstra"]["Kwel"] == told["Kwel", "Bremstra"]["Bremstra"] == ("amount", False)
    assert told["Gevraagd", "Gekregen"]["Gevraagd"] == ("amount", False)
    assert told["Gevraagd", "Gekregen"]["Gekregen"] == ("amount", True)


def test_two_sums_that_are_unsure_say_what_to_do() -> None:
    """The remark names the field that a sum belongs in which was only asked for."""
    form = "<h3>{0}</h3><p>Gemeente: {1}</p><p>Looptijd: {2}</p><p>Kwel: {4}</p><p>Bremstra: € 900</p>"

    assert ap.learn(io.BytesIO(entries(form))).to_toml("en").count("only asked for to extra") == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [(("Roelof Stuut", "Ilse Verbakel"), "contact"), (("Gemeente Buren", "Gemeente Tiel"), "partners")],
)
def test_a_known_label_whose_values_go_nowhere_is_unsure(values: tuple[str, str], field: str) -> None:
    """What counts is what came out: a second label of organisations, be it with people, has no field of its own."""
    form = "{0}\nAanvrager: Gemeente {1}\nLooptijd: 2025\nPenvoerder: {2}\n\n"
    towns = ("Coevorden", "Helmond")
    data = "".join(form.format(f"{n}. Werk", *row) for n, row in enumerate(zip(towns, values, strict=True), 1)).encode()
    (one,) = [one for one in ap.learn(io.BytesIO(data)).labels if one.label == "Penvoerder"]

    assert (one.field, one.is_sure, one.doubt) == (field, False, "unused")
    assert f'{field} = [\n    # "Penvoerder"' in ap.learn(io.BytesIO(data)).to_toml()
    assert fields_of(data)["Aanvrager"] == ("organisation", True)


def test_a_known_label_that_says_the_organisation_again_is_not_unsure() -> None:
    """Nothing is lost where two labels say the same."""
    data = "".join(f"{n}. Werk\nGemeente: Goes\nAanvrager: Gemeente Goes\nLooptijd: 2025\n\n" for n in (1, 2)).encode()

    assert fields_of(data)["Aanvrager"] == ("organisation", True)


def test_people_behind_a_known_label_of_organisations_are_never_sure() -> None:
    """The file does not name what is known: a label that its values move to another field must stand in it."""
    form = "{0}\n\nAanvrager: {1}\nLooptijd: {2}\nPenvoerder: {3}\n\n"

    assert fields_of(entries(form))["Penvoerder"] == ("contact", False)
    assert '# "Penvoerder"' in ap.learn(io.BytesIO(entries(form))).to_toml()


def test_dates_below_each_other_in_a_cell_are_a_period() -> None:
    """A column with start above end is a period; the examples stand on one line."""
    row = "<tr><td>{0}</td><td>{1}</td><td>01-02-2024<br>31-01-2025</td></tr>"
    head = "<tr><th>Project</th><th>Gemeente</th><th>Van - tot</th></tr>"
    proposal = ap.learn(io.BytesIO(b"<table>" + head.encode() + entries(row) + b"</table>"))

    assert [(one.field, one.is_sure) for one in proposal.labels if one.label == "Van - tot"] == [("period", True)]
    assert "\n" not in "".join(example.value for one in proposal.labels for example in one.examples)
    assert [one.period.edtf for one in proposal.document if one.period] == ["2024-02-01/2025-01-31"] * len(ROWS)


PLACES = [("Fietsen", "Goes"), ("Lopen", "Oss"), ("Zwemmen", "Tiel"), ("Varen", "Urk")]


def test_what_stands_around_the_entries_is_no_label() -> None:
    """The name of the fund above and below them, and a title with a colon, are not offered."""
    form = "{0}\nAanvrager: Gemeente {1}\nKwel: 2021 - 2022\n\n"
    rows = [*PLACES, ("Over de Waal: varen voor iedereen", "Urk")]
    data = "Fonds Bremstra\nRonde 2024\n\n" + entries(form, rows).decode() + "Fonds Bremstra\nSingel 4, 1015 AA Urk\n"
    proposal = ap.learn(io.BytesIO(data.encode()))

    assert [one.label for one in proposal.labels] == ["Aanvrager", "Kwel"]
    assert len(proposal.document.projects) == len(rows)
    assert all(one.label == "Kwel" for one in review(io.BytesIO(data.encode())).unexplained)


def test_a_label_that_few_entries_have_is_offered() -> None:
    """It stands inside of them."""
    rows = [(*row, "Vosk: n.t.b.\n" if row[0] in ("Lopen", "Varen") else "") for row in PLACES]
    data = entries("{0}\n\nAanvrager: Gemeente {1}\nKwel: 2021 - 2022\n{2}\n", rows)

    assert "Vosk" in fields_of(data)


def test_dots_that_lead_to_a_colon_are_no_part_of_label_or_value() -> None:
    """Dots as in a printed list."""
    data = entries("{0}\n\nAanvrager ...: Gemeente {1}\nKwel .......: 2021 - 2022\nVosk …: wit brood\n\n", PLACES)
    proposal = ap.learn(io.BytesIO(data))

    assert [one.label for one in proposal.labels] == ["Aanvrager", "Kwel", "Vosk"]
    assert {example.value for one in proposal.labels for example in one.examples} >= {"2021 - 2022", "wit brood"}


def test_an_end_that_is_open_does_not_hide_start_and_end() -> None:
    """Of two columns with dates the first is never later; "nog open" says nothing against it."""
    days = ("2 februari 2026", "nog open", "3 mei 2027", "4 mei 2027")
    rows = [(*row, day) for row, day in zip(PLACES, days, strict=True)]
    data = entries("<h3>{0}</h3><p>Gemeente: {1}</p><p>Startmoment: 1 mei 2025</p><p>Afronding: {2}</p>", rows)

    assert fields_of(data)["Startmoment"][0] == "start"
    assert fields_of(data)["Afronding"][0] == "end"


def test_dates_that_are_mostly_in_order_are_start_and_end_but_unsure() -> None:
    """One pair the other way round may be a slip: the two are proposed, and left to the person."""
    days = [("1 mei 2020", "2 mei 2021")] * 5 + [("1 mei 2022", "2 mei 2021")]
    rows = [(f"Werk in wijk {name}", *both) for name, both in zip(("A", "B", "C", "D", "E", "F"), days, strict=True)]
    data = entries("<h3>{0}</h3><p>Gemeente: Goes</p><p>Vosk: {1}</p><p>Kwel: {2}</p>", rows)

    assert fields_of(data)["Vosk"] == ("start", False)
    assert fields_of(data)["Kwel"] == ("end", False)
