"""Which sentences are worth a parse. A sentence without any cue can hold no statement."""

from __future__ import annotations

import re
from functools import cache

from servanda.lexicon import load
from servanda.records import Span

__all__ = ["asks_for_parse"]

# Forms that no stem of the lexicon begins.
_IRREGULAR = frozenset(
    "held met spoke said told grew rose fell made took built sought chose stood has have are is undertook paid saw "
    "were was been began gave sent".split()
)


@cache
def _cue() -> re.Pattern[str]:
    cues = load().cues
    verbs = {
        v
        for words in (
            *cues.commissive.values(), *cues.position.values(), cues.call, cues.decision, cues.event.verbs, cues.speech,
            cues.discussed, cues.progress, cues.transparent.keep, cues.transparent.intent, cues.soft_acts,
            cues.weighing, cues.proposing, cues.giving, cues.formal, cues.voicing,
        )
        for v in words
    }  # fmt: skip
    stances = (*cues.valuing.adjectives.values(), cues.valuing.needed)
    nouns = {n for ws in (*cues.nouns.values(), *cues.adjectives.values(), cues.event.nouns, *stances) for n in ws}
    modals = {m for words in cues.modals.model_dump().values() for m in words if m.isalpha()}
    stems = {v[:-1] if v.endswith(("e", "y")) else v for v in verbs if len(v) > 3}
    short = verbs - {v for v in verbs if len(v) > 3}
    words = "|".join(sorted(map(re.escape, nouns | modals | _IRREGULAR | short), key=len, reverse=True))
    stem = "|".join(sorted(map(re.escape, stems), key=len, reverse=True))
    goes_on = r"\bthis (?:also )?(?:includes|involves|entails)\b"
    return re.compile(rf"\b(?:(?:{words})\b|(?:{stem})[a-z]{{0,4}}\b)|['’]ll\b|{goes_on}")


def asks_for_parse(text: str, sentence: Span) -> bool:
    """Whether the sentence holds a cue of any kind of statement; a question states nothing (guide, section 2)."""
    if text.endswith("?", sentence.start, sentence.end):
        return False
    return _cue().search(text[sentence.start : sentence.end].lower()) is not None
