"""What the user named → sources to read, in a stable order, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from urllib.parse import unquote, urlsplit

from servanda.cli.wording import SAYS
from servanda.errors import DocumentError, ServandaError

__all__ = ["STDIN", "Source", "Targets", "expand"]

STDIN = "-"
ADDRESS = ("https://", "http://")
# What Windows does not take in a file's name, and what steers a terminal.
UNNAMEABLE = re.compile(r'[<>:"|?*\\\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Source:
    """A file, a web ``address``, or standard input (neither).

    ``below`` is its place below the folder that was named.
    """

    path: Path | None
    below: PurePath
    address: str | None = None

    @property
    def name(self) -> str:
        """How messages call it."""
        return self.address or (str(self.path) if self.path else "standard input")

    def size(self) -> int:
        """Bytes of the file; 0 for what has none."""
        try:
            return self.path.stat().st_size if self.path else 0
        except OSError:  # told when it is read
            return 0


def expand(named: Sequence[str], failed: Callable[[ServandaError], None], *, web: bool = False) -> list[Source]:
    """The sources behind ``named``: files and - as they stand, folders as the texts below them, sorted by path.

    With ``web``, what begins with https:// or http:// is an address. A folder without texts is told to ``failed``; the
    others are still read.
    """
    found: dict[Path | str | None, Source] = {}
    for name in named:
        try:
            for source in _behind(name, web=web):
                found.setdefault(source.address or (source.path.resolve() if source.path else None), source)
        except ServandaError as error:
            failed(error)
    return list(found.values())


def _behind(name: str, *, web: bool) -> Iterable[Source]:
    if name == STDIN:
        return [Source(None, PurePath("standard-input"))]
    if web and name.lower().startswith(ADDRESS):
        return [Source(None, _place_of(name), name)]
    path = Path(name)
    return list(_in_folder(path)) if path.is_dir() else [Source(path, PurePath(path.name))]


def _in_folder(folder: Path) -> Iterator[Source]:
    from servanda.documents.formats import SUFFIXES

    suffixes = sorted(suffix for suffix in SUFFIXES if suffix)
    below = (path.relative_to(folder) for path in folder.rglob("*") if path.suffix.lower() in suffixes)
    texts = sorted(path for path in below if _is_text(path))
    files = [Source(folder / path, path) for path in texts if (folder / path).is_file()]
    if not files:
        remedy = SAYS["empty_folder_remedy"].format(suffixes=", ".join(suffixes))
        raise DocumentError(SAYS["empty_folder"], source=str(folder), remedy=remedy)
    yield from files


def _is_text(path: PurePath) -> bool:
    """Not what is hidden, nor a README, which tells of the texts beside it."""
    return path.stem.lower() != "readme" and not any(part.startswith(".") for part in path.parts)


def _place_of(address: str) -> PurePath:
    """``https://lakes.example/2024/talks.php?id=5`` → ``lakes.example/2024/talks_id=5.php``."""
    try:
        parts = urlsplit(address)
    except ValueError:  # "http://[": told when it is fetched
        return PurePath("page")
    path = PurePosixPath(unquote(parts.path).lstrip("/") or "index")
    last = f"{path.stem}_{parts.query}{path.suffix}" if parts.query else path.name
    return PurePath(*map(_file_name, (parts.hostname or "page", *path.parts[:-1], last)))


def _file_name(words: str) -> str:
    """``words`` as one part of a path: they come from an archive or an address and may say "..", or a drive."""
    name = UNNAMEABLE.sub("_", words).strip(". ")
    return name[:120] or "text"


class Targets:
    """Where texts are written: ``folder/NAME.suffix``, below the same subfolders; a text inside ``talks.zip`` below
    ``folder/talks/``.

    Two sources of one stem (``talks.txt``, ``talks.html``) keep their whole names. Invariant: no two texts share a
    file, none is written outside ``folder``, over a source, or over the ``.json`` beside one.

    Raises:
        ServandaError: if two sources would share a file, or one, or the ``.json`` beside one, be written over.
    """

    def __init__(self, sources: Sequence[Source], folder: Path, suffix: str) -> None:
        self._suffix = suffix
        stems = Counter(source.below.with_suffix("") for source in sources)
        self._placed = {
            source: folder
            / source.below.with_name(_stem(source, alone=stems[source.below.with_suffix("")] == 1) + suffix)
            for source in sources
        }
        held = {path.resolve() for source in sources if (path := source.path)}
        self._held = held | {path.with_suffix(".json") for path in held}
        self._taken: set[str] = set()
        self._counted: Counter[str] = Counter()
        for target in self._placed.values():
            self._take(target)

    def of(self, source: Source, name: str) -> Path:
        """The file of a text of ``source`` called ``name`` ("talks/annex" for one inside ``talks.zip``).

        Raises:
            ServandaError: if it would be written over a source.
        """
        inside = [part for part in name.split("/")[1:] if part.strip(". ")]
        if source.address is not None or not inside:
            return self._placed[source]
        whole = self._placed[source]
        base = (whole.parent / whole.name.removesuffix(self._suffix)).joinpath(*map(_file_name, inside))
        target = self._free(base)
        self._take(target)
        return target

    def _free(self, base: Path) -> Path:
        """``base`` as a file nobody took yet, numbered where it is: two members of an archive may have one name."""
        while True:
            self._counted[_key(base)] += 1
            count = self._counted[_key(base)]
            name = base.name if count == 1 else f"{base.name}-{count}"
            target = base.with_name(name + self._suffix)
            if _key(target) not in self._taken:
                return target

    def _take(self, target: Path) -> None:
        place = target.resolve()
        if place in self._held:
            raise ServandaError(SAYS["overwrites"], source=str(target), remedy=SAYS["overwrites_remedy"])
        if _key(target) in self._taken:
            raise ServandaError(SAYS["clash"], source=str(target), remedy=SAYS["clash_remedy"])
        self._taken.add(_key(target))


def _key(path: Path) -> str:
    """What tells files apart everywhere: Windows and macOS take Talks and talks for one."""
    return str(path.resolve()).casefold()


def _stem(source: Source, *, alone: bool) -> str:
    return source.below.stem if alone and (source.path or source.address) else source.below.name
