from __future__ import annotations

from collections.abc import Callable

import pytest

from servanda.records import InstrumentType, Reading
from servanda.tracing import trace_series
from servanda.tracing.instruments import NamedInstrument, _names, same_name
from servanda.tracing.words import stems


def named(name: str, type_: InstrumentType) -> NamedInstrument:
    return NamedInstrument(name, type_, frozenset(stemmed for _, stemmed in stems(name)) - {"treat"}, None)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "Treaty of Good-Neighbourliness and Brotherly Ties",
            "Treaty on Eternal Good-Neighborliness, Brotherhood",
            True,
        ),
        ("Treaty on Border Rivers", "Treaty on Extradition", False),
        ("Treaty on Border Rivers and Lakes", "Treaty on Border Rivers", True),
    ],
)
def test_a_treaty_is_known_by_its_own_words(a: str, b: str, same: bool) -> None:
    assert same_name(named(a, InstrumentType.TREATY), named(b, InstrumentType.TREATY)) is same


def test_a_treaty_is_no_memorandum() -> None:
    name = "Border Rivers and Lakes"
    assert not same_name(named(name, InstrumentType.TREATY), named(name, InstrumentType.MEMORANDUM))


def test_the_stage_moves_on_with_the_words_as_evidence(read: Callable[[str, str], Reading]) -> None:
    before = read("The two sides agreed to begin the process of signing a Treaty on Border Rivers.", "before")
    after = read("Mongolia and Kazakhstan signed the Treaty on Border Rivers. They welcomed rain.", "after")
    link = next(link for link in trace_series([before, after]).links if link.later)
    reasons = {reason.aspect.value: (reason.earlier, reason.later) for reason in link.reasons}
    assert reasons["instrument"][1] == "signed"
    assert link.relation.value == "fulfils"


def test_a_long_list_of_names_is_no_trap() -> None:
    # One pattern for the whole name once took minutes on a list of names.
    words = "We will visit " + "Accra, Lagos, And " * 2000 + "Treaty on Rivers"
    assert [name[-16:] for name, _ in _names(words)] == ["Treaty on Rivers"]
