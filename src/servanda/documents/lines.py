"""Lines to paragraphs: which line breaks end a paragraph and which the printer put in.

Lines that stand together are one paragraph if they look filled: a line breaks where the next word would not have gone
in. In a filled block nearly every break does so (0.75 of them is asked: a ragged edge), and lines begin in lower
case; where each line is a paragraph ("The ministers met.\\nThey agreed to meet again."), lengths differ by chance and
lines begin with capitals. Lines of more than 130 columns are nobody's printed page: there each line is a paragraph.
"""

from __future__ import annotations

import itertools
import re
from statistics import median

from servanda.documents.labels import follows, read_label
from servanda.documents.traced import Traced

__all__ = ["ITEM_END", "SENTENCE_END", "glued", "paragraphs_of", "usual_width", "whole"]

WIDEST = 130
NARROWEST = 40
SENTENCE_END = re.compile(r"[.!?:;。！？：；…][\"”’»')\]]*$")
ITEM_END = re.compile(r"(?:[.!?:;,。！？：；，…][\"”’»')\]]*|\b(?:and|or)|и|или)$")
WIDE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")


def columns(line: str) -> int:
    """Width of a line on a typewriter's page: Chinese characters take two columns."""
    return len(line) if line.isascii() else len(line) + len(WIDE.findall(line))


def stanzas(text: Traced) -> list[list[Traced]]:
    """Runs of lines between blank ones, trailing space off, indents kept."""
    found: list[list[Traced]] = [[]]
    for line in text.lines():
        if line.text.strip():
            found[-1].append(line.cut(0, len(line.text.rstrip())))
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def usual_width(texts: list[Traced]) -> int:
    """Columns to which most of the text is filled, 0 if it is not filled at all."""
    widths = [
        max(columns(line.text) for line in lines)
        for text in texts
        for lines in stanzas(text)
        if len(lines) >= 3 and filled(lines, 0)
    ]
    return round(median(widths)) if widths else 0


def paragraphs_of(text: Traced, width: int) -> list[Traced]:
    """The paragraphs of a block of lines, each on one line, ``width`` being what the whole text is filled to."""
    found: list[Traced] = []
    for lines in stanzas(text):
        found += stanza_paragraphs(lines, width)
    return found


def stanza_paragraphs(lines: list[Traced], width: int) -> list[Traced]:
    if len(lines) == 1 or not filled(lines, width):
        return lines
    widest = max(width if width <= WIDEST else 0, *(columns(line.text) for line in lines))
    groups = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        if begins_paragraph(before, line, widest):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [joined(group) for group in groups]


def filled(lines: list[Traced], width: int) -> bool:
    """Whether these lines were broken by a printer rather than by their author."""
    widest = max(columns(line.text) for line in lines)
    if not NARROWEST <= widest <= WIDEST:
        return False
    breaks = list(itertools.pairwise(lines))
    full = sum(soft(a.text, b.text, max(widest, width)) for a, b in breaks) / len(breaks)
    lower = sum(b.text.lstrip()[:1].islower() for _, b in breaks) / len(breaks)
    ended = sum(bool(SENTENCE_END.search(a.text)) for a, _ in breaks) / len(breaks)
    if ended >= 0.8 and lower < 0.2:
        return False
    if len(lines) == 2:
        return full == 1 and (lower == 1 or (width > 0 and not ended))
    return full >= 0.75 or (lower >= 0.5 and full >= 0.4)


def soft(line: str, after: str, width: int) -> bool:
    """Whether the first word of ``after`` would not have gone into ``line`` (within a tenth)."""
    after = after.lstrip()
    word = after[:1] if WIDE.match(after) else after.split(maxsplit=1)[0]
    return columns(line) + 1 + columns(word) >= 0.9 * width


def begins_paragraph(before: Traced, line: Traced, width: int) -> bool:
    """Whether ``line`` of a filled block begins a paragraph of its own."""
    text, indent, indent_before = line.text.lstrip(), indent_of(line), indent_of(before)
    label = read_label(text)
    # A filled line can begin with a number or a dash by chance ("…as agreed in Article\n3. The Parties…").
    if label is not None and (ITEM_END.search(before.text) or not soft(before.text, text, width)):
        return label.number is None or follows(label, read_label(before.text.lstrip())) or not text[:1].isalpha()
    if not soft(before.text, text, width) and not text[:1].islower():
        return True
    return indent >= 2 and indent > indent_before and bool(SENTENCE_END.search(before.text)) and not text[:1].islower()


def indent_of(line: Traced) -> int:
    return len(line.text) - len(line.text.lstrip())


def joined(lines: list[Traced]) -> Traced:
    """One line out of several: a space between, nothing after a hyphen or between Chinese characters."""
    pieces = [lines[0].stripped()]
    for line in lines[1:]:
        piece = line.stripped()
        if glued(pieces[-1].text, piece.text):
            pieces.append(piece)
        else:
            pieces += [Traced.put_in(" "), piece]
    return Traced.join(pieces)


def glued(before: str, after: str) -> bool:
    """Whether no space belongs between two lines.

    Printers break behind the hyphen of "long-term", behind the dash of "Lake–Sea Corridor", and between any two Chinese
    characters.
    """
    if WIDE.match(before[-1:]) and WIDE.match(after[:1]):
        return True
    return before[-1:] in ("-", "–", "—") and before[-2:-1].isalpha() and after[:1].isalpha()


def whole(text: Traced) -> Traced:
    """A block that is one paragraph, on one line."""
    return joined([line for line in text.lines() if line.text.strip()] or [Traced()])
