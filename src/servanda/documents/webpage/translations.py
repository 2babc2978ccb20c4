"""The same text in other languages, as a page links it."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from lxml import html

__all__ = ["translations"]

# What the links of ministries' pages say, in the language they lead to.
NAMES = {
    name: language
    for language, names in (
        ("en", "english eng en"),
        ("ru", "русский рус ru"),
        ("zh", "中文 简体中文"),
        ("fr", "français fr"),
        ("es", "español es"),
        ("ar", "عربي العربية"),
        ("ja", "日本語"),
        ("ko", "한국어"),
        ("kk", "қазақша қаз"),
        ("ky", "кыргызча"),
        ("tg", "тоҷикӣ"),
        ("uz", "oʻzbekcha o'zbekcha"),
        ("tk", "türkmençe"),
        ("de", "deutsch"),
        ("pt", "português"),
    )
    for name in names.split()
}
TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


def translations(tree: html.HtmlElement, base: str, own: str) -> tuple[tuple[str, str], ...]:
    """Language and address of each, in the page's order; ``base`` is the page's address, ``own`` its language.

    A link that leads to a site's front page ("/en/") leads to no translation of this text.
    """
    found: dict[str, str] = {}
    for link in tree.xpath("//link[@rel='alternate'][@hreflang] | //a[@href]"):
        language = language_of(link)
        address = urljoin(base, str(link.get("href") or "").strip()) if language else ""
        if language and language.split("-")[0] != own and leads_to_text(address):
            found.setdefault(language, address)
    return tuple(found.items())


def language_of(link: html.HtmlElement) -> str | None:
    named = str(link.get("hreflang") or "").strip()
    if TAG.fullmatch(named):
        return named
    return NAMES.get(" ".join("".join(link.itertext()).split()).casefold()) if link.tag == "a" else None


def leads_to_text(address: str) -> bool:
    """Whether an address names more than a site and a language."""
    path = re.sub(r"^[a-z]+://[^/]*", "", address).strip("/")
    return len(path) > 8 and not address.startswith(("javascript:", "#", "mailto:"))
