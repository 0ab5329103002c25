"""`harvest`: many pages and web archives to a folder of Parquet files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from aenoprojects.cli.command import Command
from aenoprojects.cli.gather import vocabulary_of
from aenoprojects.cli.progress import counted
from aenoprojects.cli.session import Session, one_line
from aenoprojects.cli.words import Words


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    parameters = [
        click.Argument(["sources"], nargs=-1, required=True, metavar="SOURCE...", type=click.Path()),
        click.Option(["--to", "folder"], help="--to", required=True, metavar="FOLDER"),
        click.Option(["--workers"], type=click.IntRange(1), metavar="NUMBER"),
        click.Option(["--scheduler"], metavar="ADDRESS"),
        click.Option(["--resume"], is_flag=True),
        click.Option(["--places"], is_flag=True),
        click.Option(["--no-contacts"], is_flag=True),
        click.Option(["--vocabulary"], metavar="FILE", type=click.Path()),
        click.Option(["--profile"], metavar="NAME"),
    ]
    return Command("harvest", words, run, parameters, "harvest archive/ --to projects/")


def run(
    session: Session,
    *,
    sources: tuple[str, ...],
    folder: str,
    workers: int | None,
    scheduler: str | None,
    resume: bool,
    places: bool,
    no_contacts: bool,
    **options: Any,
) -> int:
    """Harvest, and say what came of it; 1 where no page could be read."""
    try:
        from aenoprojects.scale import harvest
    except ImportError as error:
        raise click.ClickException(session.words("harvest.missing", name=error.name)) from error
    if workers and scheduler:
        raise click.UsageError(session.words("harvest.either"))

    def shown(told: Iterable[dict[str, Any]], total: int) -> Iterator[dict[str, Any]]:
        return counted(session, "harvesting", told, total)

    manifest = harvest(
        sources,
        folder,
        workers=workers,
        scheduler=scheduler,
        resume=resume,
        vocabulary=vocabulary_of(options),
        places=places,
        contacts=not no_contacts,
        shown=shown,
    )
    counts = manifest["counts"]
    session.notice("harvest.done", target=one_line(folder), **counts)
    return int(counts["pages"] == counts["failures"])
