"""Characters of a page to lines."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from servanda.documents.pdf.line import Line
from servanda.documents.traced import Traced
from servanda.errors import UnreadableError

__all__ = ["page_lines"]

HEAVY = 600
"""Font weight from which letters count as bold."""
HYPHENS = frozenset("\x02\ufffe\u00ad")
"""What the library gives for a hyphen at which a word was broken."""
MARKS = frozenset(map(ord, "0123456789*†‡§()[],"))


@dataclass(slots=True)
class Run:
    """Characters on one base line, being collected. ``base`` counts from the page's lower edge."""

    base: float
    size: float
    left: float
    at: float
    """Where its last character begins."""
    first: int
    bold: bool
    letters: list[str] = field(default_factory=list)
    indexes: list[int] = field(default_factory=list)

    def add(self, letter: str, index: int, at: float) -> None:
        self.letters.append(letter)
        self.indexes.append(index)
        self.at = at


def page_lines(document: pypdfium2.PdfDocument, name: str) -> Iterator[list[Line]]:
    """The level lines of each page, in the order of the file.

    Raises:
        UnreadableError: for a page that is damaged.
    """
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            remedy = "Download it again, or open it in a viewer and print it to a new PDF"
            raise UnreadableError("it is damaged", source=name, place=f"page {number}", remedy=remedy) from error
        try:
            height = page.get_height()
            yield [line_of(run, number, height, right_of(run, text)) for run in runs(text) if worth(run, text)]
        finally:
            text.close()
            page.close()


def worth(run: Run, text: pypdfium2.PdfTextpage) -> bool:
    """Whether a run has words and is set level: stamps in the margin and watermarks are not."""
    return bool("".join(run.letters).strip()) and abs(pdfium.FPDFText_GetCharAngle(text.raw, run.first)) < 0.1


def runs(text: pypdfium2.PdfTextpage) -> Iterator[Run]:
    """Runs of characters that follow each other on one base line, without the marks of notes."""
    handle = text.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    run: Run | None = None
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code == 32 and run:
            run.add(" ", index, run.at)
            continue
        if code in (0, 10, 13, 32):
            if code in (10, 13) and run:
                yield run
                run = None
            continue
        pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
        if run and not goes_on(run, x.value, y.value):
            yield run
            run = None
        if run is None:
            run = Run(y.value, size_at(handle, index), x.value, x.value, index, is_bold(handle, index))
        elif y.value != run.base and is_note_mark(run, code, y.value, size_at(handle, index)):
            continue
        run.add(letter_of(code), index, x.value)
    if run:
        yield run


def letter_of(code: int) -> str:
    """The letter of a code point; half of a pair, which some files hold, is none."""
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def goes_on(run: Run, at: float, base: float) -> bool:
    """Whether a character stands in the line: on its base or raised or lowered a little, not far off, not back."""
    level = abs(base - run.base) < 0.6 * run.size
    return level and run.at - 1.5 * run.size < at < run.at + 2.5 * run.size


def size_at(handle: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """The size of type in points: what the file names, scaled as the file scales it."""
    matrix = pdfium.FS_MATRIX()
    size = float(pdfium.FPDFText_GetFontSize(handle, index))
    if pdfium.FPDFText_GetMatrix(handle, index, matrix):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
    return max(size, 1.0)


def is_bold(handle: pdfium.FPDF_TEXTPAGE, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(handle, index) >= HEAVY:
        return True
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(handle, index, buffer, 128, flags)
    return b"bold" in buffer.value.lower()


def is_note_mark(run: Run, code: int, base: float, size: float) -> bool:
    """Whether a small raised digit or sign refers to a note. The 2 of "km²" does not."""
    if code not in MARKS or base < run.base + 0.1 * run.size or size > 0.85 * run.size:
        return False
    return not "".join(run.letters[-3:]).endswith(("km", " m", " cm"))


def right_of(run: Run, text: pypdfium2.PdfTextpage) -> float:
    """The right edge of a run's last character that is no space."""
    box = pdfium.FS_RECTF()
    last = next(
        (at for at, letter in zip(run.indexes[::-1], run.letters[::-1], strict=True) if letter != " "), run.first
    )
    pdfium.FPDFText_GetLooseCharBox(text.raw, last, box)
    return max(float(box.right), run.at)


def line_of(run: Run, page: int, height: float, right: float) -> Line:
    """The run as a line, a broken word's hyphen made visible again."""
    words = "".join("-" if letter in HYPHENS else letter for letter in run.letters)
    left, top = round(run.left), round(height - run.base - run.size)
    place = f"page={page}&viewrect={left},{max(0, top)},{round(right - run.left)},{round(1.3 * run.size)}"
    return Line(traced(words, run.indexes, place), page, run.left, right, height - run.base, run.size, run.bold, height)


def traced(words: str, indexes: list[int], place: str) -> Traced:
    """The words with the numbers of their characters on the page, which skip where a note's mark stood."""
    pieces: list[Traced] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or indexes[at] != indexes[at - 1] + 1:
            pieces.append(Traced.of(words[start:at], indexes[start], place))
            start = at
    return Traced.join(pieces).stripped()
