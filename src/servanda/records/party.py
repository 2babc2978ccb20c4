"""Who acts. A code is ISO 3166-1 alpha-2 for states, an own code for bodies, a name as written for anybody else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from servanda.records.span import Span

__all__ = ["Code", "PartyMention", "PartyRole"]

Code = NewType("Code", str)


class PartyRole(StrEnum):
    """How the words name the party."""

    NAME = "name"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"
    OFFICE = "office"
    PERSON = "person"
    GROUP = "group"
    COLLECTIVE = "collective"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class PartyMention:
    """Words of the text that name one or several parties.

    ``codes`` in the order written, or of the group's list. ``subset`` keeps a count where only some of a group are
    meant ("thirteen of us": 13), None otherwise.
    """

    span: Span
    codes: tuple[Code, ...]
    role: PartyRole
    subset: int | None = None
