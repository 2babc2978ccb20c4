"""What shows that something was done, or was not: a passage, an address, a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.records.date import PartialDate
from servanda.records.level import Level
from servanda.records.span import Span

__all__ = ["EvidenceEntry", "EvidenceKind"]


class EvidenceKind(StrEnum):
    """Who says so: the party itself, the one it was promised to, somebody else, or the act itself (a law)."""

    SELF_REPORT = "self_report"
    COUNTERPART = "counterpart"
    THIRD_PARTY = "third_party"
    PRIMARY = "primary"


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One piece. Exactly one of ``text`` (with ``span``), ``url`` and ``file`` (its name) is given.

    ``digest`` is the SHA-256 of the file, or of what the address gave when it was captured; None: not captured.
    """

    key: str
    of: str
    kind: EvidenceKind
    shows: str
    date: PartialDate | None
    level: Level
    party: str = ""
    text: str | None = None
    span: Span | None = None
    quote: str = ""
    url: str = ""
    file: str = ""
    digest: str | None = None

    @property
    def source(self) -> str:
        """Where it is: the text's key, the address, or the file's name."""
        return self.text or self.url or self.file
