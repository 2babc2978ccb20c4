"""The numbers that a browser prints before list items."""

from __future__ import annotations

from collections.abc import Callable

from lxml import html

__all__ = ["alphabetic", "first_count", "number_of", "roman_numeral", "words"]

ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def words(*lines: str) -> frozenset[str]:
    """The names in these lines."""
    return frozenset(" ".join(lines).split())


def first_count(owner: html.HtmlElement) -> int:
    """What the item before the first would be numbered."""
    return integer(owner.get("start"), 1) - 1


def number_of(item: html.HtmlElement, before: int) -> tuple[int, str | None]:
    """The count of an ``<li>`` that follows the count ``before``, and its label as printed ("3.").

    HTML Living Standard 4.4.8: an item's ``value`` sets the count. The label is None in a list with bullets.
    """
    count = integer(item.get("value"), before + 1)
    owner = item.getparent()
    if owner is None or owner.tag != "ol" or "none" in (owner.get("style") or "").lower():
        return count, None
    return count, printed(owner.get("type") or "1", count) + "."


def integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise


def printed(kind: str, count: int) -> str:
    """``count`` as a list of type "1", "a", "A", "i" or "I" prints it; what cannot be counted so is in digits."""
    writers: dict[str, Callable[[int], str]] = {
        "a": alphabetic,
        "A": lambda n: alphabetic(n).upper(),
        "i": roman_numeral,
        "I": lambda n: roman_numeral(n).upper(),
    }
    return writers[kind](count) if kind in writers and 0 < count < 400 else str(count)


def alphabetic(count: int) -> str:
    """1 is a, 26 z, 27 aa."""
    letters = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def roman_numeral(count: int) -> str:
    """A count below 400 in lower-case Roman digits."""
    digits = ""
    for value, sign in ROMAN:
        times, count = divmod(count, value)
        digits += sign * times
    return digits
