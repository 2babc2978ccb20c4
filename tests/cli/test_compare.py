from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from servanda.cli import cli
from servanda.cli.compare import parted
from servanda.errors import ServandaError
from servanda.tracing import meaning

OURS = (
    "Readout of the Accra talks\n\nGhana and Nigeria met in Accra on 4 March 2025. "
    "Ghana will train 40 fishery inspectors for Nigeria by 2027. They held candid talks.\n"
)
THEIRS = (
    "Statement on Accra\n\nNigeria and Ghana met in Accra on 4 March 2025. "
    "Ghana will consider training 60 fishery inspectors for Nigeria. Nigeria will open a fish market in Lagos.\n"
)


def run(*args: str | Path, pasted: str | None = None) -> Result:
    given = None if pasted is None else pasted.encode()
    return CliRunner().invoke(cli, ["compare", "--words", *map(str, args)], input=given)


@pytest.mark.parametrize("between", ["=====\n", "\n-----------\n", "\n\n\n\n"])
def test_two_pasted_texts_are_parted_and_compared(between: str) -> None:
    told = run("-", pasted=OURS + between + THEIRS)
    assert told.exit_code == 0, told.output
    assert "force: firm → soft; figure: 40 fishery inspectors → 60 fishery inspectors" in told.stdout
    assert "“Nigeria will open a fish market in Lagos”" in told.stdout.split("ONLY IN B")[1]
    assert all(len(line) <= 80 for line in told.stdout.splitlines())


def test_json_holds_both_sides_with_their_spans() -> None:
    found = json.loads(run("-", "--format", "json", pasted=f"{OURS}=====\n{THEIRS}").stdout)
    differing = [one for one in found["both"] if one["differences"]]
    assert {one["what"] for one in differing[0]["differences"]} == {"force", "figure", "deadline"}
    start, end = differing[0]["a"]["span"]
    assert end - start == len(differing[0]["a"]["quote"])
    assert found["a"]["tone"] == {"candid": 1}


def test_two_files_make_a_page(tmp_path: Path) -> None:
    for name, words in (("ours.txt", OURS), ("theirs.txt", THEIRS)):
        (tmp_path / name).write_text(words, encoding="utf-8")
    page = tmp_path / "page.html"
    told = run(tmp_path / "ours.txt", tmp_path / "theirs.txt", "--format", "html", "--out", page)
    assert told.exit_code == 0, told.output
    source = page.read_text(encoding="utf-8")
    assert re.search(r"<del>[^<]*40", source)
    assert re.search(r"<ins>[^<]*60", source)
    assert 'data-copy="“Ghana will train 40' in source


@pytest.mark.parametrize("pasted", ["one text alone", "a\n=====\nb\n=====\nc"])
def test_what_cannot_be_parted_into_two_is_told(pasted: str) -> None:
    with pytest.raises(ServandaError, match="two texts were expected"):
        parted(pasted)


@pytest.mark.skipif(not meaning.available(), reason="the extra match is not installed")
def test_versions_in_two_languages_are_laid_side_by_side(tmp_path: Path) -> None:
    english, chinese = tmp_path / "en.txt", tmp_path / "zh.txt"
    english.write_text(
        "The ministers of China and Kazakhstan met in Almaty on 5 May 2024.\n\n"
        "China will provide 3,000 training places for hydrologists by 2027.\n",
        encoding="utf-8",
    )
    chinese.write_text(
        "2024年5月5日，中国和哈萨克斯坦部长在阿拉木图举行会晤。\n\n中方将于2028年前提供三千个水文人员培训名额。\n",
        encoding="utf-8",
    )
    told = CliRunner().invoke(cli, ["compare", str(english), str(chinese)])
    assert told.exit_code == 0, told.output
    assert "2 lines, 1 with a number, date or name that differs" in told.stdout
    assert "A: date 2027; B: date 2028" in told.stdout
