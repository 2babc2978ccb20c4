"""Where a text introduces people with an office: who, which office, and the party that the words around it name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.records import Code, PartyMention, PartyRole

__all__ = ["Introduction", "introductions"]

# "Minister of Foreign Affairs and International Trade Lee Min": words of a portfolio end where the name begins.
_FIELDS = (
    r"(?:Foreign|Affairs|Trade|Finance|Defen[cs]e|Economy|Economic|Economics|Energy|Health|Education|Culture|"
    r"Transport|Transportation|Agriculture|Interior|Justice|Industry|Industries|"
    r"Environment|Climate|Change|Water|Resources|Investments?|Commerce|Tourism|Development|International|Cooperation|"
    r"Co-operation|Science|Technology|Digital|Labou?r|Social|Security|"
    r"Internal|External|Home|Homeland|Immigration|Infrastructure|Mines|Mining|Petroleum|Electricity|Roads|"
    r"Communications?|Information|Youth|Sports?|Women|Emergency|Situations|Public|Works|"
    r"Planning|Budget|Regional|Integration|European|Relations|National|Natural|Ecology|Forests?|Fisheries|Food|Rural|"
    r"Housing|Urban|State|Equality|Religious|Land|Railways|Power|Civil|"
    r"Aviation|Shipping|Ports|Treasury|Small|Business|Innovation|Space|Families|Veterans|Policy|Strategic|Overseas|"
    r"Sustainable|Modernization|Digitalization|Entrepreneurship|Tax|Taxes|"
    r"Citizen|Protection|Human|Services|Enterprise|Employment|Territorial|Administration)"
)
_FIELD = rf"{_FIELDS}(?:(?:, and |, | and | & | )(?:the )?{_FIELDS}){{0,9}}"
_RANK = (
    r"(?:Deputy |Vice |First |Acting |Federal |Crown |Principal |Assistant |Senior |Special |Executive |Under ?|"
    r"Permanent |Prime |Co-)"
)
_OFFICE = (
    rf"(?:{_RANK}*(?:President|Prime Minister|Premier|Chancellor|King|Queen|Prince|Princess|Emir|Amir|Sultan|"
    rf"Sheikha?|Foreign Minister|Defen[cs]e Minister|"
    r"Finance Minister|Foreign Secretary|Foreign Affairs Minister|"
    rf"Ministers? (?:of|for) (?:State(?: for)? )?(?:the )?{_FIELD}|Minister|Secretary (?:of|for) (?:the )?{_FIELD}|"
    rf"{_FIELD} (?:Minister|Secretary)|"
    r"Secretary[- ]General|General Secretary|Secretary|State Councill?or|Ambassador|Envoy|Chairman|Chairwoman|"
    r"Chairperson|Chair|National Security Advis[eo]r|Advis[eo]r|Director|Speaker|Taoiseach|"
    r"High Representative|Leader|Excellency|Majesty|Highness|Representative|Governor|Senator|counterparts?|"
    r"Commissioner|Administrator|Head of State|Press Secretary|[Ss]pokes(?:person|man|woman)))"
)
_OFFICES = re.compile(rf"(?<![\w-]){_OFFICE}(?![\w-])")
# "H.E.", "the Hon.", "Sheikh", "Dr" between an office and a name
_HONOUR = (
    r"(?P<honour>(?:,? ?(?:His|Her|the|The) (?:Royal |Imperial )?(?:Excellency|Highness|Majesty)|H\.E\.|HE|HH|HRH|HM|"
    r"Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Smt\.?|Shri|Sir|Dame|Dato[’']?|Datuk|Tan|Tun|"
    r"Sri|Madam|Hon\.?|Honou?rable|The Hon\.?|the Hon\.?|General|Gen\.|Lt\.?|Lieutenant|Admiral|Professor|Prof\.|"
    r"Amb\.|Ambassador|Sheikha?|Prince|Princess|King|Crown Prince|Sayyid|Sultan|Emir|Amir|Joseph R\.)[ ,]+)*"
)
_UPPER = r"[^\W\d_a-zß-ÿ]"
# "Al-Sisi", "O'Neill", "Tu'ivakano", "N'Guessan"; "bin", "de", "von" within; no "’s"
_WHOLE = rf"{_UPPER}[^\W\d_’']*(?:[’'](?=[^\Ws\d])[^\W\d_]+)?(?:-[^\W\d_]+(?:[’'][^\W\d_]{{2,}})?)*"
_SMALL = r"(?:bin|bint|ibn|al|el|de|da|di|del|dela|la|van|von|der|den|dos|do|ter|e|y|ul|ur)"
_PART = rf"(?:{_UPPER}\.(?:{_UPPER}\.)*|{_WHOLE}|{_SMALL}\b(?:-{_UPPER}[^\W\d_]+)?)"
_NAME_AT = re.compile(rf"[ ,]*{_HONOUR}(?P<full>{_PART}(?:,? (?:Jr\.?|Sr\.?)| {_PART}){{0,6}})")
# Words that end a name or are none: "President Biden Tuesday", "Secretary Blinken’s Meeting", "Minister of Trade".
_NOT_NAMES = frozenset(
    "The Of And In On At For With To Council Security General Summit Meeting Meetings Minister Ministers President "
    "Presidents Affairs Foreign Trade Republic United "
    "States Union Kingdom Their His Her Prime Joint Both National Today They Vice House White Leaders Call Calls "
    "Agency Administration Plan American Participation "
    "Statement Remarks Endowment Business Development Office Department Ministry Committee Commission Bureau Board "
    "State Defense Defence Treasury Intergovernmental "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Also As He She It "
    "We This That These Those International Global Economic Climate Special Senior Deputy Assistant Secretary "
    "Secretaries Ambassador Ambassadors Director Directors "
    "Representative Representatives Governors Governor Senator Advisor Adviser Chair Chairs Chancellor King Queen "
    "Prince Princess Rescue American Health Education Energy Labor "
    "Announces Statement Welcomes Meets Hosts Following During After Before From By Political Central Party "
    "Government Delegation Dialogue Readout Conference Emir Amir Sultan "
    "Premier Speaker Excellency Majesty Highness Honorable Honourable Jr Sr Asia Asian Europe European Africa "
    "African Mission Group Forum Congress Parliament Assembly Announcing Regarding Concerning Marking Condemning "
    "Calling Strengthening Secretary-General "
    "Vice-President Deputy-Secretary Attorney Sector Chamber University College "
    "Institute Association Foundation Corporation Visit Visits Secretariat Speech Address Keynote".split()
)
# Behind the last of these a name begins that stands before its office: "the Honourable Ana Paz, Minister of …".
_BEFORE_NAMES = _NOT_NAMES | frozenset(
    "Mr Mrs Ms Dr Mme Sir Dame Madam HE HH HRH HM Hon Prof Professor Gen Amb".split()
)
# "Chinese ⟨Vice Premier⟩", "Egypt's ⟨President⟩", "China's ⟨State Councilor and Foreign Minister⟩"
_BEFORE = re.compile(
    rf"(?:[’']s?)? ?(?:(?:visiting|new|the|outgoing|incoming|then|Special) )*(?:(?:{_OFFICE})(?:,| and| –|"
    rf" -)+ ?)*(?:[A-Z]\w+ ){{0,2}}"
)
# "Press Secretary of the Peruvian ⟨Ministry of Foreign Affairs⟩ Ana Paz"
_MINISTRY = re.compile(rf"(?:[’']s?)? (?:Ministry (?:of|for) (?:the )?{_FIELD}|{_FIELD} Ministry|MFA|Government)(?= )")
_OF = re.compile(r",? (?:of|from|(?<=person )for|(?<=man )for) (?:the |our )?")
# "Lee Min, ⟨Minister of Trade⟩ of Peru", "King A, King of B"
_LATER = re.compile(rf",? (?:the )?(?:{_OFFICE})(?: and (?:{_OFFICE}))? (?:of|to) (?:the )?")
_TOGETHER = re.compile(
    r"\b(?:together with|alongside|(?:and|with) (?:his|her|their) counterparts? (?:from|of)|received|welcomed|hosted|"
    r"joined by)\b",
    re.IGNORECASE,
)


_SOMEWHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Oo]n)\s$")
# Behind the state the description ends: not "Director of Peru ⟨programmes⟩", "President of the U.S. ⟨Chamber⟩".
_NOTHING_MORE = re.compile(
    r"$|[^\w\s’'-]|\s(?:in|on|at|and|who|to|for|during|with|by|as|from|met|said|has|had|was|is|will|here|today)\b"
)
# "between Ana Paz, Minister of Energy of Peru, and …", "Ana Paz, Peru's Minister of Energy": the name comes first.
_NAME_FIRST = re.compile(rf"(?<![\w-])(?P<full>{_WHOLE}(?: {_PART}){{1,3}}), (?:the )?$")


@dataclass(frozen=True, slots=True)
class Introduction:
    """One office with the name behind it. ``code`` is the party the words give it, None if they give none.

    ``parts`` is empty where nobody is named: "held talks with the President of Kiribati".

    ``others`` are the parties set against the person in the sentence ("together with the ministers
    of …"); ``single_out`` the words that do so; ``sentence_codes`` every party near.
    """

    office: str
    parts: tuple[str, ...]
    honour: str
    code: Code | None
    others: tuple[Code, ...] = ()
    sentence_codes: tuple[Code, ...] = ()
    single_out: str | None = None


def introductions(text: str, named: Sequence[PartyMention]) -> Iterator[Introduction]:
    """The people ``text`` introduces, in order; ``named`` are the parties named in it, in order."""
    starts = [m.span.start for m in named]
    for match in _OFFICES.finditer(text):
        office = re.split(r" (?:of|for) (?!State\b|Staff\b)", match[0])[0]
        inner, at = _party_inside(text, match.end(), named, starts)
        name = _NAME_AT.match(text, at)
        if name is None or not _parts(name["full"]):
            # "Ana Paz, President of the U.S. Chamber of Trade" does not speak for the state.
            state = inner if inner is None or _NOTHING_MORE.match(text, at) else None
            first = _named_first(text, match, office, state, named, starts)
            if first is not None:
                yield first
            elif state is not None and not office.endswith("s"):  # "The Ministers of Kazakhstan and …" are several
                yield Introduction(office, (), "", state)
            continue
        parts = _parts(name["full"])
        if not parts or _is_party(name.start("full"), named, starts):
            continue
        end = name.start("full") + len(" ".join(parts))
        code = (
            inner or _behind(text, name.end("full"), end, named, starts) or _before(text, match.start(), named, starts)
        )
        if "counterpart" in office and code is None:
            continue
        yield _with_others(
            text, Introduction(office, parts, name["honour"] or "", code), match.start(), end, named, starts
        )


def _named_first(
    text: str,
    match: re.Match[str],
    office: str,
    inner: Code | None,
    named: Sequence[PartyMention],
    starts: Sequence[int],
) -> Introduction | None:
    """ "Ana Paz, Minister of Energy of Peru": only with a country, for an apposition may stand behind anything."""
    at = match.start()
    for mention in reversed(named[max(0, bisect_left(starts, at) - 2) : bisect_left(starts, at)]):
        if (
            inner is None
            and re.fullmatch(r"(?:[’']s?)? ", text[mention.span.end : at])
            and _NOTHING_MORE.match(text, match.end())
        ):
            inner, at = (mention.codes[0] if len(mention.codes) == 1 else None), mention.span.start
    before = _NAME_FIRST.search(text, max(0, at - 90), at)
    if before is None or inner is None or _is_party(before.start("full"), named, starts):
        return None
    if match[0].startswith("Ministers") or _SOMEWHERE.search(text[max(0, before.start() - 6) : before.start()]):
        return None  # "At Camp David, the President of …", "A and B, Ministers of Energy of Peru and Chile"
    said = before["full"].split()  # "the Honorable Ana Paz": the name begins behind what can be none
    said = said[max((i + 1 for i, word in enumerate(said) if word.rstrip(".") in _BEFORE_NAMES), default=0) :]
    parts = _parts(" ".join(said))
    return Introduction(office, parts, "", inner) if len(parts) > 1 else None


def _parts(said: str) -> tuple[str, ...]:
    """The words of a name up to the first that can be none, without "Jr."."""
    parts: list[str] = []
    for part in re.split(r"[ ,]+", said):
        if part in _NOT_NAMES or part.rstrip(".") in _NOT_NAMES:
            if part.rstrip(".") in ("Jr", "Sr"):
                continue
            break
        parts.append(part)
    while parts and (parts[-1].islower() or len(parts[-1].rstrip(".")) < 2):
        parts.pop()
    return tuple(parts) if any(len(p.rstrip(".")) > 1 for p in parts) else ()


def _party_inside(text: str, end: int, named: Sequence[PartyMention], starts: Sequence[int]) -> tuple[Code | None, int]:
    """ "President of the Republic of Peru Ana Paz": the party behind the office, and where the name may begin."""
    of = _OF.match(text, end)
    if of is None:
        return None, end
    at = bisect_left(starts, of.end())
    if at < len(named) and named[at].span.start == of.end() and len(named[at].codes) == 1:
        ministry = _MINISTRY.match(text, named[at].span.end)
        return named[at].codes[0], ministry.end() if ministry is not None else named[at].span.end
    return None, end


def _before(text: str, start: int, named: Sequence[PartyMention], starts: Sequence[int]) -> Code | None:
    for mention in reversed(named[max(0, bisect_left(starts, start) - 2) : bisect_left(starts, start)]):
        if mention.span.end > start or mention.role is PartyRole.CAPITAL or len(mention.codes) != 1:
            continue
        if _BEFORE.fullmatch(text, mention.span.end, start):
            return mention.codes[0]
    return None


def _behind(text: str, full: int, end: int, named: Sequence[PartyMention], starts: Sequence[int]) -> Code | None:
    """ "President Lee of Peru", "Minister Lee (Peru)", "King Ali, King of Peru"."""
    for at in {full, end}:
        for pattern in (_OF, _LATER, _PARENTHESIS):
            link = pattern.match(text, at)
            if link is None:
                continue
            first = bisect_left(starts, link.end())
            if first < len(named) and named[first].span.start == link.end() and len(named[first].codes) == 1:
                return named[first].codes[0]
    return None


def _is_party(at: int, named: Sequence[PartyMention], starts: Sequence[int]) -> bool:
    """ "his counterparts from Peru": what stands there is a state, not a name."""
    first = bisect_left(starts, at)
    return first < len(named) and named[first].span.start == at


_PARENTHESIS = re.compile(r" \((?:the )?")


def _with_others(
    text: str, one: Introduction, start: int, end: int, named: Sequence[PartyMention], starts: Sequence[int]
) -> Introduction:
    """Whom the same or the next sentence sets beside the person."""
    if one.code is not None:
        return one
    window = named[bisect_left(starts, max(0, start - 160)) : bisect_left(starts, end + 400)]
    together = _TOGETHER.search(text, end, end + 260)
    if together is None:
        return one
    others: dict[Code, None] = {}
    last = together.end()
    for mention in window:
        if mention.span.start < together.end() or mention.role is PartyRole.CAPITAL:
            continue
        if re.search(r"[.;]|\b(?:for|to)\b", text[last : mention.span.start]) or mention.span.start - last > 60:
            break
        others.update(dict.fromkeys(mention.codes))
        last = mention.span.end
    everybody = tuple(dict.fromkeys(c for m in window if m.role is not PartyRole.CAPITAL for c in m.codes))
    return Introduction(one.office, one.parts, one.honour, None, tuple(others), everybody, together[0])
