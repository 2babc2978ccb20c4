"""What people rule of two commitments of one sentence: whether they serve the same target."""

from __future__ import annotations

from servanda.errors import ConflictError, RefusedError, RegisterError
from servanda.web.register.services.writing import writing
from servanda.web.review.services.entering import Hand, anchor, log
from servanda.web.scoring import models

__all__ = ["pair"]


def pair(refs: tuple[str, str], reason: str, hand: Hand, *, together: bool, seen: int | None = None) -> None:
    """Rule that two commitments serve the same target, or do not.

    Raises:
        NotFoundError: if one is not there for this viewer.
        RefusedError: without a reason, or if the viewer may not write there.
        RegisterError: unless they are two commitments of one paragraph of one text.
        ConflictError: if somebody ruled since ``seen``.
    """
    with writing():
        if not reason.strip():
            raise RefusedError("a ruling needs a reason", source=refs[0], remedy="Give --reason")
        first, second = sorted((anchor(ref, hand) for ref in refs), key=lambda at: (at.statement.start, at.name.pk))
        one, other = first.statement, second.statement
        if one.pk == other.pk or (one.version_id, one.paragraph) != (other.version_id, other.paragraph):
            raise RegisterError("they are no two commitments of one sentence", source=", ".join(refs))
        held = models.Pairing.objects.filter(name=first.name, other=second.name).first()
        if held is not None and seen is not None and seen != held.revision:
            raise ConflictError("somebody ruled on them since you looked", source=refs[0], remedy="Look again")
        columns = {**first.columns(hand), "together": together, "reason": reason}
        columns.pop("name")
        columns["revision"] = held.revision + 1 if held else 1
        columns["level"] = min(one.level, other.level)
        row, _ = models.Pairing.objects.update_or_create(name=first.name, other=second.name, defaults=columns)
        log(row, {"pair": list(refs), "together": together}, reason, hand, first)
