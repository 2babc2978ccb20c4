"""For whom "we" stands: the parties of a list, of the title, of the meeting's name, or those the opening names."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from servanda.lexicon import load
from servanda.reading.about.publisher import home_of_names, is_body, publisher_body, publisher_party
from servanda.reading.about.series import Name
from servanda.reading.naming import named_in
from servanda.records import Code, Document, Field, ParagraphKind, PartyMention, PartyRole, TextType

__all__ = ["listed", "parties_of"]

_PORTFOLIOS = r"(?:the )?[A-Za-z][\w-]+(?:,? (?:and )?(?:the )?[A-Za-z][\w-]+){0,6}?"
_WE_LIST = re.compile(
    r"(?:\b(?:[Ww]e|WE)[,—–-]? ?(?:the |The )?|^(?:The |[^\n.]{0,140}?\bthe )?)(?:(?:G7|G20|Quad|"
    r"AUKUS) )?(?:[Ll]eaders|[Gg]overnments|"
    rf"[Ff]oreign [Mm]inisters|[Mm]inisters(?: of [Ff]oreign [Aa]ffairs| responsible for {_PORTFOLIOS})?|"
    r"[Hh]eads of (?:the )?(?:[Mm]ember )?[Ss]tates?(?: (?:and|or)(?: of)? [Gg]overnment)?|[Hh]eads of [Gg]overnment|"
    r"[Pp]residents|"
    r"[Pp]rime [Mm]inisters|[Nn]ational [Ss]ecurity [Aa]dvis[eo]rs|"
    r"[Mm]ember [Ss]tates|[Mm]embers|[Pp]articipants|[Rr]epresentatives)"
    r"(?: of [Ss]tate| and [\w ]{3,40}?)? (?:of|from) (?=the |[A-Z])",
    re.MULTILINE,
)
# "We, the Republic of Belarus, the Russian Federation and Ukraine", "on behalf of Algeria, Bolivia, Egypt and China".
_BY_NAME = re.compile(
    r"^(?:We|WE), (?:the )?(?=[A-Z])|\bon behalf of (?:[^.\n]{0,80}\bnamely )?(?:the )?(?=[A-Z])", re.MULTILINE
)
# "The Republic of Botswana and the Kingdom of Lesotho, hereinafter “the Parties”": how a treaty begins.
_HEREINAFTER = re.compile(
    r",? ?[(\[]?(?:hereinafter|hereafter|each a party|collectively|together referred)", re.IGNORECASE
)
_PREAMBLE = re.compile(r"^(?:The )?(?:Governments? of )?(?=the |[A-Z])", re.MULTILINE)
# "On 29 May the ministers of energy of Peru, Chile and Brazil met", "The environment ministers of …" in the opening;
# not "received the foreign ministers of …", "wrote to the ministers of …".
_MINISTERS = re.compile(
    r"^(?:(?:On|In|At|Today)\b[^\n.,]{0,60}[, ]|[^\n.]{0,260}?, )?[Tt]he (?:[a-z-]+ ){0,3}[Mm]inisters"
    r"(?: (?:of|for) [a-z]\w+(?:,? (?:and )?[a-z]\w+){0,4})? (?:of|from) (?=the |[A-Z])",
    re.MULTILINE,
)
_BETWEEN = re.compile(
    r"(?:[,;:]|\s|the|and|as well as|namely|of|Republic|Kingdom|Federal|Group|State|Government|member states|"
    r"Member States|"
    r"\([^)]{1,30}\)|on behalf of (?:the )?[A-Z]\w+|on behalf of|[–—()-])*+"
)
# "Joint Statement by the G7 Announcing Further Economic Costs on Russia": Russia is no party.
_ABOUT = re.compile(
    r" (?:on(?! behalf)|regarding|announcing|endorsing|concerning|about|condemning|calling|in support|celebrating|"
    r"marking|calls? (?:for|on|upon)|condemns?|urges?|welcomes?|denounces?|rejects?|hails?|demands?) ",
    re.IGNORECASE,
)
_OPENING = 1500
_BEGINNING = 200
"""Code points of the first paragraph in which the organ that speaks is named."""
_NAMED_ROLES = (PartyRole.NAME, PartyRole.GROUP)


def parties_of(
    document: Document,
    mentions: Sequence[PartyMention],
    in_title: Sequence[PartyMention],
    kind: TextType,
    meeting: Name | None,
    came: Field[tuple[Code, ...]] | None,
) -> Field[tuple[Code, ...]]:
    """Those for whom "we" stands: a list behind it, the title, the meeting's name, who came, else the opening."""
    home = publisher_party(document.metadata.publisher)
    found = _with_title(listed(document, mentions), document, in_title)
    if found is None:
        found = _unlisted(document, mentions, in_title, kind, meeting, home)
        found = _of_those_who_came(found, came, {c for m in in_title if len(m.codes) == 1 for c in m.codes}, kind)
    if kind is TextType.READOUT and found.rule == "record.parties-listed" and home and home not in found.value:
        found = replace(found, value=(home, *found.value))  # "received the foreign ministers of A, B and C"
    return _members(found, [m for m in mentions if m.span.start < _OPENING], document)


def _with_title(
    found: Field[tuple[Code, ...]] | None, document: Document, in_title: Sequence[PartyMention]
) -> Field[tuple[Code, ...]] | None:
    """The listed with the others whom the title names beside them.

    "The Ministers of Iceland, … and Switzerland and the Deputy Prime Minister of Moldova signed": the title has
    "between the EFTA States and Moldova".
    """
    titled = _titled(document.metadata.title or "", in_title) if found is not None else None
    if found is None or titled is None:
        return found
    listed = {code for code in found.value if not is_body(code)}
    whole = [code for code in titled.value if is_body(code) and listed and listed <= {*_members_of(code, document)}]
    others = [code for code in titled.value if code not in found.value and code not in whole]
    if not others or not (whole or set(found.value) < set(titled.value)):
        return found
    return replace(found, value=(*found.value, *others), inferred_from="the title")


def _of_those_who_came(
    found: Field[tuple[Code, ...]], came: Field[tuple[Code, ...]] | None, alone: Set[Code], kind: TextType
) -> Field[tuple[Code, ...]]:
    """Who came, where nothing surer says who the parties are, or they are a group of which only some came.

    "co-chaired by China and Myanmar and attended by those of Cambodia, Lao PDR, Thailand and Viet Nam". ``alone`` are
    those whom the title names by themselves: the host, of whom it is not said that he came.
    """
    states = [code for code in came.value if not is_body(code)] if came is not None else []
    if came is None or len(states) < _MEETING_OF or found.rule not in ("record.parties", "record.parties-body"):
        return found
    there, named = set(states), set(found.value)
    guessed = found.rule == "record.parties" and found.confidence <= _GUESSED
    guessed = guessed and (named <= {*came.value} or kind is not TextType.READOUT)
    several = len(named) >= _MEETING_OF
    mostly = several and found.rule == "record.parties-body" and 3 * len(there & named) > 2 * len(named)
    if not (guessed or mostly or (several and there < named)):
        return found
    host = tuple(code for code in found.value if code in alone and code not in came.value)
    kept = (*host, *(code for code in came.value if code in there or code in named))
    return Field(kept, came.spans, rule="record.parties-came", confidence=0.75)


def _members_of(body: Code, document: Document) -> Sequence[Code]:
    """The members of ``body`` on the text's day, none where the lexicon knows none."""
    group = load().parties.members_of(body)
    day = document.metadata.date.first if document.metadata.date else None
    return tuple(map(Code, group.members_on(day))) if group is not None else ()


_MEETING_OF = 3
"""Parties from which a list of who came says more than the opening."""
_GUESSED = 0.6
"""Confidence of parties that only the opening names."""
_THEIR_LEADERS = re.compile(r"\b(?:leaders|[Hh]eads|[Mm]inisters|[Pp]residents)(?: [\w ]{2,40})? of (?:the )?$")


def _members(
    found: Field[tuple[Code, ...]], opening: Sequence[PartyMention], document: Document
) -> Field[tuple[Code, ...]]:
    """Members in place of their body where the opening names them.

    "The heads of the members of ASEAN (…) and of Korea", "the leaders of the member states of the GCC and of Japan".
    """
    for body in (code for code in found.value if is_body(code)):
        members = _members_of(body, document)
        named = {code for m in opening if m.role is PartyRole.NAME for code in m.codes}
        there = [code for code in members if code in found.value or code in named]
        spelled = len(there) > 2 and 3 * len(there) > 2 * len(members)
        together = len(found.value) > 1 and any(
            set(m.codes) == set(members) and _THEIR_LEADERS.search(document.text[: m.span.start]) for m in opening
        )
        if members and (spelled or together):
            others = [code for code in found.value if code != body and code not in members]
            at = found.value.index(body)
            kept = (*others[:at], *(there if spelled else members), *others[at:])
            return Field(tuple(map(Code, kept)), found.spans, found.inferred_from, found.rule, found.confidence)
    return found


# "Prime Minister Meets Minister for Development Cooperation of Norway", in Qatar's news agency: Qatar's.
_OFFICE_AT_HOME = re.compile(
    r"(?:H[EHM] )?(?:the )?(?:Deputy )?(?:President|Prime Minister|Premier|Amir|Crown Prince|"
    r"(?:Foreign |State )?Minister|Minister of (?:State|Foreign Affairs)(?: for Foreign Affairs)?)"
    r"(?: and (?:Prime Minister|Minister of Foreign Affairs))?"
    r"(?:,? (?:meets|receives|met|received|holds?|discuss(?:es)?|calls|speaks|hosts|visits|attends))\b",
    re.IGNORECASE,
)


def _unlisted(
    document: Document,
    mentions: Sequence[PartyMention],
    in_title: Sequence[PartyMention],
    kind: TextType,
    meeting: Name | None,
    home: Code | None,
) -> Field[tuple[Code, ...]]:
    titled = _named_below(mentions, _titled(document.metadata.title or "", in_title), in_title)
    several = titled is not None and (len(titled.value) > 1 or is_body(titled.value[0]))
    met = _of_meeting(document, meeting, titled)
    if met is not None:
        return met
    body = None if titled is not None and len(titled.value) > 1 else _body(document, mentions, kind)
    if body is not None:
        return body
    if home is None and titled is not None and _OFFICE_AT_HOME.match(document.metadata.title or ""):
        home = home_of_names(document.metadata.publisher)
    if titled is not None and (several or home is not None):
        if home is not None and home not in titled.value and (not several or kind is TextType.READOUT):
            return Field(
                (home, *titled.value),
                inferred_from="the title and the publisher",
                rule="record.parties",
                confidence=0.85,
            )
        if several:
            return titled
    return _opening(document, mentions, home, kind)


# "The Council of Ministers of the Organisation, meeting in Jeddah under the presidency of The Gambia": the host, and
# whoever is talked about, are no parties.
_ORGAN = re.compile(
    r"\b(?:Council|Leaders|Heads [\w ]{4,40}|Ministers|Members?|Member States|Session|Summit|Assembly|Conference|"
    r"Committee|Commission|Chairperson|[Ff]ramework)\b[^.;\n]{0,60}\b[Oo][Ff] (?:[Tt][Hh][Ee] )?$"
)
_OF_SEVERAL = (TextType.JOINT_STATEMENT, TextType.COMMUNIQUE, TextType.DECLARATION, TextType.OTHER)


def _body(document: Document, mentions: Sequence[PartyMention], kind: TextType) -> Field[tuple[Code, ...]] | None:
    """The body that speaks: whose organ the first paragraph begins with, else whose secretariat published the text."""
    if kind not in _OF_SEVERAL:
        return None
    paragraph = next((p for p in document.paragraphs if p.kind is not ParagraphKind.HEADING and len(p.body) > 80), None)
    start = paragraph.body.start if paragraph is not None else len(document.text)
    for mention in (m for m in mentions if start <= m.span.start <= start + _BEGINNING):
        organ = _ORGAN.search(document.text[start : mention.span.start])
        if organ is not None and mention.role is PartyRole.NAME and is_body(mention.codes[0]):
            return Field(mention.codes, (mention.span,), rule="record.parties-body", confidence=0.8)
    body = publisher_body(document.metadata.publisher)
    if body is None:
        return None
    return Field((body,), inferred_from="the publisher", rule="record.parties-body", confidence=0.75)


# "eight island countries … the leaders of the eight, namely A, B and C": the title's group is not meant as a whole.
def _named_below(
    mentions: Sequence[PartyMention],
    titled: Field[tuple[Code, ...]] | None,
    in_title: Sequence[PartyMention],
) -> Field[tuple[Code, ...]] | None:
    some = next((m for m in mentions if m.subset is not None and m.span.start < _OPENING), None)
    group = next((m for m in in_title if m.role is PartyRole.GROUP), None)
    if titled is None or some is None or group is None or group.codes != some.codes:
        return titled
    near = [
        m for m in mentions if some.span.end < m.span.start < some.span.end + 1200 and m.role is not PartyRole.CAPITAL
    ]
    named = [c for c in _unique(near) if c in group.codes]
    if len(named) != some.subset:
        return titled
    codes = tuple(c for c in titled.value if c not in group.codes) + tuple(named)
    spans = tuple(m.span for m in near if set(m.codes) & set(named))
    return Field(codes, spans, rule="record.parties-subset", confidence=0.8)


def _of_meeting(
    document: Document, meeting: Name | None, titled: Field[tuple[Code, ...]] | None
) -> Field[tuple[Code, ...]] | None:
    """ "Six ministers set a course for the Kazakhstan summit": the meeting's name says who the six are."""
    if meeting is None:
        return None
    day = document.metadata.date.first if document.metadata.date else None
    codes = _unique([m for m in named_in(meeting.series, day) if m.role is not PartyRole.CAPITAL])
    if len(codes) < 2 or (titled is not None and not set(titled.value) <= set(codes)) or "AFU" in codes:
        return None
    if titled is not None and len(titled.value) == len(codes):
        return titled
    return Field(codes, (meeting.span,) if meeting.span else (), "the meeting's name", "record.parties-met", 0.8)


def _opening(
    document: Document, mentions: Sequence[PartyMention], home: Code | None, kind: TextType
) -> Field[tuple[Code, ...]]:
    opening_end = next(
        (p.span.end for p in document.paragraphs if p.kind is ParagraphKind.BODY and len(p.span) > 80), 0
    )
    opening = [m for m in mentions if m.span.start < opening_end]
    named = _unique(opening)
    if home is not None and home not in named:
        named = (home, *named)
    chosen = named if 0 < len(named) <= 3 else _most_named(mentions, home)
    if _alone(chosen, home, kind):
        return Field((), inferred_from="the text does not name its parties", rule="record.parties", confidence=0.4)
    if not named:
        return Field(chosen, inferred_from="whom the text names most", rule="record.parties", confidence=0.4)
    spans = tuple(m.span for m in opening if set(m.codes) & set(chosen))
    return Field(chosen, spans, rule="record.parties", confidence=0.6)


# "The six countries will oppose meddling and support reconstruction in Haiti": Haiti is whom it is about.
def _alone(codes: Sequence[Code], home: Code | None, kind: TextType) -> bool:
    """Whether ``codes`` cannot be all for whom an agreed text says "we": one country, and not the publisher's."""
    agreed = kind in (TextType.JOINT_STATEMENT, TextType.COMMUNIQUE, TextType.DECLARATION)
    return agreed and home is None and len(codes) == 1 and not is_body(codes[0])


def _titled(title: str, in_title: Sequence[PartyMention]) -> Field[tuple[Code, ...]] | None:
    """The parties a title names, without those it is only about."""
    about = _ABOUT.search(title)
    by = title.rfind(" by ")
    named = _list_of(title, in_title)
    if named:
        return Field(named, inferred_from="the title", rule="record.parties", confidence=0.85)
    before = _unique([m for m in in_title if about is None or m.span.start < about.start()])
    if about is not None and by > about.start():  # "Joint Statement on Air Defenses by X, Y and Z"
        before = _unique([m for m in in_title if m.span.start > by])
    body = next((c for c in before[:1] if is_body(c)), None)
    if body is not None and (
        len(before) == 1 or not re.search(r"[-–]|\band\b", title[: about.start() if about else None])
    ):
        return Field((body,), inferred_from="the title", rule="record.parties", confidence=0.8)
    # "Joint Statement on Framework for United States-Guatemala Agreement": the title has no other place for its
    # parties.
    found = before if len(before) > 1 else _unique(in_title) if len(_unique(in_title)) == 2 and not before else before
    return Field(found, inferred_from="the title", rule="record.parties", confidence=0.85) if found else None


# "Statement on behalf of Algeria, Belarus and Brazil", "Press Note on the Rivers Dialogue of Bhutan, India and Nepal".
_OF_THESE = re.compile(r"\b(?:on behalf of|of|between|among|by) (?:the )?$")


def _list_of(title: str, in_title: Sequence[PartyMention]) -> tuple[Code, ...]:
    """Three parties or more that the title lists one behind the other; none if it lists no such."""
    for mention in in_title:
        if mention.role is PartyRole.NAME and _OF_THESE.search(title[: mention.span.start]):
            codes = _unique(_run(title, in_title, mention.span.start))
            if len(codes) > 2:
                return codes
    return ()


def listed(document: Document, mentions: Sequence[PartyMention]) -> Field[tuple[Code, ...]] | None:
    """The parties of "We, the leaders of A, B and C": mentions with nothing but commas and articles between them."""
    for at, paragraph in enumerate(document.paragraphs[:6]):
        preamble = _PREAMBLE.match(document.text, paragraph.body.start, paragraph.body.end)
        run = _run(document.text, mentions, preamble.end()) if preamble is not None else []
        if len(_unique(run)) > 1 and _HEREINAFTER.match(document.text, run[-1].span.end):
            return Field(_unique(run), tuple(m.span for m in run), rule="record.parties-listed", confidence=0.95)
        for opening, least, paragraphs in ((_WE_LIST, 1, 6), (_BY_NAME, 2, 6), (_MINISTERS, 2, 3)):
            if at >= paragraphs:
                continue
            start = opening.search(document.text, paragraph.body.start, paragraph.body.end)
            if start is None:
                continue
            first = [m for m in mentions if _stands_for(m, start.end())]
            run = [*first, *_run(document.text, mentions, first[0].span.end if first else start.end())]
            codes = _unique(run[1:] if _explained(document.text, run) else run)
            if len(codes) > least or (codes and is_body(codes[0]) and least == 1):
                return Field(codes, tuple(m.span for m in run), rule="record.parties-listed", confidence=0.95)
    return None


def _stands_for(mention: PartyMention, offset: int) -> bool:
    """ "We, the Heads of the Member States of the Organisation": the group begins before what "of" leads to."""
    return mention.role is PartyRole.GROUP and mention.span.start < offset <= mention.span.end


def _explained(text: str, run: Sequence[PartyMention]) -> bool:
    """Whether what follows the first, a body or a group, are its members: "the heads of the Union – Armenia and"."""
    apart = {code for mention in run[1:] for code in mention.codes}
    if len(run) < 3 or not (is_body(run[0].codes[0]) or apart < set(run[0].codes)):
        return False
    between = text[run[0].span.end : run[1].span.start]
    return (
        re.fullmatch(
            r"(?: \([^)]{1,12}\))?(?: [-–—]|[:,])(?: namely,?)? (?:the )?(?:[A-Z]\w+ (?:of )?){0,3}(?:the )?", between
        )
        is not None
    )


def _run(text: str, mentions: Sequence[PartyMention], start: int) -> list[PartyMention]:
    run: list[PartyMention] = []
    end = start
    for mention in mentions:
        if mention.span.start < start or mention.role not in _NAMED_ROLES:
            continue
        if not _BETWEEN.fullmatch(text[end : mention.span.start]):
            break
        run.append(mention)
        end = mention.span.end
    return run


def _unique(mentions: Sequence[PartyMention]) -> tuple[Code, ...]:
    found: dict[Code, None] = {}
    for mention in mentions:
        if mention.role is not PartyRole.CAPITAL:
            found.update(dict.fromkeys(mention.codes))
    return tuple(found)


def _most_named(mentions: Sequence[PartyMention], home: Code | None) -> tuple[Code, ...]:
    count: dict[Code, int] = {}
    for mention in mentions:
        for code in mention.codes:
            count[code] = count.get(code, 0) + 1
    ranked = sorted(count, key=lambda c: -count[c])[:2]
    return tuple(dict.fromkeys(([home] if home is not None else []) + ranked))[:2]
