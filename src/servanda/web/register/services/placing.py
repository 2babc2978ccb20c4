"""Where a text's rows go: which text it is a version or a translation of, and its passages."""

from __future__ import annotations

import datetime as dt

from servanda.documents.versions import Kinship, compare
from servanda.errors import NotFoundError
from servanda.publishing.citation import paragraph_words
from servanda.records import Document
from servanda.web.register import codec, models
from servanda.web.register import index as search_index
from servanda.web.register.models.kept import new_id

__all__ = ["corrected", "index", "stand_beside", "version"]

LOOKED_AT = 20
"""Texts of the same day and language that are compared word by word; more do not come out on one day."""


def corrected(document: Document, mechanism: models.Mechanism | None, named: str | None) -> models.Text | None:
    """The text of which ``document`` is another version: the one that is named, or one that says nearly the same."""
    if named is not None:
        return _named(named)
    same_day = models.Text.objects.filter(
        mechanism=mechanism, date=str(document.metadata.date or ""), language=document.metadata.language
    )
    if not document.metadata.date:
        same_day = same_day.filter(title=document.metadata.title or "")
    for text in same_day.order_by("-pk")[:LOOKED_AT]:
        held = text.versions.filter(current=True).first()
        if held and compare(codec.document(held.document), document).kinship in {Kinship.SAME, Kinship.VERSION}:
            return text
    return None


def _named(key: str) -> models.Text:
    found = models.Text.objects.filter(key=key).first()
    if found is None:
        raise NotFoundError("there is no such text", source=key, remedy="See servanda list --texts")
    return found


def stand_beside(text: models.Text, key: str | None) -> None:
    """Join ``text`` to the other language versions of the text called ``key``."""
    if key is None:
        return
    other = _named(key)
    if other.parallel is None:
        other.parallel = new_id()
        other.save(update_fields=["parallel"])
    text.parallel = other.parallel


def version(text: models.Text, document: Document, data: bytes, by: str, at: dt.datetime) -> models.Version:
    """A new current version; the earlier ones stay."""
    number = text.versions.count() + 1
    text.versions.update(current=False)
    return models.Version.objects.create(
        text=text,
        number=number,
        digest=document.digest,
        size=len(data),
        cleaner=document.cleaner,
        document=codec.dump(document),
        filed_at=at,
        filed_by=by,
    )


def index(version: models.Version, document: Document) -> None:
    """Make the paragraphs of the current version searchable, and no others."""
    text = version.text
    old = models.Passage.objects.filter(text=text)
    search_index.remove(list(old.values_list("pk", flat=True)))
    old.delete()
    rows = [
        models.Passage(
            version=version,
            text=text,
            mechanism=text.mechanism,
            level=text.level,
            ordinal=paragraph.ordinal,
            label=paragraph_words(document, paragraph)[:100],
            language=paragraph.language,
            standing=text.standing,
            words=document.quote(paragraph.span),
        )
        for paragraph in document.paragraphs
    ]
    made = models.Passage.objects.bulk_create(rows)
    search_index.add((row.pk, row.words) for row in made)
