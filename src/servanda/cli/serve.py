"""``servanda serve``: the pages, on this machine alone."""

from __future__ import annotations

import os
import webbrowser

import click

from servanda.cli.register_wording import HELP, SAYS
from servanda.cli.troubles import FAILED, Troubles
from servanda.errors import ServandaError, UnsupportedError

__all__ = ["command"]

PORT = 8347
THREADS = 8


@click.command("serve", help=HELP["serve"], short_help=HELP["serve.short"])
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help=HELP["serve.port"])
@click.option("--open", "opens", is_flag=True, help=HELP["serve.open"])
@click.pass_context
def command(ctx: click.Context, port: int, opens: bool) -> None:
    """Serve until interrupted."""
    os.environ["SERVANDA_LOCAL"] = "yes"
    try:
        _serve(port, opens=opens)
    except (ServandaError, OSError) as error:
        held = error if isinstance(error, ServandaError) else _taken(port, error)
        Troubles().tell(held)
        ctx.exit(FAILED)


def _serve(port: int, *, opens: bool) -> None:
    try:
        from waitress.server import create_server

        from servanda.web.start import start
    except ImportError as error:
        raise UnsupportedError(SAYS["web_missing"], remedy=SAYS["web_missing_remedy"]) from error
    start()
    from servanda.web.settings.home import home
    from servanda.web.wsgi import application

    server = create_server(application, host="127.0.0.1", port=port, threads=THREADS, ident=None)
    address = f"http://127.0.0.1:{port}/"
    click.echo(SAYS["serving"].format(address=address, folder=home(os.environ)), err=True)
    if opens:
        webbrowser.open(address)
    server.run()


def _taken(port: int, error: OSError) -> ServandaError:
    return ServandaError(
        SAYS["port_taken"].format(port=port, reason=error.strerror or error), remedy=SAYS["port_taken_remedy"]
    )
