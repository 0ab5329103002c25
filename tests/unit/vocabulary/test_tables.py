"""Every row of every table of words does what it is there for: one test walks each table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aenoprojects import FormatError, Vocabulary, parse
from aenoprojects.parsing.headings import (
    is_contact_heading,
    is_facts_heading,
    is_footer,
    is_navigation,
    section_heading,
)
from aenoprojects.parsing.labels import find_labels, find_likely_label, whole_label
from aenoprojects.reading.lines import Line
from aenoprojects.values.theme import known_rounds
from aenoprojects.vocabulary import load
from aenoprojects.vocabulary.folding import fold

VOCABULARY = Vocabulary.default()
LABELS = [(name, text) for name, texts in load("labels").items() for text in texts]
PAGES = load("pages")


def line(text: str) -> Line:
    return Line(number=1, text=text)


def test_every_label_is_known_in_any_dress() -> None:
    """A label is recognised in any case and with every separator, and alone on a line."""
    for field, text in LABELS:
        for dressed in (
            f"{text}: x",
            f"{text.upper()} : x",
            f"{text}\uff1ax",
            f"**{text}:** x",
            f"{text}\tx",
            f"{text} – x",
            f"{text}: * x",
        ):
            label = find_labels(line(dressed), VOCABULARY)[-1]
            assert (field, "x") == (label.field, dressed[label.start : label.end].strip("* ")), dressed
        assert field == whole_label(f"{text}:", VOCABULARY), text


def test_no_label_stands_for_two_fields() -> None:
    """Folded, each label is in one row only."""
    folded = [fold(text) for _, text in LABELS]

    assert sorted(set(folded)) == sorted(folded)


def test_every_section_word_announces_its_kind() -> None:
    """A heading made of a row's word is of the row's kind."""
    for kind, texts in load("sections").items():
        for text in texts:
            heading = section_heading(line(text.rstrip("*").capitalize()), VOCABULARY)
            assert heading is not None, text
            assert kind == heading.kind, text


def test_every_spelling_of_a_theme_folds_to_it() -> None:
    """A theme's spellings give its name, in any case."""
    for name, texts in load("themes").items():
        assert {name} == {VOCABULARY.theme(text.upper()) for text in (name, *texts)}


def test_every_footer_phrase_starts_a_footer() -> None:
    """A line that begins with the phrase is the page's own; a sentence that does is not."""
    rest = " is een zin die verder gaat en nergens de voet van een pagina aankondigt, dus."
    for text in PAGES["footer"]:
        assert is_footer(line(text), VOCABULARY), text
        assert not is_footer(line(text + rest), VOCABULARY), text


def test_every_phrase_of_the_page_itself_is_known() -> None:
    """Navigation is recognised in any case; a byline by its first words."""
    assert all(is_navigation(line(text.upper()), VOCABULARY) for text in PAGES["navigation"])
    assert all(is_navigation(line(f"{text} 1 mei 2021"), VOCABULARY) for text in PAGES["bylines"])


def test_headings_of_contacts_and_facts_are_known() -> None:
    """With a question mark or a colon too."""
    assert all(is_contact_heading(f"{text}?", VOCABULARY) for text in PAGES["contact"])
    assert all(is_facts_heading(f"{text}:", VOCABULARY) for text in PAGES["facts"])


def test_a_pointer_or_caption_is_no_heading() -> None:
    """A line that points to a result announces none."""
    for text in [*PAGES["pointers"], *PAGES["captions"]]:
        assert section_heading(line(f"{text} het resultaat"), VOCABULARY) is None, text


def test_glued_text_is_split_off() -> None:
    """Text that stands directly behind a well-known heading is its first text."""
    for text in PAGES["glued"]:
        heading = section_heading(line(f"{text}Oss begint."), VOCABULARY)
        assert heading is not None
        assert (text, len(text), True) == (heading.text, heading.rest, heading.is_glued)


def test_no_word_of_another_kind_of_page_is_a_projects() -> None:
    """What only a vacancy or an event has is no label of the project's core."""
    core = ("labels.title", "labels.period", "labels.start", "labels.end", "labels.theme", "labels.amount")
    for genre in PAGES["genres"]:
        assert not VOCABULARY.words(f"pages.genres.{genre}") & VOCABULARY.words(*core), genre


def test_rounds_are_a_users_own(tmp_path: Path) -> None:
    """The package knows no round by heart; a user's vocabulary may give some, and a damaged row is said."""
    file = tmp_path / "mine.toml"
    file.write_text("[pages.rounds]\n1 = [2021, 1]\n2 = [2021, 2]\n", encoding="utf-8")

    assert known_rounds(VOCABULARY) == {}
    rounds = known_rounds(VOCABULARY.extended(file))
    assert {1: "2021-1", 2: "2021-2"} == {marks: str(found) for marks, found in rounds.items()}


@pytest.mark.parametrize("row", ["1 = 2021", "1 = [2021]", "1 = [2021, 0]", "een = [2021, 1]", "1 = [21, 1]"])
def test_a_damaged_round_is_said(row: str, tmp_path: Path) -> None:
    """A row that is no round is an error that names it."""
    file = tmp_path / "mine.toml"
    file.write_text(f"[pages.rounds]\n{row}\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"mine\.toml: \[pages\.rounds\] (1|een): must be the year and the period"):
        VOCABULARY.extended(file)


def test_a_later_file_has_the_last_word_on_a_round(tmp_path: Path) -> None:
    """A profile and the user's own file: the user's round takes the place of the profile's, others stay."""
    known = VOCABULARY.with_rows({"pages": {"rounds": {"1": [2021, 1], "2": [2021, 2]}}})
    known = known.with_rows({"pages": {"rounds": {"1": [2024, 3]}}})
    assert {1: "2024-3", 2: "2021-2"} == {marks: str(found) for marks, found in known_rounds(known).items()}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"amounts": {"currencies": {"EUR": 3}}}, r"\[amounts\.currencies\] EUR: must be a list of texts"),
        ({"pages": {"genres": {"vacancy": ["  "]}}}, r"\[pages\.genres\] vacancy: must be a list of texts"),
        ({"pages": {"rounds": [2021, 1]}}, r"\[pages\] rounds: must be a table"),
        ({"months": {"month": ["januari"]}}, r"\[months\] month: must be rows with a list of words each"),
        ({"months": {"month": [{"words": "januari", "number": 1}]}}, "must be rows with a list of words"),
        ({"months": {"month": [{"words": ["louwmaand"]}]}}, "a row has no 'number', as the package's own have"),
        ({"months": {"month": [{"words": ["louwmaand"], "number": "1"}]}}, "number is '1'; give the number of a"),
        ({"months": {"month": [{"words": ["louwmaand"], "number": 13}]}}, "number is 13; give the number of a month"),
        ({"months": {"season": [{"words": ["zaaitijd"], "code": 25}]}}, "code is 25; use one of 21, 22, 23, 24"),
        ({"months": {"number": [{"words": ["gros"], "value": "144"}]}}, "value is '144'; give such as"),
        ({"months": {"month": [{"words": ["louwmaand"], "number": True}]}}, "number is True; give such as 12"),
        ({"months": {"month": [{"words": [3], "number": 1}]}}, r"month: words: must be a list of texts"),
        ({"months": {"month": [{"words": ["x"], "number": 1, "colour": 1}]}}, "'colour' means nothing; use number"),
        ({"months": {"role": [{"words": ["gedurende"], "kind": "while"}]}}, "kind is 'while'; use one of after, and"),
        ({"months": {"unit": [{"words": ["eeuw"], "designator": 1, "count": 1}]}}, "designator is 1; use one of D, M"),
    ],
)
def test_a_row_that_would_fail_later_is_said_at_once(rows: dict[str, Any], said: str) -> None:
    """What a table inside a table and a row of dates holds is looked at when it is given, with its place."""
    with pytest.raises(FormatError, match=f"^own: .*{said}"):
        VOCABULARY.with_rows(rows, name="own")


def test_rows_like_the_packages_own_are_taken() -> None:
    """An optional field may be there or not; a new currency and a new number are words like any other."""
    known = VOCABULARY.with_rows(
        {
            "months": {
                "month": [{"words": ["louwmaand"], "number": 1}],
                "role": [{"words": ["sluiting"], "kind": "end", "noun": True, "slips": ["sluting"]}],
                "number": [{"words": ["zeventien"], "value": 17}],
            },
            "amounts": {"currencies": {"BRL": ["real"]}},
        }
    )
    page = parse("Oss: Bos\nGemeente Oss\nProject: Bos\nLooptijd: louwmaand 2021", vocabulary=known)
    assert page[0].period is not None
    assert page[0].period.edtf == "2021-01"


def test_every_label_of_a_lead_has_a_rank() -> None:
    """The order of leads and the labels of organisations are the same words."""
    ranked = VOCABULARY.words("organisations.leads", "organisations.executors")
    assert ranked == VOCABULARY.words("labels.organisation")


def test_a_near_miss_is_the_field_it_is_near() -> None:
    """A slip in a long label is recognised, and said; a word nobody knows is no field."""
    slips = {"Contactgevens: x": "details", "Projectlieder gemeente: x": "contact", "Looptijdd: x": "period"}
    for text, field in slips.items():
        (label,) = find_labels(line(text), VOCABULARY)
        assert (field, True) == (label.field, label.is_misspelt)
    assert () == find_labels(line("Kleurstelling: x"), VOCABULARY)
    likely = find_likely_label(line("Kleurstelling: x"), VOCABULARY)
    assert likely is not None
    assert likely.field is None


def test_a_vocabulary_can_be_extended(tmp_path: Path) -> None:
    """A user's file adds rows and spellings and leaves the default alone."""
    file = tmp_path / "mine.toml"
    file.write_text('[labels]\ntheme = ["Waterlijn"]\n[themes]\n"Water" = ["Waterveiligheid"]\n', encoding="utf-8")
    mine = VOCABULARY.extended(file)

    assert "theme" == mine.label_fields["waterlijn"]
    assert "Water" == mine.theme("waterveiligheid")
    assert "waterlijn" not in VOCABULARY.label_fields


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("[labels]\nthema = ['x']", "[labels] thema"),
        ("[kleuren]\na = ['x']", "[kleuren]"),
        ("[themes]\nA = 'x'", "[themes] A"),
        ("[themes]\nA = [1]", "[themes] A"),
        ("[themes", "cannot be read"),
        ("labels = 3", "[labels]"),
    ],
)
def test_a_wrong_file_is_one_clear_line(tmp_path: Path, content: str, place: str) -> None:
    """The message names file, table and key."""
    file = tmp_path / "mine.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        VOCABULARY.extended(file)

    assert place in str(caught.value)
    assert "mine.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("table", VOCABULARY.tables)
def test_the_packages_own_rows_are_such_as_a_user_may_give(table: str) -> None:
    """Every table can be given whole, key by key; the page of the reference names each of them."""
    page = (Path(__file__).parents[3] / "docs" / "reference" / "vocabulary.md").read_text(encoding="utf-8")
    for key, rows in VOCABULARY.tables[table].items():
        VOCABULARY.with_rows({table: {key: rows}})
        named = (f"`{key}`", f"[[months.{key}]]", f"### {table}.{key}\n", "any theme" if table == "themes" else "")
        assert any(name and name in page for name in named), key
