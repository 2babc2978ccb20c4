"""A text gets another distribution level, and with it all that came from it."""

from __future__ import annotations

import datetime as dt

from servanda.errors import NotFoundError, RefusedError
from servanda.records.level import Level
from servanda.records.ruling import Action
from servanda.web.register import models
from servanda.web.register.services import chain
from servanda.web.register.services.statements import rename
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer, must_edit, visible

__all__ = ["release"]


def release(key: str, level: Level, reason: str, viewer: Viewer, at: dt.datetime) -> int:
    """Give the text called ``key`` another level; how many statements go with it.

    Its statements get ids of the new level's own series; the earlier ids go on leading to them. Rulings keep the level
    they were made at.

    Raises:
        NotFoundError: if there is no such text for this viewer.
        RefusedError: without a reason, or if the viewer may not write there.
    """
    with writing():
        text = models.Text.objects.filter(visible(viewer), key=key).select_related("mechanism", "meeting").first()
        if text is None:
            raise NotFoundError("there is no such text", source=key, remedy="See servanda list --texts")
        must_edit(viewer, text.mechanism_id)
        if not reason.strip():
            raise RefusedError("a release needs a reason", source=key, remedy="Give --reason")
        change = {"text": key, "from": Level.of_width(text.level).value, "to": level.value}
        entry = chain.Entry(
            Action.RELEASE,
            viewer.name,
            reason,
            change,
            at,
            min(text.level, level.width),
            text.mechanism,
            None,
            text.uid,
        )
        chain.append(entry)
        text.level = level.width
        text.save(update_fields=["level"])
        models.Passage.objects.filter(text=text).update(level=level.width)
        models.Facet.objects.filter(statement__text=text).update(level=level.width)
        text.statements.update(level=text.level)
        return rename(text)
