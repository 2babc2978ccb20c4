"""Pages laid out as ministries lay theirs out: the same three paragraphs must come out of each, and nothing else."""

# ruff: noqa: E501  (pages stand here as servers send them)

from __future__ import annotations

import io
import json

import pytest

from servanda.documents import load
from servanda.records import Document, Metadata

ONE = "The ministers of the four states met in the lake town and reviewed the work of the past year."
TWO = "They agreed to open a second crossing by 2026, and to hold a fair each spring in one of the capitals."
THREE = "The bank will lend 30 million dollars for border posts on the northern shore of the lake."
TEXT = [ONE, TWO, THREE]

AGENCY = f"""<html><head><meta name="ArticleTitle" content="Ministers Meet by the Lake">
<meta name="PubDate" content="2024-06-05 20:15"><title>Ministers Meet by the Lake_Ministry</title></head><body>
<div class="top"><form><input name="q"></form><ul><li><a href="/a">Home</a></li><li><a href="/b">The Ministry</a></li>
<li><a href="/c">Policies</a></li></ul></div>
<div class="place">Home &gt; News</div>
<div class="content"><h1>Ministers Meet by the Lake</h1>
<div id="News_Body_Txt_A"><p>&emsp;&emsp;{ONE}</p><p>&emsp;&emsp;{TWO}</p><p>&emsp;&emsp;{THREE}</p></div>
<div class="bdsharebuttonbox"><a>Share to friends:</a></div></div>
<div class="related"><h3>Related News</h3><ul><li><a href="/1">The minister will visit the moon, and stay there.</a></li>
<li><a href="/2">The ministry will publish a yearbook.</a></li></ul></div>
<div class="footer">Contact us | Site map. We will answer letters.</div></body></html>"""

TABLES = f"""<HTML><BODY bgcolor=white><TABLE width=800><TR><TD colspan=2><IMG src=logo.gif><FONT size=1>Ministry of Lakes</FONT>
<TR><TD width=150 valign=top><A href=1.htm>News</A><BR><A href=2.htm>Speeches</A><BR><A href=3.htm>Treaties</A><BR>
<A href=4.htm>Embassies</A><BR><A href=5.htm>Visas</A></TD>
<TD><TABLE><TR><TD><FONT face=Arial><B>Ministers meet by the lake</B></FONT><BR><BR>{ONE}<BR><BR>{TWO}<BR><BR>
{THREE}<BR></TD></TR></TABLE></TABLE></BODY></HTML>"""

KREMLIN_LIKE = f"""<html lang="en"><head><title>Ministers meet by the lake</title></head><body>
<header role="banner"><a hreflang="ru" href="/ru/events/news/74321">Русский</a><p>Events of the Presidency, in order.</p></header>
<div class="read__layout"><div class="entry-content e-content read__internal_content" itemprop="articleBody">
<p>{ONE}</p><div class="read__photo"><img alt="x"><p class="caption hidden">A photo of the lake, taken at dawn.</p></div>
<p>{TWO}</p><p>{THREE}</p></div>
<div class="read__tags"><ul><li><a href="/t/1">Foreign policy</a></li><li><a href="/t/2">Lakes</a></li>
<li><a href="/t/3">Trade</a></li></ul></div></div>
<div role="dialog" class="modal"><p>Do you want to subscribe? We will write to you each week.</p></div></body></html>"""

BLOG = f"""<html lang="en-US"><head><meta property="og:title" content="Joint Statement by the Lake"></head>
<body class="post-template single"><a class="skip-link" href="#content">Skip to content</a>
<header class="site-header"><nav><a href="/">Home</a></nav></header>
<main id="content"><header class="page-header"><h1>Joint Statement by the Lake</h1>
<time datetime="2024-06-05T10:00:00-05:00">June 5, 2024</time></header>
<section class="body-content"><p>{ONE}</p>
<p>{TWO}</p>
<p>{THREE}</p>
<p style="text-align:center">###</p></section>
<nav class="post-navigation"><p>Next Post: The minister will visit the moon.</p></nav></main>
<aside class="newsletter"><p>We will send you news. You agree to our terms.</p></aside>
<footer><p>We will keep this page.</p></footer></body></html>"""

DATA = {"props": {"page": {"title": "Lake", "html": "".join(f"<p>{part}</p>" for part in TEXT)}, "menu": ["Home"] * 9}}
SCRIPTED = f"""<html><head><title>Lake</title></head><body><div id="__next"></div><noscript>Switch on scripts.</noscript>
<script id="__NEXT_DATA__" type="application/json">{json.dumps(DATA)}</script></body></html>"""

PRINTED = f"""<html><head><title>Print view</title></head><body onload="window.print()"><pre>
The ministers of the four states met in the lake town and reviewed the work of
the past year.

{TWO[:77]}
{TWO[78:]}

{THREE[:76]}
{THREE[77:]}
</pre></body></html>"""

PORTAL = f"""<html><body><div id="s4-workspace"><div class="ms-core-navigation"><ul><li><a>One</a></li><li><a>Two</a></li>
<li><a>Three</a></li></ul></div><div class="ms-rtestate-field"><div style="text-align:justify"><span><span>&#8203;{ONE[:25]}</span>
<span lang="EN-GB">{ONE[26:]}</span></span></div><div><br></div><div><span>{TWO}&#160;</span></div>
<div>&#160;</div><div>{THREE}</div></div></div></body></html>"""

LAYOUTS = {
    "agency": AGENCY,
    "tables": TABLES,
    "presidency": KREMLIN_LIKE,
    "blog": BLOG,
    "scripted": SCRIPTED,
    "printed": PRINTED,
    "portal": PORTAL,
}


def read(page: str) -> Document:
    stream = io.BytesIO(page.encode())
    stream.name = "page.html"
    return load(stream, name="page")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_text_comes_out_of_every_layout_and_nothing_else(layout: str) -> None:
    document = read(LAYOUTS[layout])
    said = [document.quote(paragraph.span) for paragraph in document.paragraphs]
    assert [words for words in said if words not in HEADS] == TEXT


HEADS = ("Ministers Meet by the Lake", "Ministers meet by the lake", "Joint Statement by the Lake", "June 5, 2024")


@pytest.mark.parametrize(
    ("layout", "title", "date"),
    [
        ("agency", "Ministers Meet by the Lake", "2024-06-05"),
        ("presidency", "Ministers meet by the lake", None),
        ("blog", "Joint Statement by the Lake", "2024-06-05"),
    ],
)
def test_title_and_date_are_those_the_page_names(layout: str, title: str, date: str | None) -> None:
    metadata = read(LAYOUTS[layout]).metadata
    assert metadata.title == title
    assert (str(metadata.date) if metadata.date else None) == date


def test_language_versions_that_a_page_links_are_noted() -> None:
    assert read(KREMLIN_LIKE).metadata.translations == (("ru", "/ru/events/news/74321"),)
    head = '<link rel="canonical" href="https://lakes.example/en/news/17.html">'
    head += '<link rel="alternate" hreflang="zh-CN" href="/cn/news/17.html"><link rel="alternate" hreflang="x-default" href="/">'
    page = f'<html lang="en"><head>{head}</head><body><p>{ONE}</p><a href="/fr/">Français</a></body></html>'
    assert read(page).metadata.translations == (("zh-CN", "https://lakes.example/cn/news/17.html"),)


def test_a_text_without_a_page_has_none() -> None:
    assert load(io.BytesIO(ONE.encode()), name="text").metadata == Metadata(language="en")
