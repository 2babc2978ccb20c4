"""One call for each of many items, by several processes at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from servanda.cli.wording import SAYS
from servanda.errors import ServandaError

__all__ = ["spread"]

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""In every process the libraries of numbers would take all processors: 101 texts cost 31 seconds instead of 13."""

A = TypeVar("A")
T = TypeVar("T")


def spread(call: Callable[[A], T], items: Sequence[A], size: Callable[[A], int], processes: int) -> Iterator[T]:
    """What ``call`` makes of each item: in their order by one process, by several the largest first, as they are done.

    A long text that comes last would leave all processes but one with nothing to do. ``call``, items and results are
    pickled.

    Raises:
        ServandaError: if a process was ended from outside.
    """
    if processes == 1:
        yield from map(call, items)
        return
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(call, item) for item in sorted(items, key=size, reverse=True)]
        try:
            for done in as_completed(waiting):
                yield done.result()
        except BrokenProcessPool as error:
            raise ServandaError(SAYS["process_ended"], remedy=SAYS["process_ended_remedy"]) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
