"""The lines of a spreadsheet by its layout. Pure: nothing here knows what the register holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import yaml

from servanda.errors import RegisterError, UnreadableError
from servanda.records.sheets import ANY_PARTY, PARTY_TARGETS, TARGETS, Layout, SheetCell, SheetLine

__all__ = ["checked", "lines", "plain", "shipped"]

HEADS_WITHIN = 20
"""Lines in which headings are looked for: research groups put a title and a date above them."""
AVERAGES = frozenset({"average", "averages", "mean", "country average", "member average", "all average", "total"})
ABOUT = {"ref": "id", "words": "commitment", **{name: name for name in ("text", "year", "cycle", "guideline")}}
SAID = ("done", "evidence", "next_step")


def plain(words: str) -> str:
    """As headings and names are compared: no case, single blanks."""
    return " ".join(words.replace("_", " ").split()).casefold()


def shipped() -> tuple[Layout, ...]:
    """The layouts that come with the program, by name."""
    folder = resources.files("servanda.web.scoring").joinpath("layouts")
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".yaml")), key=lambda one: one.name)
    return tuple(
        Layout(one.name.removesuffix(".yaml"), yaml.safe_load(one.read_text("utf-8"))["columns"], shipped=True)
        for one in files
    )


def checked(key: str, columns: Mapping[str, str]) -> Layout:
    """The layout, if a sheet can be read by it.

    Raises:
        RegisterError: for a target nobody knows, or where nothing says which commitment or what of it.
    """
    for heading, target in columns.items():
        known = PARTY_TARGETS if heading == ANY_PARTY else TARGETS
        if target not in known:
            raise RegisterError(
                "“{target}” is nothing a column holds",
                parts={"target": target, "known": ", ".join(known)},
                source=heading,
                remedy="One of {known}",
            )
    held = set(columns.values())
    if not held & {"id", "commitment"}:
        raise RegisterError("no column says which commitment", source=key, remedy="Map one to id or commitment")
    if not held & {"status", "score", *PARTY_TARGETS}:
        raise RegisterError("no column says a status or a score", source=key, remedy="Map one to status or score")
    return Layout(key, dict(columns))


@dataclass(frozen=True, slots=True)
class _Heads:
    """Places of columns: by target, and of headings that name a party, by code."""

    row: int
    places: Mapping[str, int]
    parties: Mapping[str, int]


def lines(
    cells: Sequence[Sequence[str]], layout: Layout, parties: Mapping[str, str], source: str
) -> tuple[SheetLine, ...]:
    """The lines below the headings; ``parties`` are codes by :func:`plain` name. Empty lines are passed over.

    Raises:
        UnreadableError: if none of the first lines holds the headings of the layout.
    """
    heads = _heads(cells, layout, parties, source)
    rows = enumerate(cells[heads.row + 1 :], heads.row + 2)
    return tuple(_line(number, row, heads, layout, parties) for number, row in rows if any(map(str.strip, row)))


def _heads(cells: Sequence[Sequence[str]], layout: Layout, parties: Mapping[str, str], source: str) -> _Heads:
    by_heading = {plain(heading): target for heading, target in layout.columns.items()}
    for number, row in enumerate(cells[:HEADS_WITHIN]):
        heads = [plain(cell) for cell in row]
        places: dict[str, int] = {}
        for place, head in enumerate(heads):
            if by_heading.get(head, "ignore") != "ignore":
                places.setdefault(by_heading[head], place)
        if places.keys() & {"id", "commitment"}:
            # A heading that the layout names is what the layout says, even if it names a party.
            own = {
                parties[head]: place for place, head in enumerate(heads) if head in parties and head not in by_heading
            }
            return _Heads(number, places, own if ANY_PARTY in layout.columns else {})
    wanted = ", ".join(f"“{heading}”" for heading, target in layout.columns.items() if target in {"id", "commitment"})
    remedy = f"A layout with other headings can be saved: servanda sheet --save. This one wants one of {wanted}"
    raise UnreadableError("it has no headings of this layout", source=source, remedy=remedy)


def _line(number: int, row: Sequence[str], heads: _Heads, layout: Layout, parties: Mapping[str, str]) -> SheetLine:
    held = {target: row[place].strip() if place < len(row) else "" for target, place in heads.places.items()}
    about = {name: held.get(target, "") for name, target in ABOUT.items()}
    trouble = ""
    if plain(about["words"]) in AVERAGES:
        trouble = "it is a line of averages; these are computed here"
    named = held.get("party", "")
    party = parties.get(plain(named), "") if named else ""
    if named and not party:
        trouble = f"“{named}” is no party that is known"
    found = [*_by_party(row, heads, layout)]
    single = SheetCell(
        party, held.get("score", ""), held.get("status", ""), **{name: held.get(name, "") for name in SAID}
    )
    cells = tuple(cell for cell in (single, *found) if cell.filled)
    return SheetLine(number, **about, cells=cells, trouble=trouble)


def _by_party(row: Sequence[str], heads: _Heads, layout: Layout) -> Iterator[SheetCell]:
    kind = layout.columns.get(ANY_PARTY)
    for party, place in heads.parties.items():
        words = row[place].strip() if place < len(row) else ""
        yield SheetCell(party, score=words) if kind == "scores" else SheetCell(party, status=words)
