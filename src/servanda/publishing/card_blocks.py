"""One statement, instrument or topic as a block of a card.

A block is three or four lines: number and strength with who does what for whom; amount, period and area; the quote; the
place and according to whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from servanda.publishing.citation import paragraph_words
from servanda.publishing.doubt import needs_check
from servanda.publishing.lines import Line, Piece, shown
from servanda.publishing.phrases import according_to, amount_words, holders_words, value_words
from servanda.publishing.selection import Part, statements
from servanda.publishing.wording import CARD, JOINTNESS
from servanda.records import (
    Amount,
    Call,
    Code,
    Commitment,
    Content,
    Decision,
    Event,
    Field,
    Instrument,
    Position,
    Progress,
    Reading,
    Span,
    Statement,
    Topic,
)

__all__ = ["instrument_block", "statement_block", "summary", "topics_block", "unresolved_block"]

NUMBER = 4
STRENGTH = 9
"""Columns of the number and of the strength, each with the space after it, so that strengths stand under each other."""


def summary(reading: Reading, parts: Set[Part]) -> Iterator[Line]:
    """How many statements are weak, or that there are none."""
    found = [statement for _, statement in statements(reading, parts)]
    weak = sum(needs_check(statement) for statement in found)
    if not found:
        yield Line()
        yield Line(body=((CARD["empty"], "plain"),))
    elif weak:
        yield Line(body=((CARD["weak"].format(count=weak, all=len(found)), "label"),))


def statement_block(reading: Reading, number: int, statement: Statement) -> Iterator[Line]:
    """A statement under its number."""
    strength, deed = _deed(reading, statement)
    lead: tuple[Piece, ...] = ((f"{number:>{NUMBER - 1}} ", "label"),)
    if strength:
        lead = (*lead, (f"{strength:<{STRENGTH}}", strength))
    yield Line(lead, ((shown(deed), "fact"), *_check(statement)))
    facts = _facts(statement.content)
    if facts:
        yield _indented(" · ".join(facts))
    yield _quote(reading, statement.span)
    who = CARD["according_to"].format(who=according_to(reading, statement.according_to))
    yield _indented(f"{_where(reading, statement.span)} · {who}", "label")


def instrument_block(reading: Reading, instrument: Instrument) -> Iterator[Line]:
    """An instrument: name, type and stage, then its words."""
    facts = f"{value_words(instrument.type.value)}, {value_words(instrument.stage.value)}"
    yield Line(((" " * NUMBER, "plain"),), ((shown(instrument.name.value), "fact"), *_check(instrument)))
    yield _indented(f"{facts} · {_where(reading, instrument.span)}")


def topics_block(reading: Reading, raised: Sequence[Topic]) -> Iterator[Line]:
    """What was only raised, in the order of the text, a line each."""
    for topic in raised:
        holders = f" · {', '.join(topic.holders)}" if topic.holders else ""
        words = f"{shown(topic.name.value)} · {_where(reading, topic.span)}{holders}"
        yield Line(((f"{topic.order:>{NUMBER - 1}} ", "label"),), ((words, "plain"),))


def unresolved_block(reading: Reading) -> Iterator[Line]:
    """Words that could not be resolved, with what they may be."""
    if reading.unresolved:
        yield Line()
        yield Line(body=((CARD["unresolved"].upper(), "kind"),))
    for words in reading.unresolved:
        means = f" · {CARD['means']} {', '.join(words.candidates)}" if words.candidates else ""
        quote = shown(reading.document.quote(words.span))
        yield _indented(f"“{quote}” · {words.what}{means} · {_where(reading, words.span)}")


def _deed(reading: Reading, statement: Statement) -> tuple[str, str]:
    """Strength, and who does what for whom: ``("firm", "CN · provide · for KZ, KG")``."""
    who = holders_words(reading, statement.holders.value)
    share = JOINTNESS[statement.jointness.value] if len(statement.holders.value) > 1 else ""
    who = f"{who} ({share})" if share else who
    strength, deed = _act(statement.content)
    return strength, " · ".join(filter(None, (who, *deed)))


def _act(content: Content) -> tuple[str, tuple[str, ...]]:
    match content:
        case Commitment():
            action = content.action.value
            done = CARD["not"].format(action=action) if content.negated else action
            return content.force.value.value, (
                done,
                _if_any("for", content.beneficiaries),
                _if_any("against", content.affected),
            )
        case Position():
            return content.polarity.value.value, (content.target.value,)
        case Call():
            return "", (value_words(content.addressees.value), content.action.value)
        case Decision():
            return "", (content.action.value, content.instrument.value if content.instrument else "")
        case Progress():
            return "", (content.about.value,)
        case Event():
            return "", (content.name.value,)


def _if_any(relation: str, parties: Field[tuple[Code, ...]]) -> str:
    return CARD[relation].format(parties=value_words(parties.value)) if parties.value else ""


def _facts(content: Content) -> list[str]:
    """Amounts, period and area of a commitment; what of these another kind has."""
    match content:
        case Commitment():
            period = value_words(content.period.value) if content.period else ""
            facts = [_amounts(content.quantities), period, value_words(content.areas.value)]
        case Decision() | Progress():
            facts = [_amounts(content.quantities)]
        case Event():
            facts = [value_words(field.value) for field in (content.date, content.place, content.host) if field]
        case _:
            facts = []
    return [fact for fact in facts if fact]


def _amounts(quantities: tuple[Field[Amount], ...]) -> str:
    return "; ".join(amount_words(quantity.value) for quantity in quantities)


def _check(found: Statement | Instrument) -> tuple[Piece, ...]:
    return (("  ", "plain"), (f"! {CARD['check']}", "check")) if needs_check(found) else ()


def _quote(reading: Reading, span: Span) -> Line:
    return Line(((" " * NUMBER, "plain"),), ((f"“{shown(reading.document.quote(span))}”", "plain"),))


def _where(reading: Reading, span: Span) -> str:
    return paragraph_words(reading.document, reading.document.paragraph_at(span.start))


def _indented(words: str, style: str = "plain") -> Line:
    return Line(((" " * NUMBER, "plain"),), ((shown(words), style),))
