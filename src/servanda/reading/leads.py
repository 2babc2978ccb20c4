"""Lead-ins: list items take actor and force from theirs, across paragraphs and as "[We will:] …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.reading.grammar import Context, is_following, weaker
from servanda.reading.grammar.vocabulary import vocabulary
from servanda.reading.syntax import Sentence, Word
from servanda.records import Document, Force, ParagraphKind

__all__ = ["lead_of"]


def lead_of(
    document: Document, at: int, parsed: Sequence[Sentence], known: dict[int, Context | None]
) -> Context | None:
    """What paragraph ``at`` inherits from the lead-in above it, None if it stands alone; ``known`` keeps answers."""
    if at not in known:
        known[at] = _found(document, at, parsed)
    return known[at]


def _found(document: Document, at: int, parsed: Sequence[Sentence]) -> Context | None:
    paragraph = document.paragraphs[at]
    if paragraph.kind is not ParagraphKind.LIST_ITEM:
        return None
    for above in range(at - 1, max(-1, at - 40), -1):
        other = document.paragraphs[above]
        if other.kind is ParagraphKind.HEADING:
            return None
        if other.kind is ParagraphKind.LIST_ITEM and other.level >= paragraph.level:
            continue
        text = document.quote(other.body).rstrip()
        if not re.search(r"[:\]—–-]$", text):
            return None
        last = next((s for s in reversed(parsed) if s.paragraph == above), None)
        return _context(last) if last is not None else None
    return None


# "we must redouble our efforts … through the following actions:" – the actions themselves are promised.
_ACTIONS = re.compile(
    r"\b(?:through|by|with|via) the following (?:\w+ ){0,2}(?:actions|steps|measures|initiatives)\W*$"
)


def _context(sentence: Sentence) -> Context | None:
    """Subject and force of the lead-in's last verb: "The Parties agreed to:", "We will:"."""
    v = vocabulary()
    subject: Word | None = None
    force: Force | None = None
    rule = "commitment.lead-in"
    for word in sentence.words:
        if word.dep in ("nsubj", "nsubjpass") and word.tag not in ("WDT", "WP"):
            subject = word
        mood = v.modals.get(word.low) if word.tag == "MD" else None
        if mood in ("firm", "binding"):
            force = Force.BINDING if mood == "binding" else Force.FIRM
        elif word.is_verb and word.lemma in v.commissive:
            force = v.commissive[word.lemma]
        elif word.low in v.adjectives and force is None:
            force = v.adjectives[word.low]
        elif word.is_noun and word.low in v.nouns:
            force = weaker(force, v.nouns[word.low])  # "DECLARE OUR INTENTION TO:"
            # "The leaders welcomed Kenya's commitment to Nauru, including: a. a programme": Kenya's, not the leaders'.
            if any(owner.tag.startswith("NNP") for owner in sentence.kids(word, "poss")):
                subject = word
    if force is None:
        return None
    if force is Force.INTENT and _ACTIONS.search(sentence.text):
        force = Force.FIRM
    giving = next((sentence.words[w.head].lemma for w in sentence.words if is_following(sentence, w)), "")
    return Context(subject=subject, lead=sentence, force=force, giving=giving, rule=rule, sure=0.8)
