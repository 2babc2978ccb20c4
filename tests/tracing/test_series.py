"""What becomes of a promise, as a table: earlier sentence, later sentence, relation, and a reason that is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from servanda.publishing.link_words import reason_words
from servanda.records import Reading
from servanda.records.link import Relation
from servanda.tracing import trace_series

Read = Callable[[str, str], Reading]
FILLER = " The ministers of Kenya and Uganda met in Kampala. They stressed the importance of peace."

TABLE = [
    ("Kenya will open a rail link to Uganda by 2027.", "Kenya will open a rail link to Uganda by 2027.", "repeats", ""),
    (
        "Kenya will build a rail link to Uganda.",
        "Kenya will consider building a rail link to Uganda.",
        "weakens",
        "force: firm → soft",
    ),
    (
        "Kenya intends to train midwives from Uganda.",
        "Kenya shall train midwives from Uganda.",
        "strengthens",
        "force: intent → binding",
    ),
    (
        "Kenya will provide 1,500 training places for teachers from Uganda.",
        "Kenya will provide 3,000 training places for teachers from Uganda.",
        "strengthens",
        "figure: 1,500 training places → 3,000 training places",
    ),
    (
        "Uganda will plant 40 million trees along the Nile.",
        "Uganda will plant 25 million trees along the Nile.",
        "weakens",
        "figure: 40 million trees → 25 million trees",
    ),
    (
        "Uganda will repair the Malaba bridge by 2027.",
        "Uganda will repair the Malaba bridge.",
        "weakens",
        "deadline: 2027 → none",
    ),
    (
        "Uganda will repair the Malaba bridge by 2029.",
        "Uganda will repair the Malaba bridge by 2027.",
        "strengthens",
        "deadline: 2029 → 2027",
    ),
    (
        "Kenya will impose fees on lorries from Uganda.",
        "Kenya will not impose fees on lorries from Uganda.",
        "replaces",
        "negated: impose → not to impose",
    ),
    (
        "Kenya and Uganda will sign an Agreement on Lake Fisheries.",
        "Kenya and Uganda signed the Agreement on Lake Fisheries in May.",
        "fulfils",
        "same instrument",
    ),
    (
        "Kenya will open a consulate in Gulu.",
        "Kenya opened a consulate in Gulu in March.",
        "fulfils",
        "told of it: “opened”",
    ),
    (
        "Kenya will deepen cooperation with Uganda on grain storage.",
        "Cooperation between Kenya and Uganda on grain storage has made good progress.",
        "reports",
        "told of it",
    ),
    (
        "Uganda will resolve the question of stranded lorry drivers.",
        "Uganda called on carriers to resolve the question of stranded lorry drivers.",
        "weakens",
        "kind: commitment → call",
    ),
]


@pytest.mark.parametrize(("before", "after", "relation", "reason"), TABLE, ids=[row[1][:50] for row in TABLE])
def test_the_relation_follows_from_the_fields(read: Read, before: str, after: str, relation: str, reason: str) -> None:
    earlier, later = read(before + FILLER, "earlier"), read(after + FILLER, "later")
    links = [link for link in trace_series([earlier, later]).links if link.later]
    assert [link.relation.value for link in links] == [relation]
    assert reason in reason_words(links[0])
    assert links[0].earlier.quote in before
    assert links[0].later is not None
    assert links[0].later.quote in after


def test_what_is_missing_from_the_next_text_is_told_with_the_nearest_sentence(read: Read) -> None:
    first = read("Kenya will open a consulate in Gulu." + FILLER, "first")
    second = read("Uganda will repair the Malaba bridge. The consulate in Gulu was discussed." + FILLER, "second")
    link = trace_series([first, second]).links[0]
    assert link.relation is Relation.NOT_REITERATED
    assert link.later is None
    assert link.nearest is not None
    assert "Gulu" in link.nearest.quote


def test_absence_is_told_of_the_next_text_only_and_return_of_any(read: Read) -> None:
    promise = "Kenya will open a consulate in Gulu."
    texts = [
        read(promise + FILLER, "first"),
        read("Uganda will repair the Malaba bridge." + FILLER, "second"),
        read(promise + FILLER, "third"),
    ]
    links = [link for link in trace_series(texts).links if link.earlier.text == "first"]
    assert [(link.later_text, link.relation.value) for link in links] == [
        ("second", "not_reiterated"),
        ("third", "repeats"),
    ]


def test_a_much_shorter_text_says_so_beside_what_it_leaves_out(read: Read) -> None:
    first = read("Kenya will open a consulate in Gulu." + FILLER * 5, "first")
    second = read("Uganda will repair the Malaba bridge.", "second")
    assert "length: " in reason_words(trace_series([first, second]).links[0])


def test_the_same_texts_give_the_same_links(read: Read) -> None:
    texts = [read(row[side] + FILLER, f"{place}-{side}") for place, row in enumerate(TABLE[:4]) for side in (0, 1)]
    assert trace_series(texts) == trace_series(texts)


def test_one_text_alone_has_no_links(read: Read) -> None:
    assert trace_series([read(TABLE[0][0], "alone")]).links == ()
