from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.publishing import html
from servanda.publishing.html.marks import Mark, pieces
from servanda.publishing.selection import Part
from servanda.records import Reading, Span

VOID = {"meta"}
STYLE = resources.files("servanda.publishing.html").joinpath("style.css").read_text(encoding="utf-8")


class Page(HTMLParser):
    """What a browser would see: elements, attributes, and the words of the text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self.open and "a" not in self.open:
            self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_every_element_is_closed_and_ids_are_unique(reading: Reading) -> None:
    page = Page(html.render(reading))
    assert page.open == []
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_text_stands_there_word_for_word(reading: Reading) -> None:
    assert "".join(Page(html.render(reading)).words) == reading.document.text.replace("\n", "")


def test_each_statement_and_instrument_has_letters_and_an_entry(reading: Reading) -> None:
    page = Page(html.render(reading))
    assert [entry["id"] for entry in page.named("article")] == ["s1", "s2", "s3", "s4", "s5", "i1", "s6", "s7"]
    marked = {name for mark in page.named("mark") for name in mark["data-s"].split()}
    assert marked == {entry["id"] for entry in page.named("article")}
    for letters in ("Co 1", "Po 2", "Po 3", "Ca 4", "De 5", "In 1", "Pr 6", "Ev 7"):
        assert f">{letters}</a>" in html.render(reading)


def test_nested_statements_share_their_words(reading: Reading) -> None:
    marks = Page(html.render(reading)).named("mark")
    assert [(m["class"], m["data-s"]) for m in marks if "s2" in m["data-s"]] == [("po", "s2"), ("po in-po", "s3 s2")]


def test_nothing_is_fetched_and_only_our_script_runs(reading: Reading) -> None:
    source = html.render(reading)
    page = Page(source)
    policy = next(m["content"] for m in page.named("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none';")
    for name in ("style", "script"):
        [content] = re.findall(f"<{name}>(.*?)</{name}>", source, re.S)
        held = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{held}'" in policy
    assert not re.search(r"url\(|@import|https?:|//cdn", source)
    assert {"link", "img", "iframe", "object"}.isdisjoint(name for name, _ in page.elements)
    for _, attributes in page.elements:
        assert not {"src", "style"} & set(attributes)
        assert not any(key.startswith("on") for key in attributes)
        assert attributes.get("href", "#").startswith("#")


def test_citations_give_title_date_and_paragraph(reading: Reading) -> None:
    source = html.render(reading)
    assert (
        "“They call on all states to lift barriers” (Communique &lt;of&gt; Tashkent, 2026-06-04, para. 2(a))" in source
    )
    assert "(Communique &lt;of&gt; Tashkent, 2026-06-04, ¶7)" in source


def test_hostile_words_are_shown_not_run(reading: Reading) -> None:
    evil = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\x00"
    metadata = replace(reading.document.metadata, title=evil, publisher=evil)
    source = html.render(replace(reading, document=replace(reading.document, metadata=metadata)))
    page = Page(source)
    assert len(page.named("script")) == 1
    assert page.named("img") == []
    assert "\x00" not in source


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.text(st.one_of(st.sampled_from("<>&\"'\n"), st.characters(exclude_categories=["Cs", "Cc"])), min_size=1))
def test_any_text_is_shown_whole(reading_of: Callable[[str], Reading], text: str) -> None:
    page = Page(html.render(reading_of(text)))
    assert page.open == []
    assert "".join(page.words) == text.replace("\n", "")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=6))
def test_pieces_cover_the_run_once_and_name_all_that_hold_them(runs: list[tuple[int, int]]) -> None:
    marks = [Mark(f"s{n}", "call", "", Span(start, start + size)) for n, (start, size) in enumerate(runs)]
    whole = Span(5, 25)
    cut = list(pieces(whole, marks))
    assert [place for piece, _ in cut for place in range(piece.start, piece.end)] == list(range(5, 25))
    for piece, held in cut:
        assert {mark.id for mark in held} == {mark.id for mark in marks if mark.span.overlaps(piece)}
        assert [len(mark.span) for mark in held] == sorted(len(mark.span) for mark in held)


def test_a_filter_leaves_the_text_and_the_numbers(reading: Reading) -> None:
    page = Page(html.render(reading, {Part.EVENT}))
    assert [entry["id"] for entry in page.named("article")] == ["s7"]
    assert "".join(page.words) == reading.document.text.replace("\n", "")


def test_the_same_reading_gives_the_same_bytes(reading: Reading) -> None:
    assert html.render(reading) == html.render(reading)


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def contrast(a: str, b: str) -> float:
    """WCAG 2.2, contrast ratio."""

    def luminance(colour: str) -> float:
        parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("place", [0, 1], ids=["light", "dark"])
def test_words_can_be_read_on_every_colour(place: int) -> None:
    held = colours(re.findall(r":root \{(.*?)\}", STYLE, re.S)[place])
    kinds = [name for name in held if f"{name}-tint" in held]
    assert len(kinds) == 7
    pairs = [("text", "bg"), ("text", "panel"), ("muted", "bg"), ("muted", "panel")]
    pairs += [("text", f"{kind}-tint") for kind in kinds] + [("on-tag", kind) for kind in kinds]
    for a, b in pairs:
        assert contrast(held[a], held[b]) >= 4.5, (a, b)
    for kind in kinds:
        assert contrast(held[kind], held["bg"]) >= 3, kind
