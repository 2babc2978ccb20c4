"""Every word of scores and counts, in one place to be translated."""

from __future__ import annotations

from collections.abc import Mapping

from servanda.publishing.saying import Words
from servanda.records.scoring import Agreement, Applies, Mean, Score

__all__ = ["APPLIES", "METHOD", "SAYS", "SCORE", "alpha_words", "mean_words", "share_words"]

SCORE: Mapping[Score, str] = {
    Score.NOT: "-1",
    Score.PARTLY: "0",
    Score.FULL: "+1",
    Score.NOT_APPLICABLE: "not applicable",
    Score.INSUFFICIENT: "insufficient evidence",
}
APPLIES: Mapping[Applies, str] = {
    Applies.COLLECTIVE: "all together, one score",
    Applies.EACH: "each member",
    Applies.SUBSET: "{parties}",
}
SAYS: Mapping[str, str] = Words(
    {
        "title": "Scores: {mechanism}, cycle {cycle}, {window}",
        "window": "Evidence from {start} to {end}. Comments were taken until {until}.",
        "not_out": "These scores are not out: parties may comment until {until}.",
        "some": "Shown are the scores that you may comment on; means are given once scores are out.",
        "open": "not scored yet",
        "together": "All together",
        "everything": "All",
        "nothing": "None.",
        "undefined": "not defined: all gave the same",
        "earlier": "version {version}: {score}, then {later} ({reason})",
        "counts": "Commitments counted two ways: {mechanism}",
        "sums": "{verbs} by coordinated verbs (coding guide), {targets} by targets (G7/G20 Research Groups).",
        "same": "All are counted alike.",
        "ruled": "ruled by {by}: {why}",
    }
)
METHOD: tuple[str, ...] = (
    "Scored are selected commitments only, each with the reason for its selection and a guideline for its wording.",
    "Two or more assessors worked blind to each other; where they differed, an editor settled the score.",
    "+1: complied with, 0: in part or under way, -1: not. “Not applicable” and “insufficient evidence” are no numbers "
    "and enter no mean.",
    "The percentage is (mean + 1) / 2.",
    "Agreement is Krippendorff's alpha over what assessors gave before anything was settled; n counts what two or more "
    "coded.",
    "A corrected score is a new version; the earlier ones are listed.",
)


def mean_words(held: Mean) -> str:
    """``+0.50``; empty without a number."""
    return "" if held.value is None else f"{held.value:+.2f}"


def share_words(held: Mean) -> str:
    """``75%``; empty without a number."""
    return "" if held.share is None else f"{held.share:.0%}"


def alpha_words(held: Agreement) -> str:
    """``0.743``, or that it is not defined."""
    return SAYS["undefined"] if held.alpha is None else f"{held.alpha:.3f}"
