"""The addresses below ``/api/``. All read; none writes."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Schema
from pydantic import Field

import servanda
from servanda.errors import BusyError, NotFoundError, RefusedError, ServandaError
from servanda.records import Force, Kind, Standing
from servanda.records.delivery import Status
from servanda.records.ruling import State
from servanda.web.api import cursor as cursors
from servanda.web.api.delivery import router
from servanda.web.api.parts import FAILS, Cursor, Name, Part, Size, Word, part
from servanda.web.api.shapes import (
    CellOut,
    CommitmentOut,
    FollowUpOut,
    FoundOut,
    LinkOut,
    MechanismOut,
    MeetingOut,
    PageOut,
    RulingOut,
    SearchOut,
    StatementOut,
    TextOut,
    TopicOut,
)
from servanda.web.looking import viewer
from servanda.web.register.queries import counting, following, meetings, searching, showing
from servanda.web.register.queries.listing import Filter
from servanda.web.register.queries.rulings import history
from servanda.web.review.queries.listing import Sort, Wish, listed

__all__ = ["api", "nothing"]

api = NinjaAPI(
    title="Servanda",
    version=servanda.__version__,
    description="The register of what states agreed. Read only. What was read by machine is proposed, not confirmed.",
    docs_url=None,
    urls_namespace="api",
)

api.add_router("", router)


@api.exception_handler(ServandaError)
def told(request: HttpRequest, error: ServandaError) -> HttpResponse:
    """An error of ours as JSON."""
    kinds = ((NotFoundError, 404), (RefusedError, 403), (BusyError, 503))
    status = next((status for kind, status in kinds if isinstance(error, kind)), 422)
    return api.create_response(request, {"message": error.message, "remedy": error.remedy}, status=status)


def nothing(request: HttpRequest) -> HttpResponse:
    """What is answered below ``/api/`` where no address is."""
    said = {"message": "There is no such address", "remedy": "All addresses stand in /api/openapi.json"}
    return api.create_response(request, said, status=404)


SortWord = Annotated[str, Field(pattern=rf"^(-?({'|'.join(Sort)}))?$")]


class Wanted(Schema):
    """The filters of the pages, by the same names."""

    mechanism: Word | None = None
    meeting: Word | None = None
    text: Word | None = None
    kind: list[Kind] = []
    force: list[Force] = []
    state: list[State] = []
    standing: list[Standing] = []
    holder: Word | None = None
    beneficiary: Word | None = None
    area: Word | None = None
    topic: Word | None = None
    since: Word | None = None
    until: Word | None = None
    due: Word | None = None
    words: Word = ""
    status: list[Status] = []
    sort: SortWord = ""

    def filter(self) -> Filter:
        """As the register takes it."""
        return Filter(
            mechanism=self.mechanism,
            meeting=self.meeting,
            text=self.text,
            kinds=tuple(self.kind),
            forces=tuple(one.value for one in self.force),
            states=tuple(self.state),
            standings=tuple(self.standing),
            holder=self.holder,
            beneficiary=self.beneficiary,
            area=self.area,
            topic=self.topic,
            since=self.since,
            until=self.until,
            due_until=self.due,
            words=self.words,
        )

    def wish(self) -> Wish:
        """What goes beyond a statement's own columns."""
        return Wish.of(dt.datetime.now(dt.UTC).date(), tuple(self.status), self.sort)


@api.get("/mechanisms", response=list[MechanismOut], summary="Mechanisms by code")
def all_mechanisms(request: HttpRequest) -> list[MechanismOut]:
    """Mechanisms with members in their own order."""
    return [MechanismOut.of(one) for one in meetings.mechanisms(viewer(request))]


@api.get("/mechanisms/{code}", response={200: MechanismOut, **FAILS}, summary="One mechanism")
def one_mechanism(request: HttpRequest, code: Name) -> MechanismOut:
    """The mechanism of this code."""
    return MechanismOut.of(meetings.mechanism(viewer(request), code))


@api.get("/mechanisms/{code}/meetings", response={200: list[MeetingOut], **FAILS}, summary="Its meetings")
def its_meetings(request: HttpRequest, code: Name) -> list[MeetingOut]:
    """Meetings, oldest first."""
    who = viewer(request)
    meetings.mechanism(who, code)
    return [MeetingOut.of(one) for one in meetings.meetings(who, code)]


@api.get("/mechanisms/{code}/matrix", response={200: list[CellOut], **FAILS}, summary="Commitments by party and area")
def its_matrix(request: HttpRequest, code: Name) -> list[CellOut]:
    """Cells that are not empty."""
    who = viewer(request)
    meetings.mechanism(who, code)
    found = sorted(counting.matrix(who, code).items())
    return [CellOut(holder=holder, area=area, count=count) for (holder, area), count in found]


@api.get("/mechanisms/{code}/topics", response={200: list[TopicOut], **FAILS}, summary="Positions by topic")
def its_topics(request: HttpRequest, code: Name) -> list[TopicOut]:
    """Topics by name, positions oldest first."""
    who = viewer(request)
    meetings.mechanism(who, code)
    return [TopicOut.of(one) for one in showing.topics(who, code)]


@api.get("/mechanisms/{code}/follow-up", response={200: list[FollowUpOut], **FAILS}, summary="The follow-up matrix")
def its_follow_up(request: HttpRequest, code: Name) -> list[FollowUpOut]:
    """Earlier commitments with what later texts made of them."""
    who = viewer(request)
    meetings.mechanism(who, code)
    return [
        FollowUpOut(earlier=StatementOut.of(row.earlier), links=[LinkOut.of(link) for link in row.links])
        for row in following.matrix(who, code)
    ]


@api.get("/texts", response={200: Part[TextOut], **FAILS}, summary="Texts, newest first")
def all_texts(
    request: HttpRequest,
    mechanism: Word | None = None,
    meeting: Word | None = None,
    size: Size = 100,
    cursor: Cursor = None,
) -> Part[TextOut]:
    """Texts that the caller may see."""
    return part(showing.texts(viewer(request), mechanism=mechanism, meeting=meeting), cursor, size, TextOut.of)


@api.get("/texts/{key}", response={200: TextOut, **FAILS}, summary="One text")
def one_text(request: HttpRequest, key: Name) -> TextOut:
    """The text of this key."""
    return TextOut.of(showing.text(viewer(request), key))


@api.get("/statements", response={200: PageOut, **FAILS}, summary="Statements, newest first unless sorted")
def all_statements(request: HttpRequest, wanted: Query[Wanted], size: Size = 50, cursor: Cursor = None) -> PageOut:
    """A part of the statements that the filters describe."""
    start = cursors.place(cursor)
    page = listed(viewer(request), wanted.filter(), wanted.wish(), start=start, size=size)
    following_one = cursors.word(start + size) if len(page.rows) == size else None
    return PageOut(items=[StatementOut.of(one) for one in page.rows], total=page.total, next=following_one)


@api.get("/statements/{ref}", response={200: StatementOut, **FAILS}, summary="One statement")
def one_statement(request: HttpRequest, ref: Name) -> StatementOut:
    """The statement of this id."""
    return StatementOut.of(showing.statement(viewer(request), ref))


@api.get("/commitments/{ref}", response={200: CommitmentOut, **FAILS}, summary="A commitment through the meetings")
def one_commitment(request: HttpRequest, ref: Name) -> CommitmentOut:
    """The commitment that the statement of this id belongs to."""
    return CommitmentOut.of(showing.commitment(viewer(request), ref))


@api.get("/statements/{ref}/rulings", response={200: Part[RulingOut], **FAILS}, summary="Its rulings, oldest first")
def its_rulings(request: HttpRequest, ref: Name, size: Size = 100, cursor: Cursor = None) -> Part[RulingOut]:
    """What people ruled on the statement of this id."""
    who = viewer(request)
    showing.statement(who, ref)
    return part(history(who, ref), cursor, size, RulingOut.of)


@api.get("/links", response={200: Part[LinkOut], **FAILS}, summary="Links, newest text first")
def all_links(request: HttpRequest, of: Word | None = None, size: Size = 100, cursor: Cursor = None) -> Part[LinkOut]:
    """Links between statements; ``of``: those of one."""
    most = cursors.place(cursor) + size + 1
    return part(following.links(viewer(request), ref=of, size=most), cursor, size, LinkOut.of)


@api.get("/search", response={200: SearchOut, **FAILS}, summary="Passages that hold words")
def found(request: HttpRequest, words: Word, size: Size = 20, cursor: Cursor = None) -> SearchOut:
    """Passages in all languages, best first."""
    start = cursors.place(cursor)
    held, total = searching.search(viewer(request), words, start=start, size=size)
    following_one = cursors.word(start + size) if len(held) == size else None
    return SearchOut(items=[FoundOut.of(one) for one in held], total=total, next=following_one)
