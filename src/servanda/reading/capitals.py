"""Operative verbs that assemblies set in capitals: "DECIDES to renew", "ALSO REQUESTS the Commission to"."""

from __future__ import annotations

import re

__all__ = ["calmed"]

# Taggers take a word in capitals for a name; the verbs of resolutions are few.
_VERBS = (
    "ADOPTS ACKNOWLEDGES AFFIRMS AGREES APPEALS APPLAUDS APPOINTS APPRECIATES APPROVES AUTHORIZES AUTHORISES CALLS "
    "COMMENDS CONDEMNS CONFIRMS CONGRATULATES CONSIDERS DECIDES DECLARES DEMANDS DENOUNCES DEPLORES DIRECTS ELECTS "
    "EMPHASIZES EMPHASISES ENCOURAGES ENDORSES EXPRESSES EXTENDS HIGHLIGHTS INSTRUCTS INVITES MANDATES NOTES PLEDGES "
    "PRAISES REAFFIRMS RECALLS RECOGNIZES RECOGNISES RECOMMENDS REGRETS REITERATES REJECTS RENEWS REQUESTS RESOLVES "
    "AGREE AGREED COMMIT COMMITTED DECIDE DECIDED INTEND PLEDGE PLEDGED RESOLVE RESOLVED UNDERTAKE "
    "SALUTES STRESSES SUPPORTS TAKES TASKS THANKS UNDERLINES UNDERSCORES UNDERTAKES URGES WELCOMES"
).split()
_OTHERS = "ALSO FURTHER STRONGLY DEEPLY ONCE AGAIN THEREFORE HEREBY NOTE THAT UPON DEEP CONCERN GRAVE APPRECIATION WITH"
_WORD = rf"(?:{'|'.join((*_VERBS, *_OTHERS.split(), 'TO', 'ON', 'OF', 'ITS', 'THE', 'SATISFACTION', 'GRATITUDE'))})"
_RUN = re.compile(rf"\b{_WORD}(?:,? {_WORD})*\b")
_VERB = re.compile(rf"\b(?:{'|'.join(_VERBS)})\b")
_OPENING = re.compile(r"\A\W*(?:[A-Z]{4,} )?[A-Z]{2,}ING\b")  # "NOTING the report", "ADDITIONALLY RECOGNIZING the need"
_OUTCRY = 0.5  # share of capitals from which a sentence is a heading, not an operative paragraph


def calmed(sentence: str) -> str:
    """The sentence with its operative verbs in small letters, at the same places; most come back unchanged."""
    verb, opening = _VERB.search(sentence), _OPENING.match(sentence)
    if (verb is None and opening is None) or sum(c.isupper() for c in sentence) > _OUTCRY * len(sentence):
        return sentence
    if opening is not None:
        first = next(i for i, c in enumerate(sentence) if c.isalpha())
        sentence = sentence[: first + 1] + sentence[first + 1 : opening.end()].lower() + sentence[opening.end() :]
    return _RUN.sub(lambda run: _lowered(run, sentence), sentence)


def _lowered(run: re.Match[str], sentence: str) -> str:
    """A run of capitals in small letters if a verb is in it; the first word of a sentence keeps its capital."""
    if _VERB.search(run[0]) is None:
        return run[0]
    opens = not any(c.isalpha() for c in sentence[: run.start()])
    return run[0].capitalize() if opens else run[0].lower()
