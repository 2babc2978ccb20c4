"""What goes to standard error: errors, warnings, progress; and the exit code that follows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

import click

from servanda.cli.wording import SAYS
from servanda.errors import ServandaError

__all__ = ["FAILED", "Kept", "Troubles"]

FAILED = 2
"""Exit code when something could not be read, as for a wrong call."""

P = ParamSpec("P")
T = TypeVar("T")


class Troubles:
    """Tells troubles as they come and remembers whether there were errors."""

    def __init__(self) -> None:
        self.exit_code = 0
        self._bar = False

    def tell(self, error: ServandaError) -> None:
        """Print an error on a line; the run goes on and leaves with :data:`FAILED`."""
        self.exit_code = FAILED
        self._say(SAYS["error"].format(message=error))

    def warn(self, message: str) -> None:
        """Print a warning; it does not change the exit code."""
        self._say(SAYS["warning"].format(message=message))

    def _say(self, words: str) -> None:
        """A line of its own, also where a bar stands."""
        click.echo(f"\n{words}" if self._bar else words, err=True)

    @contextmanager
    def counting(self, length: int) -> Iterator[Callable[[Callable[P, T]], Callable[P, T]]]:
        """A wrapper that moves a bar on by one with every call of what it wraps."""
        hidden = not sys.stderr.isatty() or length < 2
        with click.progressbar(length=length, label=SAYS["reading"], file=sys.stderr, hidden=hidden) as bar:

            def counted(call: Callable[P, T]) -> Callable[P, T]:
                def one(*args: P.args, **kwargs: P.kwargs) -> T:
                    bar.update(1)
                    return call(*args, **kwargs)

                return one

            yield counted

    @contextmanager
    def progress(self, items: Iterable[T], *, length: int, beside_output: bool = False) -> Iterator[Iterator[T]]:
        """``items``, of which there are ``length``, with a bar on standard error, if a person looks there.

        Not ``beside_output`` on the same terminal: the bar would run through the results.
        """
        looking = sys.stderr.isatty() and not (beside_output and sys.stdout.isatty())
        hidden = not looking or length < 2
        bar = click.progressbar(items, length, label=SAYS["reading"], file=sys.stderr, hidden=hidden, show_pos=True)
        self._bar = not bar.hidden
        with bar:
            yield iter(bar)
        self._bar = False


class Kept(Troubles):
    """Keeps what there is to tell, to be told by another process."""

    def __init__(self) -> None:
        super().__init__()
        self._told: list[ServandaError | str] = []

    def tell(self, error: ServandaError) -> None:
        """Keep an error."""
        self._told.append(error)

    def warn(self, message: str) -> None:
        """Keep a warning."""
        self._told.append(message)

    def pass_on(self, troubles: Troubles) -> None:
        """Let ``troubles`` tell what was kept, in its order."""
        for one in self._told:
            if isinstance(one, ServandaError):
                troubles.tell(one)
            else:
                troubles.warn(one)
