"""A plain page as Markdown."""

from __future__ import annotations

from itertools import groupby

from dressing.pieces import Piece, pieces


def _markdown(text: str, form: str, heading: str) -> str:
    """Markdown with a form for fields ("**{}:** {}") and the sign before a heading."""
    out = []
    for piece in pieces(text):
        if piece.kind == "field":
            out.append(form.format(piece.label, piece.values[0]).rstrip() + ("  " if form[0] != "|" else ""))
            out += piece.values[1:]
        elif piece.kind == "heading":
            out += ["", heading + _escaped(piece.text)]
        elif piece.kind == "item":
            out.append(_line(piece))
        else:
            out.append(piece.text)
    return "\n".join(out)


def _line(piece: Piece) -> str:
    text = piece.text.replace("\n", "\n  ")
    return text if piece.kind != "item" else f"{piece.number}. {text}" if piece.number else f"- {text}"


def _escaped(text: str) -> str:
    return text.replace("*", "\\*")


def dress_markdown_bold(text: str) -> str:
    """Markdown: **Thema:** x, headings marked ##."""
    return _markdown(text, "**{}:** {}", "## ")


def dress_markdown_bold_outside(text: str) -> str:
    """Markdown: **Thema**: x, headings marked ###, their asterisks escaped."""
    return _markdown(text, "**{}**: {}", "### ")


def dress_markdown_bullets(text: str) -> str:
    """Markdown: the fields a list, "* **Thema:** x"."""
    return _markdown(text, "* **{}:** {}", "### ")


def dress_markdown_table(text: str) -> str:
    """Markdown: the fields a table; a value of several lines is one line in a cell."""
    out = []
    for kind, run in groupby(pieces(text), key=lambda piece: piece.kind):
        for number, piece in enumerate(run):
            if kind == "field":
                values = " ".join(value for value in piece.values if value).replace("|", "\\|")
                out += [f"| {piece.label} | {values} |", *(["|---|---|"] if number == 0 else [])]
            elif kind == "heading":
                out += ["", f"### {_escaped(piece.text)}"]
            else:
                out.append(_line(piece))
    return "\n".join(out)


def dress_markdown_setext(text: str) -> str:
    """Markdown: headings underlined."""
    out = []
    for line in _markdown(text, "__{}:__ {}", "\0").split("\n"):
        out += [line[1:], "-" * max(3, len(line) - 1)] if line.startswith("\0") else [line]
    return "\n".join(out)


def dress_escaped(text: str) -> str:
    """Every asterisk escaped, as converters to Markdown do."""
    return _escaped(text)
