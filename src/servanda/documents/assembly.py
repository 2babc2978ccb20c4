"""Paragraphs and metadata to a frozen Document."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.documents.blocks import Block, Content
from servanda.documents.cleaning import CLEANER
from servanda.documents.dates import find_dateline
from servanda.documents.language import UNKNOWN, language_of, paragraph_language
from servanda.documents.segmentation import segment
from servanda.documents.traced import Traced
from servanda.errors import EmptyDocumentError
from servanda.records import Document, Metadata, OffsetMap, Paragraph, ParagraphKind, PartialDate, Span

__all__ = ["assemble"]

BETWEEN = "\n\n"
HEAD = 6
"""Paragraphs in which a dateline or the title may stand."""


def assemble(content: Content, *, name: str, digest: str, beside: Metadata) -> Document:
    """The document of ``content``; ``beside`` supplies what the text does not say.

    Raises:
        EmptyDocumentError: if no paragraph is left.
    """
    blocks = segment(content.blocks, content.said.title or beside.title)
    if not blocks:
        remedy = "Check that the file was saved whole; a page built by a script must be saved from the browser"
        raise EmptyDocumentError(source=name, remedy=remedy)
    text = Traced.join((block.text for block in blocks), BETWEEN)
    metadata, warnings = agreed(content.said, beside, blocks, text.text)
    return Document(
        name=name,
        text=text.text,
        paragraphs=paragraphs(blocks, metadata.language),
        metadata=metadata,
        digest=digest,
        cleaner=CLEANER,
        offsets=OffsetMap(text.runs),
        warnings=content.warnings + tuple(f"{name}: {warning}" for warning in warnings),
    )


def paragraphs(blocks: Sequence[Block], language: str) -> tuple[Paragraph, ...]:
    """The blocks' places in the joined text, in order."""
    found: list[Paragraph] = []
    at = 0
    for ordinal, block in enumerate(blocks, start=1):
        span = Span(at, at + len(block.text))
        # "Article 3" alone on its line is all label; its body is the line itself.
        body = Span(at + block.label, span.end) if block.label < len(block.text) else span
        tongue = paragraph_language(block.text.text, language)
        kind = block.kind or ParagraphKind.BODY
        found.append(Paragraph(span, body, kind, ordinal, block.number, block.level, tongue))
        at = span.end + len(BETWEEN)
    return tuple(found)


def agreed(said: Metadata, beside: Metadata, blocks: Sequence[Block], text: str) -> tuple[Metadata, list[str]]:
    """What the text says of itself, then what the file beside it says, then what its first lines show."""
    stated = said.date or dateline(blocks)
    warnings = []
    if stated and beside.date and not agree(stated, beside.date):
        warnings.append(f"the text is dated {stated}, the file beside it says {beside.date}; the text's own was taken")
    language = language_of(text)
    metadata = Metadata(
        title=said.title or beside.title or headline(blocks),
        date=finer(stated, beside.date),
        publisher=said.publisher or beside.publisher,
        source=said.source or beside.source,
        language=language if language != UNKNOWN else known(said.language, beside.language),
        standing=said.standing or beside.standing,
        rights=said.rights or beside.rights,
        translations=said.translations,
    )
    return metadata, warnings


def known(*languages: str) -> str:
    return next((language for language in languages if language != UNKNOWN), UNKNOWN)


def agree(one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates can mean the same day."""
    return one.first <= other.last and other.first <= one.last


def finer(stated: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    """The text's own date, unless the other says the same with more precision."""
    if stated is None or other is None:
        return stated or other
    return other if agree(stated, other) and str(other).startswith(str(stated)) else stated


def dateline(blocks: Sequence[Block]) -> PartialDate | None:
    """The date of a date line or an agency's dateline among the first paragraphs."""
    return next((date for block in blocks[:HEAD] if (date := find_dateline(block.text.text))), None)


def headline(blocks: Sequence[Block]) -> str | None:
    """The first heading, if the text begins with one (a picture's caption may stand before it)."""
    first = next((block for block in blocks if block.kind is not ParagraphKind.CAPTION), None)
    return first.text.text if first and first.kind is ParagraphKind.HEADING and not first.number else None
