"""How much of a text survives its formats, and how fast PDF is read. Prints two tables.

Every text is converted by LibreOffice to four formats and packed as an e-mail; each form is read, and its statements
are compared with those of the plain text. A statement counts as equal if its kind, its words and its holders are. The
texts are the samples, and two of ``../shared/corpus`` where that folder is there.

    python benchmarks/documents.py [FOLDER FOR THE CONVERTED FILES]
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from email.message import EmailMessage
from pathlib import Path
from types import ModuleType

import servanda
from servanda.records import Document

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "corpus"
MORE = (
    "raw/000_f42752966509025d.txt",
    "links/texts/us-jp-kr-2023-08-18.txt",
)
FORMS = (
    ("html", ".html", 1),
    ("docx", ".docx", 1),
    ("pdf", ".pdf", 1),
    ("pdf, two columns", ".pdf", 2),
    ("e-mail", ".eml", 1),
)


def office() -> ModuleType:
    """The tests' module that runs LibreOffice."""
    spec = importlib.util.spec_from_file_location("office", ROOT / "tests" / "documents" / "office.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts() -> list[Path]:
    """The texts that are measured, in a stable order."""
    samples = [path for path in sorted((ROOT / "samples").glob("*.*")) if path.suffix in (".txt", ".md", ".html")]
    samples = [path for path in samples if path.stem != "README"]
    return samples + [SHARED / name for name in MORE if (SHARED / name).exists()]


def statements(document: Document) -> Counter[tuple[str, ...]]:
    """What makes a statement the same: kind, words, holders."""
    reading = servanda.read(document)
    return Counter(
        (one.kind.value, " ".join(document.quote(one.span).split()), *sorted(map(str, one.holders.value)))
        for one in reading.statements
    )


def forms(document: Document, folder: Path, made: ModuleType) -> dict[str, Path]:
    """The document in every form, with what is known of it in a ``.json`` beside each."""
    found = {}
    said = {key: str(getattr(document.metadata, key) or "") for key in ("title", "date", "publisher", "source")}
    for form, suffix, columns in FORMS:
        name = f"{document.name}-{columns}"
        if suffix == ".eml":
            message = EmailMessage()
            message["Subject"], message["MIME-Version"] = said["title"], "1.0"
            message.set_content("\n\n".join(document.quote(p.span) for p in document.paragraphs))
            path = folder / f"{name}.eml"
            path.write_bytes(bytes(message))
        else:
            path = made.converted(made.page_of(document, columns=columns), folder, name, suffix)
        path.with_suffix(".json").write_text(json.dumps(said), encoding="utf-8")
        found[form] = path
    return found


def compare(folder: Path) -> list[Path]:
    """Print the share of equal statements by form; the PDF files made on the way."""
    made = office()
    equal: Counter[str] = Counter()
    total: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    pdfs = []
    for path in texts():
        plain = servanda.load(path)
        expected = statements(plain)
        for form, place in forms(plain, folder, made).items():
            found = statements(servanda.load(place))
            equal[form] += sum((expected & found).values())
            total[form] += sum(expected.values())
            extra[form] += sum((found - expected).values())
            for lost in expected - found:
                print(f"  lost in {form} of {path.name}: {lost[0]}: {lost[1][:90]}")
            pdfs += [place] if place.suffix == ".pdf" else []
    print(f"\n{len(texts())} texts\n{'form':20}{'statements':>12}{'equal':>8}{'share':>8}{'others':>8}")
    for form in total:
        print(f"{form:20}{total[form]:12}{equal[form]:8}{equal[form] / total[form]:8.3f}{extra[form]:8}")
    print(f"{'all':20}{total.total():12}{equal.total():8}{equal.total() / total.total():8.3f}{extra.total():8}")
    return pdfs


def speed(pdfs: list[Path]) -> None:
    """Print pages per second of our reader and of pdftotext over the same files."""
    import pypdfium2

    pages = sum(len(pypdfium2.PdfDocument(path)) for path in pdfs)
    start = time.perf_counter()
    for path in pdfs:
        servanda.load(path)
    ours = pages / (time.perf_counter() - start)
    print(f"\n{pages} pages in {len(pdfs)} PDF files\nservanda.load   {ours:8.1f} pages/s")
    program = shutil.which("pdftotext")
    if not program:
        print("pdftotext is not installed")
        return
    start = time.perf_counter()
    for path in pdfs:
        subprocess.run([program, "-layout", path, "-"], check=True, capture_output=True)
    print(f"pdftotext       {pages / (time.perf_counter() - start):8.1f} pages/s (a process for each file)")


def main() -> None:
    """Convert, compare, time."""
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        speed(compare(folder))
        return
    with tempfile.TemporaryDirectory() as made:
        speed(compare(Path(made)))


if __name__ == "__main__":
    main()
