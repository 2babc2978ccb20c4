"""A comparison for a terminal: what differs first, then what only one text says, then what both say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.publishing.comparison_words import COMPARE, TOPICS
from servanda.publishing.lines import Line, Piece, shown
from servanda.publishing.link_words import difference_words
from servanda.publishing.trace_card import text_name
from servanda.publishing.word_marks import Run, differing_runs
from servanda.records.link import Passage
from servanda.tracing import Both, Comparison, Only

__all__ = ["comparison_lines", "counts_line"]

INDENT = 4
TOPIC = 18
SHARE = 16


def comparison_lines(found: Comparison) -> Iterator[Line]:
    """The lines of the card."""
    yield Line((("A  ", "title"),), ((text_name(found.a), "title"),))
    yield Line((("B  ", "title"),), ((text_name(found.b), "title"),))
    yield Line(body=((counts_line(found), "label"),))
    yield from _heading("differs", len(found.differing))
    for one in found.differing:
        yield from _differing(one)
    yield from _onlys("only_a", found.only_a, COMPARE["b"])
    yield from _onlys("only_b", found.only_b, COMPARE["a"])
    yield from _reworded([one for one in found.both if not one.differences])
    yield from _layout(found)


def counts_line(found: Comparison) -> str:
    """How many statements differ, stand in one text alone, or are the same."""
    alike = [one for one in found.both if not one.differences]
    same = sum(one.same_words for one in alike)
    return COMPARE["counts"].format(
        differs=len(found.differing),
        only_a=len(found.only_a),
        only_b=len(found.only_b),
        wording=len(alike) - same,
        same=same,
    )


def _heading(key: str, count: int) -> Iterator[Line]:
    yield Line()
    yield Line(body=((COMPARE[key].upper(), "kind"), (f"  {count}", "label")))


def _differing(one: Both) -> Iterator[Line]:
    yield Line()
    yield Line(body=((shown("; ".join(map(difference_words, one.differences))), "fact"),))
    left, right = differing_runs(shown(one.a.quote), shown(one.b.quote))
    yield _side("A", one.a, left)
    yield _side("B", one.b, right)


def _side(side: str, passage: Passage, runs: Sequence[Run]) -> Line:
    words: tuple[Piece, ...] = tuple((run, "fact" if differs else "plain") for run, differs in runs)
    head: tuple[Piece, ...] = ((f"{side:>{INDENT - 1}} ", "label"),)
    return Line(head, (("“", "plain"), *words, ("”", "plain"), (f" ¶{passage.paragraph}", "label")))


def _onlys(key: str, found: Sequence[Only], other: str) -> Iterator[Line]:
    yield from _heading(key, len(found))
    for one in found:
        yield Line()
        yield Line(body=((f"“{shown(one.passage.quote)}”", "plain"), (f" ¶{one.passage.paragraph}", "label")))
        near = COMPARE["no_nearest"].format(side=other)
        if one.nearest:
            near = COMPARE["nearest"].format(
                side=other, quote=shown(one.nearest.quote), paragraph=one.nearest.paragraph
            )
        yield Line(((" " * INDENT, "label"),), ((near, "label"),))


def _reworded(alike: Sequence[Both]) -> Iterator[Line]:
    other = [one for one in alike if not one.same_words]
    yield from _heading("wording", len(other))
    for one in other:
        yield Line()
        left, right = differing_runs(shown(one.a.quote), shown(one.b.quote))
        yield _side("A", one.a, left)
        yield _side("B", one.b, right)
    same = [one for one in alike if one.same_words]
    yield from _heading("same", len(same))
    for one in same:
        places = f" A ¶{one.a.paragraph}, B ¶{one.b.paragraph}"
        yield Line(body=((f"“{shown(one.a.quote)}”", "plain"), (places, "label")))


def _layout(found: Comparison) -> Iterator[Line]:
    yield from _heading("layout", len(found.shares))
    for side, outline in zip("AB", found.outlines, strict=True):
        kinds = ", ".join(f"{count} {kind}" for kind, count in outline.statements)
        tone = ", ".join(f"{word}{f' ({count})' if count > 1 else ''}" for word, count in outline.tone)
        yield Line(((f"{side}  ", "title"),), ((f"{outline.words:,} words; {kinds or COMPARE['none']}", "plain"),))
        yield Line((("   ", "label"),), ((f"tone: {tone or COMPARE['none']}", "label"),))
    if not found.shares:
        return
    yield Line(((f"{COMPARE['topic']:<{TOPIC}}{'A':<{SHARE}}{'B':<{SHARE}}", "label"),))
    for share in found.shares:
        cells = "".join(
            f"{_share(part, place):<{SHARE}}" for part, place in ((share.a, share.place_a), (share.b, share.place_b))
        )
        yield Line(((f"{TOPICS.get(share.topic, share.topic):<{TOPIC}}", "plain"),), ((cells.rstrip(), "plain"),))


def _share(part: float, place: int | None) -> str:
    return "–" if place is None else f"{part:>4.0%}  {COMPARE['place'].format(place=place)}"
