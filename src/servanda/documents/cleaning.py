"""Which characters of a source reach the text. Quotes, dashes and letters stay as written."""

from __future__ import annotations

import re
import unicodedata

from servanda.documents.traced import Traced

__all__ = ["CLEANER", "clean", "squeeze"]

CLEANER = "servanda-clean/1"
"""Version of all that freezes a text: cleaning, joining, segmentation. Raise it with every change of output."""

NEWLINES = re.compile("\r\n|[\r\x0b\x1c\x1d\x1e\x85\u2028]")
PARAGRAPH_ENDS = re.compile("[\x0c\u2029]")
# A soft hyphen at a line's end is where the printer broke the word: "co\u00ad\noperation" is one word.
BROKEN_WORD = re.compile("\u00ad[ \t]*\n[ \t]*")
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    # Persian and the Indic scripts spell with joiners; between Latin letters they are dirt of web editors.
    "|(?<![\u0600-\u0dff])[\u200c\u200d]"
)
SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
LIGATURES = re.compile("[\ufb00-\ufb06]")
DECOMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
SPACE_RUN = re.compile("  +")


def clean(text: Traced) -> Traced:
    """The characters a reader sees, lines kept: one newline per line end, two at a page's or paragraph's end."""
    text = text.replace(NEWLINES, "\n").replace(PARAGRAPH_ENDS, "\n\n")
    text = text.replace(BROKEN_WORD, "").replace(UNSEEN, "")
    text = text.replace(SPACES, " ")
    text = text.replace(LIGATURES, lambda match: unicodedata.normalize("NFKC", match[0]))
    return text.replace(DECOMPOSED, lambda match: unicodedata.normalize("NFC", match[0]))


def squeeze(text: Traced) -> Traced:
    """One space where several stand, none at the ends."""
    return text.replace(SPACE_RUN, " ").stripped()
