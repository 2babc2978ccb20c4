"""Which language a text and each of its paragraphs is in: by script first, by letters where a script is shared."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Protocol

__all__ = ["UNKNOWN", "language_of", "paragraph_language"]

UNKNOWN = "und"
SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u3400-\u9fff\uf900-\ufaff]")),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7af]")),
    ("Cyrl", re.compile("[\u0400-\u052f]")),
    ("Arab", re.compile("[\u0600-\u06ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("Latn", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
)
SHARED = {
    "Latn": (
        "en",
        "fr",
        "de",
        "es",
        "pt",
        "it",
        "nl",
        "pl",
        "cs",
        "tr",
        "id",
        "ms",
        "vi",
        "az",
        "sw",
        "ro",
        "hu",
        "sv",
    ),
    "Cyrl": ("ru", "uk", "be", "bg", "sr", "kk", "ky", "mn"),
    "Arab": ("ar", "fa", "ur"),
}
USUAL = {"Latn": "en", "Cyrl": "ru", "Arab": "ar"}
# One word in five of English running text is one of these; of French or Indonesian, one in fifty. This spares the
# classifier for nearly every paragraph of an English text.
ENGLISH = re.compile(r"\b(?:the|of|and|to|in|for|on|with|that|will|by|their|its|we|our)\b", re.IGNORECASE)
WORD = re.compile(r"\w+")
SAMPLE = 4000
LONG = 120
"""Code points from which a paragraph is judged by itself; names and headings look like any language."""


class Identifier(Protocol):
    """What we use of py3langid."""

    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def identifier(script: str) -> Identifier:
    """The classifier for the languages of one script. Loaded on first use: most texts need none."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    chosen = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True, min_confidence=0.5)
    chosen.set_languages(SHARED[script])
    found: Identifier = chosen
    return found


def script_of(text: str) -> str | None:
    """The script, or the language that alone uses it; None for a text without letters.

    Chinese characters weigh double: a Chinese text quotes Latin names at length, not the other way round. A text with
    a fair share of kana is Japanese however many Chinese characters it has.
    """
    counts = Counter({name: len(pattern.findall(text)) for name, pattern in SCRIPTS})
    if counts["ja"] >= 0.1 * (counts["ja"] + counts["zh"]) and counts["ja"]:
        counts["ja"] += counts.pop("zh")
    counts["zh"] *= 2
    name, most = counts.most_common(1)[0]
    return name if most else None


def language_of(text: str) -> str:
    """BCP 47 tag of a text, judged by its first 4,000 code points; ``und`` if nothing tells."""
    sample = text[:SAMPLE]
    script = script_of(sample)
    if script not in SHARED:
        return script or UNKNOWN
    words = len(WORD.findall(sample))
    if script == "Latn" and len(ENGLISH.findall(sample)) >= 0.2 * words:
        return "en"
    # Ten words are too few for the classifier: it calls "Joint Communique" French.
    return identifier(script).classify(sample)[0] if words >= 10 else UNKNOWN


def paragraph_language(text: str, usual: str) -> str:
    """The language of one paragraph of a text that is mostly in ``usual``."""
    if len(text) >= LONG:
        found = language_of(text)
        return found if found != UNKNOWN else usual
    script = script_of(text)
    if script is None or script == script_of_language(usual):
        return usual
    return language_of(text)


def script_of_language(language: str) -> str:
    return next((script for script, tags in SHARED.items() if language in tags), language)
