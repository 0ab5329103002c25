"""What a command knows of its user: language, how much to say, and how to say it safely."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from itertools import takewhile, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aenoprojects.cli.words import Words

if TYPE_CHECKING:
    from aenoprojects.diagnostics import Language

# Control characters of a page could drive the reader's terminal; tabs and line feeds are ours to place.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Session:
    """The user of one run."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> None:
        """Find out the language; what else there is to know the options tell later."""
        self.asked = _asked(arguments)
        self.language: Language = self.asked or _system(environment)
        self.words = Words(self.language)
        self.quiet = self.verbose = self.traceback = False

    def notice(self, key: str, /, **values: object) -> None:
        """Say something on standard error, unless the user wants quiet."""
        self.tell(safe(self.words(key, **values)))

    def tell(self, text: str) -> None:
        """Say a text that is safe on standard error, unless the user wants quiet."""
        if not self.quiet:
            click.echo(text, err=True)


@contextmanager
def printing_aside() -> Iterator[None]:
    """Let what code of other packages prints go to standard error: standard output holds data and nothing else.

    Of the whole process, so for the command line only: threads of a user's program have an output of their own.
    """
    with redirect_stdout(sys.stderr):
        yield


def program_as_started() -> list[str]:
    """Return the words that start the program, as the user did: where pipx or uv installed it there is no module."""
    is_script = Path(sys.argv[0]).stem == "aenoprojects"
    return ["aenoprojects"] if is_script else ["python", "-m", "aenoprojects"]


def safe(text: str) -> str:
    r"""Return text that cannot drive a terminal: control characters become U+FFFD.

    >>> safe("a\x1b[2Jb")
    'a\ufffd[2Jb'
    """
    return _CONTROL.sub("\ufffd", text)


def safe_json(text: str) -> str:
    r"""Return JSON in which the characters that could drive a terminal are escaped, as JSON allows.

    >>> safe_json('["a\x9b31m"]')
    '["a\\u009b31m"]'
    """
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def one_line(text: str) -> str:
    r"""Return safe text on one line, blanks and line breaks each made one blank.

    >>> one_line(" a\tb\n c")
    'a b c'
    """
    return safe(" ".join(text.split()))


def _asked(arguments: Sequence[str]) -> Language | None:
    # Help is made before options are read, so the language has to be known before that.
    words = list(takewhile("--".__ne__, arguments))
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        option, _, value = word.partition("=")
        match option, value or following:
            case "--language", "nl" | "en" as language:
                return language
    return None


def _system(environment: Mapping[str, str]) -> Language:
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    name = next((environment[key] for key in names if environment.get(key)), "")
    if not name and sys.platform == "win32":
        import locale

        name = locale.getlocale()[0] or ""
    return "nl" if name.lower().startswith(("nl", "dutch")) else "en"
