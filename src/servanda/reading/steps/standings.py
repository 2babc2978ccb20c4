"""How far papers have come that a list names: what the heading or the lead-in above them says.

Reads a document's paragraphs; writes a stage with its words. "The following were signed in Budapest:", "In force since
the last visit", "To be ratified": lists of documents say it once for all.
"""

from __future__ import annotations

import re

from servanda.records import Document, ParagraphKind, Span, Stage

__all__ = ["stage_above"]

# In the order in which they decide: "signed but not yet in force" is signed, "to be signed" only agreed.
_TOLD: tuple[tuple[Stage, re.Pattern[str]], ...] = tuple(
    (stage, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for stage, words in (
        (
            Stage.ENDED,
            r"terminated|shelved|expired|lapsed|discontinued|abandoned|no longer in force|withdrawn|denounced",
        ),
        (
            Stage.SIGNED,
            r"not yet (?:ratified|in force)|(?:to be|awaiting|pending|requiring|subject to|for) ratifi(?:ed|cation)|"
            r"ratification (?:pending|under way|in progress)|signed but",
        ),
        (Stage.IN_FORCE, r"(?:in|into) (?:force|effect)|in operation"),
        (Stage.RATIFIED, r"ratified|ratifications?"),
        (
            Stage.AGREED,
            r"(?:ready|open|opened|to be|will be|expected to be|due to be|submitted|prepared) (?:for )?"
            r"(?:sign(?:ed|ature|ing)|adopt(?:ed|ion))|for signature|initial(?:l?ed)|agreed in principle",
        ),
        (
            Stage.DRAFTING,
            r"negotiat\w+|in preparation|being (?:prepared|drafted|elaborated|finali[sz]ed|worked out)|drafts?|"
            r"drafting|"
            r"under (?:preparation|discussion|consideration|elaboration|development|review)|in the pipeline",
        ),
        (Stage.PROPOSED, r"propos(?:ed|als?)"),
        (Stage.ADOPTED, r"adopted|endorsed|approved|adoption of"),
        (Stage.SIGNED, r"signed|signing of|signature of|concluded|exchanged"),
    )
)
_LONGEST_HEADING = 90
_TITLED = re.compile(r"\b(?:documents|agreements|instruments|memoranda|mous)\b", re.IGNORECASE)


def stage_above(document: Document, at: int) -> tuple[Stage, Span] | None:
    """The stage that the lead-in, the heading, or the title of a list of documents gives to list item ``at``."""
    paragraph = document.paragraphs[at]
    if paragraph.kind not in (ParagraphKind.LIST_ITEM, ParagraphKind.TABLE_ROW):
        return None
    for above in range(at - 1, max(-1, at - 60), -1):
        other = document.paragraphs[above]
        if other.kind is paragraph.kind and other.level >= paragraph.level:
            continue
        words = document.quote(other.body).rstrip()
        heading = other.kind is ParagraphKind.HEADING
        if (heading and len(words) <= _LONGEST_HEADING) or words.endswith((":", "–", "—")):
            told = _told(document.text, other.body)
            if told is not None:
                return told
        if heading:
            break
    title = document.metadata.title or ""
    signed = _TITLED.search(title) is not None and re.search(r"\bsigned\b(?!.*\band\b)", title, re.IGNORECASE)
    return (Stage.SIGNED, paragraph.body) if signed else None


def _told(text: str, body: Span) -> tuple[Stage, Span] | None:
    start = max(body.start, body.end - 2 * _LONGEST_HEADING)
    for stage, pattern in _TOLD:
        match = pattern.search(text, start, body.end)
        if match is not None:
            return stage, Span(*match.span())
    return None
