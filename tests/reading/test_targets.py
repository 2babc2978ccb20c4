from __future__ import annotations

import pytest

from servanda.reading.targets import together
from servanda.records import Span

CASES = [
    # What the sentence says, its measures, which of them share a target.
    (
        "The Parties will train inspectors and share data in order to halve illegal catches.",
        ("The Parties will train inspectors", "share data"),
        (0, 1),
    ),
    (
        "To halve illegal catches, the Parties will train inspectors and share data.",
        ("the Parties will train inspectors", "share data"),
        (0, 1),
    ),
    (
        "They will promote and protect investment in ports.",
        ("will promote and protect investment in ports", "protect investment in ports"),
        (0, 1),
    ),
    ("They will train inspectors and open an office.", ("They will train inspectors", "open an office"), None),
    ("They agreed to open an office and to train staff.", ("to open an office", "to train staff"), None),
    (
        "They will train staff with a view to cutting losses and open an office so that fishers are heard.",
        ("They will train staff with a view to cutting losses", "open an office so that fishers are heard"),
        None,
    ),
    ("They will train inspectors in order to halve catches.", ("They will train inspectors",), None),
]


@pytest.mark.parametrize(("sentence", "measures", "expected"), CASES)
def test_measures_serve_one_target_only_where_the_sentence_says_so(
    sentence: str, measures: tuple[str, ...], expected: tuple[int, ...] | None
) -> None:
    spans = [Span(sentence.index(one), sentence.index(one) + len(one)) for one in measures]
    found = together(sentence, Span(0, len(sentence)), spans)
    assert (found.places if found else None) == expected


def test_the_purpose_is_quoted() -> None:
    sentence, measures, _ = CASES[0]
    spans = [Span(sentence.index(one), sentence.index(one) + len(one)) for one in measures]
    found = together(sentence, Span(0, len(sentence)), spans)
    assert found is not None
    assert found.why == "one purpose for all: “in order to halve illegal catches”"
