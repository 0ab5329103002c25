"""Every row of every table of words does what it is there for."""

from __future__ import annotations

from pathlib import Path

import pytest

from aenoprojects import FormatError, Vocabulary
from aenoprojects.parsing.headings import is_footer, is_navigation, section_heading
from aenoprojects.parsing.labels import known_label, likely_label
from aenoprojects.reading.lines import Line
from aenoprojects.values.theme import known_rounds
from aenoprojects.vocabulary import load
from aenoprojects.vocabulary.folding import fold

VOCABULARY = Vocabulary.default()
LABELS = [(name, text) for name, texts in load("labels").items() for text in texts]
SECTIONS = [(kind, text) for kind, texts in load("sections").items() for text in texts]
THEMES = [(name, text) for name, texts in load("themes").items() for text in (name, *texts)]


def line(text: str) -> Line:
    return Line(number=1, text=text)


@pytest.mark.parametrize(("field", "text"), LABELS)
def test_every_label_is_known_in_any_dress(field: str, text: str) -> None:
    """A label is recognised in any case and with every separator."""
    for dressed in (
        f"{text}: x",
        f"{text.upper()} : x",
        f"{text}\uff1ax",
        f"{text}\u00a0:x",
        f"**{text}:** x",
        f"{text}\tx",
        f"{text} – x",
    ):
        label = known_label(line(dressed), VOCABULARY)

        assert label is not None, dressed
        assert (field, "x") == (label.field, label.value), dressed


def test_no_label_stands_for_two_fields() -> None:
    """Folded, each label is in one row only."""
    folded = [fold(text) for _, text in LABELS]

    assert sorted(set(folded)) == sorted(folded)


@pytest.mark.parametrize(("kind", "text"), SECTIONS)
def test_every_section_word_announces_its_kind(kind: str, text: str) -> None:
    """A heading made of a row's word is of the row's kind."""
    heading = section_heading(line(text.rstrip("*").capitalize()), VOCABULARY)

    assert heading is not None
    assert kind == heading.kind


@pytest.mark.parametrize(("name", "text"), THEMES)
def test_every_spelling_of_a_theme_folds_to_it(name: str, text: str) -> None:
    """A theme's spellings give its name, in any case."""
    assert name == VOCABULARY.theme(text.upper())


@pytest.mark.parametrize("text", load("pages")["footer"])
def test_every_footer_phrase_starts_a_footer(text: str) -> None:
    """A line that begins with the phrase is the page's own."""
    assert is_footer(line(text))
    assert not is_footer(
        line(f"{text} " + "is een zin die verder gaat en nergens de voet van een pagina aankondigt, dus.")
    )


@pytest.mark.parametrize("text", load("pages")["navigation"])
def test_every_navigation_phrase_is_one(text: str) -> None:
    """Navigation is recognised in any case."""
    assert is_navigation(line(text.upper()))


@pytest.mark.parametrize("text", [*load("pages")["pointers"], *load("pages")["captions"]])
def test_a_pointer_or_caption_is_no_heading(text: str) -> None:
    """A line that points to a result announces none."""
    assert section_heading(line(f"{text} het resultaat"), VOCABULARY) is None


@pytest.mark.parametrize("text", load("pages")["glued"])
def test_glued_text_is_split_off(text: str) -> None:
    """Text that stands directly behind a well-known heading is its first text."""
    heading = section_heading(line(f"{text}Oss begint."), VOCABULARY)

    assert heading is not None
    assert (text, "Oss begint.", True) == (heading.text, heading.rest, heading.glued)


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
    with pytest.raises(FormatError, match=r"pages\.rounds"):
        known_rounds(VOCABULARY.extended(file))


def test_every_label_of_a_lead_has_a_rank() -> None:
    """The order of leads and the labels of organisations are the same words."""
    ranked = VOCABULARY.words("organisations.leads", "organisations.executors")
    assert ranked == VOCABULARY.words("labels.organisation")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Contactgevens: x", "details"),
        ("Projectlieder gemeente: x", "contact"),
        ("Looptijdd: x", "period"),
        ("Kleurstelling: x", None),
    ],
)
def test_a_near_miss_is_the_field_it_is_near(text: str, field: str | None) -> None:
    """A slip in a long label is recognised; a word nobody knows is no field."""
    label = likely_label(line(text), VOCABULARY)

    assert label is not None
    assert field == label.field


def test_a_vocabulary_can_be_extended(tmp_path: Path) -> None:
    """A user's file adds rows and spellings and leaves the default alone."""
    file = tmp_path / "mine.toml"
    file.write_text('[labels]\ntheme = ["Programmalijn"]\n[themes]\n"Water" = ["Waterveiligheid"]\n', encoding="utf-8")
    mine = VOCABULARY.extended(file)

    assert "theme" == mine.label_fields["programmalijn"]
    assert "Water" == mine.theme("waterveiligheid")
    assert "programmalijn" not in VOCABULARY.label_fields


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
