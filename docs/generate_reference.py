"""Makes the reference pages that come from the program itself, and the list of public names that editors read.

Run it after a change of either: `python docs/generate_reference.py`. A test fails when that was forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

import aenoprojects as ap
from aenoprojects.cli.main import COMMANDS, Program
from aenoprojects.cli.words import Words
from aenoprojects.diagnostics import Code, report
from aenoprojects.vocabulary import Vocabulary, load
from aenoprojects.vocabulary.rows import CHOSEN

PAGES = Path(__file__).parent / "reference"
_EXIT = """\
## Exit status

| status | when |
| --- | --- |
| 0 | all went well; also when no project fits the filters, or when whoever reads the output has seen enough |
| 1 | the data or the system would not, in one line on standard error; `check` found an error |
| 2 | wrong usage: an unknown command, option, format or value |
| 130, 143, 129 | stopped with Ctrl-C, or by the signal TERM or HUP; no half-written file is left |

Data goes to standard output, everything else to standard error. Colour and bars appear on a terminal only;
`NO_COLOR` turns colour off. Messages are Dutch where the system's language is Dutch (`LANG`), else English;
`--language` decides.

## Completion

The shell completes commands, options and the names of the installed formats after one of these lines:

```console
eval "$(_AENOPROJECTS_COMPLETE=bash_source aenoprojects)"
eval "$(_AENOPROJECTS_COMPLETE=zsh_source aenoprojects)"
_AENOPROJECTS_COMPLETE=fish_source aenoprojects | source
```
"""
_SHOWN = 3
"""Words that are shown of each list."""
_DIAGNOSTICS = """\
# Diagnostics

This page is made by `docs/generate_reference.py`. `aenoprojects check --explain AP203` shows one of them.

What a code means never changes. An error is something that could not be read, a warning something that was
read by guessing or repairing, an info is worth knowing. A field that is empty without a diagnostic is not on
the page.
"""


def command_line() -> str:
    """Return the page on the command line."""
    words = Words("en")
    program = Program(words)
    context = click.Context(program, info_name="aenoprojects")
    parts = [
        "# The command line\n",
        "This page is made by `docs/generate_reference.py`.\n",
        f"{program.help}\n",
        "The program is `aenoprojects`, or `python -m aenoprojects` where scripts are not on the path.\n",
        "\n".join(_options(program)),
    ]
    for name in COMMANDS:
        command = program.get_command(context, name)
        if command is not None:
            usage = " ".join(command.collect_usage_pieces(click.Context(command)))
            example = getattr(command, "example", "")
            parts.append(f"## {name}\n\n{command.help}\n\n```text\naenoprojects {name} {usage}\n```\n")
            parts.append("\n".join(_options(command)))
            parts.append(f"Example:\n\n```console\naenoprojects {example}\n```\n")
    return "\n".join([*parts, _EXIT])


def _options(command: click.Command) -> Iterator[str]:
    yield "| option | meaning |\n| --- | --- |"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            names = ", ".join(f"`{name}`" for name in parameter.opts)
            choices = parameter.type.choices if isinstance(parameter.type, click.Choice) else ()
            value = "" if parameter.is_flag else f" {parameter.metavar or '|'.join(map(str, choices))}"
            yield f"| {names}{value.replace('|', ' or ')} | {parameter.help} |"
    yield ""


def diagnostics() -> str:
    """Return the page on the diagnostics."""
    parts = [_DIAGNOSTICS]
    for code in Code:
        entry = load("diagnostics")[code]
        message = report(code, text="...").message
        parts.append(
            f"## {code}\n\n**{code.severity}: {message}** (`Code.{code.name}`)\n\n"
            f"{entry['en']['meaning']}\n\n"
            f"```text\n{entry['example'].strip()}\n```\n\nWhat to do: {entry['en']['action']}\n"
        )
    return "\n".join(parts)


_VOCABULARY = """\
# All words, table by table

This page is made by `docs/generate_reference.py` from the words of the package. It lists every table and key that a
vocabulary may hold, [a file of yours](../how-to/read-another-funds-page.md) or
[a profile](../how-to/publish-a-profile.md), and no other:

```toml
[labels]
theme = ["Programmalijn"]

[pages.rounds]
1 = [2023, 1]

[[months.role]]
kind = "start"
words = ["van start per"]
```

What a file gives is added to what the package knows. A label that the package has under another key moves to yours; a
round takes the place of one for the same mark. In sections and genres, `*` at the end of a word stands for any letters.
Anything else in a file is an error that names the file, the table and the key.
"""


def vocabulary() -> str:
    """Return the page on the tables of words."""
    parts = [_VOCABULARY]
    for table, rows in Vocabulary.default().tables.items():
        intro, said = _comments(table)
        parts.append(f"## {table}\n")
        parts.extend(f"{paragraph}\n" for paragraph in intro)
        if table == "themes":
            rows = {"any theme": [word for name, words in rows.items() for word in (name, *words)]}
        texts = {key: row for key, row in rows.items() if table != "months" and isinstance(row, list)}
        if texts:
            middle = [(f" {said.get(key, '')} |" if said else "") for key in texts]
            parts.append(f"| key of `[{table}]` |{' what it holds |' if said else ''} words | such as |")
            parts.append(f"| --- |{' --- |' if said else ''} --- | --- |")
            parts.extend(
                f"| {key if ' ' in key else f'`{key}`'} |{held} {len(words)} | {_few(words)} |"
                for (key, words), held in zip(texts.items(), middle, strict=True)
            )
            parts.append("")
        for key, row in rows.items():
            if isinstance(row, dict):
                parts.append(f"### {table}.{key}\n\n{said.get(key, '')}\n")
                if row:
                    parts.append(f"| key of `[{table}.{key}]` | words | such as |\n| --- | --- | --- |")
                    parts.extend(f"| `{inner}` | {len(words)} | {_few(words)} |" for inner, words in row.items())
                    parts.append("")
        if table == "months":
            parts.append("| rows of | what they hold | fields of a row | such as |\n| --- | --- | --- | --- |")
            parts.extend(f"| `[[months.{key}]]` | {said.get(key, '')} | {_fields(row)} |" for key, row in rows.items())
            parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def _fields(rows: list[dict[str, Any]]) -> str:
    """Return the cells on the fields of the rows of dates: each with its values where only those mean something."""
    names = dict.fromkeys(name for row in rows for name in row)
    cells = []
    for name in names:
        values = sorted({row[name] for row in rows if name in row}) if name not in ("words", "slips") else []
        chosen = f" ({', '.join(map(str, values))})" if name in CHOSEN else ""
        cells.append(f"`{name}`{chosen}")
    return f"{', '.join(cells)} | {_few([word for row in rows for word in row['words']])}"


def _few(words: list[str]) -> str:
    return ", ".join(f"`{word}`".replace("|", "\\|") for word in words[:_SHOWN])


def _comments(table: str) -> tuple[list[str], dict[str, str]]:
    """Return what the file of a table says of the whole, and of each key: the comment above it and its kin."""
    path = Path(ap.__file__).parent / "vocabulary" / f"{table}.toml"
    intro: list[str] = []
    said: dict[str, str] = {}
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        comment: list[str] = []
        keys = 0
        for line in block.splitlines():
            if line.startswith("#"):
                comment = [*(comment if not keys else []), line[1:].strip()]
                keys = 0
            elif match := re.match(r"\[+([a-z_]+)" if table == "months" else r"\[?([a-z_]+)(?: =|\])", line):
                keys += 1
                said.setdefault(match[1], " ".join(comment).replace("|", "\\|"))
        if comment and not keys:
            intro.append(" ".join(comment))
    if len(set(said.values())) == 1:  # one comment, above all keys: it is about the table
        intro, said = [*intro, next(iter(said.values()))], {}
    return intro, said


def stub() -> str:
    """Return the public names as editors and type checkers read them: the package itself loads them when used."""
    parts = [
        f'"""{ap.__doc__.partition("Names are")[0].strip()}',
        "",
        'Made by docs/generate_reference.py from the list in __init__.py.\n"""\n',
    ]
    for home, names in sorted(ap._HOMES.items()):
        line = f"from {home} import {', '.join(f'{name} as {name}' for name in names)}"
        if len(line) > 120:
            line = "\n".join([f"from {home} import (", *(f"    {name} as {name}," for name in names), ")"])
        parts.append(line)
    rows = "\n".join(f'    "{name}",' for name in ap.__all__)
    return "\n".join([*parts, "", "__version__: str\n", f"__all__ = [\n{rows}\n]", ""])


PACKAGE = Path(ap.__file__).parent
GENERATED = {
    PAGES / "cli.md": command_line,
    PAGES / "diagnostics.md": diagnostics,
    PAGES / "vocabulary.md": vocabulary,
    PACKAGE / "__init__.pyi": stub,
}
"""The files and how each is made."""

if __name__ == "__main__":
    PAGES.mkdir(exist_ok=True)
    for path, page in GENERATED.items():
        path.write_text(page(), encoding="utf-8")
