"""From a sentence's verbs to drafts of statements: entry, clauses, what is coordinated with them and what hangs below.

It climbs the parse from each finite verb: who (subject), how strongly (the chain of markers), what (the verb of
substance), and follows coordination. Runs are cut afterwards, in :mod:`servanda.reading.grammar.runs`.
"""

from __future__ import annotations

import re

from servanda.reading.grammar.acts import act
from servanda.reading.grammar.climb import TOP, Climb
from servanda.reading.grammar.decisions import counted
from servanda.reading.grammar.draft import Context, Draft
from servanda.reading.grammar.loose import named_meetings, verbless_promises
from servanda.reading.grammar.mending import mend
from servanda.reading.grammar.negation import fronted_no
from servanda.reading.grammar.nominal import acts_for_parties, first_word
from servanda.reading.grammar.order import read
from servanda.reading.grammar.valuing import polarity_of
from servanda.reading.syntax import Sentence, Word
from servanda.records import Force, Kind, Polarity

__all__ = ["drafts"]

_CLAUSES = ("conj", "ccomp", "parataxis", "advcl", "relcl", "acl")
_ITEM_TAGS = frozenset({"VB", "VBG", "VBP", "NN", "NNS", "NNP", "VBN"})
_LABEL_TAGS = frozenset({":", ",", "``", "-LRB-", "LS", "CD"})
_LABEL = re.compile(r"[A-Z]?\.?\d*\.?(?:\d+\.?)*|[a-z]|[ivx]+")
_PLEDGING = frozenset("pledge promise undertake offer commit vow".split())
_FUTURE = frozenset({"will", "shall", "'ll", "’ll"})


def drafts(sentence: Sentence, lead: Context | None = None) -> list[Draft]:
    """The drafts of ``sentence`` in order of their first word.

    ``lead`` is what a list item takes from its lead-in ("The Parties agreed to:"), None for a sentence of its own.
    """
    if sentence.words and sentence.words[-1].text == "?":
        return []  # a question promises nothing (coding guide, section 2)
    mend(sentence, item=lead is not None and lead.force is not None)
    climb = Climb(sentence, _clause)
    for word in sentence.words:
        if word.dep == "ROOT":
            _root(climb, word, lead)
    verbless_promises(climb)
    named_meetings(climb)
    return sorted(climb.found, key=lambda d: (d.start, d.nested))


def _root(climb: Climb, word: Word, lead: Context | None) -> None:
    if lead is not None and lead.force is not None and _begins_item(climb, word):
        act(climb, word, lead.but(start=_item_start(climb, word)))
    elif lead is None and _to_do(climb, word):
        act(climb, word, TOP.but(force=Force.FIRM, start=_item_start(climb, word), rule="commitment.to-do", sure=0.7))
    elif word.is_verb or word.tag == "MD":
        climb.clause(word, TOP)
    elif word.tag in ("JJ", "VBN") and word.low in climb.v.stances.adjectives:
        # a preamble: "Deeply concerned by the attacks", "Convinced that trade matters"
        polarity = climb.v.stances.adjectives[word.low]
        climb.close(word)
        climb.take(Kind.POSITION, word, TOP, "position.preamble", polarity=polarity)
    else:
        for kid in climb.s.kids(word, *_CLAUSES):
            if kid.is_verb:
                climb.clause(kid, TOP)


def _to_do(climb: Climb, word: Word) -> bool:
    """A line of a plan: "A.1. To carry out exploration"; not "To condemn", "To urge" of a resolution."""
    v, s = climb.v, climb.s
    first = next((w for w in s.words if w.tag not in _LABEL_TAGS and not _LABEL.fullmatch(w.text)), None)
    if first is None or first.low != "to" or first.head != word.i or word.tag != "VB":
        return False
    return not (word.lemma in v.stances.verbs or word.lemma in v.call or s.kid(word, "nsubj", "nsubjpass") is not None)


def _begins_item(climb: Climb, word: Word) -> bool:
    """A list item that is an act ("establish a working group;", "strengthening ties") rather than a sentence."""
    return word.tag in _ITEM_TAGS and climb.s.kid(word, "nsubj", "nsubjpass", "expl") is None


def _item_start(climb: Climb, word: Word) -> int:
    # "(a) 300 training places": a number that counts is no label
    words = (w.i for w in climb.s.words if w.tag not in _LABEL_TAGS or (w.tag == "CD" and w.dep == "nummod"))
    return next(words, word.i)


def _clause(climb: Climb, verb: Word, up: Context) -> None:
    """A finite clause, or one coordinated with it."""
    if verb.i in climb.seen:
        return
    climb.seen.add(verb.i)
    here = _context(climb, verb, up)
    _fronted(climb, verb, here)
    read(climb, verb, here)
    _coordinated(climb, verb, here)
    _below(climb, verb, here)


def _context(climb: Climb, verb: Word, up: Context) -> Context:
    """What holds in the clause of ``verb``: its own subject and modal, else those it shares with the clause above."""
    own = climb.s.kid(verb, "nsubj", "nsubjpass", "csubj")
    subject = own or up.subject
    if own is not None and own.low in ("which", "who", "that") and verb.dep == "relcl":
        subject = climb.s.words[verb.head]
    modal = climb.modal(verb)
    if modal is None and own is None and up.modal and _takes_modal(climb, verb):
        modal = up.modal  # "will provide X and establish Y"
    return up.but(
        subject=subject,
        lead=None if own is not None else up.lead,
        start=_start(climb, verb, own, up),
        negated=climb.negated(verb) or (own is not None and _none_of(climb, own)),
        modal=modal,
        reported=up.reported or _aside(climb, verb),
        passive=climb.s.kid(verb, "nsubjpass", "auxpass") is not None,
    )


def _none_of(climb: Climb, subject: Word) -> bool:
    """ "Neither side will V", "No Party shall V"."""
    return any(k.low in ("neither", "no") for k in climb.s.kids(subject, "det"))


def _aside(climb: Climb, verb: Word) -> bool:
    """ "Croatia, he said, would train diplomats": reported speech although nothing stands above it."""
    return any(k.lemma in climb.v.plain_speech for k in climb.s.kids(verb, "parataxis"))


def _start(climb: Climb, verb: Word, own: Word | None, up: Context) -> int:
    if own is not None:
        no = fronted_no(climb.s, verb)  # "Under no circumstances will Peru host …": quoted with what negates it
        return first_word(climb.s, own) if no is None or no.i > own.i else no.i
    return up.start if up.start is not None else climb.verb_start(verb)


def _takes_modal(climb: Climb, verb: Word) -> bool:
    finite = any(k.tag in ("VBZ", "VBP", "VBD") for k in climb.s.kids(verb, "aux", "auxpass"))
    return verb.tag in ("VB", "VBP", "NN") and not finite


def _coordinated(climb: Climb, verb: Word, here: Context) -> None:
    for kid in climb.s.kids(verb, "conj"):
        if _another_clause(climb, verb, kid):
            same = climb.s.kid(kid, "nsubj", "nsubjpass") is None
            climb.clause(kid, here.but(start=climb.verb_start(kid) if same else None))


def _another_clause(climb: Climb, verb: Word, kid: Word) -> bool:
    """Not "thanked them for their support, work to stem the crisis and …", not "…, and support for reform"."""
    if kid.is_verb:
        bare = kid.tag in ("VB", "VBP") and climb.s.kid(kid, "aux", "nsubj", "nsubjpass") is None
        return not (bare and verb.tag == "VBD" and kid.low in climb.v.weaken)
    following = climb.s.words[kid.i + 1] if kid.i + 1 < len(climb.s.words) else None
    return kid.low in climb.v.stances.verbs and following is not None and following.tag != "IN"


def _below(climb: Climb, verb: Word, here: Context) -> None:
    """Clauses that hang lower and were not read as part of an act: relative, participial, adverbial."""
    for i in climb.s.subtree(verb):
        word = climb.s.words[i]
        if i in climb.seen or not word.is_verb:
            continue
        if word.dep in ("ccomp", "parataxis") and climb.s.kid(word, "nsubj", "nsubjpass"):
            climb.clause(word, TOP.but(speaker=here.speaker, reported=here.reported))
        elif word.dep == "relcl" and counted(climb, climb.s.words[word.head], word):
            climb.seen.add(i)
        elif word.dep in ("relcl", "advcl") and _is_own_promise(climb, word):
            climb.clause(word, TOP.but(sure=0.6))
        elif word.dep == "advcl" and word.tag == "VBG" and word.lemma in climb.v.stances.trailing:
            climb.clause(word, here.but(start=word.i, sure=0.7))


def _is_own_promise(climb: Climb, word: Word) -> bool:
    subject = climb.s.kid(word, "nsubj", "nsubjpass")
    if subject is not None and subject.tag in ("WDT", "WP") and word.dep == "relcl" and subject.dep == "nsubj":
        # "thanked Chad, which has pledged 20 million dollars"; not "the Initiative, which will foster growth"
        return word.lemma in _PLEDGING and climb.s.words[word.head].tag.startswith("NNP")
    if subject is None or acts_for_parties(subject) is not True:
        return False
    return any(k.low in _FUTURE for k in climb.s.kids(word, "aux")) or word.lemma in climb.v.commissive


def _recognizing(climb: Climb, verb: Word) -> Polarity | None:
    """ "Recognizing that trade matters, the ministers …": of these participles only those with a clause value."""
    return climb.v.stances.verbs.get(verb.lemma) if climb.s.kid(verb, "ccomp") is not None else None


def _fronted(climb: Climb, verb: Word, here: Context) -> None:
    """Participles before the subject: "Recognizing the importance of trade, the ministers …"."""
    for kid in climb.s.kids(verb, "advcl"):
        if kid.i < verb.i and kid.tag == "VBG" and kid.i not in climb.seen and kid.lemma in climb.v.stances.verbs:
            climb.seen.add(kid.i)
            polarity = polarity_of(climb, kid) or _recognizing(climb, kid)
            if polarity is not None:
                here_too = here.but(start=kid.i, sure=0.5)
                climb.take(Kind.POSITION, kid, here_too, "position.participle", polarity=polarity)
