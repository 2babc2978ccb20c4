"""What the installed package holds, and how little importing it costs."""

import json
import subprocess
import sys
from importlib import metadata
from importlib.resources import files

import pytest
import yaml

HEAVY = {"spacy", "thinc", "numpy", "onnxruntime", "lxml", "pypdfium2", "httpx", "django", "rich", "pydantic", "yaml"}


@pytest.mark.parametrize("module", ["servanda", "servanda.cli"])
def test_import_loads_no_heavy_library(module: str) -> None:
    program = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    loaded = set(json.loads(done.stdout))
    assert module in loaded
    assert not loaded & HEAVY


@pytest.mark.parametrize("name", ["parties", "areas", "cues", "instruments", "units"])
def test_vocabulary_is_in_the_package(name: str) -> None:
    text = (files("servanda.lexicon") / f"{name}.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)


def test_schema_is_in_the_package() -> None:
    text = (files("servanda.publishing.schema") / "readings-1.schema.json").read_text(encoding="utf-8")
    assert json.loads(text)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize("name", ["style.css", "script.js"])
def test_parts_of_the_page_are_in_the_package(name: str) -> None:
    assert (files("servanda.publishing.html") / name).read_text(encoding="utf-8").strip()


@pytest.mark.parametrize(
    "name", ["encoder.onnx", "heads.npz", "tokenizer.json", "blend.json", "metrics.json", "NOTICE"]
)
def test_weights_are_in_the_package_with_their_notice(name: str) -> None:
    assert (files("servanda.reading.learned") / "weights" / name).is_file()


def test_weights_stay_below_thirty_megabytes() -> None:
    folder = files("servanda.reading.learned") / "weights"
    assert sum(len(file.read_bytes()) for file in folder.iterdir()) < 30 * 2**20


def test_package_says_that_it_is_typed() -> None:
    assert (files("servanda") / "py.typed").is_file()


def test_licence_and_notice_are_installed() -> None:
    installed = {path.name for path in metadata.files("servanda") or ()}
    assert {"LICENSE", "NOTICE"} <= installed


def test_version_is_the_installed_one() -> None:
    import servanda

    assert servanda.__version__ == metadata.version("servanda")
