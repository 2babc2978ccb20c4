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
    "highlight agree share consider hold assert remark unite "
    "state restate affirm reaffirm must say point believe reiterate express participle".split()
)
_AFFIRMING = frozenset("affirm reaffirm emphasize emphasise stress underline underscore".split())
# What the tagger alone found has no verb in its rule: the first of these in its words is. "States" are often countries.
_FORMS = {
    form: verb
    for verb in _OPEN - {"state", "participle"}
    for form in (verb, f"{verb}s", f"{verb}d", f"{verb}ed", f"{verb}ing", f"{verb.removesuffix('e')}ing")
}
_VALUED = re.compile(
    r"\b(?:importan\w+|significan\w+|roles?|legitima\w+|strong\w*|contribut\w+|progress|positive\w*|satisf\w+|pleas\w+|"
    r"valu\w+|success\w*|potential|appreciat\w+|gratitude|achiev\w+|efforts?|need|growing|excellent|welcom\w+|"
    r"crucial|vital|essential|priority|indispensable|fundamental|deserves?|resilien\w+|headway|well placed)\b",
    re.IGNORECASE,
)
_CONCERN = re.compile(
    r"\b(?:concerns?|worr(?:y|ies|ied)|alarm|unease|regrets?|disappointment|anxiety|sorrow)\b", re.IGNORECASE
)
# "believe that a hotline will allay these concerns"; "take note of the concerns voiced by Egypt": not one's own.
_ELSEWHERE = re.compile(
    r"\b(?:address\w*|allay\w*|resolv\w+|meet\w*|remov\w+|respond\w* to|eas\w+) "
    r"(?:(?:the|these|those|their|all|any|mutual|such|other|each) ){0,2}(?:[\w’'-]+ )?concerns?\b|"
    r"\blegitimate (?:[\w-]+ ){0,2}concerns?\b|\bconcerns? (?:voiced|raised|expressed|conveyed) by\b",
    re.IGNORECASE,
)
_REJECTION = re.compile(
    r"\b(?:opposition|rejection|condemnation|objection|disapproval|indignation|outrage|unacceptab\w+|inadmissib\w+)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:threat(?:s|en\w*)?|(?:serious|grave|existential|critical|pressing|severe)(?: [\w-]+)? "
    r"(?:challenge|risk|problem|implication)s?|"
    r"faced? with|dangers?|risks?|suffering|exacerbat\w+|deteriorat\w+|undermin\w+|detriment\w*|disproportionate\w*|"
    r"leaves? much to be desired|"
    r"devastat\w+|misuse|harm\w*|famine|violence|crisis|dire|absence of|lack of|continues to spread)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:must not|should no longer|should not|cannot (?:be accepted|remain|serve)|under no circumstances|must never|"
    r"is not acceptable|war crimes?|hostility|unjustif\w+|unprovoked|sabotag\w+|aggravat\w+|groundless|"
    r"incompatible with|in (?:direct |clear |open )?contradiction (?:to|with)|(?:is|are) violating|"
    r"inappropriate|unlawful|unacceptab\w+|inadmissib\w+|null and void|without (?:legal )?effect)\b|"
    r"\bno (?:place|justification|legal basis)\b",
    re.IGNORECASE,
)
# "must not forget that", "the forum should not be delayed", "must not be politicised": what is wanted is the contrary.
_SPARED = re.compile(
    r"\b(?:must|should)(?: not| never| no longer) (?:be )?(?:\w+ly )?"
    r"(?:forg[eo]t\w*|los[et]|overlook\w*|ignor\w+|neglect\w*|delay\w*|postpon\w*|politici[sz]\w*|underestimat\w*|"
    r"interrupt\w*|abandon\w*|asked)\b|\bprinciple that\b",
    re.IGNORECASE,
)
# "stressed the importance of countering unlawful fishing", "recognise the need to fight crime": valued, not feared.
_REMEDY = re.compile(
    r"\b(?:importance|significance|need|necessity|combat\w*|counter\w*|address\w*|fight\w*|prevent\w*|efforts|"
    r"cooperat\w+|urgency of|tak(?:e|ing) action|mitigat\w+|opportunit\w+|without the (?:threat|use)|"
    r"sympathy|condolences)\b",
    re.IGNORECASE,
)
# "takes note with satisfaction of", "learned with deep concern": the manner says how.
_PLEASED = re.compile(
    r"\bwith (?:\w+ ){0,2}(?:satisfaction|appreciation|pleasure|gratitude|approval|pride)\b|"
    r"\b(?:pleased|happy|glad) to (?:note|see|observe|learn)\b|\bpositive note\b",
    re.IGNORECASE,
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
# "does not favour unilateral limits", "neither party supports", "will not recognise the annexation"
_DENIED = re.compile(
    r"\A\W*(?:[\w’'.-]+ ){0,4}?(?:(?:do|does|did|will|would|can) ?not|neither [\w’'-]+) (?:\w+ly )?"
    r"(?:accept|favou?r|support|recogni[sz]e|endorse|regard|approve|agree)s?\b",
    re.IGNORECASE,
)
# "stand with the many who agree, in condemning the attack"; "affirmed that they would stand against all that …"
_JOINED = re.compile(
    r"\b(?:st(?:and|ands|ood)|join\w*|united)\b.*\bin (?:condemning|denouncing|rejecting)\b|"
    r"\bstands? (?:\w+ )?against\b",
    re.IGNORECASE,
)
# "We consider unacceptable any attempt", "considered null and void any acts"
_JUDGED = re.compile(
    r"\bconsider\w* (?:\w+ ){0,6}(?:unacceptable|inadmissible|impermissible|null and void|illegal|unlawful)\b",
    re.IGNORECASE,
)
# "underline that our positions on the strait remain unchanged" is said for the record.
_UNCHANGED = re.compile(r"\bpositions? (?:\w+ ){0,3}(?:remains? unchanged)\b|\bno change in \w+ (?:\w+ )?positions?\b")
# "Our support for the territorial integrity of a state at war is unwavering": the war is not what is meant.
_BACKED = re.compile(r"\A\W*(?:our|their|its|his|her|the) (?:\w+ ){0,2}support (?:for|to|of)\b", re.IGNORECASE)
_LASTING = re.compile(r"\b(?:need|importance|obligations?|attachment|consensus|principles?)\b", re.IGNORECASE)
_HEAD = 80  # code points within which a noun of feeling belongs to the verb: "underlined their concern at …"

# Patterns that settle it, how far from the beginning each is looked for, and what they say; the first that fits.
_OUTRIGHT = (
    (_WARNED, None, Polarity.OPPOSE),
    (_FEARED, None, Polarity.CONCERN),
    (_GRIEVED, _HEAD, Polarity.CONCERN),
    (_PLEASED, _HEAD, Polarity.SUPPORT),
    (_DENIED, _HEAD, Polarity.OPPOSE),
    (_JUDGED, None, Polarity.OPPOSE),
    (_JOINED, None, Polarity.OPPOSE),
    (_UNCHANGED, None, Polarity.NOTE),
)


def polarity(words: str, rule: str, given: Polarity) -> Polarity:
    """The polarity of ``words``, found by ``rule`` with polarity ``given``.

    "underlined their concern": concern; "noted that the shelling was unjustified": oppose; "noted the key role of the
    forum": support; "recognised the threats posed by drought": concern.
    """
    if rule.startswith("learned.") and _BACKED.search(words):
        return Polarity.SUPPORT
    if given in (Polarity.SUPPORT, Polarity.NOTE):
        told = next((stance for pattern, run, stance in _OUTRIGHT if pattern.search(words[:run])), None)
        if told is not None:
            return told
    verb = _verb(words, rule)
    if verb not in _OPEN or given not in (Polarity.SUPPORT, Polarity.NOTE):
        return given
    lasting = verb == "recall" and _LASTING.search(words) is not None
    if _REJECTION.search(words[:_HEAD]) and not lasting:
        return Polarity.OPPOSE
    if _CONCERN.search(words[:_HEAD]) and not _ELSEWHERE.search(words):
        return Polarity.CONCERN
    if not _REMEDY.search(words) and not _SPARED.search(words):
        if _WRONG.search(words) and verb != "express" and not lasting:
            return Polarity.OPPOSE
        if _HARM.search(words) and verb not in ("express", "reaffirm", "affirm", "must"):
            return Polarity.CONCERN
    if (verb == "note" and _VALUED.search(words)) or lasting:
        return Polarity.SUPPORT
    # The tagger may take "affirmed that X is not Y" for a plain fact.
    return Polarity.SUPPORT if verb in _AFFIRMING else given


def _verb(words: str, rule: str) -> str:
    """The lemma the rule is named after; of what the tagger found, the first verb that opens a stance."""
    if rule.startswith("learned."):
        return next((_FORMS[word] for word in words[:_HEAD].lower().split() if word in _FORMS), "")
    return rule.split(".")[-1].removesuffix("-that").removesuffix("-is")
