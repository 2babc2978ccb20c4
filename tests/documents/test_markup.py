"""Web pages and Markdown."""

from __future__ import annotations

import io

import pytest

from servanda.documents import load
from servanda.errors import UnreadableError
from servanda.records import Document, ParagraphKind, PartialDate

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Outcomes of the Lake Forum | Ministry of Lakes</title>
<meta property="article:published_time" content="2024-06-05T10:00:00+03:00">
<link rel="canonical" href="https://lakes.example/1">
<script>var hidden = "<p>The parties will not be read.</p>";</script></head>
<body class="page with-sidebar">
<div id="cookie-banner"><p>We use cookies, and we will share them. By continuing you agree.</p></div>
<header><a href="/">Home</a><p>Ministry of Lakes</p></header>
<nav><ul><li><a href="/a">About us</a></li><li>News</li></ul></nav>
<div class="wrap"><main><article>
<h1>Outcomes of the Lake Forum</h1>
<p>The ministers met in the lake town &amp; reviewed the past year. They agreed to&nbsp;open a second crossing by
2026<sup><a href="#fn1">1</a></sup>.</p>
<p><strong>Trade and transit</strong></p>
<p>The Parties agreed to:</p>
<ol start="3"><li>open a joint customs post;</li><li>hold a fair:<ul><li>in spring, and</li></ul></li></ol>
<p>Ministry of Lakes,<br>Quay Street 4,<br>
<br>They thanked the hosts for the welcome, and for the evening on the lake.</p>
<table><tr><th>Country</th><th>Seats</th></tr><tr><td>Lakeland</td><td>600</td></tr></table>
<div class="related-news"><h3>Related</h3>
<p>The minister will visit the moon, officials said. He intends to stay.</p></div>
<div class="share-buttons"><a href="x">Share</a></div>
</article></main>
<aside><p>Other news: the minister will open a bridge tomorrow, in the north.</p></aside></div>
<footer><p>We will answer your letters within a month. Contact us.</p></footer>
</body></html>
"""


def read(text: str, suffix: str) -> Document:
    stream = io.BytesIO(text.encode())
    stream.name = "text" + suffix
    return load(stream, name="text")


def test_a_page_gives_its_main_content_and_nothing_else() -> None:
    document = read(PAGE, ".html")
    assert [(p.kind.value, document.quote(p.body)) for p in document.paragraphs] == [
        ("heading", "Outcomes of the Lake Forum"),
        (
            "body",
            "The ministers met in the lake town & reviewed the past year. They agreed to open a second "
            "crossing by 2026.",
        ),
        ("heading", "Trade and transit"),
        ("body", "The Parties agreed to:"),
        ("list_item", "open a joint customs post;"),
        ("list_item", "hold a fair:"),
        ("list_item", "in spring, and"),
        ("body", "Ministry of Lakes,"),
        ("body", "Quay Street 4,"),
        ("body", "They thanked the hosts for the welcome, and for the evening on the lake."),
        ("table_row", "Country | Seats"),
        ("table_row", "Lakeland | 600"),
    ]
    assert [(p.number, p.level) for p in document.paragraphs[4:7]] == [("3.", 1), ("4.", 1), (None, 2)]


def test_a_page_says_its_title_date_language_and_address() -> None:
    metadata = read(PAGE, ".html").metadata
    assert metadata.title == "Outcomes of the Lake Forum"
    assert metadata.date == PartialDate(2024, 6, 5)
    assert metadata.language == "en"
    assert metadata.source == "https://lakes.example/1"


@pytest.mark.parametrize("words", ["reviewed the past year", "open a joint customs post", "Lakeland", "hosts for the"])
def test_words_of_a_page_lead_back_to_its_source(words: str) -> None:
    document = read(PAGE, ".html")
    place, _ = document.offsets.locate(document.text.index(words))
    assert PAGE[place:].startswith(words)


def test_a_declared_character_set_is_used() -> None:
    page = (
        '<html><head><meta charset="windows-1251"></head><body><p>Министры провели встречу на озере.</p></body></html>'
    )
    document = load(io.BytesIO(page.encode("windows-1251")), name="page")
    assert document.text == "Министры провели встречу на озере."
    assert document.warnings == ()


def test_text_that_a_script_builds_is_found_in_its_data() -> None:
    prose = "The ministers met by the lake. They will open a second crossing. They thanked the hosts. " * 4
    data = f'<script type="application/json">{{"body": "<p>{prose}</p>"}}</script>'
    page = f'<html><body><div id="app"></div>{data}</body></html>'
    document = read(page, ".html")
    assert document.text == prose.strip()
    assert "script" in document.warnings[0]


def test_a_page_nested_100000_deep_is_refused() -> None:
    with pytest.raises(UnreadableError, match="nested too deep"):
        read("<html><body>" + "<div>" * 100_000 + "The Parties will meet.", ".html")


MARKDOWN = """---
title: Outcomes of the Lake Forum
date: 2024-06-05
publisher: Ministry of Lakes
---

## Trade *and* transit

The Parties agreed to [open](https://lakes.example) a **joint** post
and to hold talks:

3. meet each spring;
4. hold a fair:
   - in spring, and
   - in autumn.

| Country | Seats |
|---|---|
| Lakeland | 600 |
"""


def test_markdown_is_read_with_its_front_matter() -> None:
    document = read(MARKDOWN, ".md")
    assert document.metadata.title == "Outcomes of the Lake Forum"
    assert document.metadata.date == PartialDate(2024, 6, 5)
    assert document.metadata.publisher == "Ministry of Lakes"
    assert [(p.kind.value, p.number, p.level, document.quote(p.body)) for p in document.paragraphs] == [
        ("heading", None, 2, "Trade and transit"),
        ("body", None, 0, "The Parties agreed to open a joint post and to hold talks:"),
        ("list_item", "3.", 1, "meet each spring;"),
        ("list_item", "4.", 1, "hold a fair:"),
        ("list_item", None, 2, "in spring, and"),
        ("list_item", None, 2, "in autumn."),
        ("table_row", None, 0, "Country | Seats"),
        ("table_row", None, 0, "Lakeland | 600"),
    ]


def test_words_of_markdown_lead_back_to_its_source() -> None:
    document = read(MARKDOWN, ".md")
    for paragraph in document.paragraphs:
        assert MARKDOWN.startswith(document.quote(paragraph.body)[:4], document.offsets.locate(paragraph.body.start)[0])


def test_front_matter_that_is_no_yaml_is_refused() -> None:
    with pytest.raises(UnreadableError, match="front matter"):
        read("---\ntitle: [\n---\n\nThe Parties will meet.", ".md")


def test_bold_lines_are_headings_in_markdown() -> None:
    document = read("**Trade**\n\nThe Parties will meet each spring by the lake.", ".md")
    assert document.paragraphs[0].kind is ParagraphKind.HEADING
