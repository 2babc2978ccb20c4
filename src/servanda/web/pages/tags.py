"""What templates can say that Django's own tags cannot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeVar
from urllib.parse import urlencode

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from servanda import __version__
from servanda.publishing.citation import paragraph_said
from servanda.publishing.delivery.words import counted_words, pair_words, promised, told
from servanda.publishing.facts import PARTIES
from servanda.publishing.link_words import RELATIONS, kept_words
from servanda.publishing.wording import ACCORDING_TO, FIELDS, KIND_LETTERS, TEXT_TYPES
from servanda.records import Amount, PartialDate, Reading, Span
from servanda.records.delivery import Due, Fact
from servanda.records.link import Passage, Relation
from servanda.records.register import MechanismEntry
from servanda.records.ruling import Plain, Ruling
from servanda.web.pages import locales, shown

__all__ = ["register"]

T = TypeVar("T")
register = template.Library()


@register.filter
def drawn(svg: str) -> SafeString:
    """A picture that our own library drew, without its XML declaration, to stand within a page.

    Our policy lets no picture in from a data: address.
    """
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308 # squares as one path; no words of anybody


@register.simple_tag
def asset(name: str) -> str:
    """The address of a static file, another one in each version."""
    return f"/static/servanda/{name}?v={__version__}"


@register.filter
def words(value: Plain) -> str:
    """A kept value in words."""
    return shown.words(value)


@register.filter
def who(codes: Sequence[str], mechanism: MechanismEntry | None = None) -> str:
    """Parties by name, short."""
    return shown.few(list(codes), mechanism)


@register.filter
def party(code: str, mechanism: MechanismEntry | None = None) -> str:
    """One party by name."""
    return shown.party(code, mechanism)


@register.filter
def field(name: str) -> str:
    """A field's name in words."""
    return _(FIELDS.get(name, name)).capitalize()


@register.simple_tag
def valued(name: str, value: Plain, mechanism: MechanismEntry | None = None) -> str:
    """The value of a field in words."""
    if name in PARTIES and value:
        return shown.parties([value] if isinstance(value, str) else _codes(value), mechanism)
    return locales.day(value) if name == "date" and isinstance(value, str) else shown.words(value)


def _codes(value: Plain) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else []


@register.filter
def role(value: str) -> str:
    """What somebody may do in a mechanism, in words."""
    return shown.role(value)


@register.filter
def state(value: str) -> str:
    """Where something stands, in words."""
    return {
        "read": _("read by machine"),
        "waiting": _("waits to be confirmed"),
        "confirmed": _("confirmed"),
        "rejected": _("rejected"),
        "replaced": _("replaced"),
        "proposed": _("proposed"),
        "planned": _("planned"),
        "held": _("held"),
    }.get(value, value)


@register.filter
def relation(value: str) -> str:
    """What a later statement does to an earlier one."""
    return _(RELATIONS.get(Relation(value), value))


@register.filter
def reasons(value: Sequence[str]) -> str:
    """Why a link is what it is ("force: firm → soft"), as it was kept, in the page's language."""
    with shown.speaking():
        return "; ".join(map(kept_words, value))


@register.filter
def overlap(value: str) -> str:
    """What a later pledge is to an earlier one."""
    return {
        "proposed": _("may be one"),
        "new": _("distinct"),
        "part_of": _("part of the earlier one"),
        "continuing": _("continues the earlier one"),
        "reannounced": _("the same, announced again"),
    }.get(value, value)


@register.filter
def paired(value: Sequence[str], mechanism: MechanismEntry | None = None) -> str:
    """Why two pledges may be one."""
    with shown.speaking(mechanism):
        return "; ".join(map(pair_words, value))


@register.filter
def amount(value: Amount) -> str:
    """An amount with what is counted."""
    with shown.speaking():
        return promised(value)


@register.filter
def number(value: Decimal | int) -> str:
    """A number with its thousands parted."""
    return locales.number(value)


@register.filter
def day(value: PartialDate | dt.date | str | None) -> str:
    """A day, a month or a year; "" for none."""
    return locales.day(value)


@register.filter
def short_day(value: PartialDate | dt.date | str | None) -> str:
    """The same where space is short."""
    return locales.day(value, short=True)


@register.filter
def place(label: str) -> str:
    """Where in a text something stands."""
    with shown.speaking():
        return paragraph_said(label)


@register.filter
def rung(value: str) -> str:
    """How far an instrument got, in words."""
    return {
        "proposed": _("proposed"),
        "drafting": _("being drafted"),
        "agreed": _("agreed"),
        "initialled": _("initialled"),
        "adopted": _("adopted"),
        "signed": _("signed"),
        "in_force": _("in force"),
        "ended": _("ended"),
    }.get(value, value)


@register.filter
def act(value: str) -> str:
    """What a party did with an instrument, in words."""
    return {
        "adoption": _("adoption"),
        "signature": _("signature"),
        "ad_referendum": _("signature ad referendum"),
        "ratification": _("ratification"),
        "acceptance": _("acceptance"),
        "approval": _("approval"),
        "accession": _("accession"),
        "provisional": _("provisional application"),
        "reservation": _("reservation"),
        "declaration": _("declaration"),
        "withdrawal": _("withdrawal"),
    }.get(value, value)


@register.filter
def listed(codes: Sequence[str], mechanism: MechanismEntry | None = None) -> str:
    """Every one of some parties by name, in the mechanism's order."""
    return ", ".join(shown.party(code, mechanism) for code in shown.in_order(list(codes), mechanism))


@register.filter
def at(held: Mapping[str, T], key: str) -> T | None:
    """What lies under ``key``; None for nothing."""
    return held.get(key)


@register.filter
def status(value: str) -> str:
    """Where a commitment stands, in words."""
    return {
        "no_information": _("no information received"),
        "under_way": _("under way"),
        "done": _("done"),
        "partly_done": _("partly done"),
        "not_done": _("not done"),
        "replaced": _("replaced"),
        "not_reiterated": _("not reiterated"),
        "unclear": _("unclear"),
    }.get(value, value)


@register.filter
def counted(value: Due) -> str:
    """What a day was counted from."""
    with shown.speaking():
        return counted_words(value)


@register.filter
def said(value: Fact) -> str:
    """What a fact says in its own words."""
    with shown.speaking():
        return told(value)


@register.filter
def table(value: str) -> str:
    """Where a fact comes from."""
    return {
        "report": _("report"),
        "link": _("later text"),
        "delivery": _("delivery"),
        "step": _("stage"),
    }.get(value, value)


@register.filter
def evidence(value: str) -> str:
    """Who says what a piece of evidence shows."""
    return {
        "self_report": _("the party itself"),
        "counterpart": _("the one it was promised to"),
        "third_party": _("somebody else"),
        "primary": _("the act itself, such as a law"),
    }.get(value, value)


@register.filter
def outcome(value: str) -> str:
    """What became of a row of a form."""
    return {
        "taken": _("taken"),
        "unchanged": _("unchanged"),
        "conflict": _("in conflict"),
        "refused": _("refused"),
    }.get(value, value)


@register.filter
def moved(action: str, what: str | None = "") -> str:
    """What somebody did, in a word or two; ``what`` is the table of the review it is about."""
    return {
        "confirm": _("Confirmed"),
        "correct": _("Corrected"),
        "reject": _("Rejected"),
        "reopen": _("Opened again"),
        "split": _("Split"),
        "join": _("Joined"),
        "add": _("Statement added"),
        "topic": _("Topic given"),
        "release": _("Released"),
        "describe": _("Text described"),
        "carried": _("Carried to a new version"),
        "link_confirm": _("Link confirmed"),
        "link_reject": _("Link rejected"),
        "link_undo": _("Link opened again"),
        "purge": _("Purged"),
        "pledge": _("Pledge filed"),
        "overlap": _("Pair of pledges ruled on"),
        "delivery": _("Delivery entered"),
        "evidence": _("Evidence added"),
        "instrument": _("Instrument described"),
        "step": _("Stage entered"),
        "act": _("Act entered"),
        "report": _("Reported"),
        "extension": _("Later day given"),
        "clock": _("Clock set"),
        "comment": _("Remark added"),
        "item": _("Preparation changed"),
    }.get(what or action, what or action)


@register.filter
def did(ruling: Ruling) -> str:
    """What a ruling did, in a word or two."""
    return moved(ruling.action.value, str((ruling.change or {}).get("table") or ""))


@register.filter
def according(value: str) -> str:
    """Whose word a text is."""
    return _(ACCORDING_TO.get(value, value))


@register.filter
def text_type(value: str) -> str:
    """The kind of a text."""
    return _(TEXT_TYPES.get(value, value))


@register.filter
def letters(kind: str) -> str:
    """The two letters of a kind."""
    return KIND_LETTERS[kind]


@register.filter
def kind_of(passage: Passage, reading: Reading) -> SafeString:
    """Of what kind the statement is that a passage of ``reading`` carries; "" for none."""
    if passage.statement is None:
        return SafeString("")
    kind = reading.statements[passage.statement].kind.value
    return format_html('<span class="tag {}">{}</span> ', tone(kind), words(kind))


@register.filter
def tone(kind: str) -> str:
    """The class that gives a kind its colour."""
    return KIND_LETTERS[kind].lower()


@register.filter
def named(names: Mapping[str, str], language: str | None = None) -> str:
    """A name in a language (None: the page's), else in English, else any."""
    language = language or locales.page_language()
    return names.get(language) or names.get("en") or next(iter(names.values()), "")


@register.filter
def marked(text: str, spans: Sequence[Span]) -> SafeString:
    """``text`` with ``spans`` (ordered, not overlapping) marked as found."""
    parts: list[SafeString | str] = []
    last = 0
    for span in spans:
        if span.start >= last:
            parts += [text[last : span.start], format_html("<mark class='hit'>{}</mark>", text[span.start : span.end])]
            last = span.end
    parts.append(text[last:])
    return format_html_join("", "{}", ((part,) for part in parts))


@register.filter
def runs(found: Sequence[tuple[str, bool]], name: str) -> SafeString:
    """Words of which some differ from another wording, those as ``name`` (del or ins)."""
    tags = {"del": "<del>{}</del>", "ins": "<ins>{}</ins>"}
    return format_html_join("", "{}", ((format_html(tags[name], run) if differs else run,) for run, differs in found))


@register.filter
def minute(at: dt.datetime) -> str:
    """An instant to the minute, in UTC."""
    return locales.minute(at)


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changed: object) -> str:
    """This page's filters with some changed; None or "" leaves one out."""
    held = {name: context["request"].GET.getlist(name) for name in context["request"].GET}
    held |= {name: [] if value in (None, "") else [str(value)] for name, value in changed.items()}
    return "?" + urlencode([(name, value) for name, values in held.items() for value in values if value])


@register.simple_tag(takes_context=True)
def head(context: template.Context, name: str, title: str) -> SafeString:
    """The head of a column, with a link that sorts the list by it, and by it the other way round where it is so.

    Without a choice lists come newest first.
    """
    chosen = str(context["sort"] or "-date")
    up, down = chosen == name, chosen == f"-{name}"
    following = f"-{name}" if up or (name == "date" and not down) else name
    link = query(context, sort="" if following == "-date" else following, start="")
    order = format_html(' aria-sort="{}"', "ascending" if up else "descending") if up or down else ""
    return format_html('<th scope="col"{}><a href="{}">{}</a></th>', order, link, title)
