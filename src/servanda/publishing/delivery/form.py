"""The columns of a return, and the form as CSV: out to a party, and back."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from servanda.errors import UnreadableError
from servanda.publishing.csv_table import safe
from servanda.publishing.delivery.words import STATUS
from servanda.records.delivery import REPORTABLE, Status
from servanda.records.returns import FormRow

__all__ = [
    "COLUMNS",
    "FILLED",
    "MOST_ROWS",
    "csv_lines",
    "from_csv",
    "named_status",
    "rows_of",
    "status_words",
    "to_csv",
]

COLUMNS: Mapping[str, str] = {
    "ref": "Id",
    "commitment": "Commitment",
    "place": "Where it stands",
    "due": "Due",
    "pledge": "Pledge",
    "status": "Status",
    "done": "What was done",
    "evidence": "Evidence",
    "next_step": "Next step",
    "party": "Party",
    "cycle": "Cycle",
    "seen": "Seen",
}
"""Attributes of a row by heading, in order."""
FILLED = ("status", "done", "evidence", "next_step")
"""What the party fills in."""
_LOOKED_AT = 20
"""Lines by which the separator of a CSV file is told."""
MOST_ROWS = 20_000


def status_words() -> tuple[str, ...]:
    """What may stand under "Status"."""
    return tuple(STATUS[status] for status in REPORTABLE)


def named_status(words: str) -> Status | None:
    """The status that ``words`` name, in whatever case; None for none that a party may report."""
    plain = " ".join(words.casefold().replace("_", " ").split())
    return next((status for status in REPORTABLE if STATUS[status] == plain or status.value == plain), None)


def to_csv(rows: Iterable[FormRow]) -> bytes:
    """The form; UTF-8 with a byte order mark, without which spreadsheets take it for an old code page."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(COLUMNS.values())
    writer.writerows([safe(str(getattr(row, name))) for name in COLUMNS] for row in rows)
    return held.getvalue().encode("utf-8-sig")


def from_csv(data: bytes, source: str) -> tuple[FormRow, ...]:
    """The rows of a filled form, whatever the separator a spreadsheet chose.

    Raises:
        UnreadableError: for a file that is no such form.
    """
    return tuple(rows_of(csv_lines(data, source), source))


def csv_lines(data: bytes, source: str) -> list[list[str]]:
    """The cells line by line, whatever the separator. Raises UnreadableError for a file that is no CSV."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("it is not UTF-8", source=source, remedy="Save it as CSV in UTF-8") from error
    try:
        tables = [list(csv.reader(io.StringIO(text, newline=""), delimiter=between)) for between in ",;\t"]
    except csv.Error as error:
        raise UnreadableError(f"it is no CSV: {error}", source=source) from error
    # The apostrophe before "=" was ours (see csv_table.safe).
    return [[_bare(cell) for cell in line] for line in max(tables, key=_even)]


def _even(table: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many lines have the same number of cells, and how many: a title above and commas in prose do not count."""
    widths = Counter(len(line) for line in table[:_LOOKED_AT] if len(line) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and safe(cell[1:]) != cell[1:] else cell


def rows_of(lines: Sequence[Sequence[str]], source: str) -> Iterator[FormRow]:
    """Rows under headings, which may stand in another order; lines without any cell are passed over.

    Raises:
        UnreadableError: if a heading that is needed is not there, or for more rows than anybody fills in.
    """
    heads = [" ".join(cell.split()).casefold() for cell in lines[0]] if lines else []
    places = {name: heads.index(head.casefold()) for name, head in COLUMNS.items() if head.casefold() in heads}
    missing = [COLUMNS[name] for name in ("ref", *FILLED, "party", "cycle") if name not in places]
    if missing:
        remedy = "Write a new form: servanda returns --form"
        raise UnreadableError(f"it has no column “{missing[0]}”", source=source, place="first row", remedy=remedy)
    if len(lines) > MOST_ROWS:
        raise UnreadableError(f"it has more than {MOST_ROWS} rows", source=source)
    for number, line in enumerate(lines[1:], 2):
        if any(cell.strip() for cell in line):
            held = {name: line[place].strip() if place < len(line) else "" for name, place in places.items()}
            yield FormRow(**held, number=number)
