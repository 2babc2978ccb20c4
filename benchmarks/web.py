"""How fast pages come from a large register: ``python benchmarks/web.py [STATEMENTS] [READERS]``.

Files copies of one text of 50 statements, each of another day, until there are so many, and starts ``servanda serve``
on them. Each page is asked for alone, then by readers who look at each page for one to five seconds before they ask for
the next, drawn by lot: texts and commitments most often. Prints median and 95th percentile in milliseconds, as the
reader waits, and the size of an answer.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.request import Request, urlopen

PORT = 8399
OFTEN = {
    "home": 2,
    "list": 3,
    "list, filtered": 3,
    "list, words": 1,
    "text": 4,
    "commitment": 4,
    "mechanism": 1,
    "search": 1,
    "api": 1,
}
"""How often each page is asked for, one beside the other."""
VISIT, LOOKING = 120, (1, 5)
"""Seconds of a visit; how long a reader looks at a page."""
AREAS = ("trade", "water", "energy", "health education", "railways", "customs", "visas", "climate", "culture", "space")
CODES = ("Peru", "Ecuador", "Chile", "Brazil", "Colombia")


def source(statements: int) -> str:
    """A text of so many commitments."""
    lines = [
        f"{number}. {CODES[number % 5]} will provide {number + 10} stations for {AREAS[number % 10]} to "
        f"{CODES[(number + 1) % 5]} by {2030 + number % 9}."
        for number in range(statements)
    ]
    return "\n\n".join(["Title: Declaration of the Andean Talks", *lines])


def fill(statements: int, each: int = 50) -> None:
    """File copies until there are enough statements."""
    import servanda
    from servanda.documents import load
    from servanda.records import Code, PartialDate
    from servanda.records.level import Level
    from servanda.records.register import FormatEntry, MechanismEntry, Member
    from servanda.web.register.services.filing import Matter, Wishes, file
    from servanda.web.register.services.mechanisms import save_mechanism
    from servanda.web.register.services.upkeep import statistics
    from servanda.web.register.viewing import Viewer

    keeper = Viewer("keeper", Level.INTERNAL, {}, None, None)
    members = tuple(Member(Code(code), at, {"en": code}) for at, code in enumerate(("PE", "EC", "CL", "BR", "CO")))
    formats = (FormatEntry("M", {"en": "Meeting"}),)
    save_mechanism(MechanismEntry("AT", {"en": "Andean Talks"}, "UTC", members, formats), {}, Level.PUBLIC, keeper)
    document = load(BytesIO(source(each).encode()), name="talks")
    reading = servanda.read(document)
    now = dt.datetime.now(dt.UTC)
    for number in range(-(-statements // max(1, len(reading.statements)))):
        day = dt.date(1990, 1, 1) + dt.timedelta(days=number)
        data = f"{number} {source(each)}".encode()
        metadata = replace(document.metadata, date=PartialDate.parse(day.isoformat()))
        copy = replace(document, name=f"talks-{number}", digest=hashlib.sha256(data).hexdigest(), metadata=metadata)
        record = replace(reading.record, date=None)
        file(Matter(data, copy, replace(reading, document=copy, record=record)), keeper, Wishes("AT"), now)
    statistics()


def ask(address: str) -> tuple[float, int]:
    """Milliseconds and compressed bytes of one answer."""
    start = time.perf_counter()
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip"})) as answer:
        size = len(answer.read())
    return (time.perf_counter() - start) * 1000, size


def measure(base: str, readers: int) -> None:
    """Every page, first alone, then with all readers at once."""
    import json

    first = json.loads(urlopen(f"{base}/api/statements?size=1").read())["items"][0]
    pages = {
        "home": "/",
        "list": "/commitments/",
        "list, filtered": "/commitments/?mechanism=AT&holder=PE&area=trade",
        "list, words": "/commitments/?words=stations",
        "text": f"/t/{first['text']}/",
        "commitment": f"/s/{first['id']}/",
        "mechanism": "/m/AT/",
        "search": "/search/?words=stations",
        "api": "/api/statements?size=50",
    }
    alone = {}
    for name, path in pages.items():
        ask(base + path)
        alone[name] = statistics.median(ask(base + path)[0] for _ in range(5))
    with ThreadPoolExecutor(readers) as pool:
        visits = [pool.submit(visit, base, pages, random.Random(number)) for number in range(readers)]
        found = [one for held in visits for one in held.result()]
    print(f"{'page':<16}{'alone':>9}{'median':>9}{'p95':>9}{'kB':>7}{'asked':>7}   with {readers} readers, ms")
    for name in pages:
        times = sorted(took for page, took, _ in found if page == name)
        size = next(size for page, _, size in found if page == name)
        late = times[int(len(times) * 0.95)]
        middle = statistics.median(times)
        print(f"{name:<16}{alone[name]:>9.0f}{middle:>9.0f}{late:>9.0f}{size / 1000:>7.0f}{len(times):>7}", flush=True)


def visit(base: str, pages: dict[str, str], lot: random.Random) -> list[tuple[str, float, int]]:
    """What one reader waits: page, milliseconds, bytes."""
    found = []
    end = time.monotonic() + VISIT
    time.sleep(lot.uniform(0, LOOKING[1]))
    while time.monotonic() < end:
        (name,) = lot.choices(list(pages), [OFTEN[page] for page in pages])
        found.append((name, *ask(base + pages[name])))
        time.sleep(lot.uniform(*LOOKING))
    return found


def main() -> None:
    """Fill, serve, measure."""
    statements = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    readers = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    home = Path(os.environ.setdefault("SERVANDA_HOME", tempfile.mkdtemp(prefix="servanda-bench-")))
    from servanda.web.start import start

    start()
    if not (home / "filled").exists():
        began = time.perf_counter()
        fill(statements)
        (home / "filled").touch()
        print(f"filed {statements} statements in {time.perf_counter() - began:.0f} s", flush=True)
    command = [sys.executable, "-m", "servanda.cli", "serve", "--port", str(PORT)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                urlopen(f"http://127.0.0.1:{PORT}/keys/").read()
                break
            except OSError:
                time.sleep(0.2)
        measure(f"http://127.0.0.1:{PORT}", readers)
    finally:
        process.terminate()


if __name__ == "__main__":
    main()
