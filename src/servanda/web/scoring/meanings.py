"""What every column of scoring's tables means, in exports."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FURTHER_MEANINGS"]

_ANY = {"at": "When it was filed (UTC)", "by": "Who filed it"}
_NAME = "Opaque id of the readable id it hangs on"
_PARTY = "Code of the party; empty: all together"
_VALUE = "one of -1, 0, +1, not_applicable or insufficient_evidence"
_WINDOW = "interim or final"
_SALT = "With it the digest in the chain can be checked"
_TABLES: Mapping[str, Mapping[str, str]] = {
    "schemes": {"on": "Whether the mechanism is scored", "assessors": "How many assess each score"},
    "rounds": {
        "cycle": "The cycle that is scored",
        "window": _WINDOW,
        "start": "First day from which evidence counts",
        "end": "Last day from which evidence counts",
        "comments_until": "Last day on which parties may comment",
        "out": "Whether its scores were let out",
    },
    "selections": {
        "name": _NAME,
        "cycle": "The cycle it is scored in",
        "applies": "collective, each or subset",
        "parties": "Codes of the parties it is scored for, as JSON; one empty code: all together",
        "guideline": "How its wording is to be read",
        "reason": "Why it was selected",
    },
    "assessments": {
        "selection": "Opaque id of the selection",
        "party": _PARTY,
        "window": _WINDOW,
        "value": _VALUE,
        "because": "Grounds",
        "salt": _SALT,
    },
    "scores": {
        "selection": "Opaque id of the selection",
        "party": _PARTY,
        "window": _WINDOW,
        "value": _VALUE,
        "reason": "Why it was settled or corrected so",
        "version": "Counts the versions of the score from 1",
        "source": "The sheet it came in; empty: assessed here",
        "salt": _SALT,
    },
    "remarks": {
        "score": "Opaque id of the score",
        "party": "Code of the party that comments",
        "words": "The comment",
        "salt": _SALT,
    },
    "identifications": {
        "version": "Number of the text's version",
        "spans": "What was taken for commitments, as JSON: [[start, end], …] in code points",
        "salt": _SALT,
    },
    "pairings": {
        "name": _NAME,
        "other": "Opaque id of the other commitment's readable id",
        "together": "Whether both serve the same target",
        "reason": "Why it was ruled so",
        "revision": "How often it was ruled on",
    },
    "layouts": {"columns": "What stands under each heading, as JSON"},
    "sheetrows": {
        "name": _NAME,
        "layout": "Key of the layout",
        "party": _PARTY,
        "cycle": "The cycle",
        "window": "interim or final; empty: a report",
        "made": "Opaque id of the report or score that came last from such a sheet",
    },
}

FURTHER_MEANINGS: Mapping[tuple[str, str], str] = {
    **{(table, name): words for table, columns in _TABLES.items() for name, words in columns.items()},
    **{(table, name): _ANY[name] for table in _TABLES for name in ("at", "by")},
}
