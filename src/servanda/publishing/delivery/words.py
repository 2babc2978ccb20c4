"""Every word of the review, in one place to be translated."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

from servanda.publishing.citation import paragraph_said
from servanda.publishing.saying import Words, named, say, say_day, say_number, say_parties
from servanda.publishing.wording import BOUNDS, CARD
from servanda.records import Amount
from servanda.records.acts import ActKind, InstrumentEntry, in_force
from servanda.records.delivery import Derived, Due, Fact, Status
from servanda.records.review import Said

__all__ = [
    "ACTS",
    "COUNTED",
    "METHOD",
    "PAIRS",
    "QUESTIONS",
    "SAYS",
    "SCORED",
    "STATUS",
    "UNSCORED",
    "acts_words",
    "counted_words",
    "due_words",
    "force_words",
    "pair_words",
    "place",
    "promised",
    "told",
    "why",
]

STATUS: Mapping[Status, str] = Words(
    {
        Status.NO_INFORMATION: "no information received",
        Status.UNDER_WAY: "under way",
        Status.DONE: "done",
        Status.PARTLY_DONE: "partly done",
        Status.NOT_DONE: "not done",
        Status.REPLACED: "replaced",
        Status.NOT_REITERATED: "not reiterated",
        Status.UNCLEAR: "unclear",
    }
)
COUNTED: Mapping[str, str] = Words(
    {
        "stated": "stated in the text",
        "extended": "extended: {words}",
        "clock": "the mechanism's clock: {words}",
    }
)
ACTS: Mapping[ActKind, str] = Words(
    {
        ActKind.ADOPTION: "Adopted",
        ActKind.SIGNATURE: "Signed",
        ActKind.AD_REFERENDUM: "Signed ad referendum",
        ActKind.RATIFICATION: "Ratified",
        ActKind.ACCEPTANCE: "Accepted",
        ActKind.APPROVAL: "Approved",
        ActKind.ACCESSION: "Acceded",
        ActKind.PROVISIONAL: "Applied provisionally",
        ActKind.RESERVATION: "Reservation",
        ActKind.DECLARATION: "Declaration",
        ActKind.WITHDRAWAL: "Withdrew",
    }
)
SAYS: Mapping[str, str] = Words(
    {
        "title": "Implementation review: {mechanism}",
        "cycle": "Cycle {cycle}: {start} to {end}.",
        "upto": "Everything up to {end}.",
        "no_area": "No area found",
        "nothing": "None.",
        "windowless": "no window stated",
        "delivered": "{delivered} ({share} of the promise)",
        "unreported": "no delivery reported",
        "elapsed": "{share} of the window is over",
        "read": " (as read by machine)",
        "of": "{what} of {party}: {words} ({source})",
        "by": "{by} by {count} of {all}: {codes}",
        "in_force": "In force since {day}",
        "will_be": "Enters into force on {day}",
        "missing": "Not in force; {needed} more needed of {codes}",
        "no_rule": "Its rule of entry into force is not on file",
        "proposed": "proposed",
        "status": "Status",
        "commitments": "Commitments",
        "pledges": "Pledges",
        "instruments": "Instruments",
        "gone": "Not reiterated",
        "moved": "What moved in wording",
        "method": "Method",
        "no_clock": "it has none",
        "texts": "Texts",
        "overdue": "overdue: {day}",
        "later": "{words} and {count} later",
        "nobody": "Not in “{text}”",
        "figures": "{delivered} of {promised}",
        "clock": "{count} months, {source}",
        "no_sum": "Amounts of different pledges are not added up unless somebody ruled that they are distinct.",
    }
)
QUESTIONS: Mapping[str, str] = Words(
    {
        "unclear": "{ref}: {rule}. What is so?",
        "pair": "{ref}: is it new, or one with {earlier} ({reasons})?",
        "act": "{name}: when will {parties} act?",
    }
)
"""What a meeting should settle."""
PAIRS: Mapping[str, str] = Words(
    {
        "by": "both by {party}",
        "in": "both in {what}",
        "overlap": "windows overlap",
        "open": "no window is stated",
        "same": "same amount",
    }
)
"""Why two pledges are put forward as one."""
METHOD: tuple[str, ...] = (
    "Commitments are read from the texts listed below and counted as clauses: coordinated verbs with their own objects "
    "count one each ({clauses}).",
    "A status follows from what parties reported and signed, from links that a person confirmed, and from deliveries; "
    "the rule that gave it is named. What a machine only proposes decides nothing.",
    "“No information received” says nothing about what was done.",
    "A commitment is due only if its text states a period, if its day was extended, or by the mechanism's own clock "
    "({clock}).",
    "Percentages of pledges compare what was reported as delivered with what was promised, pledge by pledge. "
    "Windows count both their days.",
    "What one side reports is shown as its own word.",
)
UNSCORED = "Nothing is scored."
SCORED = "Scores are those of the section on scores; no status follows from one."

AGREED = "agreed_text"
_FIGURES = re.compile(r"([\d.]+) of ([\d.]+)")
_CLOCK = re.compile(r"(\d+) months, (.*)", re.DOTALL)
"""As facts and days keep them."""


def place(said: Said) -> str:
    """The words, cited; whose words they are, unless all agreed to them."""
    whose = f"; {named(said.standing)}" if said.standing and said.standing != AGREED else ""
    day = say_day(said.date) if said.date else ""
    where = ", ".join(part for part in (said.title, day, paragraph_said(said.paragraph)) if part)
    return f"“{' '.join(said.quote.split())}” ({where}{whose})"


def why(derived: Derived) -> str:
    """The rule, and who says so when."""
    facts = "; ".join(
        " ".join(
            part
            for part in (
                f"{say(fact.table)} {say_parties((fact.who,))}",
                f"({say_day(fact.date)})" if fact.date else "",
                told(fact),
            )
            if part
        )
        for fact in derived.facts
    )
    return f"{say(derived.rule)}: {facts}" if facts else say(derived.rule)


def promised(amount: Amount) -> str:
    """An amount as a promise: ``at least 1,500 training places``, ``CAD 7,500,000``."""
    value = _number(amount.value)
    if amount.upper is not None:
        value = CARD["range"].format(value=value, upper=_number(amount.upper))
    said = f"{amount.currency} {value}" if amount.currency else f"{value} {amount.unit or ''}".rstrip()
    return f"{BOUNDS[amount.bound.value]}{said}"


def _number(value: Decimal) -> str:
    return say_number(value.to_integral_value() if value == value.to_integral_value() else value)


def pair_words(reason: str) -> str:
    """Why two pledges are put forward, as it was kept in English, in the language that is spoken now."""
    if reason.startswith("both by "):
        return PAIRS["by"].format(party=say_parties((reason.removeprefix("both by "),)))
    if reason.startswith("both in "):
        return PAIRS["in"].format(what=reason.removeprefix("both in "))
    return say(reason)


def told(fact: Fact) -> str:
    """The words of a fact; figures as they are said now."""
    figures = _FIGURES.fullmatch(fact.words) if fact.table == "delivery" else None
    if figures is None:
        return fact.words
    delivered, whole = (_number(Decimal(one)) for one in figures.groups())
    return SAYS["figures"].format(delivered=delivered, promised=whole)


def counted_words(due: Due) -> str:
    """What a day was counted from."""
    found = _CLOCK.fullmatch(due.words) if due.counted == "clock" else None
    words = SAYS["clock"].format(count=found[1], source=found[2]) if found else due.words
    return COUNTED[due.counted].format(words=words)


def due_words(due: Due | None) -> str:
    """The day and what it was counted from; nothing where nothing is due."""
    return f"{say_day(due.day)} ({counted_words(due)})" if due else ""


def acts_words(one: InstrumentEntry) -> tuple[str, ...]:
    """``Ratified by 1 of 6: KG``, act by act; reservations and declarations with their words."""
    found = []
    for kind, words in ACTS.items():
        if kind in {ActKind.RESERVATION, ActKind.DECLARATION}:
            found += [
                SAYS["of"].format(what=words, party=say_parties((act.party,)), words=act.words, source=act.source)
                for act in one.acts
                if act.kind is kind
            ]
            continue
        codes = one.who(kind) if kind is not ActKind.WITHDRAWAL else _withdrew(one)
        if codes:
            count = len(one.parties) or len(codes)
            found.append(SAYS["by"].format(by=words, count=len(codes), all=count, codes=say_parties(codes)))
    return tuple(found)


def _withdrew(one: InstrumentEntry) -> tuple[str, ...]:
    return tuple(act.party for act in one.acts if act.kind is ActKind.WITHDRAWAL)


def force_words(one: InstrumentEntry, today: dt.date) -> str:
    """The date of entry into force, or what is missing."""
    force = in_force(one)
    if not force.known:
        return SAYS["no_rule"]
    if force.since is not None:
        return SAYS["in_force" if force.since <= today else "will_be"].format(day=say_day(force.since))
    return SAYS["missing"].format(needed=force.needed, codes=say_parties(force.missing))
