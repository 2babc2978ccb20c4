"""Names of Word's markup (ECMA-376, part 1, section 17)."""

from __future__ import annotations

from lxml import etree

__all__ = ["W", "number", "on", "value"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def value(element: etree._Element | None, path: str) -> str | None:
    """The ``w:val`` of the element at ``path`` (steps without their prefix) below ``element``."""
    if element is None:
        return None
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val", "")


def number(text: str | None, otherwise: int = 0) -> int:
    """``text`` as a number, ``otherwise`` if it is none."""
    try:
        return int(text or "")
    except ValueError:
        return otherwise


def on(element: etree._Element | None, path: str) -> bool:
    """Whether a switch such as ``w:b`` is set: it is there and its value is not "off"."""
    set_to = value(element, path)
    return set_to is not None and set_to not in ("0", "false", "off", "none")
