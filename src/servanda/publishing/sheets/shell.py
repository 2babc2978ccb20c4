"""The frame of a page: head, style, script, and the rule that nothing else may run or load.

As on the page of a reading: the content security policy lets in only this style and this script, by their hash.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from servanda import __version__
from servanda.publishing.html.markup import Markup, element, joined
from servanda.publishing.link_words import MATRIX

__all__ = ["page"]


def page(title: str, *body: str) -> str:
    """A whole page in English around ``body``; the same parts give the same bytes."""
    style, script = _asset("style.css"), _asset("script.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        {},
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="referrer" content="no-referrer">'),
        element("title", {}, title),
        element("style", {}, Markup(style)),
    )
    whole = joined(
        *body,
        element("footer", {}, MATRIX["proposed"].format(version=__version__)),
        element("div", {"id": "said", "role": "status", "aria-live": "polite", "data-copied": MATRIX["copied"]}),
        element("script", {}, Markup(script)),
    )
    return f"<!DOCTYPE html>\n{element('html', {'lang': 'en'}, head, element('body', {}, whole))}\n"


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _asset(name: str) -> str:
    """Text with LF whatever the system: the hash is taken of what the browser sees."""
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")
