"""Codes of findings, ours and those of checks of other packages: which there are, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import click

from aenoprojects.cli.session import Session, safe
from aenoprojects.cli.words import Words
from aenoprojects.diagnostics import Code, Language
from aenoprojects.exporters.wording import SEVERITIES


def parts(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return what was given with commas between, or by giving an option again, each once."""
    return tuple(dict.fromkeys(part.strip() for text in value for part in text.split(",") if part.strip()))


def beginnings(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return beginnings of codes, given with commas between them; which codes there are is known later."""
    return tuple(part.upper() for part in parts(context, parameter, value))


def check_known(session: Session, given: Mapping[str, Sequence[str]], also: Sequence[str]) -> None:
    """See that each beginning of a code begins some code.

    Args:
        session: the user.
        given: name of an option -> what it says.
        also: checks that are asked for, and of which the codes may be.

    Raises:
        click.BadParameter: it begins none.
        PluginError: a check that is asked for cannot be loaded, so that its codes are not known.
    """
    for option, starts in given.items():
        for start in starts:
            if not _begins(start, Code) and (start.startswith("AP") or not _begins(start, of_others(also))):
                if not start.startswith("AP"):
                    _load(also)
                context = click.get_current_context()
                parameter = next(one for one in context.command.params if option in one.opts)
                raise click.BadParameter(session.words("no-code", code=start), context, parameter)


def _begins(start: str, codes: Iterable[str]) -> bool:
    return any(code.startswith(start) for code in codes)


def _load(also: Sequence[str]) -> None:
    """Load what is asked for, so that a failure is said as what it is; and warn of what announces itself wrongly."""
    import aenoprojects as ap
    from aenoprojects.inspection import load
    from aenoprojects.plugins import CHECKS, Plugin, named

    for name in also:
        load(named(CHECKS, Plugin, "check", name, ap.OptionError))
    ap.checks()


def of_others(also: Sequence[str]) -> dict[str, Mapping[str, str] | str]:
    """Return the codes of checks that are installed, or asked for by their place, each with what it means."""
    from aenoprojects.inspection import explanations

    return dict(explanations(*(name for name in also if ":" in name)))


def explained(starts: tuple[str, ...], also: Sequence[str], words: Words) -> Iterable[str]:
    """Yield pages of text on codes: ours, and where none of ours begins so those of other packages."""
    yield from (explanation(code, words) for code in Code if code.startswith(starts))
    if not all(_begins(start, Code) for start in starts):
        for code, text in sorted(of_others(also).items()):
            if code.startswith(starts):
                said = safe(in_language(text, words.language))
                yield f"{click.style(code, bold=True)}\n\n{click.wrap_text(said, preserve_paragraphs=True)}\n"


def in_language(text: Mapping[str, str] | str, language: Language) -> str:
    """Return the explanation of a stranger's code in a language, else in the one that there is."""
    return text if isinstance(text, str) else text.get(language) or next(iter(text.values()))


def explanation(code: Code, words: Words) -> str:
    """Return what a code means, with an example and what to do, as a page of text."""
    from aenoprojects.vocabulary import load

    entry = load("diagnostics")[code]
    said = entry[words.language]
    head = f"{code} ({SEVERITIES[words.language][code.severity]})"
    example = "\n".join(f"    {line}" for line in entry["example"].strip().splitlines())
    parts = [
        click.style(f"{head}: {getattr(code, words.language).format(text='...', beside='...')}", bold=True),
        click.wrap_text(said["meaning"], preserve_paragraphs=True),
        f"{words('case')}:\n{example}",
        click.wrap_text(f"{words('action')}: {said['action']}", preserve_paragraphs=True),
    ]
    return "\n\n".join(parts) + "\n"
