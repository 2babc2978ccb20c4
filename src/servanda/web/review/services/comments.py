"""Remarks on statements: added, never changed."""

from __future__ import annotations

from servanda.errors import RefusedError, RegisterError
from servanda.records.level import Level
from servanda.web.register.services.writing import writing
from servanda.web.review import models
from servanda.web.review.coordinating import speaks_in
from servanda.web.review.services.entering import Hand, anchor, log

__all__ = ["LONGEST", "comment"]

LONGEST = 10_000


def comment(ref: str, words: str, level: Level, hand: Hand) -> str:
    """File a remark on the statement ``ref``, at most as wide as the statement; its opaque id.

    Raises:
        NotFoundError: if there is no such statement for this viewer.
        RefusedError: for those who only read, or for a level that they do not see themselves.
        RegisterError: for no words, or more than anybody reads.
    """
    with writing():
        at = anchor(ref, hand, edits=False)
        owner = at.statement.mechanism_id
        if not speaks_in(hand.viewer, owner):
            raise RefusedError("you may read here but not write", remedy="Ask the mechanism's administrator for a role")
        if not hand.viewer.sees(level.width, owner):
            raise RefusedError("you do not see this level yourself", source=level.value, remedy="Choose a wider one")
        if not words.strip() or len(words) > LONGEST:
            raise RegisterError("a remark has 1 to 10,000 characters", source=ref)
        columns = {**at.columns(hand), "level": min(level.width, at.statement.level)}
        row = models.Comment.objects.create(words=words.strip(), **columns)
        log(row, {"words": row.words}, "", hand, at)
        return str(row.uid)
