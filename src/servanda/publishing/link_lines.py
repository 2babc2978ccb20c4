"""Links → label lines, one JSON object each: what ``servanda evaluate --links`` scores.

Spans count code points of the *source*, as in the labels of statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from servanda.publishing.json_lines import line
from servanda.publishing.link_words import reason_words
from servanda.publishing.mapping import Json
from servanda.records import Reading
from servanda.records.link import Link, Passage

__all__ = ["link_labels", "render"]


def link_labels(
    links: Iterable[Link], readings: Sequence[Reading], sources: Sequence[str]
) -> Iterator[dict[str, Json]]:
    """One label for each link; ``sources`` are the decoded files of ``readings``."""
    held = {reading.document.name: (reading, source) for reading, source in zip(readings, sources, strict=True)}
    for link in links:
        yield {
            "earlier_id": link.earlier.text,
            **_end("earlier", link.earlier, held),
            "later_id": link.later_text,
            **_end("later", link.later, held),
            "relation": link.relation.value,
            "why": reason_words(link),
        }


def render(links: Iterable[Link], readings: Sequence[Reading], sources: Sequence[str]) -> Iterator[str]:
    """The lines, each with its line end."""
    for label in link_labels(links, readings, sources):
        yield line(label)


def _end(side: str, passage: Passage | None, held: Mapping[str, tuple[Reading, str]]) -> dict[str, Json]:
    if passage is None:
        return {f"{side}_quote": None, f"{side}_span": None}
    reading, source = held[passage.text]
    span = reading.document.offsets.origin(passage.span)
    return {f"{side}_quote": source[span.start : span.end], f"{side}_span": [span.start, span.end]}
