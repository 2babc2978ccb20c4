"""Pages of PDF drawn line by line: what is text, in which order, and what only stands on the page."""

# ruff: noqa: E501  (drawing instructions are long)

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest

pytest.importorskip("pypdfium2", reason="the extra 'pdf' is not installed")

from servanda.documents import load
from servanda.records import Document, ParagraphKind

At = tuple[float, float, float, str]
"""Left, base line from the page's lower edge, size in points, words."""

WORDS = "the ministers of the four states reviewed the work of the past year and agreed on the way ahead together "


def drawn(pages: Sequence[Sequence[At]]) -> bytes:
    """A PDF with these lines."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET" for x, y, size, words in lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for at, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{at} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + tail.encode()


def read(*pages: Sequence[At]) -> list[str]:
    document = loaded(*pages)
    return [document.quote(paragraph.span) for paragraph in document.paragraphs]


def loaded(*pages: Sequence[At]) -> Document:
    return load(io.BytesIO(drawn(pages)), name="drawn")


def block(lines: Sequence[str], *, left: float = 72, top: float = 700, size: float = 11, step: float = 14) -> list[At]:
    return [(left, top - step * number, size, words) for number, words in enumerate(lines)]


def test_filled_lines_are_one_paragraph_and_broken_words_are_whole() -> None:
    lines = [
        "The ministers of the four states met in the lake town and reviewed the work of the last year, as coop-",
        "eration among them grows. They will carry out the long-term plan, and hold talks on the second long-",
        "term plan by 2026, with cooperation of the bank.",
    ]
    [said] = read(block(lines))
    assert "as cooperation among them" in said
    assert "the second long-term plan by 2026" in said


def test_columns_are_read_one_after_the_other_under_a_common_title() -> None:
    left = [f"left {number} {WORDS}"[:46] for number in range(1, 9)]
    right = [f"right {number} {WORDS}"[:46] for number in range(1, 9)]
    title = [(72.0, 760.0, 16.0, "Joint Communique of the Ministers of the Four States of the Lake")]
    mixed = [line for pair in zip(block(left), block(right, left=312), strict=True) for line in pair]
    said = " ".join(read([*title, *mixed]))
    order = [said.index(word) for word in ("Joint", "left 1", "left 8", "right 1", "right 8")]
    assert order == sorted(order)


def test_cells_of_a_table_are_no_columns() -> None:
    rows = [("Country", "Seats"), *((f"State {number}", str(100 * number)) for number in range(1, 9))]
    cells = [
        (x, 700.0 - 16 * at, 11.0, words)
        for at, row in enumerate(rows)
        for x, words in zip((72.0, 350.0), row, strict=True)
    ]
    said = read(cells)
    assert said == [f"{country} | {seats}" for country, seats in rows]


def test_running_heads_feet_and_page_numbers_are_left_out() -> None:
    pages = []
    for number in range(1, 5):
        body = block([f"Sentence {number} of the communique ends here with the words of page {number}."])
        pages.append([(72.0, 800.0, 9.0, f"LF/2024/17 Page {number}"), *body, (290.0, 40.0, 9.0, f"- {number} -")])
    assert read(*pages) == [
        f"Sentence {n} of the communique ends here with the words of page {n}." for n in range(1, 5)
    ]


def test_a_sentence_goes_on_over_the_page_and_its_notes() -> None:
    first = block(
        [
            f"{WORDS}{WORDS}"[:100],
            "and on this page the sentence does not end, since it goes on in the next one, where",
        ],
        top=300,
    )
    note = [(72.0, 80.0, 8.0, "1 Subject to the approval of the four cabinets.")]
    second = block(["the ministers will open a second crossing.", "They thanked the hosts for their welcome."], step=40)
    document = loaded([*first, *note], second)
    said = [document.quote(paragraph.span) for paragraph in document.paragraphs]
    assert said[0].endswith("in the next one, where the ministers will open a second crossing.")
    assert said[1:] == ["They thanked the hosts for their welcome.", "1 Subject to the approval of the four cabinets."]
    assert document.paragraphs[-1].kind is ParagraphKind.FOOTNOTE


def test_the_mark_of_a_note_is_no_digit_of_the_word_before() -> None:
    line = [
        (72.0, 700.0, 11.0, "They agreed on cooperation"),
        (192.0, 704.0, 6.5, "1"),
        (197.0, 700.0, 11.0, "in trade, as planned."),
    ]
    [said] = read(line)
    assert "1" not in said


def test_line_numbers_of_drafts_are_left_out() -> None:
    lines = [f"{number} {WORDS}"[2:92] for number in range(1, 11)]
    numbers = [(40.0, 700.0 - 14 * at, 8.0, str(at + 1)) for at in range(10)]
    said = " ".join(read([*block(lines), *numbers]))
    assert not any(ch.isdigit() for ch in said)


def test_a_paragraph_that_ends_with_its_page_stays_apart() -> None:
    said = read(
        block(["They will open a second crossing.", "They thanked the hosts."], step=40), block(["They parted."])
    )
    assert said == ["They will open a second crossing.", "They thanked the hosts.", "They parted."]


def test_marginal_stamps_are_left_out() -> None:
    page = drawn([block(["The ministers will open a second crossing by 2026."])])
    stamped = page.replace(
        b"BT /F1 11 Tf 72 700 Td", b"BT /F1 30 Tf 0 1 -1 0 50 300 Tm (DRAFT) Tj ET BT /F1 11 Tf 72 700 Td"
    )
    document = load(io.BytesIO(stamped), name="drawn")
    assert document.text == "The ministers will open a second crossing by 2026."
