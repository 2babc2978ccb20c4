"""Files of packed formats with some bytes changed, cut or doubled: a document or a clear error, never anything else."""

# ruff: noqa: E501  (files stand here as programs write them)

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.documents import load_each
from servanda.errors import DocumentError
from servanda.records import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>They will meet.</w:t></w:r></w:p>'
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/>'
    '<w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def word(document: str, lists: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("word/numbering.xml", lists)
    return stream.getvalue()


WORD = word(f"<w:document {W}><w:body>{BODY}</w:body></w:document>", f"<w:numbering {W}>{LISTS}</w:numbering>")
PDF = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\n"
    b"endobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 <<"
    b" /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >> >>\nendobj\n4 0 obj\n<< /Length 52 >>\nstream\n"
    b"BT /F1 11 Tf 72 700 Td (The Parties will meet.) Tj ET\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
)
MAIL = b"MIME-Version: 1.0\nFrom: =?utf-8?q?a?= <a@b.example>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nThey meet.\n--b--"
FILES = {".docx": WORD, ".pdf": PDF, ".eml": MAIL, ".zip": WORD.replace(b"word/document.xml", b"words/document.md")}

EDITS = st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=6), st.integers(0, 8)), max_size=5)


def read(data: bytes, suffix: str) -> list[Document | DocumentError]:
    stream = io.BytesIO(data)
    stream.name = f"text{suffix}"
    return list(load_each(stream, name="text"))


@pytest.mark.parametrize("suffix", [suffix for suffix in FILES if suffix != ".zip"])
def test_the_files_themselves_are_read(suffix: str) -> None:
    pytest.importorskip("pypdfium2", reason="the extra 'pdf' is not installed")
    assert any(isinstance(found, Document) and "meet." in found.text for found in read(FILES[suffix], suffix))


def test_numbers_are_counted_as_their_list_says() -> None:
    [found] = read(WORD, ".docx")
    assert isinstance(found, Document)
    assert (found.paragraphs[0].number, found.paragraphs[0].level) == ("(iii)", 2)


@pytest.mark.parametrize("suffix", FILES)
@given(edits=EDITS)
@settings(max_examples=150, deadline=None)
def test_changed_bytes_are_read_or_refused(suffix: str, edits: list[tuple[int, bytes, int]]) -> None:
    data = FILES[suffix]
    for place, put, cut in edits:
        at = place % (len(data) + 1)
        data = data[:at] + put + data[at + cut :]
    for found in read(data, suffix):
        assert isinstance(found, Document) or found.remedy


@given(lists=st.text('<>/wabstrctNumlvFI="0123456789 :%().', max_size=80), value=st.text(max_size=6))
@settings(max_examples=100, deadline=None)
def test_any_definition_of_lists_is_read_or_refused(lists: str, value: str) -> None:
    odd = LISTS.replace("lowerRoman", value.translate(str.maketrans("", "", '<>&"')))
    for numbering in (lists, odd, odd.replace('"3"', '"-3"'), odd.replace("(%2)", "%9%0%2")):
        data = word(
            f"<w:document {W}><w:body>{BODY}</w:body></w:document>", f"<w:numbering {W}>{numbering}</w:numbering>"
        )
        for found in read(data, ".docx"):
            assert isinstance(found, Document) or found.remedy
