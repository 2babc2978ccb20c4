"""What a team has entered beside its texts: some of it about what only insiders may see."""

from __future__ import annotations

from tests.web.texts import KEEPER, NOW

from servanda.records import PartialDate
from servanda.records.acts import ActKind, EntryRule
from servanda.records.board import ItemKind
from servanda.records.delivery import Status
from servanda.records.evidence import EvidenceKind
from servanda.records.level import Level
from servanda.records.register import MeetingEntry
from servanda.web.register import models
from servanda.web.register.services.meetings import save_meeting
from servanda.web.review.overlapping import candidates
from servanda.web.review.queries.pledges import pledges
from servanda.web.review.services import board, comments, evidence, instruments, reports
from servanda.web.review.services import pledges as giving
from servanda.web.review.services.entering import Hand

HAND = Hand(KEEPER, NOW)


def ref_of(words: str) -> str:
    return models.Statement.objects.get(quote__contains=words, kind="commitment", current=True).ref


def fill(hidden: str) -> None:
    """Pledges with a pair, an instrument, evidence, remarks, a report, and the board of a planned meeting."""
    wide, narrow = ref_of("40 patrol"), ref_of(hidden)
    giving.propose("RC", HAND)
    giving.file_pairs("RC", candidates(pledges(KEEPER, "RC")), HAND)
    instruments.describe(
        instruments.Description("RC", "treaty", "Treaty of the Rivers", "treaty", (), (), EntryRule("consent")), HAND
    )
    models_level("Instrument", "treaty", Level.PUBLIC)
    instruments.describe(instruments.Description("RC", "secret", f"Protocol of {hidden}", "other"), HAND)
    models_level("Instrument", "secret", Level.INTERNAL)
    instruments.act("RC", "treaty", instruments.ActGiven(ActKind.RATIFICATION, ("EC",), "2025-05-01", "a note"), HAND)
    for ref, words in ((wide, "the first ten came"), (narrow, f"ships of {hidden}")):
        evidence.add(evidence.Given(ref, EvidenceKind.PRIMARY, words, url="https://example.org/x"), HAND)
        comments.comment(ref, words, Level.INTERNAL, HAND)
    comments.comment(wide, f"ask about {hidden}", Level.INTERNAL, HAND)
    reports.report(reports.Told(wide, "EC", "2025", Status.UNDER_WAY, f"bought in {hidden}"), HAND)
    planned = MeetingEntry("RC", "M3", "M", 3, PartialDate.parse("2099-05-06"), None, "Cuenca", "EC", "", "planned",
                           level=Level.PUBLIC)  # fmt: skip
    save_meeting(planned, KEEPER)
    board.add("RC", "M3", board.ItemGiven(ItemKind.AGENDA, f"The harbour of {hidden}", until="2099-01-01"), HAND)
    board.add("RC", "M3", board.ItemGiven(ItemKind.TASK, ref=narrow), HAND)


def models_level(table: str, key: str, level: Level) -> None:
    from servanda.web.review import models as review

    getattr(review, table).objects.filter(key=key).update(level=level.width)
