"""What a paragraph is on the page, told by its words where the format does not say."""

from __future__ import annotations

import re

from servanda.documents.blocks import Block
from servanda.documents.dates import find_dateline
from servanda.documents.labels import read_label
from servanda.records import ParagraphKind

__all__ = ["is_caption", "is_ornament", "looks_like_heading"]

LONGEST_HEADING = 160
END = re.compile(r"[.;,!?。；，！？…][\"”’»')\]]*$")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
LEADS_ON = re.compile(
    r"\b(?:to|will|shall|that|and|or|of|for|by|in|on|with|including|following|are|is|agreed)$", re.IGNORECASE
)
# "###", "-30-", "* * *", "_____": the printer's signs for the end.
ORNAMENT = re.compile(r"[\W_]*(?:-\s*30\s*-|#+|end(?:s)?)?[\W_]*", re.IGNORECASE)
# "Foreign ministers at the lakeside residence (Photo/State Agency)"; "Photo: Press Service".
CREDIT = re.compile(
    r"(?:^|[(\[（【])\s*(?:file\s+|handout\s+)?(?:photos?|images?|pictures?|video|graphic|credits?|фото|摄|图)"
    r"(?:\s*[:/|：]|\s+[—–-]\s|\s+(?:by|courtesy|credit)\b)[^()\[\]]{0,80}[)\]）】]?$"
    r"|[（(](?:新华社)?[^()（）]{0,20}摄[)）]$",
    re.IGNORECASE,
)
# What web pages hang under a release. It promises nothing, but it is on the page.
FURNITURE = re.compile(
    r"(?:(?:read|see|view|download)\s+(?:the\s+)?(?:full|complete|entire)\b.{0,80}"
    r"|(?:share|tweet|email|print)(?:\s+(?:this|on|via|page|article|the)\b.{0,40})?"
    r"|follow\s+(?:us|@).{0,60}|(?:read|learn|see)\s+more\b.{0,60}|click\s+here\b.{0,60}|back\s+to\s+top"
    r"|(?:for\s+)?(?:media|press)\s+(?:contacts?|inquiries|enquiries)\b.{0,80}"
    r"|[(（]?(?:editor|责任编辑|编辑|редактор)\s*[:：].{0,40}"
    r"|(?:(?:print|share|tweet|email|font\s+size\b.{0,12}|a\+?|小|中|大|分享|打印|печать)(?:\s*[|/·]\s*|\s+|$)){2,})[.:]?",
    re.IGNORECASE,
)


def is_ornament(text: str) -> bool:
    """Whether a line is only the printer's: nothing of it goes into the text."""
    return bool(ORNAMENT.fullmatch(text))


def is_caption(text: str) -> bool:
    """Whether a line is a picture's caption or a page's furniture and nothing else."""
    if len(text) > 300:
        return False
    return bool(CREDIT.search(text)) or bool(FURNITURE.fullmatch(text))


def looks_like_heading(block: Block, before: Block | None, after: Block | None) -> bool:
    """Whether a line heads what comes after it: short, without a sentence's end, with something longer below it.

    "The Parties will:" is a lead-in. Items without labels under one ("Open a second crossing") are none either, nor are
    numbered items that go on ("1. Open a crossing", "2. Hold talks"), nor lines that begin in lower case.
    """
    words = block.text.cut(block.label).text
    if not words or len(words) > LONGEST_HEADING or END.search(words) or (block.label and block.number is None):
        return False
    if after is None or words[:1].islower() or (before is not None and before.text.text.endswith((":", "："))):
        return False
    if words.endswith((":", "：")):
        return titled(words) and len(WORD.findall(words)) <= 8 and not block.number
    if block.bold or shouted(words):
        return True
    if find_dateline(words) or not heads(words, after) or goes_on(block, after):
        return False
    if titled(words):
        return True
    # "According to a delegate, the sides plan to" over a list is a lead-in, though no colon says so.
    lead_in = after.kind is ParagraphKind.LIST_ITEM or after.number is not None or bool(LEADS_ON.search(words))
    return not lead_in and len(WORD.findall(words)) <= 12 and len(words) <= 90


def goes_on(block: Block, after: Block) -> bool:
    """Whether two numbered lines count one list; "2. Trade" over "1. The Parties will…" heads a list of its own."""
    one, other = read_label(block.text.text), read_label(after.text.text)
    if not (block.number and one and other and after.number) or one.style != other.style:
        return bool(block.number and after.number)
    return other.value == one.value + 1 or not titled(block.text.cut(block.label).text)


def heads(words: str, after: Block) -> bool:
    """Whether what comes after is of another make: longer, ended as a sentence, marked as a list, or a date line."""
    if after.kind not in (None, ParagraphKind.BODY) or after.number is not None or find_dateline(after.text.text):
        return True
    if after.text.text.endswith((":", "：")):
        return True
    return len(after.text) > 1.5 * len(words) and bool(END.search(after.text.text))


def shouted(words: str) -> bool:
    letters = [ch for ch in words if ch.isalpha()]
    return (
        len(letters) >= 4
        and all(ch.isupper() for ch in letters if ch.lower() != ch.upper())
        and words.upper() != words.lower()
    )


def titled(words: str) -> bool:
    """Whether the longer words begin with capitals, as English headings are set."""
    long = [word for word in WORD.findall(words) if len(word) >= 4]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.75 * len(long) and words[:1].lower() != words[:1]
