"""What people took for commitments in a text, each blind to the others."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.errors import ConflictError, NotFoundError, RefusedError
from servanda.web.register import codec
from servanda.web.register import models as register
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import visible
from servanda.web.review.services.entering import Hand
from servanda.web.scoring import models
from servanda.web.scoring.sealing import salt, seal
from servanda.web.scoring.standing import assesses, scheme

__all__ = ["identify"]


def identify(key: str, quotes: Iterable[str], hand: Hand) -> int:
    """File the runs of the text ``key`` that the viewer takes for commitments; how many.

    A quote that stands several times is meant at its first place after the quote before it.

    Raises:
        NotFoundError: if there is no such text for this viewer, or a quote does not stand in it.
        RefusedError: if the viewer is no assessor, or the mechanism is not scored.
        ConflictError: once all are in.
    """
    with writing():
        row = (
            register.Version.objects.filter(visible(hand.viewer, "text__"), text__key=key, current=True)
            .select_related("text__mechanism")
            .first()
        )
        if row is None or row.text.mechanism is None:
            raise NotFoundError("there is no such text in a mechanism", source=key, remedy="See servanda list --texts")
        plan = scheme(row.text.mechanism.pk)
        if not assesses(hand.viewer, row.text.mechanism.pk):
            raise RefusedError("you are no assessor", source=key, remedy="See servanda mechanism --role assessor")
        held = models.Identification.objects.filter(text=row.text, version=row.number, current=True)
        if held.count() >= plan.assessors:
            raise ConflictError("all have said what they take for commitments", source=key)
        spans = _spans(codec.document(row.document).text, quotes, key)
        models.Identification.objects.filter(text=row.text, by=hand.viewer.name, current=True).update(current=False)
        grain = salt()
        filed = models.Identification.objects.create(
            text=row.text,
            version=row.number,
            spans=spans,
            salt=grain,
            **hand.filed(row.text.mechanism, row.text.level),
        )
        seal(filed, {"spans": [list(span) for span in spans]}, grain, hand, None)
        return len(spans)


def _spans(text: str, quotes: Iterable[str], key: str) -> list[list[int]]:
    found: list[list[int]] = []
    after = 0
    for quote in filter(None, (one.strip() for one in quotes)):
        start = text.find(quote, after)
        start = text.find(quote) if start < 0 else start
        if start < 0:
            remedy = "Copy the words from the text: servanda show"
            raise NotFoundError(
                "“{words}” does not stand in it", parts={"words": quote[:60]}, source=key, remedy=remedy
            )
        after = start + len(quote)
        if [start, after] not in found:
            found.append([start, after])
    return sorted(found)
