"""Markup to a tree."""

from __future__ import annotations

from lxml import etree, html

from servanda.errors import EmptyDocumentError, UnreadableError

__all__ = ["parse"]


def parse(text: str, name: str) -> html.HtmlElement:
    """The tree of a page, however badly it is made.

    Raises:
        UnreadableError: for markup nested more than 2,048 deep (no page is; what is made so is made to break readers).
        EmptyDocumentError: for a page with nothing in it.
    """
    parser = html.HTMLParser(encoding="utf-8", recover=True, remove_comments=True, remove_pis=True, huge_tree=True)
    # Code points that XML does not know (controls, lone halves of pairs) would end the reading where they stand.
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        remedy = "Save the page again from a browser"
        raise EmptyDocumentError("the page holds no text", source=name, remedy=remedy) from error
    for fault in parser.error_log:
        if "depth" in fault.message:
            remedy = "Save the page as plain text from a browser and give that"
            place = f"line {fault.line}"
            raise UnreadableError("its markup is nested too deep to be read", source=name, place=place, remedy=remedy)
    return tree
