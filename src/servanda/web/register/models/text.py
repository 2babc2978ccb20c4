"""Texts, the versions of their words, and what readers made of them."""

from __future__ import annotations

from django.db import models

from servanda.web.register.models.kept import DAY, Kept, level_field
from servanda.web.register.models.mechanism import Mechanism
from servanda.web.register.models.meeting import Meeting

__all__ = ["Passage", "Run", "Text", "Version"]


class Text(Kept):
    """A text in one language. ``parallel`` is shared with its other language versions."""

    key = models.CharField(max_length=64, unique=True)
    mechanism = models.ForeignKey(Mechanism, models.PROTECT, null=True, related_name="texts")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="texts")
    title = models.TextField(blank=True, default="")
    type = models.CharField(max_length=20)
    standing = models.CharField(max_length=20)
    language = models.CharField(max_length=64, default="und")
    publisher = models.TextField(blank=True, default="")
    source = models.TextField(blank=True, default="")
    rights = models.JSONField(default=dict)
    level = level_field()
    date = models.CharField(max_length=DAY, blank=True, default="")
    parallel = models.UUIDField(null=True, db_index=True)
    authentic = models.BooleanField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["mechanism", "date"], name="text_by_date"),
            models.Index(fields=["level", "date"], name="text_by_level"),
        ]


class Version(Kept):
    """The text as these bytes give it. ``document`` is the frozen document as JSON; bytes lie in SERVANDA_HOME."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    cleaner = models.CharField(max_length=100)
    document = models.TextField()
    current = models.BooleanField(default=True)
    filed_at = models.DateTimeField()
    filed_by = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "number"], name="version_number"),
            # Two who file the same bytes at once: the second finds them filed.
            models.UniqueConstraint(fields=["digest", "cleaner"], name="version_once"),
        ]


class Run(Kept):
    """One reading of a version. ``found`` holds as JSON what is no statement: record, instruments, topics, the rest."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="runs")
    digest = models.CharField(max_length=64)
    reader = models.TextField()
    lexicon = models.TextField()
    weights = models.TextField(blank=True, default="")
    settings = models.JSONField(default=dict)
    found = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "digest"], name="run_once")]


class Passage(Kept):
    """A paragraph as the search index knows it; only the current version of a text is searched."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="passages")
    text = models.ForeignKey(Text, models.CASCADE, related_name="passages")
    mechanism = models.ForeignKey(Mechanism, models.PROTECT, null=True)
    level = level_field()
    ordinal = models.PositiveIntegerField()
    label = models.CharField(max_length=100)
    language = models.CharField(max_length=64)
    standing = models.CharField(max_length=20)
    words = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "ordinal"], name="passage_once")]
