"""Who reports and signs for a party. Whoever holds the command line holds the database, so may for all."""

from __future__ import annotations

from servanda.web.register.models import Role
from servanda.web.register.viewing import Viewer

__all__ = ["parties_of", "reports_for", "signs_for", "speaks_in"]


def parties_of(viewer: Viewer, mechanism: int | None) -> frozenset[str] | None:
    """The parties this viewer coordinates for; None: all of them."""
    if viewer.administers is None:
        return None
    rows = Role.objects.filter(user__username=viewer.name, user__is_active=True, mechanism=mechanism)
    return frozenset(rows.filter(role="coordinator").exclude(party="").values_list("party", flat=True))


def reports_for(viewer: Viewer, mechanism: int | None, party: str) -> bool:
    """Whether the viewer may say what a party did: its coordinator, or an editor, who keeps what is told elsewhere."""
    if viewer.edits is None or mechanism in viewer.edits:
        return True
    mine = parties_of(viewer, mechanism)
    return mine is None or party in mine


def signs_for(viewer: Viewer, mechanism: int | None, party: str) -> bool:
    """Whether the viewer may let a party's reports out; an editor may not."""
    mine = parties_of(viewer, mechanism)
    return mine is None or party in mine


def speaks_in(viewer: Viewer, mechanism: int | None) -> bool:
    """Whether the viewer works in the mechanism, in whatever role, and does not only read."""
    if viewer.edits is None or mechanism in viewer.edits:
        return True
    mine = Role.objects.filter(user__username=viewer.name, user__is_active=True, mechanism=mechanism)
    return mine.exclude(role="reader").exists()
