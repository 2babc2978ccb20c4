"""How fast a large register answers, and whether it survives: figures with the machine they were measured on.

``python -m benchmarks.register --statements 100000`` fills a register of its own in a temporary folder, on SQLite or in
the empty database that ``--url`` names, and prints medians. ``--kills 200`` kills as many writers at random moments;
``--writers 8 --seconds 60`` lets several file and rule at once. It judges nothing.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from multiprocessing import get_context

__all__ = ["main"]


def main() -> None:
    """Fill, ask, kill, write together; print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--url", default="", help="an empty PostgreSQL database; SQLite without it")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--writers", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"SERVANDA_HOME": home, "SERVANDA_DATABASE": given.url}
        from servanda.web.start import start

        start()
        tell(given)


def tell(given: argparse.Namespace) -> None:
    """All figures that were asked for."""
    from benchmarks.register_filling import fill
    from django.db import connection

    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {load}")
    began = time.perf_counter()
    fill(given.statements)
    print(
        f"{connection.vendor}: {given.statements:,} statements, filled in {time.perf_counter() - began:.0f} s",
        flush=True,
    )
    for name, look in questions():
        work = median(look, time.process_time)
        print(f"{name:<48} {median(look):8.1f} ms, own work {work:8.1f} ms", flush=True)
    print(f"{'filing a text of 2,000 words, besides reading':<48} {filed():8.1f} ms", flush=True)
    if given.kills:
        kill(given.kills)
    if given.writers:
        together(given.writers, given.seconds)


def median(look: Callable[[], object], clock: Callable[[], float] = time.perf_counter, times: int = 9) -> float:
    """Milliseconds, after one call that warms up; the clock of this process does not count who else is at work."""
    look()
    return statistics.median(milliseconds(look, clock) for _ in range(times))


def milliseconds(look: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long one call takes."""
    began = clock()
    look()
    return (clock() - began) * 1000


def filed() -> float:
    """Milliseconds to file a text that is read."""
    from benchmarks.register_filling import filing

    return statistics.median([milliseconds(filing(number)) for number in range(1, 8)])


def questions() -> Iterator[tuple[str, Callable[[], object]]]:
    """What is asked, by name."""
    from benchmarks.register_filling import KEEPER

    from servanda.records import Kind
    from servanda.records.level import Level
    from servanda.web.register.queries import listing, precedent, searching
    from servanda.web.register.viewing import ANYBODY, Viewer

    member = Viewer("member", Level.PUBLIC, {1: Level.PARTICIPANTS})
    wanted = listing.Filter(kinds=(Kind.COMMITMENT,), holder="KZ", since="2015", mechanism="CA")
    rare = listing.Filter(area="gas", words="boat visa")
    yield "50 of all", lambda: listing.statements(KEEPER, listing.Filter())
    yield "50 by kind, holder, date and mechanism", lambda: listing.statements(KEEPER, wanted)
    yield "the same for the public", lambda: listing.statements(ANYBODY, wanted)
    yield "the same for a member", lambda: listing.statements(member, wanted)
    yield "50 by area and words", lambda: listing.statements(KEEPER, rare)
    yield "search: a common word", lambda: searching.search(KEEPER, "river")
    yield "search: two words", lambda: searching.search(KEEPER, "river scholar")
    yield "search: a rare word", lambda: searching.search(KEEPER, "77x7")
    yield "search: a place of two characters", lambda: searching.search(KEEPER, "西安")
    yield "search: a common word, for the public", lambda: searching.search(ANYBODY, "river")
    yield "precedent", lambda: precedent.precedent(KEEPER, "river water boat train trade", standings=())


def kill(times: int) -> None:
    """Kill writers at random moments, and say what was left."""
    from benchmarks.register_filling import filing
    from django.db import connection

    from servanda.web.register import models
    from servanda.web.register.services.verifying import verify

    chance, outcomes = random.Random(7), Counter[str]()
    usual = child_seconds(filing(999))
    for number in range(1000, 1000 + times):
        work = filing(number)
        connection.close()
        child = get_context("fork").Process(target=work)
        child.start()
        time.sleep(chance.random() * usual * 1.2)
        child.kill()
        child.join()
        text = models.Text.objects.filter(key=f"talks-{number:05d}").first()
        whole = text is not None and text.statements.count() > 0 and text.passages.count() > 0
        outcomes["wholly in" if whole else "half in" if text else "not at all"] += 1
    state = verify()
    made_up = len([digest for digest in state.missing if digest.startswith("0" * 50)])
    print(f"{times} killed: {dict(outcomes)}; chain {'whole' if state.broken is None else 'BROKEN'}")
    print(f"bytes: {len(state.orphans)} orphans named, {len(state.missing) - made_up} missing")


def child_seconds(work: Callable[[], object]) -> float:
    """How long a process of its own takes to begin, to do ``work``, and to end."""
    from django.db import connection

    connection.close()
    began = time.perf_counter()
    child = get_context("fork").Process(target=work)
    child.start()
    child.join()
    return time.perf_counter() - began


def together(writers: int, seconds: float) -> None:
    """Let several file and rule at once, and say what became of it."""
    from django.db import connection

    from servanda.web.register import models
    from servanda.web.register.services.verifying import verify

    rulings = verify().rulings
    connection.close()
    with get_context("fork").Pool(writers) as pool:
        told = pool.starmap(write, [(number, seconds) for number in range(writers)])
    outcomes = sum(told, Counter[str]())
    state = verify()
    texts = models.Text.objects.filter(key__startswith="talks-").values_list("key", flat=True)
    print(f"{writers} writers, {seconds:.0f} s: {dict(outcomes)}")
    print(
        f"lost rulings: {outcomes['ruled'] - (state.rulings - rulings)}, texts twice: {len(texts) - len(set(texts))}",
        end="",
    )
    print(f", chain {'whole' if state.broken is None else 'BROKEN'}")


def write(number: int, seconds: float) -> Counter[str]:
    """File and rule until the time is up; what happened, by name."""
    from benchmarks.register_filling import KEEPER, filing
    from django.utils import timezone

    from servanda.errors import ServandaError
    from servanda.records.ruling import Action
    from servanda.web.register import models
    from servanda.web.register.services.ruling import Order, rule

    chance, told, end = random.Random(number), Counter[str](), time.monotonic() + seconds
    for turn in count():
        if time.monotonic() > end:
            return told
        try:
            if turn % 10 == 0:
                # Everybody files the same texts: one is first, the others find them filed.
                filing(2000 + turn // 10)()
                told["filed"] += 1
            else:
                row = models.Statement.objects.filter(current=True).order_by("pk")[chance.randrange(60)]
                rule(Order(row.ref, Action.CONFIRM, "", row.revision, {}), KEEPER, timezone.now())
                told["ruled"] += 1
        except ServandaError as error:
            told[type(error).__name__] += 1
    return told


if __name__ == "__main__":
    main()
