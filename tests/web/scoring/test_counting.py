from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Place
from tests.web.review.texts import HAND, found
from tests.web.texts import KEEPER, council, filed

from servanda.errors import RefusedError, RegisterError
from servanda.records.level import Level
from servanda.web.register.viewing import Viewer
from servanda.web.scoring.queries.counting import counted, same_target
from servanda.web.scoring.services.pairing import pair

FISH = """Title: Statement on Fisheries
Date: 2024-05-06
Publisher: Rivers Council

Peru and Ecuador met in Quito on 6 May 2024.

1. Peru will train 40 inspectors and will publish a register of boats in order to halve illegal catches.

2. Ecuador will open an office in Guayaquil and will restore a wetland near Loja.

3. Peru will repair the harbour of Paita.
"""


def fish() -> None:
    council()
    filed(FISH, "fish", mechanism="RC")


def test_measures_of_one_purpose_are_one_target(place: Place) -> None:
    fish()
    (text,) = counted(KEEPER, "RC")
    assert (text.verbs, text.targets) == (5, 4)
    (apart,) = text.apart
    assert apart.quote == found("register of boats").quote
    assert apart.with_ == (found("inspectors").ref,)
    assert apart.why == "one purpose for all: “in order to halve illegal catches”"


def test_a_commitment_knows_which_others_of_its_sentence_serve_its_target(place: Place) -> None:
    fish()
    held = same_target(KEEPER, "RC", found("inspectors").ref)
    assert held is not None
    assert (held.with_, held.counts) == ((found("register of boats").ref,), True)
    alone = same_target(KEEPER, "RC", found("Paita").ref)
    assert alone is not None
    assert (alone.with_, alone.why) == ((), "it stands alone in its sentence")


def test_what_people_rule_comes_before_the_rule(place: Place) -> None:
    fish()
    office, wetland = found("office").ref, found("wetland").ref
    pair((office, wetland), "both are for the delta", HAND, together=True)
    pair((found("inspectors").ref, found("register of boats").ref), "two aims", HAND, together=False)
    (text,) = counted(KEEPER, "RC")
    assert text.targets == 4
    told = {row.ref: row for row in text.rows}
    assert (told[wetland].counts, told[wetland].why, told[wetland].by) == (False, "both are for the delta", "keeper")
    assert told[found("register of boats").ref].counts


def test_a_pair_is_of_one_sentence_and_has_a_reason(place: Place) -> None:
    fish()
    office, harbour = found("office").ref, found("Paita").ref
    with pytest.raises(RegisterError, match="no two commitments of one sentence"):
        pair((office, harbour), "both build", HAND, together=True)
    with pytest.raises(RefusedError, match="needs a reason"):
        pair((office, found("wetland").ref), "", HAND, together=True)


def test_what_is_hidden_is_not_counted(place: Place) -> None:
    council(level=Level.PUBLIC)
    filed(FISH, "fish", mechanism="RC")
    filed(FISH.replace("2024", "2025"), "public", mechanism="RC", level=Level.PUBLIC)
    assert [one.text for one in counted(Viewer("guest", Level.PUBLIC), "RC")] == ["public"]


def test_counting_asks_as_many_questions_for_many_texts_as_for_few(place: Place) -> None:
    fish()

    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            counted(KEEPER, "RC")
        return len(held)

    few = asked()
    for year in ("2021", "2022", "2023"):
        filed(FISH.replace("2024", year), f"fish-{year}", mechanism="RC")
    assert len(counted(KEEPER, "RC")) == 4
    assert asked() == few
