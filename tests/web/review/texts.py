"""The mechanism of the register's tests, with pledges in it, and the shortest way to write."""

from __future__ import annotations

import datetime as dt

from tests.web.texts import KEEPER, NOW, council, filed

from servanda.records.register import StatementEntry
from servanda.web.register.queries.listing import Filter, statements
from servanda.web.register.viewing import Viewer
from servanda.web.review.services.entering import Hand

HAND = Hand(KEEPER, NOW)
TODAY = dt.date(2026, 1, 5)

TRAINING_1 = """Title: Joint Statement of the Rivers Council
Date: 2024-03-04
Publisher: Rivers Council

Peru and Ecuador held the first meeting of the Rivers Council in Quito on 4 March 2024.

1. Ecuador will provide 1,500 training places to Peru in the next three years.

2. The two sides agreed to establish a joint commission on rivers by the end of 2024.

3. Peru will build a harbour at Iquitos.
"""
TRAINING_2 = """Title: Joint Statement of the Rivers Council
Date: 2025-03-06
Publisher: Rivers Council

Peru and Ecuador held the second meeting of the Rivers Council in Lima on 6 March 2025.

1. Ecuador will provide 3,000 training places to Peru in the next two years.

2. The two sides opened the joint commission on rivers.
"""


def rivers() -> None:
    """The mechanism with two texts."""
    council()
    filed(TRAINING_1, "training-1", mechanism="RC")
    filed(TRAINING_2, "training-2", mechanism="RC")


def found(words: str, viewer: Viewer = KEEPER) -> StatementEntry:
    """The one statement whose quote holds ``words``."""
    rows = [one for one in statements(viewer, Filter(mechanism="RC")).rows if words in one.quote]
    assert len(rows) == 1, [one.quote for one in rows]
    return rows[0]
