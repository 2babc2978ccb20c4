"""The words with which a text describes the talks, as written."""

from __future__ import annotations

import re

from servanda.records import Document, Field, Span

__all__ = ["tone"]

# "had a candid, in-depth and constructive exchange", "in a warm atmosphere", "a frank conversation"
_TONE = re.compile(
    r"\b(?:candid|frank|in-depth|constructive|friendly|cordial|warm|productive|substantive|fruitful|businesslike|"
    r"business-like|comprehensive|"
    r"open|sincere|detailed|trusting|professional|wide-ranging|direct|useful|positive|pragmatic|cooperative|working|"
    r"harmonious|extensive|thorough|"
    r"forward-looking|meaningful)\b"
    r"(?=(?:,? (?:and )?[\w-]+){0,3} (?:discussions?|talks|conversations?|exchanges?|atmosphere|manner|meeting|"
    r"dialogue|spirit|consultations|debate))"
)
# "a working meeting", "positive exchanges of students", "open dialogue" as a wish: no tone of this meeting.
_KIND = re.compile(
    r"(?:working|extensive|cooperative|open|comprehensive|professional|positive|useful|direct) (?:meeting|dialogue|"
    r"exchanges? (?:of|between|program))"
)


def tone(document: Document) -> tuple[Field[str], ...]:
    """Tone words in the order of the text, each with its place."""
    return tuple(
        Field(m[0], (Span(*m.span()),), rule="record.tone")
        for m in _TONE.finditer(document.text)
        if not _KIND.match(document.text, m.start())
    )
