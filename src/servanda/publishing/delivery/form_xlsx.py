"""The form as XLSX: what is to be filled in is open, the rest is locked; statuses are chosen from a list."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from servanda.errors import UnreadableError
from servanda.publishing.delivery.form import COLUMNS, FILLED, MOST_ROWS, rows_of, status_words
from servanda.records.returns import FormRow

__all__ = ["from_xlsx", "lines_of", "to_xlsx"]

WIDTHS = {"commitment": 60, "place": 34, "due": 22, "pledge": 26, "done": 44, "evidence": 36, "next_step": 36}
OPEN = PatternFill("solid", fgColor="FFF7DC")
HEAD = Font(bold=True)
MOST_BYTES = 64 * 1024 * 1024
"""Unpacked. A form of 20,000 rows has a tenth of that; a file that claims more is not a form."""
# What XML 1.0 cannot hold.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST = 32_767
"""Characters in a cell."""


def to_xlsx(rows: Iterable[FormRow]) -> bytes:
    """The form."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # a new workbook has one
    sheet.title = "Return"
    _put(sheet, 1, list(COLUMNS.values()))
    for number, row in enumerate(rows, 2):
        _put(sheet, number, [str(getattr(row, name)) for name in COLUMNS])
    _dress(sheet)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _put(sheet: Worksheet, number: int, cells: list[str]) -> None:
    for place, words in enumerate(cells, 1):
        cell = sheet.cell(number, place)
        assert isinstance(cell, Cell)  # nothing is merged
        cell.value = _CONTROLS.sub("\ufffd", words)[:LONGEST]
        # A text that begins with "=" is a text.
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _dress(sheet: Worksheet) -> None:
    last = max(sheet.max_row, 2)
    for place, name in enumerate(COLUMNS, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = WIDTHS.get(name, 18)
        sheet.column_dimensions[letter].hidden = name == "seen"
        sheet.cell(1, place).font = HEAD
        if name in FILLED:
            for number in range(2, last + 1):
                sheet.cell(number, place).fill = OPEN
                sheet.cell(number, place).protection = Protection(locked=False)
    choice = DataValidation(type="list", formula1=f'"{",".join(status_words())}"', allow_blank=True)
    status = get_column_letter(list(COLUMNS).index("status") + 1)
    choice.add(f"{status}2:{status}{last}")
    sheet.add_data_validation(choice)
    sheet.freeze_panes = "C2"
    sheet.protection.enable()


def from_xlsx(data: bytes, source: str) -> tuple[FormRow, ...]:
    """The rows of a filled form. Raises UnreadableError for a file that is none."""
    return tuple(rows_of(lines_of(data, source), source))


def lines_of(data: bytes, source: str) -> list[list[str]]:
    """The cells of the first sheet as text, line by line; a formula stands as it is written.

    Raises:
        UnreadableError: for a file that is no workbook, or one too large to be one that people fill in.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST_BYTES:
                raise UnreadableError("it is too large", source=source, remedy="Send a form, not a database")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        return list(_lines(book.worksheets[0], source))
    except UnreadableError:
        raise
    except Exception as error:  # openpyxl raises whatever the broken part made it stumble over
        raise UnreadableError("it is no workbook", source=source, remedy="Choose the filled form") from error


def _lines(sheet: object, source: str) -> Iterator[list[str]]:
    rows = getattr(sheet, "iter_rows", None)
    for number, row in enumerate(rows(values_only=True) if rows else ()):
        if number > MOST_ROWS:
            raise UnreadableError(f"it has more than {MOST_ROWS} rows", source=source)
        yield [_words(value) for value in row[:100]]


def _words(value: object) -> str:
    if value is None:
        return ""
    # A spreadsheet makes 2025 of "2025", and 1.0 of 1.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
