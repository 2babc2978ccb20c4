"""Twelve pairs of own readouts with planted differences: all found, none invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from servanda.records import Reading
from servanda.records.link import Aspect, Difference
from servanda.tracing import Comparison, compare_readings, meaning

PAIRS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("pairs.yaml").read_text(encoding="utf-8"))
Read = Callable[[str, str], Reading]


def compared(pair: dict[str, Any], read: Read, *, by_meaning: bool) -> Comparison:
    model = meaning.load() if by_meaning else None
    return compare_readings(read(pair["a"], "a"), read(pair["b"], "b"), meaning=model)


def is_planted(difference: Difference, planted: list[list[str | None]]) -> bool:
    return any(
        difference.aspect.value == aspect
        and all((said is None) == (want is None) and (want is None or want in (said or "")) for said, want in sides)
        for aspect, before, after in planted
        for sides in [((difference.earlier, before), (difference.later, after))]
    )


@pytest.mark.parametrize("by_meaning", [False, True], ids=["words", "meaning"])
@pytest.mark.parametrize("pair", PAIRS, ids=[pair["name"] for pair in PAIRS])
def test_what_was_planted_is_found_and_nothing_else(pair: dict[str, Any], read: Read, by_meaning: bool) -> None:
    if by_meaning and not meaning.available():
        pytest.skip("the extra match is not installed")
    found = compared(pair, read, by_meaning=by_meaning)
    planted = pair["planted"].get("both", [])
    # Another kind of statement follows from what was planted ("are negotiating", "signed").
    told = [one for both in found.both for one in both.differences if one.aspect is not Aspect.KIND]
    assert [str(one) for one in told if not is_planted(one, planted)] == []
    assert len(told) == len(planted)
    for side, alone in (("only_a", found.only_a), ("only_b", found.only_b)):
        wanted = pair["planted"].get(side, [])
        assert len(alone) == len(wanted)
        assert all(words in one.passage.quote for words, one in zip(wanted, alone, strict=True))


def test_there_are_twelve_pairs() -> None:
    assert len(PAIRS) == 12
    assert sum(not pair["planted"] for pair in PAIRS) == 1


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["name"] for pair in PAIRS])
def test_turned_round_the_same_is_found(pair: dict[str, Any], read: Read) -> None:
    there = compare_readings(read(pair["a"], "a"), read(pair["b"], "b"))
    back = compare_readings(read(pair["b"], "b"), read(pair["a"], "a"))
    assert {(one.a, one.b) for one in there.both} == {(one.b, one.a) for one in back.both}
    assert [one.passage for one in there.only_a] == [one.passage for one in back.only_b]
