"""Every word that a comparison shows to people."""

from __future__ import annotations

from collections.abc import Mapping

from servanda.publishing.saying import Words

__all__ = ["COMPARE", "TOPICS"]

COMPARE: Mapping[str, str] = Words(
    {
        "title": "Comparison",
        "a": "A",
        "b": "B",
        "differs": "In both, but not alike",
        "only_a": "Only in A",
        "only_b": "Only in B",
        "wording": "In both, other words",
        "same": "In both, word for word",
        "nearest": "nearest in {side}: “{quote}” ¶{paragraph}",
        "no_nearest": "{side} says nothing near it",
        "counts": (
            "{differs} differ · {only_a} only in A · {only_b} only in B · {wording} in other words · "
            "{same} word for word"
        ),
        "none": "none",
        "layout": "Length, order and tone",
        "words": "Words",
        "statements": "Statements",
        "tone": "Tone",
        "topic": "Topic",
        "share": "Share of the statements",
        "order": "Order",
        "place": "no. {place}",
        "kind": "What",
        "versions_title": "Versions side by side",
        "versions": "{all} lines, {odd} with a number, date or name that differs, or in one version only",
        "one_side": "only in {side}",
        "odd": "What differs",
    }
)

TOPICS: Mapping[str, str] = {"nonproliferation": "non-proliferation"}
"""Areas whose name is not the word for them."""
