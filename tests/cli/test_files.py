from __future__ import annotations

from pathlib import Path

import pytest

from servanda.cli.files import write_whole


def test_a_file_is_written_byte_for_byte(tmp_path: Path) -> None:
    write_whole(tmp_path / "a/b.txt", "é\r\n\n")
    assert (tmp_path / "a/b.txt").read_bytes() == "é\r\n\n".encode()


def test_an_old_file_stays_if_writing_fails(tmp_path: Path) -> None:
    file = tmp_path / "b.txt"
    write_whole(file, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "new \ud800")
    assert file.read_text(encoding="utf-8") == "old"


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(Exception, match="cannot be written"):
        write_whole(tmp_path / "b.txt", "new")
    write_whole(tmp_path / "c.txt", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.txt", "c.txt"]


def test_the_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual.txt").write_text("", encoding="utf-8")
    write_whole(tmp_path / "ours.txt", "")
    assert (tmp_path / "ours.txt").stat().st_mode == (tmp_path / "usual.txt").stat().st_mode
