"""What every column of the review's tables means, in exports."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FURTHER_MEANINGS"]

_ANY = {
    "at": "When it was filed (UTC)",
    "by": "Who filed it",
    "name": "Opaque id of the readable id it hangs on",
}
_TABLES: Mapping[str, Mapping[str, str]] = {
    "pledges": {
        "place": "Which amount of the statement, from 0",
        "provider": "Code of who gives",
        "receivers": "Codes of who receives, as JSON",
        "value": "The number, exactly",
        "upper": "Upper end of a range; empty: none",
        "unit": "What is counted; empty for money",
        "currency": "ISO 4217 code; empty: no money",
        "bound": "exact, at_least, up_to or about",
        "start": "First day of the window; empty: open",
        "end": "Last day of the window; empty: open",
    },
    "overlaps": {
        "earlier": "Opaque id of the earlier pledge",
        "later": "Opaque id of the later pledge",
        "kind": "proposed, or what somebody ruled: new, part_of, continuing, reannounced",
        "reasons": "Why they were put forward, as JSON",
        "reason": "Why it was ruled so",
        "revision": "How often it was ruled on",
    },
    "evidence": {
        "pledge": "Opaque id of the pledge; empty: the commitment as a whole",
        "party": "Code of the party it is about; empty: all",
        "kind": "self_report, counterpart, third_party or primary",
        "shows": "What it shows",
        "day": "Date of the evidence, as precise as known",
        "start": "First code point in the text's current version when it was filed",
        "end": "Code point after the last",
        "quote": "The words",
        "url": "Address",
        "file": "Name of the file",
        "digest": "SHA-256 of the file; empty: none",
    },
    "deliveries": {
        "pledge": "Opaque id of the pledge",
        "value": "The number, exactly, in the pledge's unit",
        "day": "When it came, as precise as known",
        "in_all": "True: everything up to that day",
        "source": "Who says so",
        "evidence": "Opaque id of the evidence; empty: none",
    },
    "instruments": {
        "name": "Name as shown",
        "type": "Kind of instrument",
        "parties": "Codes of the parties, as JSON",
        "languages": "Authentic languages (BCP 47), as JSON",
        "rule": "Rule of entry into force, as JSON; empty: not known",
    },
    "steps": {
        "instrument": "Opaque id of the instrument",
        "rung": "How far it got",
        "day": "When, as precise as known",
        "source": "Who says so",
        "state": "read (by machine), confirmed or rejected",
    },
    "acts": {
        "instrument": "Opaque id of the instrument",
        "party": "Code of the party",
        "kind": "What it did: signature, ratification, reservation and so on",
        "day": "When, as precise as known",
        "source": "Who says so",
        "words": "Words of a reservation or declaration",
    },
    "reports": {
        "party": "Code of the party that reports",
        "cycle": "The cycle it reports on",
        "status": "Status as the party gives it",
        "done": "What was done, in its words",
        "evidence": "Evidence, in its words",
        "next_step": "What comes next, in its words",
        "current": "True for the latest of the party in the cycle",
        "signed_by": "Coordinator who let it out; empty: not yet",
        "signed_at": "When (UTC)",
    },
    "extensions": {"until": "The later day", "reason": "Why"},
    "comments": {"words": "The remark"},
    "items": {
        "meeting": "Opaque id of the meeting",
        "kind": "agenda, document or task",
        "place": "Place in its list, from 1",
        "title": "What it is about",
        "responsible": "Who sees to it",
        "email": "Address for reminders; empty: none",
        "until": "Until when, as precise as known; empty: no day",
        "done": "True: done",
        "reminded": "The day of which a reminder was sent; empty: none",
        "revision": "How often it was changed",
    },
    "clocks": {"months": "Months given where a text states no time", "source": "Where this was agreed"},
}
_HANGING = ("pledges", "evidence", "reports", "extensions", "comments", "items")

FURTHER_MEANINGS: Mapping[tuple[str, str], str] = {
    **{(table, name): words for table, columns in _TABLES.items() for name, words in columns.items()},
    **{(table, name): _ANY[name] for table in _TABLES for name in ("at", "by")},
    **{(table, "name"): _ANY["name"] for table in _HANGING},
}
