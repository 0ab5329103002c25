"""The pages of the app: the one to drop files on, and the one that says what went wrong."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Protocol

from aenoprojects.diagnostics import Language
from aenoprojects.exporters.html import policy
from aenoprojects.exporters.html.articles import said

_STYLE = (
    "form.drop { border: 3px dashed var(--soft); border-radius: .6rem; padding: 2rem 1rem; margin: 1rem 0; }"
    "form.over { border-color: var(--blue); background: var(--pale); }"
    "input[type=file] { font: inherit; max-width: 100%; padding: .5rem 0; }"
)


class Words(Protocol):
    """Puts texts into the language of the user."""

    language: Language

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of a key with its values filled in."""
        ...

    def said(self, message: str) -> str:
        """Return a message of the library in this language."""
        ...


def start_page(words: Words, most: int) -> str:
    """Return the page to drop files on; it works with the keyboard, and without a script.

    Args:
        words: the texts.
        most: how many bytes may be sent.
    """
    too_much = words("app.too-much", size=most // 1_000_000)
    return _page(
        words,
        f"<p>{said(words('app.lead'))}</p>"
        f'<form class="drop" method="post" enctype="multipart/form-data" data-most="{most}"'
        f' data-busy="{said(words("app.busy"))}" data-too-much="{said(too_much)}">'
        f'<label for="files">{said(words("app.files"))}</label>'
        f'<input type="file" id="files" name="files" multiple required aria-describedby="kinds">'
        f'<p id="kinds" class="soft">{said(words("app.kinds"))}</p>'
        f'<button type="submit">{said(words("app.read"))}</button><p id="said" role="status"></p></form>'
        f'<p class="soft">{said(words("app.safe"))}</p>'
        f'<form method="post" action="stop"><button type="submit">{said(words("app.stop"))}</button></form>',
        script=_part("start.js"),
    )


def message_page(words: Words, message: str, *, back: str | None = None) -> str:
    """Return a page that says something.

    Args:
        words: the texts.
        message: what there is to say.
        back: address of the page to drop files on; None where there is no way back.
    """
    link = f'<p><a class="button" href="{said(back)}">{said(words("app.again"))}</a></p>' if back else ""
    return _page(words, f'<p role="alert">{said(message)}</p>{link}')


def _page(words: Words, body: str, script: str = "") -> str:
    style = (resources.files("aenoprojects.exporters.html") / "page.css").read_text(encoding="utf-8") + _STYLE
    title = said(words("app.title"))
    rule = policy(style, script, form="'self'")
    code = f"<script>{script}</script>" if script else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{rule}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{style}</style></head><body><main><h1>{title}</h1>{body}</main>{code}</body></html>"
    )


@cache
def _part(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")
