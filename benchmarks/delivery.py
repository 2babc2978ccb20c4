"""How long the review's lists take: 20,000 commitments of six parties, each with a due date; returns of 500 rows.

Goals: ``due`` under 1 s, the review under 20 s, 500 rows taken in under 10 s. The register is made in a folder of its
own and removed. Run it as ``python benchmarks/delivery.py [COMMITMENTS]``; it judges nothing.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

TODAY = dt.date(2026, 1, 5)
NOW = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
PARTIES = ("CN", "KZ", "KG", "TJ", "TM", "UZ")
AREAS = ("trade", "energy", "education", "health", "security", "water")
PER_TEXT = 200
ROWS = 500


def fill(count: int) -> None:
    """Texts of the sample mechanism with ``count`` commitments, and a signed report on every fourth."""
    from servanda.web.register import models
    from servanda.web.review import models as review

    mechanism = models.Mechanism.objects.get(code="CA")
    for number in range(count // PER_TEXT):
        date = f"{2010 + number % 15}-03-01"
        text = models.Text.objects.create(
            key=f"text-{number}", mechanism=mechanism, type="communique", standing="agreed_text", date=date
        )
        version = models.Version.objects.create(
            text=text, number=1, digest=f"{number:064d}", size=1, cleaner="-", document="{}", filed_at=NOW, filed_by="-"
        )
        own = models.Commitment.objects.bulk_create([models.Commitment(mechanism=mechanism) for _ in range(PER_TEXT)])
        rows = models.Statement.objects.bulk_create(
            [statement(text, version, place, one, number) for place, one in enumerate(own)]
        )
        models.Facet.objects.bulk_create(
            [models.Facet(statement=row, facet="holders", value=code, date=date) for row in rows for code in PARTIES]
            + [models.Facet(statement=row, facet="areas", value=AREAS[row.start % 6], date=date) for row in rows]
        )
        names = models.Name.objects.bulk_create([models.Name(name=row.ref, statement=row) for row in rows])
        review.Report.objects.bulk_create(
            review.Report(
                name=name, mechanism=mechanism, by="-", at=NOW, party="KZ", cycle="2025", status="under_way",
                done="work goes on", signed_by="-",
            )
            for name in names[::4]
        )  # fmt: skip


def statement(text: Any, version: Any, place: int, own: Any, number: int) -> Any:
    """A commitment of all six parties."""
    from servanda.web.register import models

    field = {"value": list(PARTIES), "spans": [], "inferred_from": None, "rule": "-", "confidence": 1.0}
    return models.Statement(
        text=text,
        version=version,
        mechanism=text.mechanism,
        ref=f"CA-X{number}-{place:03d}",
        start=place,
        end=place + 1,
        quote=f"The Parties will take step {place} of programme {number} by 2026",
        selector=f"{number}-{place}",
        paragraph=place,
        label=f"¶{place}",
        read_kind="commitment",
        kind="commitment",
        force="firm",
        content={"holders": field, "jointness": "jointly", "content": {}},
        state="read",
        date=text.date,
        standing="agreed_text",
        due=f"{2025 + place % 3}-{1 + place % 12:02d}-15",
        own=own,
        commitment=own,
    )


def timed(name: str, work: Callable[[], Any]) -> Any:
    """What ``work`` gives; a line with its seconds and queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    start = time.perf_counter()
    with CaptureQueriesContext(connection) as asked:
        found = work()
    print(f"{name:<34} {time.perf_counter() - start:7.2f} s   {len(asked):6d} queries", flush=True)
    return found


def measure(count: int) -> None:
    """Print one line for each figure."""
    from servanda.publishing.delivery import page
    from servanda.publishing.delivery.form_xlsx import from_xlsx, to_xlsx
    from servanda.publishing.delivery.review import blocks
    from servanda.records.level import Level
    from servanda.web.register.services.loading import sample_mechanism
    from servanda.web.register.viewing import Viewer
    from servanda.web.review.queries.due import due_list
    from servanda.web.review.queries.returns import form
    from servanda.web.review.queries.reviewing import review
    from servanda.web.review.services.entering import Hand
    from servanda.web.review.services.returns import take

    viewer = Viewer("keeper", Level.INTERNAL, {}, None, None)
    sample_mechanism(viewer)
    fill(count)
    print(f"{count} commitments, {len(PARTIES)} parties")
    timed("due", lambda: due_list(viewer, "CA", TODAY, until=TODAY))
    timed("due, everything", lambda: due_list(viewer, "CA", TODAY))
    held = timed("review", lambda: review(viewer, "CA", "", TODAY))
    timed("review as a page", lambda: page.render(blocks(held, TODAY)))
    rows = timed("form of a party", lambda: form(viewer, "CA", "CN", "2025", TODAY))[:ROWS]
    filled = [replace(row, status="done", done="it is done") for row in rows]
    data = timed(f"form of {len(rows)} rows written", lambda: to_xlsx(filled))
    back = timed("read", lambda: from_xlsx(data, "form.xlsx"))
    told = timed("taken in", lambda: take(back, "CA", "CN", "2025", Hand(viewer, NOW)))
    print(f"{sum(one.outcome == 'taken' for one in told)} of {len(told)} rows taken")


def main() -> None:
    """Measure in a register of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["SERVANDA_HOME"] = folder
        os.environ.pop("SERVANDA_DATABASE", None)
        from servanda.web.start import start

        start()
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)


if __name__ == "__main__":
    main()
