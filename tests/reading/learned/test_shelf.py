"""Weights that are there, and weights that are not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

import servanda
from servanda.reading.learned import shipped
from servanda.reading.learned.shelf import from_folder

WEIGHTS = Path(str(resources.files("servanda.reading.learned") / "weights"))
SAMPLE = "Ghana will provide 40 patrol boats to Nigeria by 2027."
READ = (
    "import io, json, servanda; reading = servanda.read(servanda.load(io.BytesIO(b'{text}'))); "
    "print(json.dumps([reading.run.weights, [one.kind.value for one in reading.statements]]))"
)


def told(before: str = "", folder: Path | None = None) -> list[object]:
    """What a fresh program says that reads the sample."""
    program = f"{before}\n{READ.format(text=SAMPLE)}"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8", cwd=folder
    )
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def test_the_digest_is_in_the_run() -> None:
    model = shipped()
    assert model is not None
    assert told() == [model.digest, ["commitment"]]


@pytest.mark.parametrize("library", ["onnxruntime", "tokenizers"])
def test_without_a_library_it_reads_by_rules_and_says_so(library: str) -> None:
    """A finder that does not find the library, as where it is not installed."""
    absent = (
        "import sys, importlib.machinery as m\n"
        f"usual = m.PathFinder.find_spec\n"
        f"m.PathFinder.find_spec = classmethod(lambda c, name, *a, **k: None if name.split('.')[0] == '{library}' "
        "else usual(name, *a, **k))"
    )
    assert told(absent) == [None, ["commitment"]]


def test_without_the_weights_it_reads_by_rules_and_says_so(tmp_path: Path) -> None:
    """A copy of the package that lost them: started in its folder, Python takes it before the installed one."""
    package = Path(servanda.__file__).parent
    shutil.copytree(package, tmp_path / "servanda", ignore=shutil.ignore_patterns("weights", "__pycache__"))
    assert told(folder=tmp_path) == [None, ["commitment"]]


def test_other_weights_have_another_digest(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS, tmp_path / "weights")
    blend = tmp_path / "weights" / "blend.json"
    blend.write_text(blend.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    one, other = shipped(), from_folder(tmp_path / "weights")
    assert one is not None
    assert one.digest != other.digest


def test_the_notice_names_licence_and_base() -> None:
    notice = (WEIGHTS / "NOTICE").read_text(encoding="utf-8")
    assert "Apache License 2.0" in notice
    assert "MiniLM" in notice
