"""What a page says of itself: title, date, publisher, address, language, character set."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import html

from servanda.documents.heads import metadata_of
from servanda.documents.webpage.translations import translations
from servanda.records import Metadata

__all__ = ["declared_charset", "said_by"]

CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.I
)
# The names under which ministries' systems put them, the most exact first (ArticleTitle and PubDate are those of
# Chinese government pages, DC.* of Australian and Canadian ones).
NAMES = {
    "title": ("articletitle", "og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"),
    "date": (
        "article:published_time",
        "pubdate",
        "publishdate",
        "dcterms.issued",
        "dcterms.date",
        "dc.date.issued",
        "dc.date",
        "datepublished",
        "citation_publication_date",
        "date",
    ),
    "publisher": ("og:site_name", "dcterms.publisher", "dc.publisher", "sitename", "contentsource"),
    "source": ("og:url",),
}
SITE = re.compile(r"\s+[|–—»_-]+\s+[^|–—»]{2,80}$|_[^_]{2,40}$")


def declared_charset(data: bytes) -> str | None:
    """The character set that the first 4,096 bytes name; Chinese pages that name GB2312 use all of GB18030."""
    match = CHARSET.search(data[:4096])
    if not match:
        return None
    name = match[1].decode("ascii").lower()
    return "gb18030" if name in ("gb2312", "gbk", "gb_2312-80") else name


def said_by(tree: html.HtmlElement) -> Metadata:
    """The fields that the page's head, its structured data or its main heading fill."""
    said: dict[str, object] = {}
    metas = dict(reversed(list(meta_values(tree))))
    data = article_data(tree)
    for field, names in NAMES.items():
        said[field] = next((metas[name] for name in names if metas.get(name)), None) or data.get(field)
    said["title"] = said["title"] or headline(tree)
    said["date"] = said["date"] or stamped(tree)
    said["source"] = said["source"] or first(tree.xpath("//link[@rel='canonical']/@href"))
    said["language"] = tree.get("lang", "").split("-")[0].strip().lower()
    metadata = metadata_of(said)
    return replace(metadata, translations=translations(tree, metadata.source or "", metadata.language))


def meta_values(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        key = meta.get("name") or meta.get("property") or meta.get("itemprop")
        value = (meta.get("content") or "").strip()
        if key and value:
            yield key.strip().lower(), value


def article_data(tree: html.HtmlElement) -> dict[str, object]:
    """Title and date of the first article that the page's JSON-LD describes."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        nodes = found.get("@graph", [found]) if isinstance(found, dict) else found
        for node in nodes if isinstance(nodes, list) else ():
            if isinstance(node, dict) and node.get("datePublished"):
                return {"title": node.get("headline"), "date": node.get("datePublished")}
    return {}


def headline(tree: html.HtmlElement) -> str | None:
    """The one first-rank heading if it stands before all prose, else the page's title without the site's name."""
    headings = [heading for heading in tree.iter("h1") if "".join(heading.itertext()).split()]
    if len(headings) == 1 and not prose_before(headings[0]):
        return " ".join("".join(headings[0].itertext()).split())
    title = " ".join((tree.findtext(".//title") or "").split())
    return SITE.sub("", title) or title or None


def prose_before(heading: html.HtmlElement) -> bool:
    """Whether a long paragraph stands before a heading: then it heads a part, not the page."""
    words = heading.xpath("preceding::p[not(ancestor::nav or ancestor::header or ancestor::aside)]//text()")
    return isinstance(words, list) and any(len(str(text).strip()) > 150 for text in words)


def stamped(tree: html.HtmlElement) -> str | None:
    """The first machine-readable time on the page."""
    return first(tree.xpath("//time/@datetime"))


def first(found: object) -> str | None:
    return str(found[0]) if isinstance(found, list) and found else None
