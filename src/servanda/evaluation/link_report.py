"""Figures of links as lines for people, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from servanda.evaluation.link_run import Figures

__all__ = ["section_lines", "sections_json"]

NAME = 42


def section_lines(sections: Iterable[tuple[str, Figures]]) -> Iterator[str]:
    """A heading for each section, then a row for each figure."""
    for place, (title, figures) in enumerate(sections):
        if place:
            yield ""
        yield title
        for name, figure in figures.items():
            cells = (
                f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}" for key, value in figure.items()
            )
            yield f"{name:<{NAME}}{'  '.join(cells)}"


def sections_json(sections: Iterable[tuple[str, Figures]]) -> str:
    """All sections by title as one object."""
    return json.dumps({title: dict(figures) for title, figures in sections}, ensure_ascii=False, indent=1)
