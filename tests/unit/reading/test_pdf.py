"""PDF with a text layer: lines become the paragraphs that they were; what is none is one line."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import pytest

import aenoprojects as ap
from aenoprojects.reading import pdf
from aenoprojects.reading.pdf import pdf_html

Line = tuple[float, float, float, str]
"""Distance from the left and from the foot, size in points, text; a text that begins with "*" is bold."""


def made(*pages: Sequence[Line]) -> bytes:
    """Return a PDF with these lines on its pages."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(pages), b" ".join(b"%d 0 R" % (5 + 2 * at) for at in range(len(pages)))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for page in pages:
        place = len(objects) + 2
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>" % place
        )
        content = b"".join(
            b"BT /F%d %g Tf %g %g Td (%s) Tj ET\n"
            % (1 + text.startswith("*"), size, left, foot, text.removeprefix("*").encode("cp1252"))
            for left, foot, size, text in page
        )
        objects.append(b"<</Length %d>>\nstream\n%s\nendstream\n" % (len(content), content))
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(data)


def set_down(*texts: str, top: float = 700, size: float = 11, left: float = 60) -> list[Line]:
    """Return lines one below the other; an empty text is a space between paragraphs."""
    lines = []
    for text in texts:
        if text:
            lines.append((left, top, size, text))
        top -= 14 if text else 8
    return lines


def html(data: bytes) -> list[str]:
    return pdf_html(data, "p.pdf").splitlines()


WIDE = "Dit is een regel die tot aan de rand van de bladzijde loopt en daar ophoudt omdat het volgende"


def test_a_project() -> None:
    """A page of labels and prose is read as it would be from the page itself."""
    lines = [
        (60, 740, 20, "Fietsen naar het werk"),
        *set_down("Gemeente: Goes", "Thema: Vitaliteit", "Looptijd: 2021 - 2022", ""),
        (60, 620, 15, "Aanpak"),
        *set_down(WIDE, "woord er niet meer bij past. Daarna gaat de zin verder.", top=600),
    ]
    (project,) = ap.read(io.BytesIO(made(lines))).projects

    assert (project.title, str(project.period and project.period.edtf)) == ("Fietsen naar het werk", "2021/2022")
    assert [(one.heading, one.text) for one in project.sections] == [
        ("Aanpak", f"{WIDE} woord er niet meer bij past. Daarna gaat de zin verder."),
    ]


def test_headings_and_bold() -> None:
    """What is larger than the prose is a heading, the largest of the first level; bold stays bold."""
    page = [(60, 760, 20, "Groot"), (60, 730, 15, "Kleiner"), *set_down(WIDE, "en nog een regel.", "", "*Gemeente")]

    assert html(made(page)) == [
        "<h1>Groot</h1>", "<h2>Kleiner</h2>", f"<p>{WIDE} en nog een regel.</p>", "<p><b>Gemeente</b></p>",
    ]  # fmt: skip


def test_lines_that_were_broken_by_hand_stay() -> None:
    """A line whose next word would have fitted ends where somebody ended it; so does one above a bullet or a label."""
    page = set_down(WIDE, "woord.", "Thema: Vitaliteit", "Looptijd: 2021", "• een stap", "• nog een", "1. eerst")

    assert html(made(page)) == [
        f"<p>{WIDE} woord.</p>", "<p>Thema: Vitaliteit</p>", "<p>Looptijd: 2021</p>", "<p>• een stap</p>",
        "<p>• nog een</p>", "<p>1. eerst</p>",
    ]  # fmt: skip


def test_a_word_broken_at_its_hyphen() -> None:
    """A word that was broken at its own hyphen is whole again."""
    assert html(made(set_down(WIDE + " HR-", "adviseur en de rest."))) == [f"<p>{WIDE} HR-adviseur en de rest.</p>"]


def test_running_heads_and_page_numbers() -> None:
    """What recurs in the margin of the pages is furniture; a sentence that a page broke is joined."""
    heads = [[(60, 810, 9, "Jaarverslag 2021"), (280, 30, 9, f"{number}/3")] for number in (1, 2, 3)]
    texts = [(WIDE, "woord niet paste en de zin"), ("hier verder gaat.", "", "Slot."), ("Eind.",)]
    bodies = [set_down(*some) for some in texts]
    found = html(made(*([*head, *body] for head, body in zip(heads, bodies, strict=True))))

    assert [one for one in found if one.startswith("<p>")] == [
        f"<p>{WIDE} woord niet paste en de zin hier verder gaat.</p>", "<p>Slot.</p>", "<p>Eind.</p>",
    ]  # fmt: skip
    assert found.count("<nav>Jaarverslag 2021</nav>") == 3
    assert [one for one in found if "/3" in one] == ["<nav>1/3</nav>", "<nav>2/3</nav>", "<nav>3/3</nav>"]


def test_a_bullet_that_stands_apart() -> None:
    """A bullet that was set as a piece of its own belongs to the line at its height."""
    page = [(60, 700, 11, "•"), (120, 700, 11, "een stap die er toe doet"), *set_down("Genoeg letters erbij.", top=650)]

    assert html(made(page)) == ["<p>• een stap die er toe doet</p>", "<p>Genoeg letters erbij.</p>"]


def test_a_table_of_labels_and_values() -> None:
    """Labels on the left with their values at the same height are a table, whatever the height of a value."""
    page = [
        (60, 760, 20, "Fietsen"),
        (60, 715, 11, "Gemeente"), (200, 715, 11, "Goes"),
        (60, 680, 11, "Partners"), (200, 687, 11, "de school, de winkel,"), (200, 675, 11, "en het theater"),
        (60, 650, 11, "Looptijd"), (200, 650, 11, "2021"),
        *set_down(WIDE, "woord. Tot hier.", top=600),
    ]  # fmt: skip
    (project,) = ap.read(io.BytesIO(made(page))).projects

    assert "<tr><td><p>Gemeente</p></td><td><p>Goes</p></td></tr>" in pdf_html(made(page), "p.pdf")
    assert project.title == "Fietsen"
    assert str(project.period and project.period.edtf) == "2021"
    assert project.organisation is not None
    assert project.organisation.partners == ("de school", "de winkel", "het theater")


def test_a_table_of_projects() -> None:
    """A table of several columns is one, its headers centred or not, its cells empty or of two lines."""
    places = (60, 180, 330, 430)
    rows = [
        (700, ("Praatpaal", "Hardinxveld-Giessendam", "2022", "€ 5.000")),
        (684, ("Brugklas", "Sliedrecht", "mei 2022 -", "€ 7.250")),
        (670, ("", "", "mei 2023", "")),
        (650, ("Molenrust", "Molenlanden", "", "€ 3.333")),
    ]
    heads = [
        (80, 716, 11, "Project"),
        (200, 716, 11, "Gemeente"),
        (350, 716, 11, "Looptijd"),
        (440, 716, 11, "Subsidie"),
    ]
    cells = [(left, foot, 11, text) for foot, texts in rows for left, text in zip(places, texts, strict=True) if text]
    page = [(60, 760, 20, "Toegekend"), *heads, *cells, *set_down(WIDE, "woord. Tot hier.", top=600)]
    found = ap.read(io.BytesIO(made(page))).projects

    assert [one.title for one in found] == ["Praatpaal", "Brugklas", "Molenrust"]
    assert [str(one.period and one.period.edtf) for one in found] == ["2022", "2022-05/2023-05", "None"]
    assert [str(one.amounts[0].amount) for one in found] == ["5000.00", "7250.00", "3333.00"]


def test_columns_of_prose_are_no_table() -> None:
    """Two columns of running text are read one after the other."""
    left = [f"Links regel {number} met genoeg woorden voor een echte regel tekst erin" for number in range(4)]
    right = [f"Rechts regel {number}" for number in range(4)]
    page = [*set_down(*left, size=8), *set_down(*right, left=330, size=8)]

    assert "<table>" not in pdf_html(made(page), "p.pdf")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\nxyz", "is a damaged PDF"),
        (made([]), "is a scan, pictures of text"),
        (made(*[[(60, 700, 11, "Een bladzijde met wat tekst")]] * 4), "has over 3 pages"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Damage, a scan and a book are refused with advice."""
    monkeypatch.setattr(pdf, "_MOST_PAGES", 3)
    with pytest.raises(ap.SourceError, match=said):
        ap.read(io.BytesIO(data))


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has not installed what reads PDF is told how to."""
    monkeypatch.setitem(sys.modules, "pdfminer.high_level", None)
    with pytest.raises(ap.SourceError, match=r"pip install 'aenoprojects\[pdf\]'"):
        ap.read(io.BytesIO(made([(60, 700, 11, "x")])))
