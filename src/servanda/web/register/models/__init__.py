"""Tables. They hold and constrain; nothing here reads, derives or decides."""

from servanda.web.register.models.link import Link
from servanda.web.register.models.mechanism import Format, Mechanism, Member, Role
from servanda.web.register.models.meeting import Attendance, Meeting
from servanda.web.register.models.people import Invitation, PublicView
from servanda.web.register.models.ruling import Head, Ruling
from servanda.web.register.models.statement import Commitment, Facet, Name, Series, Statement, Topic
from servanda.web.register.models.text import Passage, Run, Text, Version

__all__ = [
    "Attendance",
    "Commitment",
    "Facet",
    "Format",
    "Head",
    "Invitation",
    "Link",
    "Mechanism",
    "Meeting",
    "Member",
    "Name",
    "Passage",
    "PublicView",
    "Role",
    "Ruling",
    "Run",
    "Series",
    "Statement",
    "Text",
    "Topic",
    "Version",
]
