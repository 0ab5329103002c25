"""What a diagnostic's code means, with an example and what to do: loaded when somebody asks."""

from __future__ import annotations

import click

from aenoprojects.cli.words import Words
from aenoprojects.diagnostics import Code, report
from aenoprojects.exporters.wording import SEVERITIES
from aenoprojects.vocabulary import load


def explanation(code: Code, words: Words) -> str:
    """Return the explanation of a code as a page of text."""
    entry = load("diagnostics")[code]
    severity = SEVERITIES[words.language][code.severity]
    message = report(code, text="...").localised(words.language)
    parts = [
        click.style(f"{code} ({severity}): {message}", bold=True),
        click.wrap_text(entry[words.language]["meaning"], preserve_paragraphs=True),
        f"{words('case')}:\n{_indented(entry['example'])}",
        click.wrap_text(f"{words('action')}: {entry[words.language]['action']}", preserve_paragraphs=True),
    ]
    return "\n\n".join(parts) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.strip().splitlines())
