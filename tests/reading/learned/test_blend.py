"""Rules and tagger laid over each other, and the reading that comes of it."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.documents import load
from servanda.errors import DocumentError
from servanda.publishing import json_text
from servanda.reading import read
from servanda.reading.blend import FEATURES, Candidate, Entry, areas, candidates, chosen
from servanda.reading.learned import Model, shipped
from servanda.reading.learned.evidence import Evidence, gather
from servanda.reading.learned.tagged import AREAS, KINDS
from servanda.reading.learned.windows import windows
from servanda.records import Document, Instrument, Span, Statement

TEXT = (
    "The Ministers met in Accra on 3 March 2025. Ghana will provide 40 patrol boats to Nigeria by 2027, and the two "
    "sides oppose illegal fishing. They called on all states to ratify the Agreement.\n\nThe Parties will:\n\n"
    "(a) open a crossing;\n\n(b) hold a fair each year.\n\nThe weather was mild."
)


@pytest.fixture(scope="module")
def model() -> Model:
    found = shipped()
    assert found is not None, "the weights belong to the package"
    return found


@pytest.fixture(scope="module")
def document() -> Document:
    return load(BytesIO(TEXT.encode()))


@pytest.fixture(scope="module")
def evidence(model: Model, document: Document) -> Evidence:
    return gather(list(model.tagger.tag(list(windows(document)))))


ENTRIES = st.lists(
    st.builds(
        lambda kind, start, length, sure: Entry(kind, Span(start, min(start + length, len(TEXT))), sure),
        st.sampled_from(KINDS),
        st.integers(0, len(TEXT) - 2),
        st.integers(1, 120),
        st.floats(0, 1),
    ),
    max_size=12,
)


@given(entries=ENTRIES)
def test_every_candidate_has_all_features_and_a_place_in_the_text(
    model: Model, document: Document, evidence: Evidence, entries: list[Entry]
) -> None:
    for candidate in candidates(entries, evidence):
        assert len(candidate.features) == len(FEATURES)
        assert 0 <= candidate.span.start < candidate.span.end <= len(document.text)


@given(entries=ENTRIES)
def test_what_stands_is_in_order_above_its_line_and_never_twice(
    model: Model, evidence: Evidence, entries: list[Entry]
) -> None:
    found = chosen(candidates(entries, evidence), model.blend)
    assert [c.span for c in found] == sorted(c.span for c in found)
    for at, one in enumerate(found):
        least = model.blend[one.kind]["least"]
        assert isinstance(least, float)
        assert least <= one.sure <= 1
        for other in found[at + 1 :]:
            shared = one.span.shared(other.span) / min(len(one.span), len(other.span))
            assert one.kind != other.kind or shared <= 0.5


@given(entries=ENTRIES)
def test_the_order_of_proposals_does_not_matter_to_what_stands(
    model: Model, evidence: Evidence, entries: list[Entry]
) -> None:
    apart = {(entry.kind, entry.span): entry for entry in entries}
    one = chosen(candidates(apart.values(), evidence), model.blend)
    other = chosen(candidates(reversed(apart.values()), evidence), model.blend)
    assert [(c.kind, c.span) for c in one] == [(c.kind, c.span) for c in other]


def printed(text: str, *, rules_only: bool = False) -> str:
    return "".join(json_text.render([read(load(BytesIO(text.encode())), rules_only=rules_only)]))


@pytest.mark.parametrize("rules_only", [False, True])
def test_reading_twice_gives_the_same_bytes(rules_only: bool) -> None:
    assert printed(TEXT, rules_only=rules_only) == printed(TEXT, rules_only=rules_only)


def test_the_tagger_says_of_every_area_how_likely_it_is_first_and_at_all(evidence: Evidence) -> None:
    span = Span(TEXT.index("hold a fair"), TEXT.index("hold a fair") + len("hold a fair each year"))
    tagged = areas(Candidate("commitment", span, []), evidence)
    assert tagged is not None
    assert set(tagged) == set(AREAS)
    assert sum(first for first, _ in tagged.values()) == pytest.approx(1, abs=1e-3)
    assert all(0 <= each <= 1 for _, each in tagged.values())


def test_what_was_read_before_changes_nothing() -> None:
    alone = printed(TEXT)
    printed("Peru and Ecuador agreed to establish a joint commission on rivers. " * 30)
    assert printed(TEXT) == alone


def test_a_paragraph_more_changes_nothing_in_the_others() -> None:
    """The tagger sees windows by themselves, so that a corrected version moves only what was corrected."""
    more = f"{TEXT}\n\n{'The weather on the lake was mild, and guests went home in the evening. ' * 12}"
    one, other = (
        [(s["quote"], s["confidence"]) for s in json.loads(printed(text))["readings"][0]["statements"]]
        for text in (TEXT, more)
    )
    assert [found for found in other if found in one] == one


def test_statements_stand_in_the_order_of_the_text(document: Document) -> None:
    reading = read(document)
    starts = [statement.span.start for statement in reading.statements]
    assert starts == sorted(starts)
    assert {"commitment", "position", "call", "event"} <= {statement.kind.value for statement in reading.statements}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([*TEXT.split(), "\n\n", "(a)", "will:", "“", "’", "—"]), max_size=80).map(" ".join))
def test_any_mix_of_words_is_read_and_quoted(text: str) -> None:
    try:
        document = load(BytesIO(text.encode()))
    except DocumentError:
        return
    reading = read(document)
    everything: list[Statement | Instrument] = [*reading.statements, *reading.instruments]
    for found in everything:
        assert document.quote(found.span).strip()
        assert 0 <= found.confidence <= 1
