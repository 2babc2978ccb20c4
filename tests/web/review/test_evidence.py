from __future__ import annotations

import hashlib
from typing import Any

import pytest
from tests.web.conftest import Place
from tests.web.review.texts import HAND, found, rivers
from tests.web.texts import KEEPER

from servanda.errors import NotFoundError, RefusedError
from servanda.records.evidence import EvidenceKind
from servanda.web.register.queries.showing import document
from servanda.web.register.viewing import ANYBODY
from servanda.web.review.queries.evidence import evidence
from servanda.web.review.services.evidence import Given, add


def test_evidence_from_a_text_leads_back_to_its_words(place: Place) -> None:
    rivers()
    ref = found("establish").ref
    add(Given(ref, EvidenceKind.PRIMARY, "it was opened", text="training-2", quote="opened the joint commission"), HAND)
    (held,) = evidence(KEEPER, "RC", ref)
    assert held.span is not None
    assert document(KEEPER, "training-2").quote(held.span) == "opened the joint commission"
    assert (held.of, held.source, held.kind) == (ref, "training-2", EvidenceKind.PRIMARY)
    assert evidence(ANYBODY, "RC") == ()


def test_a_file_is_kept_and_an_address_is_named(place: Place) -> None:
    rivers()
    ref = found("harbour").ref
    data = b"minutes"
    add(Given(ref, EvidenceKind.SELF_REPORT, "work began", file="minutes.txt", data=data, party="PE"), HAND)
    add(Given(ref, EvidenceKind.THIRD_PARTY, "cranes", url="https://example.org/iquitos", day="2025-07"), HAND)
    one, other = sorted(evidence(KEEPER, "RC"), key=lambda held: held.file, reverse=True)
    assert one.digest == hashlib.sha256(data).hexdigest()
    assert (other.url, str(other.date), other.digest) == ("https://example.org/iquitos", "2025-07", None)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"shows": "", "url": "https://example.org"}, RefusedError),
        ({"shows": "it"}, RefusedError),
        ({"shows": "it", "url": "https://example.org", "file": "a.txt"}, RefusedError),
        ({"shows": "it", "text": "training-2", "quote": "nobody wrote this"}, NotFoundError),
        ({"shows": "it", "text": "training-9", "quote": "this"}, NotFoundError),
    ],
)
def test_evidence_that_shows_nothing_or_comes_from_nowhere_is_refused(
    place: Place, given: dict[str, Any], error: type[Exception]
) -> None:
    rivers()
    with pytest.raises(error):
        add(Given(found("harbour").ref, EvidenceKind.PRIMARY, **given), HAND)
    assert evidence(KEEPER, "RC") == ()
