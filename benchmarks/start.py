"""How long a user waits at the start: importing the package, and the first statement of the first text.

Each figure is the median of several fresh processes, so that nothing is warm but the disk. Goals: import under 0.3 s,
first statement within 3 s. Run it as ``python benchmarks/start.py``; it judges nothing.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "ca-2024-fm5-press.txt"
RUNS = 5
CLOCK = "import time; start = time.perf_counter(); {work}; print(time.perf_counter() - start)"
MEASURED = {
    "import servanda": "import servanda",
    "import servanda.cli": "import servanda.cli",
    "first statement": f"import servanda; servanda.read(servanda.load({str(SAMPLE)!r})).statements[0]",
}


def seconds(work: str) -> float:
    """Seconds ``work`` takes in a fresh process, the interpreter's own start left out."""
    program = CLOCK.format(work=work)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    return float(done.stdout)


def main() -> None:
    """Print one line for each figure."""
    for name, work in MEASURED.items():
        times = [seconds(work) for _ in range(RUNS)]
        print(f"{name:<20} {statistics.median(times):6.3f} s   ({min(times):.3f} to {max(times):.3f}, {RUNS} runs)")


if __name__ == "__main__":
    main()
