"""Who holds a statement.

Reads a subject's words, the mentions and the text's parties; writes codes with their source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from servanda.lexicon import load
from servanda.reading.about.publisher import is_body
from servanda.reading.grammar import Draft
from servanda.reading.grammar.vocabulary import vocabulary
from servanda.reading.organisations import bare, called_company, company, firms, is_persons, organisation
from servanda.reading.people import Mentions
from servanda.reading.speakers import Quotations, Turns
from servanda.reading.syntax import Sentence, Word
from servanda.records import Code, Field, Jointness, Kind, PartyMention, PartyRole, Span, Standing, TextRecord, TextType

__all__ = ["Holders"]

_Holding = Field[tuple[Code, ...]]

_COLLECTIVE = frozenset(
    "we they both side sides party parties minister ministers leader leaders president presidents head heads "
    "state states "
    "country countries nation nations government governments member members participant participants partner partners "
    "official officials team teams delegation delegations counterpart counterparts signatory signatories interlocutor "
    "interlocutors meeting summit advisor advisors adviser advisers secretaries council group quad task taskforce "
    "force premiers us "
    "partnership cooperation friendship relations relationship alliance dialogue authorities representatives "
    "chairs co-chairs "
    "peoples people economies democracies allies".split()
)
_SINGULAR = frozenset(
    "he she i it his her its him my me majesty excellency highness secretary minister president premier "
    "ambassador chancellor "
    "king emir spokesperson spokesman government country administration ministry".split()
)
# "The other parties supported the proposal": all but the one that made it.
_OTHERS = re.compile(r"\b[Tt]he other (?:parties|countries|sides|members|member states|participants|states)\b")
# "Both sides", "the two ministers" in a report on calls with several: the publisher and whom it has just named.
_PAIR = re.compile(
    r"(?:[Bb]oth|(?:[Tt]he )?[Tt]wo) (?:\w+ )?(?:sides|parties|countries|states|nations|ministers|leaders|presidents|"
    r"heads of state|governments)"
)
_ORGANS = frozenset("council committee commission meeting summit conference assembly session forum board".split())
"""What speaks for the meeting's parties as one: "It" means it, and not whom it named last."""
_MEMBERS = re.compile(
    r"(?:[Tt]he )?(?:[Oo]ther )?(?:[Mm]ember|[Pp]artner) (?:[Ss]tates|[Cc]ountries)|(?:[Tt]he )?[Mm]embers|"
    r"(?:[Tt]he )?[Ss]tates [Mm]embers(?: of the [A-Z]\w+)?"
)
_SHORT_NAME = re.compile(r"[Tt]he (?P<word>[A-Z][a-z]+)")
_HONOURS = frozenset({"HE", "HH", "HM", "HRH"})
_FIRST = frozenset("i my me we our us".split())
_BACKWARD = frozenset("he she it his her its their they".split())
_ONES_OWN = frozenset("country government nation side state ministry republic kingdom administration".split())
"""What somebody has who speaks for it: "the President of Kenya reiterated that his country will not"."""
_TAKING = frozenset(["receive"])
_TAKEN = frozenset("worker delegation student official visitor citizen refugee patient trainee guest colleague".split())
"""Who receives these does something: "Japan will receive 50,000 skilled workers"."""
_OFFICES = frozenset(
    "president minister premier chancellor king queen emir amir sultan secretary leader ambassador delegation "
    "counterpart side "
    "presidents ministers leaders delegations majesty excellency".split()
)
_SPEAKING = frozenset("side minister leader representative delegation official president participant colleague".split())
# "We agreed …", "we will deepen our partnership": both, though one of them is speaking.
_BOTH_OF_US = re.compile(
    r"\b(?:our two|both|agreed|decided|together|signed|our (?:[\w-]+ ){0,4}(?:ties|relations|relationship|"
    r"partnership|cooperation|friendship|exchanges)|our (?:countries|peoples|nations|states)|"
    # "We noted the importance of dialogue": what was said at the talks, as one of the two tells it
    r"[Ww]e (?:also |both |then )*(?:noted|discussed|reviewed|exchanged|reaffirmed|confirmed|concluded|touched|"
    r"were unanimous))\b"
)
_SUBSET = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|some|several|"
    r"most|many) of "
    r"(?:us|them|the (?:parties|ministers|leaders|members|countries))\b",
    re.IGNORECASE,
)
# "Finland is our reliable partner", "Russia has proved unreliable": the subject is what is judged, not who judges. With
# these words the subject is the judge ("Thailand is confident that …").
_JUDGING_STATES = frozenset(
    "concerned convinced confident pleased grateful thankful committed proud glad ready aware united determined "
    "worried alarmed "
    "satisfied encouraged hopeful mindful appalled saddened delighted honoured honored opposed keen interested "
    "resolute clear "
    "firm steadfast optimistic sure certain willing dismayed outraged horrified resolved".split()
)
_NO_JUDGING = frozenset(
    "be see look call put point mark proceed advance pay take make have need remain speak maintain set".split()
)
_WITH_OWNER = frozenset(
    "commitment support opposition position concern readiness view gratitude appreciation condolences respect "
    "pledge intention".split()
)
_PLEDGES = frozenset(
    "commitment readiness pledge intention promise offer undertaking willingness decision resolve".split()
)
_THANKING = frozenset("thank congratulate praise commend appreciate laud".split())
_THANKS = frozenset("appreciation gratitude thanks condolences congratulations sympathy solidarity".split())
"""What nobody feels for himself: whoever is named behind is not the one who feels it."""
_JOINT = (TextType.JOINT_STATEMENT, TextType.COMMUNIQUE, TextType.DECLARATION)


@dataclass(slots=True)
class Holders:
    """Resolves drafts in the order of the text; remembers whom "he", "it" and "they" can mean, and who spoke last."""

    text: str
    mentions: Mentions
    record: TextRecord
    home: Code | None
    publisher: str | None = None
    turns: Turns = field(default_factory=Turns)
    quoted: Quotations = field(default_factory=Quotations)
    single: Code | None = None
    group: tuple[Code, ...] = ()
    last: tuple[Code, ...] = ()
    organ: bool = False

    def of(self, sentence: Sentence, draft: Draft) -> _Holding:
        """The codes of whoever holds ``draft``, a statement of ``sentence``."""
        before = self.single, self.group, self.last
        found = self._of(draft.lead or sentence, sentence, draft)
        if found.rule == "holders.pledge" or ".their-" in draft.rule:
            self.single, self.group, self.last = before  # "praised Chad's pledge. He …": who praised, not who pledged
            above = self._above(sentence, draft.verb, None) if draft.lead is None else None
            if above is not None and above.low not in _BACKWARD:
                self.resolve(sentence, above)
            return found
        if found.rule == "holders.last" and draft.kind is Kind.POSITION:
            found = self._other_than_thanked(sentence, draft, found)
        if draft.kind is not Kind.EVENT and found.rule != "holders.company":
            self.last = found.value or self.last
        if draft.subject is not None and draft.subject.low != "it":
            self.organ = draft.subject.low in _ORGANS and found.rule == "holders.parties"
        return found

    def jointness(self, sentence: Sentence, subject: Word | None, holders: tuple[Code, ...]) -> Jointness:
        """Whether the holders are bound together, each, or only some of them."""
        if subject is None or len(holders) < 2:
            return Jointness.JOINTLY
        verb = sentence.words[subject.head]
        beside = {k.low for k in sentence.kids(verb) if k.dep in ("advmod", "appos", "npadvmod", "dep")}
        said = {k.low for k in sentence.kids(subject)} | {subject.low}
        # "Each Party will …", "The ministers will each …", "will individually report": for itself.
        if said & {"each", "every", "respective", "either"} or beside & {
            "each",
            "individually",
            "respectively",
            "separately",
        }:
            return Jointness.EACH
        if said & {"some", "several", "many", "most"}:
            return Jointness.SOME
        return Jointness.JOINTLY

    def _other_than_thanked(self, sentence: Sentence, draft: Draft, found: _Holding) -> _Holding:
        """ "The President thanked Italy", after Italy was named last: of two parties the other one thanks."""
        table = self.record.parties.value
        verb = sentence.words[draft.verb.i]
        things = {w.low for w in sentence.kids(verb, "dobj")} if verb is draft.verb else set()
        if len(table) != 2 or found.value[0] not in table or not (verb.lemma in _THANKING or things & _THANKS):
            return found
        behind = self.mentions.within(Span(verb.end, sentence.span.end))
        if not behind or behind[0].codes != found.value:
            return found
        other = tuple(code for code in table if code not in found.value)
        self.single = other[0]
        return Field(other, found.spans, "the other party, who is not the one thanked", "holders.last", 0.7)

    # -- ways to a holder ------------------------------------------------------------------------------------------

    def _of(self, owner: Sentence, sentence: Sentence, draft: Draft) -> _Holding:
        subject = draft.subject
        pledged = self._pledger(sentence, draft) if draft.kind is Kind.COMMITMENT else None
        if pledged is not None:
            return replace(pledged, rule="holders.pledge")
        own = self._above(sentence, draft.verb, None) if draft.lead is not None else None
        if own is not None:
            return self.resolve(sentence, own)  # "- Trade: Ecuador has committed to …", whatever the lead-in's subject
        if draft.passive:
            agent = owner.kid(draft.verb, "agent") if owner is sentence else None
            by = owner.kid(agent, "pobj") if agent is not None else None
            return self.resolve(owner, by) if by is not None else self._voice(sentence, draft, None)
        # "The two sides should seek peace": who says so calls on them
        if subject is None or draft.rule == "call.should":
            return self._voice(sentence, draft, subject)
        if subject.tag in ("WDT", "WP") and owner is sentence:
            whose = sentence.words[sentence.words[subject.head].head]  # "Azerbaijan, which has pledged …"
            if whose is not subject and whose.is_noun and self._can_hold(sentence, whose):
                return self.resolve(sentence, whose)
        if draft.speaker is not None and subject.low in _SINGULAR and subject.low not in ("government", "country"):
            return self.resolve(sentence, draft.speaker)  # "the Minister said he would": he is the Minister
        if draft.kind is Kind.COMMITMENT and draft.lemma in _TAKING and not _takes_in(sentence, draft.verb):
            return self._giver(self.resolve(owner, subject))
        if not self._can_hold(owner, subject) and not _is_doing(owner, subject):
            owned = self._owner(owner, subject)
            if owned is not None and (draft.kind is not Kind.POSITION or subject.lemma in _WITH_OWNER):
                return owned
            return self._voice(sentence, draft, subject)
        if draft.kind is Kind.POSITION and not self._judges(owner, draft, subject):
            return self._voice(sentence, draft, subject)
        return self.resolve(owner, subject)

    def _pledger(self, sentence: Sentence, draft: Draft) -> _Holding | None:
        """ "The Summit welcomed the pledge of South Africa to release maize": South Africa, not the summit."""
        for word in sentence.ancestors(draft.verb):
            if word.is_noun and word.lemma in _PLEDGES:
                return self._owner(sentence, word)
            if word.is_verb and word.dep not in ("xcomp", "conj"):
                return None
        return None

    def _can_hold(self, sentence: Sentence, subject: Word) -> bool:
        """Whether the subject can hold anything: a party, a person, a company; not "cooperation", "the tender"."""
        if subject.low in ("it", "there", "this", "that") and subject.dep in ("nsubjpass", "expl"):
            return False  # "it was agreed that …": nobody is "it"
        if (
            subject.low in _SINGULAR
            or subject.low in _COLLECTIVE
            or subject.lemma in _COLLECTIVE
            or subject.low in _OFFICES
        ):
            return True
        words = [sentence.words[i] for i in sentence.subtree(subject)]
        said = self.text[words[0].start : words[-1].end]
        if company(said) or _SUBSET.search(said) or subject.tag.startswith(("NNP", "PRP")):
            return True
        return any(m.span.start <= subject.start < m.span.end for m in self.mentions.within(sentence.span))

    def _judges(self, sentence: Sentence, draft: Draft, subject: Word) -> bool:
        """Whether the subject is who values or rejects, not what is valued or rejected."""
        if subject.low in _FIRST or subject.low in ("he", "she", "they") or subject.low in _OFFICES:
            return True
        verb = sentence.words[subject.head]
        if any(sentence.words[k].low in _JUDGING_STATES for k in (*verb.kids, verb.i)):
            return True
        if not draft.rule.startswith("learned") and not draft.rule.endswith((".must", ".should")):
            return True
        if verb.lemma in _NO_JUDGING or verb.tag == "MD" or draft.rule.endswith((".must", ".should")):
            return False
        if verb.lemma in vocabulary().stances.verbs or verb.lemma in vocabulary().speech:
            return True
        if subject.dep == "nsubj" and subject.lemma in _SPEAKING:
            return True  # "Both sides voiced unease", "The Russian representatives drew attention to"
        codes = {c for m in self.mentions.within(Span(subject.start, subject.end)) for c in m.codes}
        return bool(codes) and codes <= {*self.record.parties.value, self.home}

    def _owner(self, sentence: Sentence, subject: Word) -> _Holding | None:
        """ "Argentina's commitment", "the U.S. pledge", "the readiness of Japan": whose thing the subject is."""
        for deps in (("poss", "compound", "amod", "nmod"), ("prep",)):
            for kid in sentence.kids(subject, *deps):
                if kid.dep == "prep" and kid.low not in ("of", "by"):
                    continue
                words = [sentence.words[i] for i in sentence.subtree(kid)]
                named = [
                    m for run in _runs(words) for m in self.mentions.within(run) if m.role is not PartyRole.CAPITAL
                ]
                if named:
                    return self._named(named, sentence.run(words), "")
                if kid.low in ("our", "his", "her", "their", "its"):
                    return self.resolve(sentence, kid)
        return None

    def _voice(self, sentence: Sentence, draft: Draft, below: Word | None) -> _Holding:
        """Who says what has no holder of its own: a reported speaker, whoever the clause above names, the turn's "
        "speaker."""
        if draft.speaker is not None and draft.speaker.low == "it" and draft.speaker.dep in ("nsubjpass", "expl"):
            return self._all("nobody is named: the meeting's parties", (), 0.7)  # "It was agreed that …"
        if draft.speaker is not None:
            return self.resolve(sentence, draft.speaker)
        start = draft.verb if below is None or draft.lead is not None else sentence.words[below.head]
        above = self._above(sentence, start, below)
        if above is not None:
            return self.resolve(sentence, above)
        speaks = self._speaks(sentence.words[draft.verb.i].start if draft.lead is None else sentence.span.start)
        if speaks is not None:
            return speaks
        if draft.kind not in (Kind.POSITION, Kind.CALL) or self.record.type.value in _JOINT:
            return self._all("nobody is named: the meeting's parties", (), 0.7)
        ours = draft.kind is Kind.CALL and self.home is not None and self.record.standing.value is Standing.ONE_SIDE
        if self.last and not ours:
            return Field(self.last, (), "who held the statement before", "holders.before", 0.6)
        if self.home is not None:
            return Field((self.home,), (), "the publisher's party", "holders.home", 0.5)
        return self._all("nobody is named: the meeting's parties", (), 0.45)

    def _above(self, sentence: Sentence, start: Word, below: Word | None) -> Word | None:
        """The nearest subject at or above ``start``, other than ``below``, that can hold a statement."""
        for verb in (start, *sentence.ancestors(start)):
            own = sentence.kid(verb, "nsubj", "nsubjpass") if verb.is_verb or verb.tag == "MD" else None
            if own is None or own is below or own.tag in ("WDT", "WP"):
                continue
            if self._can_hold(sentence, own):
                return own
        return None

    def _giver(self, taker: _Holding) -> _Holding:
        """ "India will receive a quota", between two: the other one gives it."""
        others = tuple(p for p in self.record.parties.value if p not in taker.value)
        if len(taker.value) == 1 and len(others) == 1 and len(self.record.parties.value) == 2:
            return Field(others, taker.spans, "the other party, who gives", "holders.giver", 0.6)
        return taker

    # -- words -----------------------------------------------------------------------------------------------------

    def resolve(self, sentence: Sentence, subject: Word) -> _Holding:
        """The codes of whoever the subject's words name, or of whom they stand for."""
        if subject.text in _HONOURS and subject.i + 1 < len(sentence.words):
            # "HE the President undertook": the parse takes the honour for a pronoun
            subject = next((w for w in sentence.words[subject.i + 1 : subject.i + 4] if w.low in _OFFICES), subject)
        words = _phrase(sentence, subject)
        span = sentence.run(words)
        said = self.text[span.start : span.end]
        if called_company(said) and subject.low not in ("we", "they"):
            return Field(tuple(map(Code, firms(said))), (span,), rule="holders.company", confidence=0.7)
        if (
            any(k.low in ("each", "neither", "either", "every") for k in sentence.kids(subject))
            and subject.low in _COLLECTIVE
        ):
            return self._all(f'"{said}" stands for each of the meeting\'s parties', (span,))
        his = {k.low for k in sentence.kids(subject, "poss")} & _BACKWARD and subject.lemma in _ONES_OWN
        if subject.low in _BACKWARD or his:
            above = self._above(sentence, sentence.words[subject.head], subject)
            if above is not None and above.low not in _FIRST and above.i < subject.i:
                return self.resolve(sentence, above)  # "Korea announced that it would", "Chad renewed its pledge"
        named = [m for run in _runs(words) for m in self.mentions.within(run)]
        seats = all(w.tag in _LISTED for w in words)  # "Canberra and Wellington": the governments that sit there
        named = [m for m in named if m.role is not PartyRole.CAPITAL or m.span == span or seats]
        ours = subject.low in _OFFICES and any(k.low == "our" for k in sentence.kids(subject, "poss"))
        if ours and self.home is not None and self.record.type.value not in _JOINT:
            self.single = self.home
            return Field((self.home,), (span,), "the publisher's party", "holders.our", 0.8)
        if subject.low in ("his", "her") or (
            subject.low == "government" and any(w.low in ("his", "her") for w in words)
        ):
            named = []
        if named:
            return self._everyone(sentence, subject, named, span) or self._named(named, span, said)
        return self._pronoun(sentence, subject, span, said)

    def _everyone(
        self, sentence: Sentence, subject: Word, named: Sequence[PartyMention], span: Span
    ) -> _Holding | None:
        """ "The President and Prime Minister Persad": two office-holders of a meeting of two, though one name is "
        "unknown."""
        heads = [subject]
        while (following := sentence.kid(heads[-1], "conj")) is not None:
            heads.append(following)
        codes = {c for m in named for c in m.codes}
        table = self.record.parties.value
        if len(heads) < 2 or len(heads) != len(table) or len(codes) >= len(table) or not codes <= set(table):
            return None
        # "Prime Ministers Paz and Soto": the office before the first is the second's as well
        several = any(k.low in _OFFICES and k.low.endswith("s") for k in sentence.kids(subject, "compound"))
        persons = all(several or _is_person(sentence, h) for h in heads)
        return self._all("as many office-holders as parties", (span,)) if persons else None

    def _named(self, named: Sequence[PartyMention], span: Span, said: str) -> _Holding:
        found = tuple(dict.fromkeys(c for mention in named for c in mention.codes))
        # "the Vietnamese side", "Premier Li": one; "China and the five Central Asian states": all of them.
        low = said.lower()
        if len(found) == 1:
            self.single = found[0]
            whole = re.search(r"\b(?:both|two|three|all|sides|leaders|delegations)\b", low)
            if (
                whole
                and len(self.record.parties.value) > 1
                and found[0] in self.record.parties.value
                and not re.search(r"\b(?:side|president|minister)\b", low)
            ):
                return self._all("a group of the meeting's parties", (span,))
        else:
            self.group = found
        return Field(found, tuple(m.span for m in named), rule="holders.named", confidence=0.95)

    def _pronoun(self, sentence: Sentence, subject: Word, span: Span, said: str) -> _Holding:
        low, parties = subject.low, self.record.parties.value
        part = self._part(said, span) if low != "secretariat" else self._secretariat(said, span)
        if part is not None:
            return part
        heads = [subject, *sentence.kids(subject, "conj")]
        if len(heads) > 1 and len(heads) == len(parties) and all(_is_person(sentence, h) for h in heads):
            return self._all("as many office-holders as parties", (span,))
        called = self._members(said, span) or self._short(said, span)
        if called is not None:
            return called
        names = self._names(sentence, subject, said, span)
        if names:
            return Field(names, (span,), rule="holders.company", confidence=0.6)
        if low in _FIRST:
            return self._first(sentence, low, span)
        if low in _SINGULAR:
            one = self._one(low, span)
            if one is not None:
                return one
        if low in ("they", "their", "them") and len(self.group) > 1 and not parties:
            return Field(self.group, (span,), "the parties named last", "holders.last-group", 0.7)
        if low == "latter":
            return Field(self.group[-1:], (span,), "the party named last", "holders.latter", 0.6)
        if low in _COLLECTIVE or subject.lemma in _COLLECTIVE or low in ("their", "them"):
            short = (
                f'"{said}" stands for the meeting\'s parties' if len(said) < 40 else "a group of the meeting's parties"
            )
            return self._all(short, (span,))
        return self._own_name(subject, span, said)

    def _members(self, said: str, span: Span) -> _Holding | None:
        """ "Member States agreed …", in a text of their body: its members (coding guide, section 7)."""
        parties = self.record.parties.value
        group = load().parties.members_of(parties[0]) if len(parties) == 1 and _MEMBERS.fullmatch(said) else None
        if group is None:
            return None
        day = self.record.date.value.first if self.record.date is not None else None
        return Field(tuple(map(Code, group.members_on(day))), (span,), "the body's members", "holders.members", 0.7)

    def _short(self, said: str, span: Span) -> _Holding | None:
        """ "The Community", "the Kingdom", "the Facility": whoever bears the word in a longer name."""
        match = _SHORT_NAME.fullmatch(said)
        if match is None:
            return None
        word = re.compile(rf"\w \w*.*\b{match['word']}\b|\b{match['word']}\b.* \w")
        bearing = [c for c in self.record.parties.value if any(word.search(name) for name in _names_of(c))]
        if len(bearing) == 1:
            self.single = bearing[0]
            return Field((bearing[0],), (span,), "whose longer name has the word", "holders.short", 0.75)
        before = re.findall(rf"(?:[A-Z][\w’'-]+ )+{match['word']}\b", self.text[max(0, span.start - _FAR) : span.start])
        name = organisation(re.sub("^The ", "", before[-1]), speaks=True) if before else None
        if name is None:
            return None
        return Field((Code(name),), (span,), "whose longer name has the word", "holders.short", 0.6)

    def _names(self, sentence: Sentence, subject: Word, said: str, span: Span) -> tuple[Code, ...]:
        """ "Saha Rail and Dong Nai Ports": organisations by their names; none if the subject is no such."""
        if self.text[span.end : span.end + 1] == ":" or (said.isupper() and self.text[span.end : span.end + 1] == ","):
            return ()  # "Non-Tariff Barriers: The two will …": a heading within the line; "DOHA, Qatar –": a dateline
        if not subject.tag.startswith("NNP") and not re.search(r"[a-z][A-Z]", subject.text):
            return ()
        own = self.home is not None and self.record.standing.value is Standing.ONE_SIDE and is_persons(said)
        speaks = own or sentence.words[subject.head].lemma in vocabulary().speech
        parts = re.split(r",? and |, ", said) if sentence.kid(subject, "conj") is not None else [said]
        names = [organisation(part, speaks=speaks) for part in parts]
        return tuple(Code(name) for name in names if name is not None) if all(names) else ()

    def _part(self, said: str, span: Span) -> _Holding | None:
        """ "The other parties": all but the one named last; "several of the members": some, nobody says which."""
        parties = self.record.parties.value
        two = _PAIR.fullmatch(said) is not None and len(parties) > 2 and self.record.type.value not in _JOINT
        pair = self._pair(span) if two else ()
        if pair:
            return Field(pair, (span,), "the parties named last", "holders.pair", 0.7)
        if _OTHERS.search(said) and len(parties) > 2 and self.single in parties:
            others = tuple(party for party in parties if party != self.single)
            return Field(others, (span,), "a group of the meeting's parties", "holders.others", 0.7)
        subset = _SUBSET.search(said)
        if subset is None:
            return None
        why = f"{subset['n']} of the meeting's parties, not named"
        return Field(parties, (span,), why, "holders.subset", 0.4)

    def _pair(self, span: Span) -> tuple[Code, ...]:
        """The two parties named last besides the publisher's, in this paragraph or the last, or it and another."""
        start = before = self.text.rfind("\n", 0, span.start)
        while before > 0 and self.text[before - 1].isspace():
            before -= 1
        for since in (start, self.text.rfind("\n", 0, max(0, before))):
            named: dict[Code, None] = {}
            for mention in self.mentions.before(span.start):
                if mention.span.start < since:
                    break
                named.update({c: None for c in mention.codes if c in self.record.parties.value and c != self.home})
            if len(named) == 2:
                return tuple(reversed(named))
            if len(named) == 1 and self.home is not None and self.home in self.record.parties.value:
                return (self.home, *named)
        return ()

    def _secretariat(self, said: str, span: Span) -> _Holding:
        """The secretariat by its name: in full where it published the text."""
        whole = (self.publisher or "").split(",")[0].strip()
        self.single = Code(whole if "ecretariat" in whole else bare(said))
        return Field((self.single,), (span,), rule="holders.secretariat", confidence=0.7)

    def _one(self, low: str, span: Span) -> _Holding | None:
        """Whom "it", "he" or "the government" means: the body that speaks, else whoever was named last, else home."""
        # "The Joint Committee met …. It agreed": the committee, whoever was named since.
        if low == "it" and (self.organ or self._one_body()):
            return self._all(f'"{self.text[span.start : span.end]}" stands for the meeting\'s parties', (span,))
        if self.single is not None:
            return Field((self.single,), (span,), "the party named last", "holders.last", 0.75)
        if self.home is not None:
            return Field((self.home,), (span,), "the publisher's party", "holders.home", 0.5)
        return None

    def _own_name(self, subject: Word, span: Span, said: str) -> _Holding:
        """ "Vladimir Putin congratulated …" in the Kremlin's own readout: only a guest needs his country told."""
        if subject.tag == "NNP" and self.home is not None and self.record.standing.value is Standing.ONE_SIDE:
            if not is_persons(said):  # "Vietjet intends", "KTZ Express will build": a firm, by its name
                return Field((Code(bare(said)),), (span,), rule="holders.company", confidence=0.5)
            return Field((self.home,), (span,), "a name its publisher does not introduce", "holders.own-name", 0.5)
        return self._all("nobody is named: the meeting's parties", (span,), 0.45)

    def _one_body(self) -> bool:
        """ "The Council resolved … It looks forward …": one body speaks, and who was named last is talked about."""
        parties = self.record.parties.value
        whole = len(parties) == 1 and is_body(parties[0])
        return bool(parties) and self.last == parties and (whole or parties in _groups())

    def _first(self, sentence: Sentence, low: str, span: Span) -> _Holding:
        """ "I" and "we": the turn's speaker, whoever is quoted, the publisher of its own words, else all parties."""
        me = low in ("i", "my", "me")
        both = not me and _BOTH_OF_US.search(sentence.text) is not None
        speaks = self._speaks(span.start) if not both else None
        if speaks is not None:
            return replace(speaks, spans=(span,))
        several = both and len(self.record.parties.value) > 1
        ours = not self._joint() and not several and self.record.standing.value is Standing.ONE_SIDE
        if (me or ours) and self.home is not None:
            return Field((self.home,), (span,), "the publisher speaks", "holders.speaker", 0.7)
        return self._all(f'"{low}" stands for the meeting\'s parties', (span,))

    def _joint(self) -> bool:
        """Whether the text is the word of all its parties."""
        return self.record.type.value in _JOINT or self.record.standing.value is Standing.AGREED

    def _speaks(self, offset: int) -> _Holding | None:
        """Whose words stand at ``offset``: whoever is quoted, else whose turn it is; None if the text itself speaks."""
        quoted = self.quoted.at(offset) if not self._joint() else None
        if quoted is not None:
            codes = quoted or ((self.single,) if self.single is not None else ())
            if codes:
                return Field(codes, (), "who is quoted", "holders.quoted", 0.75)
        turn = self.turns.at(offset)
        return Field((turn,), (), "whose turn it is to speak", "holders.turn", 0.8) if turn is not None else None

    def _all(self, why: str, spans: tuple[Span, ...], sure: float = 0.85) -> _Holding:
        parties = self.record.parties
        return Field(parties.value, spans, why, "holders.parties", sure * max(0.5, parties.confidence))


_FAR = 3000  # code points within which a short name's longer one is looked for


def _names_of(code: Code) -> Sequence[str]:
    parties = load().parties
    party = parties.states.get(code) or parties.bodies.get(code)
    return party.names if party is not None else ()


@cache
def _groups() -> frozenset[tuple[Code, ...]]:
    return frozenset(tuple(map(Code, group.members)) for group in load().parties.groups.values())


def _takes_in(sentence: Sentence, verb: Word) -> bool:
    taken = sentence.kid(verb, "dobj", "nsubjpass")
    return taken is not None and taken.lemma in _TAKEN


def _is_doing(sentence: Sentence, subject: Word) -> bool:
    """Whether its verb makes a doer of the subject: "the diplomat congratulated", "the workshop welcomed"."""
    verb = sentence.words[subject.head]
    if subject.dep != "nsubj" or verb.lemma in _NO_JUDGING or subject.tag in ("WDT", "WP"):
        return False
    return (
        verb.lemma in vocabulary().stances.verbs
        or verb.lemma in vocabulary().speech
        or verb.lemma in vocabulary().commissive
    )


def _is_person(sentence: Sentence, head: Word) -> bool:
    """An office, or a name with its office: "the Prime Minister", "President Petro"."""
    return head.low in _OFFICES or any(k.low in _OFFICES for k in sentence.kids(head, "compound", "nmod", "appos"))


def _phrase(sentence: Sentence, subject: Word) -> list[Word]:
    """The subject's phrase without clauses that only describe it."""
    skip: set[int] = set()
    for i in sentence.subtree(subject):
        word = sentence.words[i]
        if word.dep in ("relcl", "acl", "advcl", "appos") and i != subject.i:
            below = sentence.subtree(word)
            # "the Parties (the United States and Japan)" keeps its names, a described person's biography does not.
            listed = all(sentence.words[j].tag in _LISTED for j in below)  # "Kazakhstan, Kyrgyzstan, Pakistan and …"
            if word.dep != "appos" or (len(below) > 8 and not listed):
                skip.update(below)
        if (
            word.dep == "poss"
            and word.head == subject.i
            and subject.low in _COLLECTIVE
            and word.low in ("their", "our", "its")
        ):
            skip.add(i)
    return [sentence.words[i] for i in sentence.subtree(subject) if i not in skip] or [subject]


def _runs(words: Sequence[Word]) -> list[Span]:
    """Unbroken runs of the words."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and word.i == runs[-1][-1].i + 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [Span(r[0].start, r[-1].end) for r in runs]


_LISTED = frozenset({"NNP", "NNPS", ",", "CC", "DT"})
