"""The shipped weights at work."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest

from servanda.documents import load
from servanda.reading.learned import Model, shipped
from servanda.reading.learned.tagged import KINDS, Tagged
from servanda.reading.learned.windows import Window, windows

TEXT = (
    "Ghana will provide 40 patrol boats to Nigeria by 2027.\n\nThe two sides oppose illegal fishing.\n\n"
    + "The Parties shall open a second crossing, build a road of 30 kilometres and hold a fair each year. " * 8
)


@pytest.fixture(scope="module")
def model() -> Model:
    found = shipped()
    assert found is not None, "the weights belong to the package"
    return found


@pytest.fixture(scope="module")
def seen() -> list[Window]:
    return list(windows(load(BytesIO(TEXT.encode()))))


def difference(one: Tagged, other: Tagged) -> float:
    return max(float(np.abs(one.bio[kind] - other.bio[kind]).max()) for kind in KINDS)


def test_shares_of_every_word_add_up_to_one(model: Model, seen: list[Window]) -> None:
    for window, tagged in zip(seen, model.tagger.tag(seen), strict=True):
        for kind in KINDS:
            assert tagged.bio[kind].shape == (len(window.words), 3)
            assert np.allclose(tagged.bio[kind].sum(1), 1, atol=1e-5)


def test_neighbours_change_nothing(model: Model, seen: list[Window]) -> None:
    together = list(model.tagger.tag(seen))
    alone = [next(model.tagger.tag([window])) for window in seen]
    backwards = list(model.tagger.tag(seen[::-1]))[::-1]
    for one, other, third in zip(together, alone, backwards, strict=True):
        assert difference(one, other) < 1e-4
        assert difference(one, third) < 1e-4


def test_a_window_longer_than_the_encoder_takes_has_shares_for_every_word(model: Model) -> None:
    words = ("antidisestablishmentarianism",) * 400
    [window] = windows(load(BytesIO(b"Ghana.")))
    long = Window((), words, window.spans[:1] * len(words))
    [tagged] = model.tagger.tag([long])
    assert tagged.bio["commitment"].shape == (400, 3)


@pytest.mark.parametrize("word", ["𓀀", "\u200b", "🙂", "￿"])
def test_a_letter_the_vocabulary_lacks_is_taken(model: Model, word: str) -> None:
    [window] = windows(load(BytesIO(b"Ghana.")))
    [tagged] = model.tagger.tag([Window((), (word,), window.spans[:1])])
    assert np.isfinite(tagged.hidden).all()


def test_it_tells_a_promise_from_the_weather(model: Model) -> None:
    promise, weather = (
        next(model.tagger.tag(list(windows(load(BytesIO(text.encode()))))))
        for text in ("Ghana will provide 40 patrol boats to Nigeria by 2027.", "The weather on the lake was mild.")
    )
    assert 1 - promise.bio["commitment"][:, 0].mean() > 0.5
    assert max(1 - weather.bio[kind][:, 0].mean() for kind in KINDS) < 0.5
