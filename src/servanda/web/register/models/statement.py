"""Statements, what they are called, and what they are gathered under."""

from __future__ import annotations

from django.db import models

from servanda.web.register.models.kept import DAY, Kept, level_field
from servanda.web.register.models.mechanism import Mechanism
from servanda.web.register.models.text import Run, Text, Version

__all__ = ["Commitment", "Facet", "Name", "Series", "Statement", "Topic"]


class Commitment(Kept):
    """What lives on through several texts; its mentions are statements. It is shown under the id of the first."""

    mechanism = models.ForeignKey(Mechanism, models.PROTECT, null=True)


class Topic(Kept):
    """What positions are on; ``key`` is the folded target."""

    mechanism = models.ForeignKey(Mechanism, models.PROTECT, null=True)
    key = models.CharField(max_length=200)
    name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mechanism", "key"], name="topic_key"),
            models.UniqueConstraint(fields=["key"], name="topic_key_alone", condition=models.Q(mechanism=None)),
        ]


class Statement(Kept):
    """One statement. What was read stays in ``content``; what people say instead lies in ``ruled``.

    ``selector`` is the digest of quote, surroundings and occurrence. The columns below ``state`` repeat, for lists and
    filters, what stands after all rulings. ``own`` is the commitment made for it, ``commitment`` the one it is gathered
    under. ``current``: of the current version and reading, or ruled on.
    """

    text = models.ForeignKey(Text, models.CASCADE, related_name="statements")
    version = models.ForeignKey(Version, models.CASCADE, related_name="statements")
    run = models.ForeignKey(Run, models.CASCADE, null=True, related_name="statements")
    mechanism = models.ForeignKey(Mechanism, models.PROTECT, null=True)
    level = level_field()
    current = models.BooleanField(default=True)
    ref = models.CharField(max_length=64)

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    before = models.TextField(blank=True, default="")
    after = models.TextField(blank=True, default="")
    occurrence = models.PositiveIntegerField(default=1)
    selector = models.CharField(max_length=64)
    paragraph = models.PositiveIntegerField()
    label = models.CharField(max_length=100)

    read_kind = models.CharField(max_length=12)
    content = models.JSONField()
    confidence = models.FloatField(default=1.0)
    ruled = models.JSONField(default=dict)
    disagrees = models.JSONField(default=dict)
    again = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    state = models.CharField(max_length=10)
    kind = models.CharField(max_length=12)
    force = models.CharField(max_length=10, blank=True, default="")
    negated = models.BooleanField(default=False)
    date = models.CharField(max_length=DAY, blank=True, default="")
    standing = models.CharField(max_length=20)
    due = models.CharField(max_length=DAY, blank=True, default="")

    own = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="born")
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="mentions")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="positions")

    class Meta:
        constraints = [
            # Of the versions and readings of one statement, which share its id, one is shown.
            models.UniqueConstraint(fields=["ref"], name="statement_ref", condition=models.Q(current=True)),
        ]
        indexes = [
            models.Index(fields=["ref"], name="statement_by_ref"),
            models.Index(fields=["version", "selector"], name="statement_by_selector"),
            # Lists: newest first, of what stands. The columns behind the order let one decide and count without reading
            # the rows, which are wide.
            models.Index(
                fields=["-date", "-id", "state", "level", "mechanism", "kind", "force"],
                name="statement_newest",
                condition=models.Q(current=True),
            ),
            models.Index(
                fields=["mechanism", "-date", "-id", "state", "level", "kind", "force"],
                name="statement_by_mechanism",
                condition=models.Q(current=True),
            ),
            models.Index(
                fields=["kind", "-date", "-id", "state", "level", "mechanism", "force"],
                name="statement_by_kind",
                condition=models.Q(current=True),
            ),
            # What is due, the nearest first. "due > ''" as the queries say it: SQLite draws no conclusions.
            models.Index(
                fields=["kind", "due", "-id", "state", "level", "mechanism"],
                name="statement_due",
                condition=models.Q(current=True, due__gt=""),
            ),
            models.Index(
                fields=["state", "-date", "-id", "level", "mechanism", "kind", "force"],
                name="statement_by_state",
                condition=models.Q(current=True),
            ),
            models.Index(fields=["version", "paragraph"], name="statement_by_place"),
            # How many stand and wait in each text: counted without reading the rows.
            models.Index(fields=["text", "state"], name="statement_by_text", condition=models.Q(current=True)),
            models.Index(
                fields=["text", "level", "mechanism"],
                name="statement_waiting",
                condition=models.Q(current=True, state="waiting"),
            ),
        ]


class Facet(models.Model):
    """One of the several values of a statement: its holders, beneficiaries, affected, addressees, areas."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="facets")
    facet = models.CharField(max_length=16)
    value = models.CharField(max_length=200)
    # Repeated so that "newest that China holds", and who holds anything a viewer may see, are read off indexes.
    date = models.CharField(max_length=DAY, blank=True, default="")
    mechanism = models.ForeignKey(Mechanism, models.PROTECT, null=True, db_index=False, related_name="+")
    level = level_field()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["statement", "facet", "value"], name="facet_once")]
        indexes = [
            models.Index(fields=["facet", "value", "-date", "-statement"], name="facet_newest"),
            models.Index(fields=["facet", "value", "mechanism", "level", "statement"], name="facet_seen"),
        ]


class Series(models.Model):
    """The last number given under a prefix (``CA-2024-FM5``)."""

    prefix = models.CharField(max_length=64, unique=True)
    last = models.PositiveIntegerField(default=0)


class Name(Kept):
    """A readable id, given once. The row outlives its statement, so that no id is given twice."""

    name = models.CharField(max_length=64, unique=True)
    statement = models.ForeignKey(Statement, models.SET_NULL, null=True, related_name="names")
    alias = models.BooleanField(default=False)
