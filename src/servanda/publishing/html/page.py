"""The page as a whole: head, legend, text and panel in one file.

Nothing is fetched: style and script stand in the page, and the content security policy lets in only these, by their
hash. A text that smuggled in a script would be shown, never run.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence, Set
from importlib import resources

from servanda import __version__
from servanda.publishing import selection
from servanda.publishing.card_head import meeting_rows
from servanda.publishing.citation import date_of, paragraph_words, title_of
from servanda.publishing.doubt import needs_check
from servanda.publishing.html.marks import Mark, kind_class, marked_text
from servanda.publishing.html.markup import Markup, element, joined
from servanda.publishing.html.panel import instrument_entry, statement_entry
from servanda.publishing.phrases import whose_text
from servanda.publishing.selection import ALL, Part
from servanda.publishing.wording import CARD, KEYS, KIND_LETTERS, KIND_TITLES, PAGE, TEXT_TYPES
from servanda.records import Reading, Unresolved

__all__ = ["render"]

Entry = tuple[Mark, Markup]


def render(reading: Reading, parts: Set[Part] = ALL) -> str:
    """The page of one reading; the same reading gives the same bytes."""
    entries = _entries(reading, parts)
    body = joined(
        _header(reading, entries, parts),
        element(
            "div",
            {"class": "both"},
            element("main", {"id": "text"}, marked_text(reading.document, [mark for mark, _ in entries])),
            _panel(reading, entries, parts),
        ),
        _help(),
        element("div", {"id": "said", "role": "status", "aria-live": "polite"}),
        element("script", {}, Markup(_asset("script.js"))),
    )
    language = reading.document.metadata.language
    attributes = {"lang": language} if language != "und" else {}
    return f"<!DOCTYPE html>\n{element('html', attributes, _head(reading), element('body', {}, body))}\n"


def _entries(reading: Reading, parts: Set[Part]) -> list[Entry]:
    """Everything marked, in order of the text: the order in which the keys walk."""
    entries = []
    for number, statement in selection.statements(reading, parts):
        kind = statement.kind.value
        mark = Mark(f"s{number}", kind, f"{KIND_LETTERS[kind]} {number}", statement.span)
        entries.append((mark, statement_entry(reading, mark, statement)))
    for number, instrument in selection.instruments(reading, parts):
        mark = Mark(f"i{number}", "instrument", f"{KIND_LETTERS['instrument']} {number}", instrument.span)
        entries.append((mark, instrument_entry(reading, mark, instrument)))
    return sorted(entries, key=lambda entry: (entry[0].span.start, -entry[0].span.end))


def _head(reading: Reading) -> Markup:
    style, script = _asset("style.css"), _asset("script.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        {},
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="referrer" content="no-referrer">'),
        element("title", {}, title_of(reading.document)),
        element("style", {}, Markup(style)),
    )


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _asset(name: str) -> str:
    """Text with LF whatever the system: the hash is taken of what the browser sees."""
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _header(reading: Reading, entries: Sequence[Entry], parts: Set[Part]) -> Markup:
    kind = TEXT_TYPES[reading.record.type.value.value]
    said = (kind, date_of(reading), CARD["according_to"].format(who=whose_text(reading)))
    rows = [joined(element("dt", {}, label), element("dd", {}, words)) for label, words in meeting_rows(reading)]
    return element(
        "header",
        {},
        element("h1", {"dir": "auto"}, title_of(reading.document)),
        element("p", {"class": "what"}, " · ".join(part for part in said if part)),
        element("dl", {}, *rows),
        _legend(entries),
        _weak(reading, parts),
    )


def _legend(entries: Sequence[Entry]) -> Markup:
    """The kinds that occur with their letters and how many there are, and the button for the keys."""
    counts = Counter(mark.kind for mark, _ in entries)
    items = [
        element(
            "li",
            {},
            element("span", {"class": f"tag {kind_class(kind)}"}, letters),
            f" {KIND_TITLES[kind]} {counts[kind]}",
        )
        for kind, letters in KIND_LETTERS.items()
        if counts[kind]
    ]
    button = element("button", {"type": "button", "id": "keys"}, PAGE["help"])
    return element("ul", {"class": "legend", "aria-label": PAGE["legend"]}, *items, element("li", {}, button))


def _weak(reading: Reading, parts: Set[Part]) -> Markup:
    found = [statement for _, statement in selection.statements(reading, parts)]
    weak = sum(needs_check(statement) for statement in found)
    return element("p", {"class": "weak"}, CARD["weak"].format(count=weak, all=len(found))) if weak else joined()


def _panel(reading: Reading, entries: Sequence[Entry], parts: Set[Part]) -> Markup:
    run = reading.run
    return element(
        "aside",
        {"id": "panel", "aria-label": PAGE["statements"]},
        *(entry for _, entry in entries) if entries else (element("p", {}, CARD["empty"]),),
        _topics(reading, parts),
        _unresolved(reading),
        element("p", {"class": "made"}, PAGE["made"].format(version=__version__, reader=run.reader)),
    )


def _topics(reading: Reading, parts: Set[Part]) -> Markup:
    raised = selection.topics(reading, parts)
    items = [
        element("li", {}, " · ".join(filter(None, (topic.name.value, ", ".join(topic.holders))))) for topic in raised
    ]
    return element("section", {}, element("h2", {}, PAGE["topics"]), element("ol", {}, *items)) if items else joined()


def _unresolved(reading: Reading) -> Markup:
    items = [element("li", {}, _unresolved_words(reading, words)) for words in reading.unresolved]
    heading = element("h2", {}, PAGE["unresolved"])
    return element("section", {}, heading, element("ul", {}, *items)) if items else joined()


def _unresolved_words(reading: Reading, words: Unresolved) -> str:
    document = reading.document
    where = paragraph_words(document, document.paragraph_at(words.span.start))
    return f"“{document.quote(words.span)}” · {where} · {words.what}"


def _help() -> Markup:
    rows = [joined(element("dt", {}, element("kbd", {}, key)), element("dd", {}, what)) for key, what in KEYS.items()]
    close = element("button", {"type": "button", "id": "done"}, PAGE["close"])
    return element(
        "dialog",
        {"id": "help", "data-copied": PAGE["copied"]},
        element("h2", {}, PAGE["keys"]),
        element("dl", {}, *rows),
        close,
    )
