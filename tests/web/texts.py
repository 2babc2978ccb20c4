"""Texts of the tests, and the shortest way to file them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from io import BytesIO

import servanda
from servanda.documents import load
from servanda.records import Code, PartialDate
from servanda.records.level import Level
from servanda.records.register import FormatEntry, MechanismEntry, MeetingEntry, Member
from servanda.web.register.services.filing import Filed, Matter, Wishes, file
from servanda.web.register.services.mechanisms import save_mechanism
from servanda.web.register.services.meetings import save_meeting
from servanda.web.register.viewing import Viewer

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
KEEPER = Viewer("keeper", Level.INTERNAL, {}, None, None)
"""Sees and may everything."""

RIVERS_1 = """Title: Joint Statement of the Rivers Council
Date: 2024-03-04
Publisher: Rivers Council

Peru and Ecuador held the first meeting of the Rivers Council in Quito on 4 March 2024.

1. Ecuador will provide 40 patrol boats to Peru by 2027.

2. The two sides agreed to establish a joint commission on rivers.

3. The two sides oppose illegal fishing and support the free passage of migrating fish.
"""
RIVERS_2 = """Title: Joint Statement of the Rivers Council
Date: 2025-03-06
Publisher: Rivers Council

Peru and Ecuador held the second meeting of the Rivers Council in Lima on 6 March 2025.

1. Ecuador will provide 60 patrol boats to Peru by 2027.

2. The two sides oppose illegal fishing.
"""
CHINESE = """Title: 河流理事会联合声明
Date: 2024-03-04

秘鲁和厄瓜多尔在基多举行了河流理事会第一次会议。双方同意在利马设立联合委员会。
"""
RUSSIAN = """Title: Совместное заявление Совета по рекам
Date: 2024-03-04

Стороны подтвердили важность сотрудничества в бассейне реки и договорились создать совместную комиссию в Лиме.
"""


@cache
def matter(text: str, name: str = "text", reads: bool = True) -> Matter:
    """``text`` as a file of this name, read; a reading takes longer than all the rest of a test."""
    data = text.encode("utf-8")
    document = load(BytesIO(data), name=name)
    return Matter(data, document, servanda.read(document) if reads else None)


def filed(
    text: str = RIVERS_1, name: str = "rivers-1", *, viewer: Viewer = KEEPER, reads: bool = True, **wishes: object
) -> Filed:
    """File ``text``."""
    return file(matter(text, name, reads), viewer, Wishes(**wishes), NOW)  # type: ignore[arg-type] # by keyword


def council(*, usual: Level = Level.INTERNAL, level: Level = Level.INTERNAL) -> None:
    """The mechanism of the texts, with two meetings."""
    entry = MechanismEntry(
        code="RC",
        names={"en": "Rivers Council", "es": "Consejo de los Ríos"},
        time_zone="America/Lima",
        members=(Member(Code("EC"), 1, {"en": "Ecuador"}), Member(Code("PE"), 2, {"en": "Peru"})),
        formats=(FormatEntry("M", {"en": "meeting of the Rivers Council"}),),
        level=level,
    )
    save_mechanism(entry, {}, usual, KEEPER)
    for ordinal, start, town in ((1, "2024-03-04", "Quito"), (2, "2025-03-06", "Lima")):
        save_meeting(
            MeetingEntry("RC", f"M{ordinal}", "M", ordinal, PartialDate.parse(start), None, town, "", "", "held"),
            KEEPER,
        )
