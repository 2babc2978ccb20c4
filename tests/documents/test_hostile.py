"""Input made to break readers, or broken by accident: each is a clear error, soon."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from servanda.documents import load, load_each
from servanda.errors import DocumentError, EmptyDocumentError, UnreadableError, UnsupportedError
from servanda.records import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def word(body: str, head: str = "") -> bytes:
    return zipped({"word/document.xml": f"{head}<w:document {W}><w:body>{body}</w:body></w:document>".encode()})


def pdf(content: bytes) -> bytes:
    """A PDF of one page with these drawing instructions."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
HOSTILE: dict[str, tuple[str, Callable[[], bytes], type[DocumentError], str]] = {
    "scan": (".pdf", lambda: pdf(b"0 0 100 100 re f"), UnreadableError, "pictures of pages"),
    "truncated pdf": (".pdf", lambda: pdf(b"BT ET")[:60], UnreadableError, "damaged"),
    "text called pdf": (".pdf", lambda: b"The Parties will meet.", UnreadableError, "named .pdf"),
    "pdf called text": (".txt", lambda: pdf(b"BT ET"), UnreadableError, "named .txt"),
    "truncated docx": (".docx", lambda: word(PARAGRAPH.format("a" * 5000))[:150], UnreadableError, "damaged"),
    "damaged docx": (".docx", lambda: zipped({"word/document.xml": b"<w:document"}), UnreadableError, "damaged"),
    "entities": (".docx", lambda: word(PARAGRAPH.format("&i;"), ENTITIES), UnreadableError, "entities|damaged"),
    "deep docx": (".docx", lambda: word("<w:sdt>" * 5000), UnreadableError, "damaged"),
    "zip bomb": (".zip", lambda: zipped({"a.txt": b"\0" * (201 * 2**20)}), UnreadableError, "unpacks to more"),
    "zip of pictures": (".zip", lambda: zipped({"a.png": b"x"}), EmptyDocumentError, "no texts"),
    "spreadsheet": (".xlsx", lambda: zipped({"xl/workbook.xml": b"x"}), UnsupportedError, ".xlsx"),
    "nested html": (".html", lambda: b"<div>" * 100_000 + b"text", UnreadableError, "nested too deep"),
    "script alone": (".html", lambda: b"<html><script>run()</script></html>", EmptyDocumentError, "no text"),
    "html entities": (".html", lambda: b"<!DOCTYPE html><p>&#0;&#x110000;", DocumentError, "no text"),
    "binary": ("", lambda: bytes(range(256)) * 10, UnreadableError, "no text|not text"),
    "program": (".txt", lambda: b"\x7fELF" + bytes(100), UnsupportedError, "program"),
    "attachments alone": (
        ".eml",
        lambda: b"MIME-Version: 1.0\nContent-Type: image/png\n\nx",
        EmptyDocumentError,
        "no words",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_input_is_an_error_that_names_text_and_remedy(tmp_path: Path, case: str) -> None:
    suffix, data, error, said = HOSTILE[case]
    path = tmp_path / f"case{suffix}"
    path.write_bytes(data())
    with pytest.raises(error, match=said) as caught:
        load(path)
    assert "case" in str(caught.value)
    assert caught.value.remedy


def test_entities_in_html_are_not_expanded() -> None:
    page = f"{ENTITIES.replace('DOCTYPE w', 'DOCTYPE html')}<html><body><p>The Parties will meet &i;.</p></body></html>"
    assert len(load(io.BytesIO(page.encode()), name="page").text) < 100


def test_a_long_list_is_read_to_its_end() -> None:
    page = "<html><body><ol>" + "<li>open a crossing;</li>" * 20_000 + "</ol></body></html>"
    document = load(io.BytesIO(page.encode()), name="page")
    assert document.paragraphs[-1].number == "20000."


def test_a_packed_stream_that_lies_about_its_length_is_cut_off() -> None:
    data = bytearray(zipped({"a.txt": b"The Parties will meet. " * 1000}))
    place = data.rindex(zlib.crc32(b"The Parties will meet. " * 1000).to_bytes(4, "little"))
    data[place] ^= 0xFF
    [found] = load_each(io.BytesIO(bytes(data)), name="case")
    assert isinstance(found, UnreadableError | Document)


def test_what_can_be_read_of_an_archive_is_read() -> None:
    members = {
        "one.txt": b"The Parties will meet.",
        "one.json": b'{"title": "A meeting", "date": "2024-06-05"}',
        "two.pdf": b"no PDF",
        "__MACOSX/one.txt": b"x",
        "three/page.html": b"<html><body><p>They will hold a fair.</p></body></html>",
    }
    found = list(load_each(io.BytesIO(zipped(members)), name="meeting"))
    assert [part.name if isinstance(part, Document) else type(part) for part in found] == [
        "meeting/one",
        UnreadableError,
        "meeting/three/page",
    ]
    assert isinstance(found[0], Document)
    assert found[0].metadata.title == "A meeting"


MAIL = b"""From: =?utf-8?q?Lake_F=C3=B6rum?= <press@lakes.example>
Subject: Outcomes of the forum
Date: Wed, 5 Jun 2024 23:30:00 +0300
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: multipart/alternative; boundary="c"

--c
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

The Parties will open a second cross=
ing by 2026.
--c
Content-Type: text/html; charset=utf-8

<p>The Parties will open a second crossing by 2026.</p>
--c--
--b
Content-Type: text/plain; name="note.txt"
Content-Disposition: attachment; filename="note.txt"

They will hold a fair.
--b--
"""


def test_a_message_and_its_attachments_are_texts_each() -> None:
    stream = io.BytesIO(MAIL)
    stream.name = "mail.eml"
    message, note = load_each(stream, name="mail")
    assert isinstance(message, Document)
    assert isinstance(note, Document)
    assert message.text == "The Parties will open a second crossing by 2026."
    assert message.metadata.title == "Outcomes of the forum"
    assert str(message.metadata.date) == "2024-06-05"
    assert message.metadata.publisher == "Lake Förum <press@lakes.example>"
    assert (note.name, note.text) == ("mail/note", "They will hold a fair.")


def test_tracked_changes_are_read_as_accepted_with_a_warning() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">The Parties </w:t></w:r>'
        "<w:del><w:r><w:delText>may</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>will</w:t></w:r></w:ins><w:r><w:t> meet</w:t></w:r>"
        '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
    )
    document = load(io.BytesIO(word(body)), name="draft")
    assert document.text == "The Parties will meet."
    assert "tracked changes" in document.warnings[0]
