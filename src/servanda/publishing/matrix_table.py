"""The matrix as CSV (RFC 4180) and as XLSX, one row for each later mention."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from servanda.publishing.csv_table import safe
from servanda.publishing.link_words import COLUMNS, MATRIX
from servanda.publishing.matrix import cells
from servanda.tracing import Trace

__all__ = ["csv_text", "xlsx_bytes"]

WIDTHS = {"commitment": 60, "later": 60, "nearest": 40, "reason": 36, "text": 28, "later_text": 28, "relation": 18}
NUMERIC = frozenset({"number", "paragraph", "later_paragraph", "likeness"})
LONGEST = 32_767
"""Code points that a cell of a spreadsheet may hold."""


def csv_text(trace: Trace) -> str:
    """The table with its heading; a cell that a spreadsheet would run as a formula gets an apostrophe."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(COLUMNS.values())
    for row in cells(trace):
        writer.writerow(safe(row.get(key, "")) for key in COLUMNS)
    return held.getvalue()


def xlsx_bytes(trace: Trace) -> bytes:
    """The table as a workbook (ECMA-376) with a frozen heading, a filter and wrapped cells.

    Words are stored as text, so none is run as a formula. The same trace gives the same bytes: no clock, no author.
    """
    lines = [list(COLUMNS.values()), *([row.get(key, "") for key in COLUMNS] for row in cells(trace))]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*_PARTS.items(), ("xl/worksheets/sheet1.xml", _sheet(lines))):
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, _XML + content)
    return held.getvalue()


def _sheet(lines: Sequence[Sequence[str]]) -> str:
    last = f"{_letter(len(COLUMNS) - 1)}{len(lines)}"
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{WIDTHS.get(key, 11)}" customWidth="1"/>' for n, key in enumerate(COLUMNS, 1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(_rows(lines))}</sheetData>"
        f'<autoFilter ref="A1:{last}"/></worksheet>'
    )


def _rows(lines: Iterable[Sequence[str]]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        found = (
            _cell(f"{_letter(at)}{number}", key, value, heading=number == 1)
            for at, (key, value) in enumerate(zip(COLUMNS, line, strict=True))
            if value
        )
        yield f'<row r="{number}">{"".join(found)}</row>'


def _cell(place: str, key: str, value: str, *, heading: bool) -> str:
    if key in NUMERIC and not heading:
        return f'<c r="{place}" s="1"><v>{escape(value)}</v></c>'
    words = escape("".join(c if c in "\t\n" or c >= " " else " " for c in value[:LONGEST]))
    style = 2 if heading else 1
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def _letter(place: int) -> str:
    return chr(ord("A") + place)


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    f'<sheet name="{MATRIX["title"]}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill '
    'patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>'
    '</cellStyleXfs><cellXfs count="3"><xf/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    "</styleSheet>",
}
