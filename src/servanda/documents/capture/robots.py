"""What a site allows programs to fetch (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable

import protego

from servanda.errors import UnreadableError

__all__ = ["check_robots"]

MOST = 500 * 1024
"""Bytes of robots.txt that are read (RFC 9309, 2.5)."""


def check_robots(address: str, agent: str, answer: Callable[[], tuple[int, bytes]]) -> None:
    """Return if ``address`` may be fetched; ``answer`` gives status and bytes of the site's robots.txt.

    No such file (4xx) allows everything; a server that fails (5xx) allows nothing until it answers (2.3.1).

    Raises:
        UnreadableError: if the site does not allow it.
    """
    status, body = answer()
    if 400 <= status < 500:
        return
    rules = protego.Protego.parse(body[:MOST].decode("utf-8", "replace"))
    if status >= 500 or not rules.can_fetch(address, agent):
        what = "the site's robots.txt does not answer" if status >= 500 else "the site's robots.txt does not allow it"
        remedy = "Save the page from a browser and give the file"
        raise UnreadableError(what, source=address, remedy=remedy)
