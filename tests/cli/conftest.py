from __future__ import annotations

from pathlib import Path

import pytest

TEXTS = {
    "lagos.txt": (
        "Title: Lagos Talks on Fisheries\nDate: Mar 3, 2025\n\n"
        "Ghana will provide 40 patrol boats to Nigeria by 2027.\n"
        "The two sides oppose illegal fishing. The next meeting will be held in Accra in 2026.\n"
    ),
    "deeper/quito.txt": (
        "Title: Joint Statement of Quito\nDate: Apr 9, 2025\n\n"
        "Peru and Ecuador agreed to establish a joint commission on rivers.\n"
    ),
}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with two texts, one of them in a subfolder, and files that are no texts."""
    folder = tmp_path / "texts"
    for name, text in TEXTS.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    (folder / ".hidden.txt").write_text("Nothing.", encoding="utf-8")
    (folder / "README.md").write_text("Two texts.", encoding="utf-8")
    (folder / "notes.xyz").write_text("Nothing.", encoding="utf-8")
    return folder
