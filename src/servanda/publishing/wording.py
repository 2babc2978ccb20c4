"""Every word the formats show to people, in one place to be translated. Keys are the values of the records."""

from __future__ import annotations

from collections.abc import Mapping

from servanda.publishing.saying import Words

__all__ = [
    "ACCORDING_TO",
    "BOUNDS",
    "CARD",
    "FIELDS",
    "INSTRUMENT_TYPES",
    "JOINTNESS",
    "KEYS",
    "KIND_LETTERS",
    "KIND_TITLES",
    "MEETING",
    "PAGE",
    "STAGES",
    "TEXT_TYPES",
]

KIND_TITLES: Mapping[str, str] = Words(
    {
        "commitment": "Commitments",
        "position": "Positions",
        "call": "Calls",
        "decision": "Decisions",
        "progress": "Progress",
        "event": "Events",
        "instrument": "Instruments",
        "topic": "Raised or discussed",
    }
)

KIND_LETTERS: Mapping[str, str] = {
    "commitment": "Co",
    "position": "Po",
    "call": "Ca",
    "decision": "De",
    "progress": "Pr",
    "event": "Ev",
    "instrument": "In",
}
"""Two letters, because call and commitment, position and progress share their first."""

FIELDS: Mapping[str, str] = Words(
    {
        "holders": "who",
        "jointness": "together or each",
        "force": "strength",
        "action": "does",
        "negated": "not to do",
        "beneficiaries": "for",
        "affected": "against",
        "quantities": "how much",
        "period": "when",
        "areas": "area",
        "polarity": "stance",
        "target": "towards",
        "addressees": "asked of",
        "instrument": "instrument",
        "about": "about",
        "name": "name",
        "date": "date",
        "place": "place",
        "host": "host",
        "type": "type",
        "stage": "stage",
        "speaker": "speaker",
    }
)

MEETING: Mapping[str, str] = Words(
    {
        "meeting": "Meeting",
        "when": "When, where",
        "chair": "Chair",
        "parties": "Parties",
        "attended": "Attended",
        "adopted": "Adopted by",
        "next": "Next",
        "tone": "Talks",
    }
)

TEXT_TYPES: Mapping[str, str] = Words(
    {
        "joint_statement": "joint statement",
        "communique": "communique",
        "declaration": "declaration",
        "readout": "readout",
        "press_report": "press report",
        "fact_sheet": "fact sheet",
        "other": "text",
    }
)

INSTRUMENT_TYPES: Mapping[str, str] = Words(
    {
        "treaty": "treaty",
        "agreement": "agreement",
        "declaration": "declaration",
        "communique": "communique",
        "action_plan": "action plan",
        "memorandum": "memorandum",
        "roadmap": "roadmap",
        "charter": "charter",
        "other": "instrument",
    }
)

STAGES: Mapping[str, str] = Words(
    {
        "proposed": "proposed",
        "drafting": "being drafted",
        "agreed": "agreed",
        "adopted": "adopted",
        "signed": "signed",
        "ratified": "ratified",
        "in_force": "in force",
        "ended": "ended",
    }
)

ACCORDING_TO: Mapping[str, str] = Words(
    {
        "agreed_text": "the agreed text",
        "chairs_summary": "the chair's summary",
        "one_sides_readout": "one side's readout",
        "press_report": "a press report",
        "draft": "a draft",
        "unknown": "the text",
    }
)
"""Whose word a text is, by standing: one side's account is never shown as the other's own word."""

BOUNDS: Mapping[str, str] = Words({"exact": "", "at_least": "at least ", "up_to": "up to ", "about": "about "})

JOINTNESS: Mapping[str, str] = Words({"jointly": "", "each": "each", "some": "some of them"})

KEYS: Mapping[str, str] = {
    "j": "next statement",
    "k": "previous statement",
    "c": "copy the citation",
    "Esc": "let go",
    "?": "show these keys",
}

CARD: Mapping[str, str] = Words(
    {
        "according_to": "according to {who}",
        "speaker_in": "{speaker}, in {text}",
        "by": "{text} by {publisher}",
        "check": "check this",
        "not": "not to {action}",
        "for": "for {parties}",
        "against": "against {parties}",
        "everybody": "all {count} parties",
        "ordinal": "no. {ordinal}",
        "from": "from {start}",
        "until": "until {end}",
        "period": "{start} to {end}",
        "counted": "counted from {origin}",
        "range": "{value} to {upper}",
        "empty": "No statements found.",
        "unresolved": "Not resolved",
        "untitled": "Untitled text",
        "weak": "{count} of {all} marked “check this”",
        "rule": "rule {rule}",
        "inferred": "inferred from {origin}",
        "confidence": "confidence {share}",
        "para": "para. {number}",
        "found_by": "found by",
        "made": "Read by Servanda {version}, reader {reader}, vocabulary {lexicon}, {weights}",
        "weights": "weights {digest}",
        "no_weights": "no weights: by rules alone, confidences not calibrated",
        "context": "takes from",
        "yes": "yes",
        "no": "no",
        "means": "may be",
    }
)

PAGE: Mapping[str, str] = Words(
    {
        "text": "Text",
        "statements": "Statements",
        "legend": "Kinds",
        "copy": "Copy citation",
        "copied": "Copied",
        "keys": "Keys",
        "help": "Keys (?)",
        "why": "Why",
        "made": "Read by Servanda {version}, reader {reader}",
        "close": "Close",
        "topics": "Only raised or discussed",
        "unresolved": "Not resolved",
    }
)
