"""Verbs that the parser lost: after a cue the lexicon says where acts begin, the parse what belongs to them.

"will implement X, jointly combat the Y, oppose Z": parsers take "combat" for a noun and "oppose" for its verb. Each
series starts at a verb under a cue (:mod:`servanda.reading.grammar.series`); a later word that fits its form and
follows a comma, a semicolon or "and" is hung on as its conjunct. Mending twice changes nothing.
"""

from __future__ import annotations

from servanda.reading.grammar.finite import acts, level, rows
from servanda.reading.grammar.series import Form, Member, members, opens_act, starts
from servanda.reading.grammar.vocabulary import vocabulary
from servanda.reading.parser import lemma, verb_forms
from servanda.reading.syntax import Sentence, Word

__all__ = ["mend"]

# What follows an opening verb: "Calls upon", "Underlines the", "Decides to".
_AFTER_OPENING = frozenset({"the", "its", "their", "all", "upon", "on", "for", "with", "that", "to", "a", "an"})
_TAGS = {Form.BASE: "VB", Form.INFINITIVE: "VB", Form.GERUND: "VBG"}


def mend(sentence: Sentence, *, item: bool = False) -> None:
    """Rehangs the verbs of every series of ``sentence``; words it changes are ``mended``.

    ``item``: it stands under a lead-in that promises, so that it may open with a bare verb.
    """
    if sentence.mended:
        return
    sentence.mended = True
    if item:
        _opening_of_item(sentence)
    _opening_verb(sentence)
    _among_others(sentence)
    _verbs_under_modals(sentence)
    _acts_after_to(sentence)
    _acts_with_partners(sentence)
    level(sentence)
    for first, later in rows(sentence):
        chain = _chain(sentence, first)
        for word in later:
            if word.i not in chain and _freed(sentence, first, word):
                _join(sentence, first, first, Member(word, Form.FINITE, True))
                chain |= _chain(sentence, word)
    for first, form in starts(sentence):
        chain, last = _chain(sentence, first), first
        for member in members(sentence, first, form):
            word = member.word
            if word.i not in chain and not _coordinated(sentence, word) and _freed(sentence, first, word):
                _join(sentence, first, last, member)
                chain |= _chain(sentence, word)
            last = word if word.i in chain else last


def _opening_of_item(sentence: Sentence) -> None:
    """ "- train judges;" under "The Parties agreed to:": taken for a kind of judges."""
    word = next((w for w in sentence.words if w.tag not in ("CD", "LS", ".", "-LRB-", "-RRB-", ":", "RB")), None)
    if word is None or word.dep == "ROOT" or not opens_act(sentence, word):
        return
    root = next((w for w in sentence.words if w.dep == "ROOT"), None)
    if root is None or root.i < word.i or not root.is_noun:
        return
    word.tag, word.lemma, word.mended = "VB", word.low, True
    sentence.uproot(word)
    sentence.attach(root, word, "dobj")


def _opening_verb(sentence: Sentence) -> None:
    """ "Requests the Chairperson to V", "Notes with satisfaction that": taken for a noun at the head of a paragraph."""
    word = next((w for w in sentence.words if w.tag not in ("RB", "CD", "LS", ".", "-LRB-", "-RRB-", ":")), None)
    if word is None or word.tag not in ("NNS", "NNP", "NNPS", "VB", "VBP") or not acts(lemma(word.low, "VBZ")):
        return
    if word.is_verb and word.low in verb_forms():
        return
    following = sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else None
    if _taken_for_name(sentence, word):
        return
    if word.dep != "ROOT" or following is None or following.low not in _AFTER_OPENING:
        return
    word.tag, word.lemma, word.mended = "VBZ", lemma(word.low, "VBZ"), True
    for kid in sentence.kids(word, "appos", "dobj"):
        kid.dep = "dobj"
    for kid in sentence.kids(word, "acl"):  # "Appeals to donors to fund the plan"
        kid.dep = "xcomp"


def _taken_for_name(sentence: Sentence, word: Word) -> bool:
    """ "URGES Member States to ratify": the verb of a resolution, taken for a part of their name."""
    told = sentence.words[word.head]
    act = sentence.words[told.head]
    if word.dep != "compound" or told.dep != "nsubj" or not any(k.low == "to" for k in sentence.kids(act, "aux")):
        return False
    if act.dep != "ROOT" or lemma(word.low, "VBZ") not in vocabulary().call:
        return False
    word.tag, word.lemma, word.mended = "VBZ", lemma(word.low, "VBZ"), True
    sentence.uproot(word)
    sentence.attach(told, word, "dobj")
    sentence.attach(act, word, "xcomp")
    return True


def _among_others(sentence: Sentence) -> None:
    """ "will strengthen it, inter alia, by sending staff": taken for a verb."""
    for word, following in zip(sentence.words, sentence.words[1:], strict=False):
        if word.low == "inter" and following.low == "alia":
            word.tag = following.tag = "RB"
            word.mended = True


def _verbs_under_modals(sentence: Sentence) -> None:
    """ "shall, upon request, place its vessels": a noun with a modal is a verb."""
    for word in sentence.words:
        modal = word.tag in ("NN", "NNP") and any(k.tag == "MD" for k in sentence.kids(word, "aux"))
        if modal and word.low in verb_forms():
            word.tag, word.lemma, word.mended = "VB", word.low, True


def _acts_after_to(sentence: Sentence) -> None:
    """ "commitment to combat the crisis", "determined to counter their threats": taken for nouns after "to"."""
    v = vocabulary()
    for to, word, following in zip(sentence.words, sentence.words[1:], sentence.words[2:], strict=False):
        if to.low != "to" or to.dep != "prep" or word.tag != "NN" or following.tag not in ("DT", "PRP$", "JJ", "NNS"):
            continue
        head = sentence.words[to.head]
        governs = head.low in v.nouns or head.low in v.adjectives
        if not governs or word.low not in v.noun_or_verb or word.low in ("support", "use", "exchange", "help"):
            continue
        top = sentence.words[word.head] if word.dep == "compound" else None
        sentence.attach(word, head, "acl" if head.is_noun else "xcomp")
        sentence.attach(to, word, "aux")
        to.tag, word.tag, word.lemma, word.mended = "TO", "VB", word.low, True
        if top is not None and top is not head:
            sentence.attach(top, word, "dobj")


def _acts_with_partners(sentence: Sentence) -> None:
    """ "is working closely with Chad to enforce the rules": whoever works enforces, Chad is only with them."""
    for act in sentence.words:
        if act.dep != "pcomp" or act.tag != "VB":
            continue
        prep, partner = sentence.words[act.head], sentence.kid(act, "nsubj")
        if prep.low != "with" or partner is None or partner.i > act.i:
            continue
        if any(k.low == "to" for k in sentence.kids(act, "aux")):
            sentence.attach(partner, prep, "pobj")
            sentence.attach(act, sentence.words[prep.head], "advcl")
            act.mended = True


def _chain(sentence: Sentence, verb: Word) -> set[int]:
    """``verb`` and all verbs coordinated with it or with its complements."""
    found, stack = {verb.i}, [verb]
    while stack:
        for kid in sentence.kids(stack.pop(), "conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "acl", "dobj"):
            if kid.i not in found:
                stack.append(kid)
                if kid.dep == "conj" and kid.is_verb and kid.tag == sentence.words[kid.head].tag:
                    found.add(kid.i)
    return found


def _coordinated(sentence: Sentence, word: Word) -> bool:
    """Whether the parse already has ``word`` as conjunct of a verb of its form: then it is trusted."""
    head = sentence.words[word.head]
    beside = head.dep == "relcl" and {head.tag, word.tag} <= {"VB", "VBP"}  # "authorities that review and deter sales"
    return word.dep == "conj" and word.is_verb and (head.tag == word.tag or beside)


def _freed(sentence: Sentence, first: Word, word: Word) -> bool:
    """Whether ``word`` may be hung below ``first``; if the parse has it above, both change places.

    "has committed to take measures; encourage X": parsed with "encourage" as the root of it all.
    """
    above = [first, *sentence.ancestors(first)]
    at = next((i for i, w in enumerate(above) if w is word), None)
    if at is None:
        return True
    if sentence.kid(word, "nsubj", "nsubjpass") is not None:
        return False
    top = above[at - 1]
    if word.head == word.i:
        sentence.uproot(top)
    else:
        sentence.attach(top, sentence.words[word.head], word.dep)
    return True


def _join(sentence: Sentence, first: Word, last: Word, member: Member) -> None:
    """Hangs a member on the first verb of its series, with its object; ``last`` is the verb of the series before it."""
    word, tag = member.word, _TAGS.get(member.form, first.tag)
    if word.tag != tag and not any(k.tag == "MD" for k in sentence.kids(word, "aux")):
        word.tag, word.lemma = tag, lemma(word.low, tag)
    sentence.attach(word, first, "conj")
    word.mended = True
    for kid in sentence.kids(word, "amod", "nsubj"):
        if kid.tag == "RB":
            kid.dep = "advmod"
        elif kid.dep == "nsubj" and kid.i < word.i:  # an object of the act before, taken for a subject
            sentence.attach(kid, last, "dobj" if sentence.kid(last, "dobj") is None else "dep")
    _take_object(sentence, word)


def _take_object(sentence: Sentence, word: Word) -> None:
    """Hangs the phrase right after ``word`` below it if the parse hung it elsewhere: "oppose creating chaos"."""
    if sentence.kid(word, "dobj", "xcomp") is not None or word.i + 1 >= len(sentence.words):
        return
    top = sentence.words[word.i + 1]
    while top.head > word.i and top.head != top.i:
        top = sentence.words[top.head]
    if top.head >= word.i or any(w is top for w in sentence.ancestors(word)):
        return
    if top.is_noun or top.tag == "VBG":
        sentence.attach(top, word, "dobj" if top.is_noun else "xcomp")
