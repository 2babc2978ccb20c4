"""The pages in the languages of the mechanism: complete, in form, and chosen by the reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.test import Client, override_settings
from django.utils.translation import ngettext, override
from tests.web.pages.conftest import HERE

from servanda.web.translating import LOCALE, terms

pytestmark = pytest.mark.usefixtures("register", "team")
TAGS = ("zh_Hans", "ru")
PAGES = LOCALE.parent / "pages"
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?\w+>")
MARKED = re.compile(r"\{% trans(?:late)? (?:\"([^\"]+)\"|'([^']+)')(?: context \"([^\"]+)\")? %\}|\b_\(\"([^\"]+)\"\)")


def catalog(tag: str, name: str = "django.po") -> Catalog:
    with (LOCALE / tag / "LC_MESSAGES" / name).open("rb") as file:
        return read_po(file, locale=tag) if name.endswith(".po") else read_mo(file)


def key(of: Message) -> tuple[str, ...]:
    """Context and words; the reader of .mo files leaves contexts as bytes."""
    context: object = of.context or ""
    return (context.decode() if isinstance(context, bytes) else str(context), *forms(of.id))


def forms(of: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (of,) if isinstance(of, str) else tuple(of or ())


def marked() -> set[tuple[str, str]]:
    """Context and words."""
    files = [*PAGES.rglob("*.html"), *PAGES.rglob("*.py")]
    found = (held for file in files for held in MARKED.findall(Path(file).read_text("utf-8")))
    return {(context, one or other or said) for one, other, context, said in found}


@pytest.mark.parametrize("tag", TAGS)
def test_every_word_of_the_pages_is_translated(tag: str) -> None:
    filled = [one for one in catalog(tag) if one.id and not one.fuzzy and all(forms(one.string))]
    held = {key(one)[:2] for one in filled}
    assert len(marked()) > 400
    assert sorted((marked() | {("", term) for term in terms()}) - held) == []


@pytest.mark.parametrize("tag", TAGS)
def test_no_place_for_a_value_and_no_mark_is_lost(tag: str) -> None:
    for one in catalog(tag):
        if one.id:
            wanted = set(PLACES.findall(forms(one.id)[-1]))
            for string in forms(one.string):
                assert set(PLACES.findall(string)) == wanted, (one.id, string)


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_compiled_is_what_is_written(tag: str) -> None:
    written = {key(one): forms(one.string) for one in catalog(tag) if one.id}
    compiled = {key(one): forms(one.string) for one in catalog(tag, "django.mo") if one.id}
    assert compiled.keys() == written.keys()
    for of, strings in written.items():
        # The reader of .po files knows three forms of Russian, gettext's header a fourth, for fractions.
        assert compiled[of][: len(strings)] == strings


@pytest.mark.parametrize(("asked", "language", "word"), [("zh-CN", "zh-hans", "承诺"), ("ru", "ru", "Обязательства")])
def test_a_page_comes_in_the_language_the_browser_asks_for(asked: str, language: str, word: str) -> None:
    with override_settings(**HERE):
        page = Client(headers={"accept-language": asked}).get("/commitments/").content.decode()
    assert f'<html lang="{language}">' in page
    assert f"<h1>{word}</h1>" in page


def test_the_language_that_was_chosen_stays() -> None:
    client = Client()
    with override_settings(**HERE):
        answer = client.post("/language/", {"language": "ru"}, headers={"referer": "http://testserver/texts/?q=1"})
        assert (answer.status_code, answer["Location"]) == (302, "http://testserver/texts/?q=1")
        assert "<h1>Тексты</h1>" in client.get("/texts/").content.decode()


def test_choosing_a_language_leads_to_no_other_site() -> None:
    with override_settings(**HERE):
        answer = Client().post("/language/", {"language": "ru"}, headers={"referer": "https://example.org/"})
    assert answer["Location"] == "/"


@pytest.mark.parametrize(
    ("asked", "address", "said"),
    [
        ("ru", "/t/nowhere/", "Такого текста нет"),
        ("zh-CN", "/t/nowhere/", "没有此文本"),
        ("ru", "/m/RC/review/report/?cycle=never", "Такой встречи или даты нет"),
        ("ru", "/m/RC/review/report/?cycle=never", "Встречи: "),
        ("ru", "/nowhere/", "Такой страницы нет"),
    ],
)
def test_what_goes_wrong_is_told_in_the_readers_language(asked: str, address: str, said: str) -> None:
    with override_settings(**HERE):
        assert said in Client(headers={"accept-language": asked}).get(address).content.decode()


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [("ru", 1, "день"), ("ru", 3, "дня"), ("ru", 11, "дней"), ("ru", 26435, "дней"), ("zh-hans", 5, "天")],
)
def test_numbers_take_the_form_of_the_language(language: str, count: int, said: str) -> None:
    with override(language):
        assert said in ngettext("day left", "days left", count)


def test_a_picture_has_the_same_measures_in_every_language() -> None:
    """A comma in a measure moves every letter of a label to a place of its own."""
    shown = []
    for language in ("en", "ru"):
        with override_settings(**HERE):
            page = Client(headers={"accept-language": language}).get("/m/RC/").content.decode()
        shown.append(re.findall(r'\b(?:x|y|cx|cy|x1|x2|y1|y2|width|height)="([^"]*)"', page))
    assert shown[0]
    assert shown[0] == shown[1]
    assert all(re.fullmatch(r"[0-9.]+", one) for one in shown[0])
