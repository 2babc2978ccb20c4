"""Print how many of 10,000 sentences hold each stem: `python benchmarks/commonness.py FOLDER > commonness.txt`.

FOLDER holds texts (*.txt) of the kind that will be traced. Stems in fewer than 4 of 10,000 sentences are left out: they
weigh the most anyhow, and a table of rare words would say which texts it came from.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from servanda.tracing.words import stems

LEAST = 4.0


def main(folder: Path) -> None:
    """Count and print, the commonest first."""
    counts: Counter[str] = Counter()
    sentences = 0
    for file in sorted(folder.glob("*.txt")):
        for sentence in re.split(r"(?<=[.;:])\s+", file.read_text(encoding="utf-8")):
            counts.update({stemmed for _, stemmed in stems(sentence)})
            sentences += 1
    print("# Stems and how many of 10,000 sentences of diplomatic texts hold them (benchmarks/commonness.py)")
    for stemmed, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if count / sentences * 10_000 >= LEAST and stemmed.isascii() and not stemmed[0].isdigit():
            print(stemmed, round(count / sentences * 10_000, 1))


main(Path(sys.argv[1]))
