"""Folds for leaving one publisher out: ``python training/by_publisher.py TEXTS > publishers.json``.

A fold is a publisher with at least ten texts; those with fewer share one, "others". ``train.py`` and ``fit_blend.py``
take the file as ``--folds``; of --first give only texts of your own then, or a publisher that is left out is met there.
"""

from __future__ import annotations

import collections
import json
import sys
from pathlib import Path

ENOUGH = 10


def main() -> None:
    """Writes text name → fold to standard output."""
    sides = sorted(Path(sys.argv[1]).glob("*.json"))
    of = {side.stem: json.loads(side.read_text(encoding="utf-8")).get("publisher") for side in sides}
    texts = collections.Counter(of.values())
    print(json.dumps({text: name if texts[name] >= ENOUGH else "others" for text, name in of.items()}, indent=1))


if __name__ == "__main__":
    main()
