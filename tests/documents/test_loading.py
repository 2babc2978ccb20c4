"""From a file, a stream or a bad source to a document or an error that says what to do."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest

from servanda.documents import load, source_text
from servanda.documents.sources import MOST_BYTES
from servanda.errors import EmptyDocumentError, UnreadableError, UnsupportedError
from servanda.records import ParagraphKind, PartialDate, Span

TEXT = """Title: Ministers meet by the lake
Date: Jun 5, 2024
Publisher: Lake Forum

The ministers of the four states met in the lake town.

They agreed to open a second crossing by 2026.
"""


def test_header_lines_become_metadata_and_no_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "forum.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = load(path)
    assert document.name == "forum"
    assert document.metadata.title == "Ministers meet by the lake"
    assert document.metadata.date == PartialDate(2024, 6, 5)
    assert document.metadata.publisher == "Lake Forum"
    assert document.metadata.language == "en"
    assert [document.quote(p.span) for p in document.paragraphs] == [
        "The ministers of the four states met in the lake town.",
        "They agreed to open a second crossing by 2026.",
    ]


def test_digest_is_of_the_original_bytes(tmp_path: Path) -> None:
    path = tmp_path / "forum.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode().replace(b"\n", b"\r\n"))
    assert load(path).digest == hashlib.sha256(path.read_bytes()).hexdigest()


def test_spans_lead_back_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "forum.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = load(path)
    words = "open a second crossing"
    start = document.text.index(words)
    origin = document.offsets.origin(Span(start, start + len(words)))
    assert TEXT[origin.start : origin.end] == words


def test_json_beside_supplies_what_the_text_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "forum.txt"
    path.write_text(TEXT, encoding="utf-8")
    said = {"title": "Another title", "date": "2024-06-05", "source": "https://forum.example/1", "words": 30}
    path.with_suffix(".json").write_text(json.dumps(said), encoding="utf-8")
    document = load(path)
    assert document.metadata.title == "Ministers meet by the lake"
    assert document.metadata.source == "https://forum.example/1"
    assert document.warnings == ()


def test_two_dates_are_told_to_the_user_and_the_texts_own_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "forum.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.with_suffix(".json").write_text('{"date": "2024-06-07"}', encoding="utf-8")
    document = load(path)
    assert document.metadata.date == PartialDate(2024, 6, 5)
    assert "2024-06-07" in document.warnings[0]


def test_broken_json_beside_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "forum.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.with_suffix(".json").write_text("{", encoding="utf-8")
    assert "forum.json" in load(path).warnings[0]


def test_a_stream_is_named_by_the_caller() -> None:
    assert load(io.BytesIO(TEXT.encode()), name="pasted").name == "pasted"
    assert load(io.BytesIO(TEXT.encode())).name == "standard input"


def test_a_page_saved_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "<!DOCTYPE html><html><body><p>The Parties will open a crossing.</p></body></html>", encoding="utf-8"
    )
    assert load(path).text == "The Parties will open a crossing."


def test_the_title_is_a_heading_where_it_opens_the_text(tmp_path: Path) -> None:
    path = tmp_path / "forum.txt"
    path.write_text("Title: They met.\n\nThey met.\n\nThey will meet again.", encoding="utf-8")
    assert load(path).paragraphs[0].kind is ParagraphKind.HEADING


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"###\n", b"\x00\x00"])
def test_nothing_to_read_is_said(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError) as caught:
        load(io.BytesIO(data), name="forum")
    assert "forum" in str(caught.value)
    assert caught.value.remedy


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        load(tmp_path / "missing.txt")


def test_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedError, match="folder"):
        load(tmp_path)


def test_a_web_address_is_said() -> None:
    with pytest.raises(UnsupportedError, match="web address"):
        load("https://lakes.example/communique.html")


def test_a_file_of_500_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(5 * MOST_BYTES)
    with pytest.raises(UnreadableError, match="larger than 100 MB"):
        load(path)


@pytest.mark.parametrize("suffix", [".json", ".rtf", ".odt", ".doc", ".csv"])
def test_other_formats_are_named_with_a_remedy(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"text{suffix}"
    path.write_text("The Parties will meet.", encoding="utf-8")
    with pytest.raises(UnsupportedError) as caught:
        load(path)
    assert caught.value.remedy


def test_a_picture_under_a_texts_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    with pytest.raises(UnsupportedError, match="picture"):
        load(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1251"])
def test_offsets_count_in_the_source_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.html"
    head = f'<head><meta charset="{encoding.removesuffix("-sig")}"></head>'
    page = f"<html>{head}\r\n<p>Министры\r\nвстретились на озере.</p></html>"
    path.write_bytes(page.encode(encoding))
    document, source = load(path), source_text(path)
    assert source == page
    start = document.offsets.locate(document.text.index("озере"))[0]
    assert source[start : start + 5] == "озере"


def test_a_source_of_parts_has_no_text_to_count_in() -> None:
    assert (
        source_text(io.BytesIO(b"MIME-Version: 1.0\nFrom: a@b.example\nMIME-Version: 1.0\n\nThey will meet.")) is None
    )
