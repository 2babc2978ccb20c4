"""Feeds the readers of documents with bytes that a fuzzer makes up, for a bounded time.

    pip install atheris
    python benchmarks/fuzz_documents.py -max_total_time=300 -timeout=20 -rss_limit_mb=2048 [CORPUS FOLDER]

What goes in must become documents or a DocumentError: any other exception, a hang or growing memory ends the run with
the bytes in a file. The first byte chooses the format. Without a folder the run starts from small documents of its own.
"""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["servanda.documents"]):
    from servanda.documents import load_each
    from servanda.records import Document

SUFFIXES = (".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".zip", "")
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def one(data: bytes) -> None:
    """Read ``data`` as the format that its first byte names, and look at all of it."""
    if not data:
        return
    stream = io.BytesIO(data[1:])
    stream.name = f"text{SUFFIXES[data[0] % len(SUFFIXES)]}"
    for found in load_each(stream, name="text"):
        if isinstance(found, Document):
            for paragraph in found.paragraphs:
                found.quote(paragraph.body)
                found.offsets.origin(paragraph.span)


def seeds() -> list[bytes]:
    """A small document of each format."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        body = "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>The Parties will meet.</w:t></w:r></w:p>"
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
    bodies = (
        b"Title: A meeting\n\n1. The Parties will meet.\n(a) hold talks;\n- a fair\n",
        b"---\ntitle: A meeting\n---\n\n# Trade\n\n1. meet\n   - talk\n\n| a | b |\n|---|---|\n| c | d |\n",
        b"<html lang=en><body><main><h1>A</h1><p>The Parties will meet.<ol start=3><li>talk</ol><table>",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
        packed.getvalue(),
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nThey meet.\n",
        packed.getvalue(),
        b"Plain words.",
    )
    return [bytes([number]) + body for number, body in enumerate(bodies)]


def main() -> None:
    """Run the fuzzer with the arguments of the command line."""
    arguments = list(sys.argv)
    if all(argument.startswith("-") for argument in arguments[1:]):
        folder = Path(tempfile.mkdtemp(prefix="servanda-fuzz-"))
        for number, seed in enumerate(seeds()):
            (folder / str(number)).write_bytes(seed)
        arguments.append(str(folder))
    atheris.Setup(arguments, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
