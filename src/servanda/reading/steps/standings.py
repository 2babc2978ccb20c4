"""How far papers have come that a list names: what the heading or the lead-in above them says.

Reads a document's paragraphs; writes a stage with its words for each list item. "The following were signed in
Budapest:", "In force since the last visit", "To be ratified": lists of documents say it once for all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from servanda.records import Document, ParagraphKind, Span, Stage

__all__ = ["stages_above"]

# "signed but not yet in force" is signed, "to be signed" only agreed: words within a longer match do not count.
_TOLD: tuple[tuple[Stage, re.Pattern[str]], ...] = tuple(
    (stage, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for stage, words in (
        (Stage.ENDED, r"terminated|shelved|expired|lapsed|discontinued|abandoned|no longer in force|withdrawn"),
        (
            Stage.SIGNED,
            r"not yet (?:ratified|in force)|(?:to be|awaiting|pending|requiring|subject to|for) ratifi(?:ed|cation)|"
            r"ratification (?:pending|under way|in progress)|signed but[^.;:]*|signed|signing of|signature of",
        ),
        (Stage.IN_FORCE, r"(?:in|into) (?:force|effect)"),
        (Stage.RATIFIED, r"ratified|ratifications?"),
        (
            Stage.AGREED,
            r"(?:ready|open|opened|to be|will be|expected to be|due to be|submitted|prepared) (?:for )?"
            r"(?:sign(?:ed|ature|ing)|adopt(?:ed|ion))|for signature|initial(?:l?ed)|agreed in principle",
        ),
        (
            Stage.DRAFTING,
            r"negotiat\w+|in preparation|being (?:prepared|drafted|elaborated|finali[sz]ed|worked out)|drafts?|"
            r"drafting|under (?:preparation|discussion|consideration|elaboration|development|review)|in the pipeline",
        ),
        (Stage.PROPOSED, r"propos(?:ed|als?)"),
        (Stage.ADOPTED, r"adopted|endorsed|approved|adoption of"),
    )
)
_LONGEST_HEADING = 90
_LEAD_IN = 240
"""Code points of a lead-in's end in which its stage is looked for."""
_PAPERS = re.compile(
    r"\b(?:documents?|agreements?|instruments?|memorandums?|memoranda|mous?|treaties|treaty|conventions?|protocols?|"
    r"texts?|papers?|contracts?)\b|\bfollowing (?:\w+ )?(?:were|was|are|is|have been|has been)\b",
    re.IGNORECASE,
)
_ITEMS = (ParagraphKind.LIST_ITEM, ParagraphKind.TABLE_ROW)


def stages_above(document: Document) -> Mapping[int, tuple[Stage, Span]]:
    """By list item, the stage that its lead-in or heading gives the papers below it; items without one are left out."""
    title = document.metadata.title or ""
    signed = _PAPERS.search(title) is not None and re.search(r"\bsigned\b(?!.*\band\b)", title, re.IGNORECASE)
    found: dict[int, tuple[Stage, Span]] = {}
    told: tuple[Stage, Span] | None = None
    headed = False
    items = [paragraph.kind in _ITEMS for paragraph in document.paragraphs]
    for at, paragraph in enumerate(document.paragraphs):
        if not items[at]:
            heading = paragraph.kind is ParagraphKind.HEADING
            headed = headed or heading or len(paragraph.body) < _LONGEST_HEADING
            leads = at + 1 < len(items) and items[at + 1]
            told = _told(document.text, paragraph.body, heading=heading) if leads else None
        elif told is not None:
            found[at] = told
        elif signed and not headed:
            found[at] = (Stage.SIGNED, paragraph.body)
    return found


def _told(text: str, body: Span, *, heading: bool) -> tuple[Stage, Span] | None:
    """The stage that a heading, or a lead-in to papers, says last."""
    start = max(body.start, body.end - _LEAD_IN)
    words = text[start : body.end].rstrip()
    if (heading and len(words) > _LONGEST_HEADING) or not (heading or words.endswith((":", "–", "—"))):
        return None
    if not heading and _PAPERS.search(words) is None:
        return None
    every = [(stage, Span(*m.span())) for stage, p in _TOLD for m in p.finditer(text, start, body.end)]
    whole = [
        (stage, at)
        for stage, at in every
        if not any(other != at and other.start <= at.start and at.end <= other.end for _, other in every)
    ]
    return max(whole, key=lambda one: one[1].start, default=None)
