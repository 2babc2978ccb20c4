from __future__ import annotations

import pytest
from tests.web.conftest import Place
from tests.web.texts import KEEPER, NOW, council, filed

from servanda.errors import ConflictError, NotFoundError, RefusedError, RegisterError
from servanda.records import Kind
from servanda.records.register import StatementEntry
from servanda.records.ruling import Action, State
from servanda.web.register import models
from servanda.web.register.queries import listing, rulings, showing
from servanda.web.register.services.cutting import Addition, add
from servanda.web.register.services.ruling import Order, rule
from servanda.web.register.services.verifying import verify
from servanda.web.register.viewing import Viewer

AMINA = Viewer("amina", KEEPER.everywhere, {}, None, None)


@pytest.fixture(autouse=True)
def text(place: Place) -> None:
    council()
    filed()


def find(words: str) -> StatementEntry:
    rows = listing.statements(KEEPER, listing.Filter(states=tuple(State))).rows
    return next(row for row in rows if words in row.quote)


def say(words: str, action: Action, reason: str = "", change: dict[str, object] | None = None, seen: int = 0) -> State:
    order = Order(find(words).ref, action, reason, seen, change or {})  # type: ignore[arg-type] # JSON values
    return rule(order, KEEPER, NOW).state


def test_a_confirmed_statement_stands_confirmed() -> None:
    assert say("boats", Action.CONFIRM) is State.CONFIRMED
    assert find("boats").state is State.CONFIRMED


def test_a_correction_is_laid_over_what_was_read_and_lists_follow_it() -> None:
    say("boats", Action.CORRECT, "all parties pay", {"holders": "EC, PE", "force": "soft", "period": "/2028-01-31"})
    found = find("boats")
    assert (found.holders, found.values["force"], found.corrected) == (
        ("EC", "PE"),
        "soft",
        ("force", "holders", "period"),
    )
    wanted = listing.Filter(holder="PE", forces=("soft",), due_until="2028")
    assert [row.ref for row in listing.statements(KEEPER, wanted).rows] == [found.ref]
    row = models.Statement.objects.get(ref=found.ref)
    assert row.content["holders"]["value"] == ["EC"]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("China", ("CN",)),
        ("peru, ec", ("PE", "EC")),
        ("Страна рек、PE", ("EC", "PE")),
        ("the Russian Federation; Caspian littoral states", ("RU", "AZ", "IR", "KZ", "TM")),
        ("MRC member countries", ("KH", "LA", "TH", "VN")),
        ("Harbour Works Ltd", ("Harbour Works Ltd",)),
    ],
)
def test_known_parties_are_kept_by_their_codes_however_they_are_written(typed: str, codes: tuple[str, ...]) -> None:
    models.Member.objects.filter(code="EC").update(names={"en": "Ecuador", "ru": "Страна рек"})
    say("boats", Action.CORRECT, "so it says", {"holders": typed, "beneficiaries": typed})
    assert (find("boats").holders, tuple(find("boats").values["beneficiaries"])) == (codes, codes)  # type: ignore[arg-type] # a list


def test_areas_are_those_of_the_vocabulary() -> None:
    say("boats", Action.CORRECT, "so it says", {"areas": "Water, security"})
    assert find("boats").values["areas"] == ["water", "security"]
    with pytest.raises(RegisterError, match=r"there is no area foo bar baz\. One of trade, investment"):
        say("boats", Action.CORRECT, "so it says", {"areas": "Foo bar baz"}, seen=1)


def test_a_rejected_statement_stays_with_who_and_why() -> None:
    say("boats", Action.REJECT, "a journalist's gloss")
    assert not [r for r in listing.statements(KEEPER, listing.Filter()).rows if "boats" in r.quote]
    (ruling,) = rulings.history(KEEPER, find("boats").ref)
    assert (ruling.action, ruling.author, ruling.reason) == (Action.REJECT, "keeper", "a journalist's gloss")
    assert ruling.selector is not None
    assert "boats" in ruling.selector.quote


def test_a_rejected_statement_can_be_reopened() -> None:
    say("boats", Action.REJECT, "wrong")
    assert say("boats", Action.REOPEN, "right after all", seen=1) is State.WAITING


def test_a_split_statement_is_replaced_by_its_parts() -> None:
    found = find("boats")
    cut = found.quote.index(" to Peru")
    middle = found.span.start + cut
    parts = [[found.span.start, middle], [middle + 1, found.span.end]]
    done = rule(Order(found.ref, Action.SPLIT, "two acts", 0, {"parts": parts}), KEEPER, NOW)
    assert done.state is State.REPLACED
    made = [showing.statement(KEEPER, ref) for ref in done.made]
    assert [one.quote for one in made] == [
        found.quote[: middle - found.span.start],
        found.quote[middle + 1 - found.span.start :],
    ]
    assert {one.kind for one in made} == {Kind.COMMITMENT}
    assert {one.values["force"] for one in made} == {found.values["force"]}


def test_joined_statements_are_replaced_by_one_around_them() -> None:
    one, other = find("boats"), find("commission")
    done = rule(Order(one.ref, Action.JOIN, "one programme", 0, {"with": [other.ref]}), KEEPER, NOW)
    joined = showing.statement(KEEPER, done.made[0])
    assert joined.quote.startswith(one.quote)
    assert joined.quote.endswith(other.quote)
    assert {showing.statement(KEEPER, ref).state for ref in (one.ref, other.ref)} == {State.REPLACED}


def test_a_person_adds_what_the_reader_missed() -> None:
    wanted = Addition(
        "rivers-1", "first meeting of the Rivers Council", Kind.EVENT, {"name": "first meeting"}, "missed"
    )
    found = showing.statement(KEEPER, add(wanted, KEEPER, NOW))
    assert (found.kind, found.quote, found.values["name"]) == (Kind.EVENT, wanted.quote, "first meeting")
    assert rulings.history(KEEPER, found.ref)[0].action is Action.ADD


def test_words_that_do_not_stand_there_cannot_be_added() -> None:
    with pytest.raises(NotFoundError):
        add(Addition("rivers-1", "a canal to the moon", Kind.COMMITMENT, {}, "missed"), KEEPER, NOW)


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        ({"force": "iron"}, "One of binding"),
        ({"target": "fishing"}, "It has"),
        ({"period": "next year"}, "2024-12-02/2027-12-02"),
        ({"quantities": "many boats"}, "at_least 1500"),
        ({}, "Give --set"),
    ],
)
def test_a_value_that_cannot_stand_is_refused_with_a_hint(change: dict[str, object], hint: str) -> None:
    with pytest.raises(RegisterError, match=hint):
        say("boats", Action.CORRECT, "so", change)
    assert models.Ruling.objects.count() == 0


def test_a_ruling_that_changes_something_needs_a_reason() -> None:
    with pytest.raises(RefusedError):
        say("boats", Action.REJECT)


def test_the_second_of_two_people_is_told_what_changed() -> None:
    ref = find("boats").ref
    rule(Order(ref, Action.CORRECT, "says may", 0, {"force": "soft"}), AMINA, NOW)
    with pytest.raises(ConflictError, match=r"amina correct \(force = soft\), “says may”"):
        rule(Order(ref, Action.REJECT, "no", 0, {}), KEEPER, NOW)
    assert find("boats").state is State.CONFIRMED


def test_a_reader_without_role_cannot_rule() -> None:
    stranger = Viewer("stranger", KEEPER.everywhere)
    with pytest.raises(RefusedError):
        rule(Order(find("boats").ref, Action.CONFIRM, "", 0, {}), stranger, NOW)


def test_the_chain_grows_by_one_with_each_ruling_and_is_whole() -> None:
    say("boats", Action.CONFIRM)
    first = verify().head
    say("commission", Action.CONFIRM)
    state = verify()
    assert (state.rulings, state.whole) == (2, True)
    assert state.head != first
    assert models.Ruling.objects.get(number=2).previous == first


@pytest.mark.parametrize(
    ("column", "value", "trouble"),
    [
        ("reason", "another reason", "reason was altered"),
        ("author", "somebody else", "author was altered"),
        ("change", "{}", "change was altered"),
        ("reason", None, "no purge says so"),
        ("action", "reject", "do not fit its hash"),
        ("at", "2020-01-01T00:00:00.000000+00:00", "do not fit its hash"),
        ("previous", "0" * 63 + "1", "does not follow"),
        ("number", 7, "ruling 2 is missing"),
    ],
)
def test_an_altered_ruling_is_named(column: str, value: object, trouble: str) -> None:
    for words in ("boats", "commission", "fishing"):
        say(words, Action.CONFIRM, "as it stands")
    models.Ruling.objects.filter(number=2).update(**{column: value})
    found = verify()
    assert found.trouble is not None
    assert trouble in found.trouble
    assert found.broken == (3 if column == "number" else 2)
    assert not found.whole


def test_a_ruling_cut_off_the_end_is_noticed() -> None:
    for words in ("boats", "commission"):
        say(words, Action.CONFIRM)
    models.Ruling.objects.filter(number=2).delete()
    assert "other rulings" in str(verify().trouble)
