"""Links: proposed by tracing, confirmed or rejected by people, undone by people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from servanda.errors import ConflictError, NotFoundError, RefusedError
from servanda.records.link import Link, Passage
from servanda.records.ruling import Action
from servanda.web.register import models
from servanda.web.register.services import chain
from servanda.web.register.services.failpoints import reach
from servanda.web.register.services.gathering import regather
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer, must_edit, visible

__all__ = ["STATES", "Proposal", "file_links", "proposals", "rule_link"]

STATES = {Action.LINK_CONFIRM: "confirmed", Action.LINK_REJECT: "rejected", Action.LINK_UNDO: "proposed"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A link between statements by id. ``later`` None: the text called ``text`` does not reiterate ``earlier``."""

    earlier: str
    later: str | None
    relation: str
    text: str
    reasons: tuple[str, ...] = ()
    confidence: float = 1.0


def proposals(links: Iterable[Link], refs: Mapping[str, Sequence[str]]) -> list[Proposal]:
    """What tracing found, for statements by id: ``refs`` are the ids of each text's statements in order.

    Links of what is no statement (an instrument's mention) are left out.
    """
    found = []
    for link in links:
        earlier, later = _ref(link.earlier, refs), _ref(link.later, refs)
        if earlier is not None and (later is not None or link.later is None):
            reasons = tuple(str(reason) for reason in link.reasons)
            wanted = Proposal(earlier, later, link.relation.value, link.later_text, reasons, round(link.likeness, 3))
            found.append(wanted)
    return found


def _ref(passage: Passage | None, refs: Mapping[str, Sequence[str]]) -> str | None:
    return refs[passage.text][passage.statement] if passage and passage.statement is not None else None


def file_links(proposals: Iterable[Proposal], viewer: Viewer) -> int:
    """File what tracing proposes; how many were new. What people ruled on stays as it is.

    Raises:
        NotFoundError: for a statement or text that this viewer does not see.
    """
    made = 0
    with writing():
        for wanted in proposals:
            made += _file(wanted, viewer)
    return made


def _file(wanted: Proposal, viewer: Viewer) -> bool:
    earlier = _statement(wanted.earlier, viewer)
    later = _statement(wanted.later, viewer) if wanted.later else None
    text = models.Text.objects.filter(visible(viewer), key=wanted.text).first()
    if text is None:
        raise NotFoundError("there is no such text", source=wanted.text)
    must_edit(viewer, earlier.mechanism_id)
    must_edit(viewer, text.mechanism_id)
    _, made = models.Link.objects.get_or_create(
        earlier=earlier,
        later=later,
        text=text,
        relation=wanted.relation,
        defaults={"reasons": list(wanted.reasons), "confidence": wanted.confidence},
    )
    return made


def _statement(ref: str, viewer: Viewer) -> models.Statement:
    found = models.Statement.objects.filter(visible(viewer), ref=ref, current=True).first()
    if found is None:
        raise NotFoundError("there is no such statement", source=ref, remedy="See servanda list")
    return found


def rule_link(key: str, action: Action, reason: str, viewer: Viewer, *, seen: int, at: dt.datetime) -> str:
    """Confirm, reject or undo; the link's state afterwards.

    Confirmed links gather both statements into one commitment; a link undone lets them go apart again.

    Raises:
        NotFoundError: if there is no such link for this viewer.
        ConflictError: if somebody ruled on it since ``seen``.
    """
    with writing():
        link = _link(key, viewer)
        must_edit(viewer, link.earlier.mechanism_id)
        if link.revision != seen:
            said = {"state": link.state}
            told = "since you looked it was ruled {state}"
            raise ConflictError(told, parts=said, source=key, remedy="Look again, then rule")
        if action is Action.LINK_UNDO and link.state == "proposed":
            raise RefusedError("nothing was ruled on this link", source=key)
        chain.append(_entry(link, action, reason, viewer, at))
        reach("rule.appended")
        link.state, link.revision = STATES[action], link.revision + 1
        link.save(update_fields=["state", "revision"])
        regather(*_ends(link))
        reach("rule.applied")
        reach("rule.commit")
    return link.state


def _link(key: str, viewer: Viewer) -> models.Link:
    try:
        uid = UUID(key)
    except ValueError as error:
        raise NotFoundError("this is no link", source=key, remedy="See servanda link") from error
    rows = models.Link.objects.filter(visible(viewer, "earlier__"), visible(viewer, "text__"), uid=uid)
    found = rows.select_related("earlier__mechanism", "earlier__text", "later", "text").first()
    if found is None:
        raise NotFoundError("there is no such link", source=key, remedy="See servanda link")
    return found


def _ends(link: models.Link) -> Sequence[models.Statement]:
    return [link.earlier, link.later] if link.later else [link.earlier]


def _entry(link: models.Link, action: Action, reason: str, viewer: Viewer, at: dt.datetime) -> chain.Entry:
    ends = _ends(link)
    return chain.Entry(
        action=action,
        author=viewer.name,
        reason=reason,
        change={
            "link": str(link.uid),
            "relation": link.relation,
            "was": {"state": link.state},
            "ends": [{"ref": end.ref, "quote": end.quote, "kind": end.kind} for end in ends],
            "text": link.text.key,
            "reasons": list(link.reasons),
        },
        at=at,
        level=min(link.earlier.level, link.text.level),
        mechanism=link.earlier.mechanism,
        statement=link.earlier.uid,
        text=link.text.uid,
    )
