"""Which lines are one paragraph, and what each paragraph is."""

from __future__ import annotations

import io

import pytest

from servanda.documents import load
from servanda.records import Document, Paragraph, ParagraphKind

BODY, ITEM, HEADING, CAPTION = (
    ParagraphKind.BODY,
    ParagraphKind.LIST_ITEM,
    ParagraphKind.HEADING,
    ParagraphKind.CAPTION,
)
LONG = "The ministers reviewed the work of the past year and agreed on the way ahead for all four states."


def read(text: str) -> Document:
    return load(io.BytesIO(text.encode("utf-8")), name="text")


def bodies(text: str) -> list[str]:
    document = read(text)
    return [document.quote(paragraph.body) for paragraph in document.paragraphs]


def paragraph(text: str) -> Paragraph:
    return read(text).paragraphs[0]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The ministers reviewed the work of the past year and agreed on the way\n"
        "ahead for all four states. They will open a second crossing by 2026, and\n"
        "the joint committee will report on its long-\n"
        "term plans to them each spring.\n"
        "\n"
        "They met again in the evening and thanked the hosts for the warm welcome\n"
        "given to them."
    )
    assert bodies(wrapped) == [
        "The ministers reviewed the work of the past year and agreed on the way ahead for all four states. They will "
        "open a second crossing by 2026, and the joint committee will report on its long-term plans to them each "
        "spring.",
        "They met again in the evening and thanked the hosts for the warm welcome given to them.",
    ]


def test_lines_that_are_whole_paragraphs_stay_apart() -> None:
    lines = [LONG, "They met again.", LONG + " " + LONG, "The hosts were thanked."]
    assert bodies("\n".join(lines)) == lines


def test_short_lines_are_not_joined() -> None:
    lines = ["Minister of Trade", "Minister of Energy", "Minister of Transport"]
    assert bodies("\n".join(lines)) == lines


def test_chinese_lines_are_joined_without_a_space() -> None:
    line = "双方同意在能源和交通领域加强合作并于明年举行下一次会议和论坛"
    assert bodies(f"{line}\n{line}\n各方表示感谢。") == [f"{line}{line}各方表示感谢。"]


def test_soft_hyphens_and_unseen_characters_are_dropped() -> None:
    assert bodies("\ufeffThe co\u00adope\u00ad\nration\u200b of the “four\u00a0states” – now.") == [
        "The cooperation of the “four states” – now."
    ]


@pytest.mark.parametrize(
    ("line", "number", "body"),
    [
        ("1. The Parties will meet.", "1.", "The Parties will meet."),
        ("12) The Parties will meet.", "12)", "The Parties will meet."),
        ("(3) The Parties will meet.", "(3)", "The Parties will meet."),
        ("(b) hold a fair;", "(b)", "hold a fair;"),
        ("a) hold a fair;", "a)", "hold a fair;"),
        ("(iv) hold a fair;", "(iv)", "hold a fair;"),
        ("2.1 The Parties will meet.", "2.1", "The Parties will meet."),
        ("• hold a fair;", None, "hold a fair;"),
        ("- hold a fair;", None, "hold a fair;"),
        ("– hold a fair;", None, "hold a fair;"),
        ("Article 3. The Parties shall meet.", "Article 3.", "The Parties shall meet."),
        ("第三条 双方将加强合作。", "第三条", "双方将加强合作。"),
        ("Статья 5. Стороны проведут встречу.", "Статья 5.", "Стороны проведут встречу."),
    ],
)
def test_labels_are_kept_as_number_and_left_out_of_the_body(line: str, number: str | None, body: str) -> None:
    document = read(f"{line}\n\n{LONG}" if number != "12)" else f"11) They met.\n\n{line}\n\n{LONG}")
    found = next(p for p in document.paragraphs if document.quote(p.span) == line)
    assert (found.kind, found.number, document.quote(found.body)) == (ITEM, number, body)


@pytest.mark.parametrize(
    "line",
    [
        "1.5 billion yuan will be provided by the bank.",
        "2024. was a good year, the ministers said.",
        "A. Karimova took the chair.",
        "Article 3 of the Treaty provides for a joint committee.",
        "-3 degrees were measured at the lake.",
    ],
)
def test_words_that_look_like_labels_stay_words(line: str) -> None:
    assert paragraph(f"{line}\n\n{LONG}").number is None
    assert bodies(f"{line}\n\n{LONG}")[0] == line


def test_levels_follow_the_nesting_of_labels() -> None:
    lines = [
        "The Parties will:",
        "1. hold:",
        "(a) a fair;",
        "(b) talks:",
        "(i) in spring;",
        "(ii) in autumn;",
        "(c) a race;",
    ]
    assert [(p.number, p.level) for p in read("\n\n".join([*lines, "2. meet."])).paragraphs[1:]] == [
        ("1.", 1),
        ("(a)", 2),
        ("(b)", 2),
        ("(i)", 3),
        ("(ii)", 3),
        ("(c)", 2),
        ("2.", 1),
    ]


@pytest.mark.parametrize(
    "line", ["Trade and transit", "II. TRADE AND TRANSIT", "JOINT DECLARATION", "Working Together on Water", "Trade:"]
)
def test_short_lines_over_longer_text_are_headings(line: str) -> None:
    assert paragraph(f"{line}\n\n{LONG}").kind is HEADING


def test_a_heading_may_stand_over_a_heading() -> None:
    assert [p.kind for p in read(f"A Shared Lake\n\nWater Security\n\n{LONG}").paragraphs] == [HEADING, HEADING, BODY]


@pytest.mark.parametrize("line", ["The Parties will:", "They met.", "of the lake states", "5 June 2024"])
def test_lead_ins_sentences_and_dates_are_no_headings(line: str) -> None:
    assert paragraph(f"{line}\n\n{LONG}").kind is BODY


def test_a_lead_in_without_a_colon_is_no_heading() -> None:
    text = "According to a delegate, the sides plan to\n\n- open a crossing,\n\n- hold a fair.\n\n" + LONG
    assert paragraph(text).kind is BODY


def test_items_without_labels_under_a_lead_in_are_no_headings() -> None:
    assert paragraph(f"1. Open a crossing\n\n2. Hold a fair\n\n{LONG}").kind is ITEM


def test_a_list_written_in_one_line_is_not_split() -> None:
    assert len(bodies("They will: 1. meet; 2. talk; 3. part.")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "The ministers at the lake (Photo/Lake News Agency)",
        "Photo: Press service of the forum",
        "Read the full statement here",
        "Share this",
    ],
)
def test_captions_and_furniture_are_captions(line: str) -> None:
    assert paragraph(f"{line}\n\n{LONG}").kind is CAPTION


def test_photovoltaics_is_no_photo() -> None:
    assert paragraph(f"Photo-voltaic plants will be built by both sides.\n\n{LONG}").kind is BODY


@pytest.mark.parametrize("ornament", ["###", "# # #", "-30-", "* * *", "_____", "END"])
def test_ornaments_are_no_paragraphs(ornament: str) -> None:
    assert bodies(f"{LONG}\n\n{ornament}") == [LONG]


def test_each_paragraph_has_its_language() -> None:
    russian = (
        "Министры обсудили сотрудничество в области энергетики и транспорта и договорились провести встречу весной."
    )
    document = read(f"{LONG} {LONG}\n\n{russian}\n\nLake Forum\n\n会议")
    assert document.metadata.language == "en"
    assert [p.language for p in document.paragraphs] == ["en", "ru", "en", "zh"]
