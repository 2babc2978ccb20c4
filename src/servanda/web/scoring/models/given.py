"""What assessors give, the scores that follow, and what parties say of them.

Invariant: the chain holds of a score only a digest with the row's ``salt``: whoever reads the history learns no score.
"""

from __future__ import annotations

from django.db import models

from servanda.web.register.models import Text
from servanda.web.review.models.filed import Filed
from servanda.web.scoring.models.scheme import Selection

__all__ = ["Assessment", "Identification", "Remark", "Score"]

VALUE = 24


class Assessment(Filed):
    """What ``by`` gave, blind to the others. Later rows of the same person supersede earlier ones."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="assessments")
    party = models.CharField(max_length=64, blank=True, default="")
    window = models.CharField(max_length=8)
    value = models.CharField(max_length=VALUE)
    because = models.TextField()
    salt = models.CharField(max_length=64)
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["selection", "party", "window", "by"],
                name="assessment_current",
                condition=models.Q(current=True),
            ),
        ]


class Score(Filed):
    """The score that stands. A correction is a new ``version`` with its ``reason``; ``source``: its sheet, if any."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="scores")
    party = models.CharField(max_length=64, blank=True, default="")
    window = models.CharField(max_length=8)
    value = models.CharField(max_length=VALUE)
    reason = models.TextField()
    version = models.PositiveSmallIntegerField(default=1)
    source = models.TextField(blank=True, default="")
    salt = models.CharField(max_length=64)
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["selection", "party", "window", "version"], name="score_version"),
            models.UniqueConstraint(
                fields=["selection", "party", "window"], name="score_current", condition=models.Q(current=True)
            ),
        ]


class Remark(Filed):
    """What ``party`` says of a score within the comment period."""

    score = models.ForeignKey(Score, models.CASCADE, related_name="remarks")
    party = models.CharField(max_length=64)
    words = models.TextField()
    salt = models.CharField(max_length=64)


class Identification(Filed):
    """What ``by`` took for commitments in a text, blind to the others: spans as [[start, end], …] of ``version``."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    spans = models.JSONField(default=list)
    salt = models.CharField(max_length=64)
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text", "by"], name="identification_current", condition=models.Q(current=True)
            ),
        ]
