"""The stance of a position as its words have it. Reads a draft's polarity and its run; writes the polarity.

A verb alone often says little: one can note an achievement, a plain fact or an attack, and underline a concern.
"""

from __future__ import annotations

import re

from servanda.records import Polarity

__all__ = ["polarity"]

# Verbs that take their stance from what follows.
_OPEN = frozenset(
    "recognize recognise acknowledge note observe recall emphasize emphasise stress underline underscore "
    "highlight agree share "
    "state restate affirm reaffirm must say point believe reiterate express participle".split()
)
_VALUED = re.compile(
    r"\b(?:importan\w+|significan\w+|roles?|legitima\w+|strong\w*|contribut\w+|progress|positive\w*|satisf\w+|pleas\w+|"
    r"valu\w+|success\w*|potential|appreciat\w+|gratitude|achiev\w+|efforts?|need|growing|excellent|welcom\w+|"
    r"well placed)\b",
    re.IGNORECASE,
)
_CONCERN = re.compile(
    r"\b(?:concerns?|worr(?:y|ies|ied)|alarm|unease|regrets?|disappointment|anxiety|sorrow)\b", re.IGNORECASE
)
_REJECTION = re.compile(
    r"\b(?:opposition|rejection|condemnation|objection|disapproval|indignation|outrage|unacceptab\w+|inadmissib\w+)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:threat(?:s|en\w*)?|(?:serious|grave|existential)(?: [\w-]+)? (?:challenge|risk|problem)s?|"
    r"faced? with|dangers?|risks?|suffering|"
    r"exacerbat\w+|deteriorat\w+|"
    r"devastat\w+|misuse|harm\w*|famine|violence|crisis|dire|absence of|continues to spread)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:must not|should no longer|should not (?:proceed|have)|cannot (?:be accepted|remain)|under no "
    r"circumstances|must never|"
    r"is not acceptable|war crimes?|hostility|unjustif\w+|unprovoked|sabotag\w+|aggravat\w+|groundless|"
    r"incompatible with|"
    r"inappropriate|unlawful)\b|\bno (?:place|justification)\b",
    re.IGNORECASE,
)
# "stressed the importance of countering unlawful fishing", "recognise the need to fight crime": valued, not feared.
_REMEDY = re.compile(
    r"\b(?:importance|need|necessity|combat\w*|counter\w*|address\w*|fight\w*|prevent\w*|efforts|cooperat\w+|"
    r"sympathy|condolences)\b",
    re.IGNORECASE,
)
# "takes note with satisfaction of", "learned with deep concern": the manner says how.
_PLEASED = re.compile(
    r"\bwith (?:\w+ ){0,2}(?:satisfaction|appreciation|pleasure|gratitude|approval|pride)\b", re.IGNORECASE
)
_GRIEVED = re.compile(r"\bwith (?:\w+ ){0,2}(?:concern|regret|alarm|sorrow|dismay|disappointment)\b", re.IGNORECASE)
# "would be met with severe consequences" is a warning (coding guide, section 7), whoever says it and how.
_WARNED = re.compile(r"\bmet with (?:\w+ ){0,2}(?:consequences|response)\b", re.IGNORECASE)
# "recognise the threat posed by spyware and the need for controls": what is seen first is feared.
_FEARED = re.compile(
    r"\A\W*(?:\w+ ){0,4}(?:recogni\w+|acknowledg\w+|stress\w+) (?:the|their) (?:\w+ ){0,2}"
    r"(?:threat|danger|vulnerabilit)",
    re.IGNORECASE,
)
_HEAD = 80  # code points within which a noun of feeling belongs to the verb: "underlined their concern at …"

# Patterns that settle it, how far from the beginning each is looked for, and what they say; the first that fits.
_OUTRIGHT = (
    (_WARNED, None, Polarity.OPPOSE),
    (_FEARED, None, Polarity.CONCERN),
    (_GRIEVED, _HEAD, Polarity.CONCERN),
    (_PLEASED, _HEAD, Polarity.SUPPORT),
)


def polarity(words: str, rule: str, given: Polarity) -> Polarity:
    """The polarity of ``words``, found by ``rule`` with polarity ``given``.

    "underlined their concern": concern; "noted that the shelling was unjustified": oppose; "noted the key role of the
    forum": support; "recognised the threats posed by drought": concern.
    """
    if given in (Polarity.SUPPORT, Polarity.NOTE):
        told = next((stance for pattern, run, stance in _OUTRIGHT if pattern.search(words[:run])), None)
        if told is not None:
            return told
    verb = rule.split(".")[-1].removesuffix("-that").removesuffix("-is")
    if verb not in _OPEN or given not in (Polarity.SUPPORT, Polarity.NOTE):
        return given
    if _REJECTION.search(words[:_HEAD]):
        return Polarity.OPPOSE
    if _CONCERN.search(words[:_HEAD]):
        return Polarity.CONCERN
    if not _REMEDY.search(words):
        if _WRONG.search(words) and verb not in ("express", "share"):
            return Polarity.OPPOSE
        if _HARM.search(words) and verb not in ("express", "reaffirm", "affirm", "must"):
            return Polarity.CONCERN
    if (verb == "note" and _VALUED.search(words)) or (verb == "recall" and "need" in words):
        return Polarity.SUPPORT
    return given
