"""A trace as JSON: ``{"schema": …, "texts": […], "links": […]}``; the same trace gives the same bytes."""

from __future__ import annotations

import json

from servanda.publishing.citation import date_of, title_of
from servanda.publishing.mapping import Json
from servanda.records import Span
from servanda.records.link import Difference, Link, Passage
from servanda.tracing import Trace

__all__ = ["SCHEMA", "difference_mapping", "passage_mapping", "render"]

SCHEMA = "servanda-links/1"


def render(trace: Trace) -> str:
    """The document, two spaces deep, LF."""
    texts: list[Json] = [
        {"text": one.document.name, "title": title_of(one.document), "date": date_of(one)} for one in trace.readings
    ]
    whole: dict[str, Json] = {
        "schema": SCHEMA,
        "texts": texts,
        "promises": [passage_mapping(one) for one in trace.promises],
        "links": [_link(link) for link in trace.links],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _link(link: Link) -> Json:
    return {
        "relation": link.relation.value,
        "earlier": passage_mapping(link.earlier),
        "later_text": link.later_text,
        "later": passage_mapping(link.later) if link.later else None,
        "reasons": [difference_mapping(one) for one in link.reasons],
        "likeness": round(link.likeness, 3),
        "shared": list(link.shared),
        "nearest": passage_mapping(link.nearest) if link.nearest else None,
        "near": [passage_mapping(one) for one in link.near],
    }


def passage_mapping(passage: Passage) -> Json:
    """Text, quote and span (code points of the document's text) with the number of the statement, from 1."""
    number = None if passage.statement is None else passage.statement + 1
    return {
        "text": passage.text,
        "quote": passage.quote,
        "span": _span(passage.span),
        "sentence": passage.sentence,
        "paragraph": passage.paragraph,
        "statement": number,
    }


def difference_mapping(difference: Difference) -> Json:
    """What differs, before and after, and which way it goes (1 stronger, -1 weaker, 0 neither)."""
    return {
        "what": difference.aspect.value,
        "earlier": difference.earlier,
        "later": difference.later,
        "step": difference.step,
    }


def _span(span: Span) -> Json:
    return [span.start, span.end]
