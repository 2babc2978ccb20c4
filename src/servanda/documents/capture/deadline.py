"""Work that may not take longer than it is given, whatever it waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TypeVar

__all__ = ["within"]

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """What ``work`` gives or raises.

    A client's own limits count from byte to byte, so that a server which sends one letter of a header every ten seconds
    is waited for without end. The thread that waits for it dies with the program.

    Raises:
        TimeoutError: if it has not ended after ``seconds``.
    """
    done: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            done.put((work(), None))
        except BaseException as error:  # handed on to the caller, who raises it
            done.put((None, error))

    threading.Thread(target=run, daemon=True).start()
    try:
        result, error = done.get(timeout=seconds)
    except Empty:
        raise TimeoutError(f"not done within {seconds:g} seconds") from None
    if error is not None:
        raise error
    return result  # type: ignore[return-value]  # work's own value where there is no error
