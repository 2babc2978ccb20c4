"""Every Python example of the README and the documentation works as printed."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
EXAMPLE = re.compile(r"^```(?:pycon|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(page: Path) -> str:
    """All examples of a page as one session, in order."""
    return "\n".join(found for found in EXAMPLE.findall(page.read_text(encoding="utf-8")) if ">>>" in found)


WITH_EXAMPLES = [page for page in PAGES if "_build" not in page.parts and examples(page)]


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_give_what_they_print(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    session = doctest.DocTestParser().get_doctest(examples(page), {}, page.name, str(page), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(session, out=report.append)
    assert not report, "".join(report)


def test_the_tutorial_has_examples() -> None:
    assert any("tutorial" in page.parts for page in WITH_EXAMPLES)
