"""Which part of a page is the text, and what in it is furniture."""

from __future__ import annotations

import re

from lxml import html

from servanda.documents.webpage.lists import words

__all__ = ["furniture", "main_content"]

NEVER = words(
    "script style noscript template svg math iframe object embed canvas audio video map select option",
    "button input textarea nav dialog menu head datalist progress",
)
ROLES = words(
    "navigation banner contentinfo search dialog alertdialog complementary menu menubar toolbar",
)
# Words in a class or id that name a box which is not the text. Whole words only: "shareholder" shares nothing.
BOXES = words(
    "cookie cookies consent gdpr breadcrumb breadcrumbs crumbs share sharing social related recommended",
    "recommend sidebar menu navbar nav navigation footer subscribe newsletter comments pagination pager",
    "advert ads advertisement banner popup modal login search toolbar skip skiplink hidden offscreen",
    "masthead topbar promo teaser teasers trending mostread print translate languages langswitch backtotop",
    "disqus visuallyhidden",
)
MARKS = re.compile(r"[a-z]+")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
PROSE = re.compile(r"[.!?。！？;；,，]")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LIKELY = "//main|//article|//*[@role='main']|//*[@itemprop='articleBody']"


def furniture(tree: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """The elements that are left out with all they hold.

    A box that holds more than a third of the page's prose is the text, whatever it is called: some pages name their
    body "content-with-sidebar".
    """
    weights = prose(tree)
    most = weights.get(tree, 0)
    dropped = {element for element in tree.iter() if unwanted(element) and not heavy(element, weights, most)}
    dropped |= set(tree.iter(*NEVER))
    dropped |= {box for box in tree.iter("div", "ul", "ol", "section", "table", "td", "p") if is_links(box)}
    dropped |= {element for element in tree.iter("header", "footer") if not within_article(element)}
    return frozenset(dropped)


def unwanted(element: html.HtmlElement) -> bool:
    if element.tag in ("body", "html", "main", "article"):
        return False
    if element.tag == "aside" or element.get("role") in ROLES or element.get("aria-hidden") == "true":
        return True
    if element.get("hidden") is not None or HIDDEN.search(element.get("style", "")):
        return True
    named = CAMEL.sub(" ", f"{element.get('class', '')} {element.get('id', '')}").lower()
    return not BOXES.isdisjoint(MARKS.findall(named))


def heavy(element: html.HtmlElement, weights: dict[html.HtmlElement, int], most: int) -> bool:
    return weights.get(element, 0) > max(most / 3, 1)


def within_article(element: html.HtmlElement) -> bool:
    return any(above.tag in ("article", "main") for above in element.iterancestors())


def is_links(box: html.HtmlElement) -> bool:
    """Whether a box is a list of links: three or more that make up most of its words, none of them in a sentence."""
    links = box.findall(".//a")
    if len(links) < 3:
        return False
    text = "".join(box.itertext()).split()
    linked = sum(len("".join(link.itertext()).split()) for link in links)
    return linked > 0.7 * len(text)


def prose(tree: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """Code points of running text under each element: sentences weigh, links and single words do not."""
    weights: dict[html.HtmlElement, int] = {}
    for element in reversed(list(tree.iter())):
        own = 0 if element.tag in NEVER or element.tag == "a" else weight(element.text)
        own += weights.get(element, 0)
        weights[element] = own
        parent = element.getparent()
        if parent is not None:
            kept = 0 if element.tag in NEVER or element.tag == "a" else own
            weights[parent] = weights.get(parent, 0) + kept + (0 if parent.tag in NEVER else weight(element.tail))
    return weights


def weight(text: str | None) -> int:
    words = " ".join((text or "").split())
    return len(words) if len(words) >= 25 or PROSE.search(words) else 0


def main_content(tree: html.HtmlElement, dropped: frozenset[html.HtmlElement]) -> html.HtmlElement:
    """The smallest element that holds nine tenths of the prose left on the page.

    Where the page itself names its main part, and that holds half of the prose, the search begins there.
    """
    weights = without(tree, dropped)
    best = tree
    for named in tree.xpath(LIKELY):
        if weights.get(named, 0) >= 0.5 * weights.get(tree, 0) and named not in dropped and not inside(named, dropped):
            best = named
            break
    while True:
        inner = next((child for child in best if weights.get(child, 0) >= 0.9 * weights.get(best, 1)), None)
        if inner is None or not weights.get(inner) or not holds_blocks(inner):
            return best
        best = inner


def without(tree: html.HtmlElement, dropped: frozenset[html.HtmlElement]) -> dict[html.HtmlElement, int]:
    """As ``prose``, with nothing counted that is left out."""
    weights = prose(tree)
    for element in tree.iter():
        if element in dropped and not inside(element, dropped):
            lost = weights.get(element, 0)
            weights[element] = 0
            for above in element.iterancestors():
                weights[above] -= lost
    return weights


def inside(element: html.HtmlElement, dropped: frozenset[html.HtmlElement]) -> bool:
    return any(above in dropped for above in element.iterancestors())


def holds_blocks(element: html.HtmlElement) -> bool:
    """Whether going further in would not lose the list whose parts these are.

    A table one cell of which holds nearly all is a page's layout.
    """
    return element.tag not in ("ul", "ol", "dl", "p", "blockquote", "pre")
