"""Documents that LibreOffice made from our samples and from markup of our own."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from servanda.documents import load
from servanda.errors import UnreadableError
from servanda.records import Document, ParagraphKind, Span

pytest.importorskip("pypdfium2", reason="the extra 'pdf' is not installed")


def module(name: str) -> ModuleType:
    """A file beside this one; tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made
    spec.loader.exec_module(made)
    return made


office = module("office")
pytestmark = pytest.mark.skipif(office.soffice() is None, reason=office.MISSING)
SAMPLES = Path(__file__).parents[2] / "samples"
DECLARATION = SAMPLES / "ca-2025-astana-declaration.txt"

POINTS = """
<text:h text:style-name="Heading_20_1" text:outline-level="1">Outcomes of the Lake Forum</text:h>
<text:p>The Parties agreed on the following points, which the joint committee will carry out and report on:</text:p>
<text:list text:style-name="Points">
<text:list-item><text:p>They will open a second crossing.</text:p>
<text:list><text:list-item><text:p>in the north, by 2026;</text:p></text:list-item>
<text:list-item><text:p>in the south:</text:p>
<text:list><text:list-item><text:p>for freight;</text:p></text:list-item></text:list></text:list-item></text:list>
</text:list-item>
<text:list-item><text:p>They will hold a fair each spring<text:note text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>Subject to the approval of the four cabinets.</text:p>
</text:note-body></text:note>, and talks each autumn.</text:p></text:list-item>
</text:list>
<table:table><table:table-column/><table:table-column/>
<table:table-row><table:table-cell><text:p>Country</text:p></table:table-cell>
<table:table-cell><text:p>Seats</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Lakeland</text:p></table:table-cell>
<table:table-cell><text:p>600</text:p></table:table-cell></table:table-row></table:table>
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """The declaration and the points above in the formats LibreOffice writes."""
    folder = tmp_path_factory.mktemp("office")
    declaration = load(DECLARATION)
    sources = {
        "one": (office.page_of(declaration), (".pdf", ".docx", ".html")),
        "two": (office.page_of(declaration, columns=2), (".pdf",)),
        "points": (office.flat(POINTS), (".docx", ".pdf", ".html")),
    }
    return {
        f"{name}{suffix}": load(office.converted(source, folder, name, suffix))
        for name, (source, suffixes) in sources.items()
        for suffix in suffixes
    }


def spoken(document: Document) -> list[tuple[str | None, str]]:
    """Numbers and words of the paragraphs, without the running head that a text of one page cannot show to repeat."""
    said = [(p.number, document.quote(p.body)) for p in document.paragraphs]
    return [(number, words) for number, words in said if not words.startswith("Lake Forum Secretariat")]


@pytest.mark.parametrize("name", ["one.pdf", "two.pdf", "one.docx", "one.html"])
def test_a_declaration_says_the_same_in_every_format(made: dict[str, Document], name: str) -> None:
    assert spoken(made[name]) == spoken(load(DECLARATION))


@pytest.mark.parametrize("name", ["points.docx", "points.html"])
def test_counted_labels_are_as_printed(made: dict[str, Document], name: str) -> None:
    document = made[name]
    items = [p for p in document.paragraphs if p.kind is ParagraphKind.LIST_ITEM]
    assert [(p.number, document.quote(p.body)) for p in items] == [
        ("1.", "They will open a second crossing."),
        ("(a)" if name == "points.docx" else "a.", "in the north, by 2026;"),
        ("(b)" if name == "points.docx" else "b.", "in the south:"),
        ("(i)" if name == "points.docx" else "i.", "for freight;"),
        ("2.", "They will hold a fair each spring, and talks each autumn."),
    ]
    assert [p.level for p in items] == [1, 2, 2, 3, 1]


@pytest.mark.parametrize("name", ["points.docx", "points.pdf", "points.html"])
def test_footnotes_stand_apart_and_leave_no_mark(made: dict[str, Document], name: str) -> None:
    document = made[name]
    notes = [document.quote(p.span) for p in document.paragraphs if p.kind is ParagraphKind.FOOTNOTE]
    assert len(notes) == 1
    assert notes[0].startswith("1")
    assert notes[0].endswith("Subject to the approval of the four cabinets.")
    assert "each spring, and talks" in document.text


@pytest.mark.parametrize("name", ["points.docx", "points.html"])
def test_tables_are_read_row_by_row(made: dict[str, Document], name: str) -> None:
    document = made[name]
    rows = [document.quote(p.span) for p in document.paragraphs if p.kind is ParagraphKind.TABLE_ROW]
    assert rows == ["Country | Seats", "Lakeland | 600"]


def test_words_of_a_pdf_lead_to_their_page_and_place(made: dict[str, Document]) -> None:
    document = made["one.pdf"]
    tops = []
    for paragraph in document.paragraphs:
        page, _, box = document.offsets.locate(paragraph.span.start)[1].partition("&viewrect=")
        tops.append((page, int(box.split(",")[1])))
    assert tops == sorted(tops)
    assert {page for page, _ in tops} == {"page=1"}


def test_words_of_a_docx_lead_to_their_paragraph(made: dict[str, Document]) -> None:
    document = made["points.docx"]
    start = document.text.index("a fair each spring")
    assert document.offsets.locate(start) == (len("They will hold "), "paragraph=7")
    assert document.offsets.origin(Span(start, start + 6)) == Span(15, 21)


def test_a_protected_pdf_is_said(tmp_path: Path) -> None:
    locked = (
        ':{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}'
    )
    path = office.converted(office.flat("<text:p>The Parties will meet.</text:p>"), tmp_path, "locked", ".pdf", locked)
    with pytest.raises(UnreadableError, match="protected by a password"):
        load(path)
