"""Front matter: the facts above a page, in YAML or TOML, each a line of its own."""

from __future__ import annotations

import pytest

import aenoprojects as ap
from aenoprojects.reading.page import text_or_html


def front(text: str) -> list[str]:
    """Return the lines of the front matter."""
    lines = text_or_html(text, source=ap.Source(name="-")).lines
    return [line.text for line in lines if line.is_front]


def yaml(rows: str) -> list[str]:
    return front(f"---\ntitle: x\n{rows}\n---\nProza")[1:]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("a: b c", ["a: b c"]),
        ("a:   'it''s'", ["a: it's"]),
        ('a: "b: \\"c\\" # d"  # noot', ['a: b: "c" # d', "# noot"]),
        ('"a b": c', ["a b: c"]),
        ("a: b # noot", ["a: b", "# noot"]),
        ("a: https://oss.example/#b", ["a: https://oss.example/#b"]),
        ("# a: noot", ["# a: noot"]),
        ("a:", ["a:"]),
        ('a: ""', ["a:"]),
        ("a:\n  - b\n  - 'c, d'", ["a: b, c, d"]),
        ("a:\n- b\n- c\nd: e", ["a: b, c", "d: e"]),
        ("a:\n- maart - mei\n  2021\n- c", ["a: maart - mei 2021, c"]),
        ("a: [b, 'c, d', e]", ["a: b, c, d, e"]),
        ("a: [b,\n  c]", ["a: b, c"]),
        ("a: {b: c, 'd e': \"f, g\"}", ["a:", "  b: c", "  d e: f, g"]),
        ("a:\n  b: c\n  d:\n    e: f", ["a:", "  b: c", "  d:", "    e: f"]),
        ("a:\n  - b: c\n    d: e\n  - b: f", ["a:", "  - b: c", "    d: e", "  - b: f"]),
        ("a: >-\n  b\n  c\n\n  d\ne: f", ["a: b c d", "e: f"]),
        ("a: |\n  b\n  c: d\ne: f", ["a: b", "  c: d", "e: f"]),
        ("a: b\n  c d\ne: f", ["a: b c d", "e: f"]),
        ('a: "b\n  c: d"\ne: f', ["a: b c: d", "e: f"]),
        ('a: "\\u00e9\\u00e9n"', ["a: één"]),
        ("looptijd:  maart 2021", ["looptijd: maart 2021"]),
        ("iets wat niemand begrijpt", ["iets wat niemand begrijpt"]),
        ("http://oss.example", ["http://oss.example"]),
    ],
)
def test_yaml_is_read_as_lines(rows: str, expected: list[str]) -> None:
    """Whatever the notation, a fact is "key: value"; what nobody understands stays as it is printed."""
    assert yaml(rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ('a = "b"', ["a: b"]),
        ("a = 'b'  # noot", ["a: b", "# noot"]),
        ("a = true", ["a: true"]),
        ("a = 2022-11-03T09:30:00+01:00", ["a: 2022-11-03T09:30:00+01:00"]),
        ('a = ["b", "c"]', ["a: b, c"]),
        ('a = [\n  "b",\n  "c",\n]\nd = 1', ["a: b, c", "d: 1"]),
        ('a = """\nb\nc"""\nd = 1', ["a: b c", "d: 1"]),
        ('[a]\nb = "c"', ["a:", "  b: c"]),
        ('[[a.d]]\n  b = "c"', ["a.d:", "  b: c"]),
        ('a = {b = "c", d = "e"}', ["a:", "  b: c", "  d: e"]),
    ],
)
def test_toml_is_read_as_the_same_lines(rows: str, expected: list[str]) -> None:
    """An equals sign is a colon, a table is a key with others below it."""
    assert front(f'+++\ntitle = "x"\n{rows}\n+++\nProza')[1:] == expected


@pytest.mark.parametrize("lead", ["", "\ufeff", "\n\n", " \n"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_keep_their_numbers(lead: str, ending: str) -> None:
    """Those of the front matter and those of the page below it; the marks are blank lines."""
    text = f"{lead}---\na: b\nc:\n  - d\n  - e\n---\n\n# Kop\n".replace("\n", ending)
    above = lead.count("\n")
    lines = text_or_html(text, source=ap.Source(name="-")).lines

    assert [(line.number - above, line.end - above, line.text) for line in lines] == [
        (1, 1, ""),
        (2, 2, "a: b"),
        (3, 5, "c: d, e"),
        (6, 6, ""),
        (7, 7, ""),
        (8, 8, "Kop"),
    ]


def test_a_page_of_html_may_have_it_too() -> None:
    """Site generators take both; the lines below keep their numbers."""
    page = text_or_html("---\na: b\n---\n<h1>Kop</h1>\n<p>c", source=ap.Source(name="-"))

    assert page.source.kind == "html"
    assert [(line.number, line.text) for line in page.lines if line.text] == [(2, "a: b"), (4, "Kop"), (5, "c")]


@pytest.mark.parametrize(
    "text",
    [
        "---\nEen regel proza.\n---\nmeer",
        "---\nEen: regel\nnog een zin\nen nog een\n---\n",
        "---\na: b\n",
        "tekst\n---\na: b\n---\n",
        "----\na: b\n----\n",
        "---\n" + "a: b\n" * 6000 + "---\n",
    ],
)
def test_other_rules_make_no_front_matter(text: str) -> None:
    """It stands at the start, is made of facts, and ends."""
    assert front(text) == []
