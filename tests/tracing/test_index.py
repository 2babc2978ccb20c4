from __future__ import annotations

from collections.abc import Callable

from servanda.records import Reading
from servanda.tracing.index import Index
from servanda.tracing.profile import profiles

TEXT = (
    "Chad will dig 30 wells near Abeche. Chad will send vets to Niger. Niger will lend Chad two drilling rigs. "
    "Chad and Niger will exchange data on locusts. Niger will open a school for pilots."
)


def test_the_nearest_shares_the_rare_words(read: Callable[[str, str], Reading]) -> None:
    held = profiles(read(TEXT, "held"), {})
    index = Index(held)
    query = profiles(read("Both countries will exchange locust data.", "query"), {})[0]
    best = index.nearest(query, 3)[0]
    assert "locusts" in held[best].passage.quote


def test_a_small_budget_reads_rare_words_first(read: Callable[[str, str], Reading]) -> None:
    held = profiles(read(TEXT, "held"), {})
    index = Index(held * 50)
    query = profiles(read("Chad and Niger will share pilots from a school.", "query"), {})[0]
    assert all("pilots" in index.profiles[number].passage.quote for number in index.nearest(query, 5, budget=60))


def test_an_empty_index_has_nothing_near(read: Callable[[str, str], Reading]) -> None:
    query = profiles(read("Chad will dig 30 wells near Abeche.", "query"), {})[0]
    assert Index().nearest(query, 5) == []
