"""`app`: a local page in the browser to drop files on."""

from __future__ import annotations

import secrets
import socket
import threading
import webbrowser
from typing import Any

import click

from aenoprojects.cli.command import Command
from aenoprojects.cli.gather import vocabulary_of
from aenoprojects.cli.session import Session
from aenoprojects.cli.words import Words

_HOST = "127.0.0.1"  # this machine alone
_PATIENCE = 2  # seconds for answers under way when the program ends


def command(words: Words) -> click.Command:
    """Return the command in a language."""
    parameters = [
        click.Option(["--port"], type=click.IntRange(0, 65535), default=0, metavar="PORT"),
        click.Option(["--no-browser"], is_flag=True),
        click.Option(["--vocabulary"], metavar="FILE", type=click.Path()),
        click.Option(["--profile"], metavar="NAME"),
    ]
    return Command("app", words, run, parameters, "app --port 8000")


def run(session: Session, *, port: int, no_browser: bool, **options: Any) -> int:
    """Serve the page until the user ends it."""
    try:
        import uvicorn

        from aenoprojects.app.server import make_app
    except ImportError as error:
        raise click.ClickException(session.words("app.missing", name=error.name)) from error
    words = Words(session.asked or "nl")  # of the page, as of an export
    token = secrets.token_urlsafe(24)
    try:
        listening = socket.create_server((_HOST, port))
    except OSError as error:
        raise click.ClickException(session.words("app.port", port=port, reason=error.strerror)) from error

    def stop() -> None:
        server.should_exit = True

    app = make_app(words, token, stop=stop, vocabulary=vocabulary_of(options))
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            lifespan="off",
            log_level="error",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE,
        )
    )
    address = f"http://{_HOST}:{listening.getsockname()[1]}/{token}/"
    click.echo(address)
    session.notice("app.running")
    if not no_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        with listening:
            server.run(sockets=[listening])
    except KeyboardInterrupt:  # how one ends it at a terminal
        pass
    return 0
