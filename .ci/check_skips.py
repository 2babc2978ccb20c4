"""Fails when a test was skipped for any reason but a missing ``../shared``.

Called as ``python .ci/check_skips.py build/tests.xml``, with the report pytest wrote. A skip is allowed only
if its reason names a path beginning with ``../shared`` and that path is really not there: a test that skips beside the
corpus it waits for is broken. A report with no test in it fails as well.
"""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = re.compile(r"\.\./shared(?:/[\w.-]*\w)*")


def refused(report: Path) -> Iterator[str]:
    """One line for each skip that may not be."""
    cases = list(ET.parse(report).iter("testcase"))
    if not cases:
        yield "no test ran"
    for case in cases:
        for skip in case.iter("skipped"):
            reason = skip.get("message", "")
            if skip.get("type") != "pytest.xfail" and not excused(reason):
                yield f"{case.get('classname')}::{case.get('name')}: {reason}"


def excused(reason: str) -> bool:
    """Whether ``reason`` names something below ../shared that is not there."""
    named = SHARED.search(reason)
    return named is not None and not (ROOT / named.group()).exists()


def main(arguments: list[str]) -> int:
    """Print what is refused; 1 if anything is."""
    lines = list(refused(Path(arguments[0])))
    for line in lines:
        print(f"Skipped without leave: {line}")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
