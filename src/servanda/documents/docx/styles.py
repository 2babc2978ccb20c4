"""Paragraph styles: which are headings, and which number their paragraphs."""

from __future__ import annotations

import re

from lxml import etree

from servanda.documents.docx.wording import W, number, on, value

__all__ = ["Styles"]

HEADING = re.compile(r"(?:heading|заголовок|überschrift|titre)\s*(\d)", re.IGNORECASE)
TITLES = frozenset({"title", "subtitle"})


class Styles:
    """The styles of a file, by id. A style has what the one it is based on has (17.7.4.3)."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.iter(f"{W}style") if root is not None else ()
        self.by_id = {style.get(f"{W}styleId", ""): style for style in found}

    def chain(self, style: str | None) -> list[etree._Element]:
        """The style and those it is based on, itself first; a circle ends where it closes."""
        found: list[etree._Element] = []
        while style in self.by_id and self.by_id[style] not in found:
            found.append(self.by_id[style])
            style = value(found[-1], "basedOn")
        return found

    def heading(self, style: str | None) -> int:
        """Level of the heading that the style makes, from 1; 0 for running text."""
        for link in self.chain(style):
            name = (value(link, "name") or "").lower()
            match = HEADING.match(name)
            if match:
                return int(match[1])
            if name in TITLES:
                return 1
            level = value(link, "pPr/outlineLvl")
            if level is not None and number(level, 9) < 9:
                return number(level) + 1
        return 0

    def numbering(self, style: str | None) -> etree._Element | None:
        """The ``w:numPr`` that the style gives its paragraphs."""
        for link in self.chain(style):
            found = link.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
        return None

    def bold(self, style: str | None) -> bool:
        """Whether the style sets its paragraphs in bold."""
        return any(on(link, "rPr/b") for link in self.chain(style))
