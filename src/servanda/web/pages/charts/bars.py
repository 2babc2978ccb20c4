"""Promised against delivered, with the share of the window that is over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from servanda.records.pledge import PledgeEntry, elapsed

__all__ = ["Bar", "bar"]

WHOLE = 240
"""Width of the promise in units of the drawing; what came beyond it is drawn up to half as much again."""
MOST = Decimal("1.25")


@dataclass(frozen=True, slots=True)
class Bar:
    """Widths in units of the drawing; shares in percent. ``delivered`` None: nobody reported; ``gone`` None: no window.

    ``behind``: less came, in proportion, than the window is over.
    """

    whole: int
    width: int | None
    at: int | None
    delivered: int | None
    gone: int | None
    behind: bool


def bar(pledge: PledgeEntry, today: dt.date) -> Bar:
    """The drawing for a pledge by ``today``."""
    share, gone = pledge.share, elapsed(pledge.window, today)
    return Bar(
        whole=WHOLE,
        width=round(min(share, MOST) * WHOLE) if share is not None else None,
        at=round(gone * WHOLE) if gone is not None else None,
        delivered=_percent(share),
        gone=_percent(gone),
        behind=share is not None and gone is not None and share < gone,
    )


def _percent(share: Decimal | None) -> int | None:
    # Down, not to the nearest: 999 of 1,000 is not yet 100 percent.
    return int(share * 100) if share is not None else None
