"""The entries beside the text: each statement's fields, where they come from, and a citation to copy."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.publishing.citation import citation, paragraph_words
from servanda.publishing.doubt import needs_check
from servanda.publishing.explanation import origin_words
from servanda.publishing.facts import Fact, instrument_facts, statement_facts
from servanda.publishing.html.marks import Mark, kind_class, tag
from servanda.publishing.html.markup import Markup, element, joined
from servanda.publishing.phrases import according_to, value_words
from servanda.publishing.saying import named
from servanda.publishing.wording import CARD, FIELDS, JOINTNESS, PAGE
from servanda.records import Commitment, Instrument, Position, Reading, Span, Statement

__all__ = ["instrument_entry", "statement_entry"]


IN_HEAD = {"force", "polarity", "stage"}
"""Fields that stand beside an entry's letters already."""


def statement_entry(reading: Reading, mark: Mark, statement: Statement) -> Markup:
    """A statement: strength, fields, quote, place and according to whom."""
    who = CARD["according_to"].format(who=according_to(reading, statement.according_to))
    head = joined(tag(mark), " ", _strength(statement), _check(statement))
    share = JOINTNESS[statement.jointness.value] if len(statement.holders.value) > 1 else ""
    body = _facts(reading, statement_facts(statement), note=share)
    return _entry(reading, mark, head, body, who)


def instrument_entry(reading: Reading, mark: Mark, instrument: Instrument) -> Markup:
    """An instrument: name, type and stage."""
    head = joined(tag(mark), " ", element("strong", {}, value_words(instrument.stage.value)), _check(instrument))
    return _entry(reading, mark, head, _facts(reading, instrument_facts(instrument)), "")


def _entry(reading: Reading, mark: Mark, head: Markup, body: Markup, who: str) -> Markup:
    where = _where(reading, mark.span)
    quote = " ".join(reading.document.quote(mark.span).split())
    place = joined(element("a", {"href": f"#{where[0]}"}, where[1]), f" · {who}" if who else "")
    attributes = {"id": mark.id, "class": f"entry {kind_class(mark.kind)}", "tabindex": "-1"}
    return element(
        "article",
        attributes,
        element("h3", {}, head),
        body,
        element("blockquote", {"dir": "auto"}, f"“{quote}”"),
        element("p", {"class": "place"}, place),
        element("p", {"class": "cite", "hidden": "hidden"}, citation(reading, mark.span)),
        element("button", {"type": "button", "class": "copy"}, PAGE["copy"]),
        element("button", {"type": "button", "class": "close"}, PAGE["close"]),
    )


def _strength(statement: Statement) -> Markup:
    match statement.content:
        case Commitment(force=strength):
            return element("strong", {}, named(strength.value))
        case Position(polarity=stance):
            return element("strong", {}, named(stance.value))
        case _:
            return element("strong", {}, named(statement.kind))


def _check(found: Statement | Instrument) -> Markup:
    return element("span", {"class": "check"}, f"! {CARD['check']}") if needs_check(found) else joined()


def _facts(reading: Reading, facts: Iterable[Fact], note: str = "") -> Markup:
    told = list(facts)
    rows = [
        joined(element("dt", {}, _label(fact)), element("dd", {"dir": "auto"}, _with_note(fact, note)))
        for fact in told
        if fact.name not in IN_HEAD
    ]
    why = [element("li", {}, f"{_label(fact)}: {origin_words(reading.document, fact.field)}") for fact in told]
    return joined(
        element("dl", {}, *rows),
        element("details", {}, element("summary", {}, PAGE["why"]), element("ul", {}, *why)),
    )


def _with_note(fact: Fact, note: str) -> str:
    return f"{fact.words} ({note})" if note and fact.name == "holders" else fact.words


def _label(fact: Fact) -> str:
    return FIELDS.get(fact.name, fact.name)


def _where(reading: Reading, span: Span) -> tuple[str, str]:
    paragraph = reading.document.paragraph_at(span.start)
    return f"p{paragraph.ordinal}", paragraph_words(reading.document, paragraph)
