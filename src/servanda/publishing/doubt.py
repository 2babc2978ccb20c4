"""Which findings a person should look at again."""

from __future__ import annotations

from servanda.records import Instrument, Statement

__all__ = ["CHECK_BELOW", "needs_check"]

CHECK_BELOW = 0.75
"""A statement or instrument with a confidence (share, 0 to 1) below this is shown as "check this" in every format.

From here on at least nine in ten commitments are right on texts that neither tagger nor blend was fitted on, with a
step of 0.05 to spare for texts of other kinds (``training/fit_blend.py`` prints the table,
docs/explanation/how-well-it-reads.md holds it). The confidence of a reading by rules alone is its rule's own and not
calibrated: no share stands behind it there.
"""


def needs_check(found: Statement | Instrument) -> bool:
    """Whether ``found`` is to be marked "check this"."""
    return found.confidence < CHECK_BELOW
