"""Elements as text. Invariant: whatever is not :class:`Markup` is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

__all__ = ["Markup", "element", "escaped", "joined"]

# A browser takes other control characters for errors, and NUL for the end of trust in the page.
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0)], "\ufffd")


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """``text`` as it will be seen, safe within elements and attributes."""
    return text if isinstance(text, Markup) else Markup(escape(text.translate(CONTROLS), quote=True))


def joined(*parts: str) -> Markup:
    """Parts after each other, escaped unless they are markup."""
    return Markup("".join(escaped(part) for part in parts))


def element(name: str, attributes: Mapping[str, str] | None = None, *children: str) -> Markup:
    """An element with its end tag; the names are ours, values and children are escaped."""
    given = "".join(f' {key}="{escaped(value)}"' for key, value in (attributes or {}).items())
    return Markup(f"<{name}{given}>{joined(*children)}</{name}>")
