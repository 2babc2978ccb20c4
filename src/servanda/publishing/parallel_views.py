"""Versions in two languages for a terminal and as JSON: each line with what differs in numbers, dates and names."""

from __future__ import annotations

import json
from collections.abc import Iterator

from servanda.publishing.citation import title_of
from servanda.publishing.comparison_words import COMPARE
from servanda.publishing.lines import Line, Piece, shown
from servanda.publishing.mapping import Json
from servanda.tracing import Beside, Parallel
from servanda.tracing import Piece as Side

__all__ = ["SCHEMA", "odd_words", "parallel_lines", "render_json"]

SCHEMA = "servanda-versions/1"


def parallel_lines(found: Parallel) -> Iterator[Line]:
    """The lines of the card: every sentence of both, the odd ones with what is odd."""
    for letter, document in (("A", found.a), ("B", found.b)):
        words = f"{shown(title_of(document))} · {document.metadata.language}"
        yield Line(((f"{letter}  ", "title"),), ((words, "title"),))
    yield Line(body=((COMPARE["versions"].format(all=len(found.lines), odd=len(found.differing)), "label"),))
    for one in found.lines:
        yield Line()
        said = odd_words(one)
        if said:
            yield Line(body=((said, "check"),))
        yield _side("A", one.a)
        yield _side("B", one.b)


def odd_words(line: Beside) -> str:
    """What differs on a line, in words; empty if nothing does."""
    if line.a is None or line.b is None:
        return COMPARE["one_side"].format(side="B" if line.a is None else "A")
    sides = [[f"{mark.kind} {mark.value}" for mark in piece.odd] for piece in (line.a, line.b)]
    return "; ".join(f"{letter}: {', '.join(odd)}" for letter, odd in zip("AB", sides, strict=True) if odd)


def _side(letter: str, piece: Side | None) -> Line:
    head: tuple[Piece, ...] = ((f"  {letter} ", "label"),)
    if piece is None:
        return Line(head, (("–", "label"),))
    return Line(head, ((shown(piece.words), "plain"), (f" ¶{piece.paragraph}", "label")))


def render_json(found: Parallel) -> str:
    """The document, two spaces deep, LF; spans in code points of each text."""
    lines: list[Json] = [
        {"a": _mapping(one.a), "b": _mapping(one.b), "likeness": round(one.likeness, 3)} for one in found.lines
    ]
    whole: dict[str, Json] = {
        "schema": SCHEMA,
        "a": {"text": found.a.name, "title": title_of(found.a), "language": found.a.metadata.language},
        "b": {"text": found.b.name, "title": title_of(found.b), "language": found.b.metadata.language},
        "lines": lines,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _mapping(piece: Side | None) -> Json:
    if piece is None:
        return None
    odd: list[Json] = [
        {"kind": mark.kind, "value": mark.value, "words": piece.words[mark.start : mark.end]} for mark in piece.odd
    ]
    span: list[Json] = [piece.span.start, piece.span.end]
    return {"words": piece.words, "span": span, "paragraph": piece.paragraph, "odd": odd}
