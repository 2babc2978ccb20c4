"""What a user sees when a source is no text: a line with name, reason and remedy, and the other sources are read."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2", reason="the extra 'pdf' is not installed")

RUSSIAN = "Министры договорились открыть второй пункт пропуска и провести ярмарку. " * 5
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def locked_zip() -> bytes:
    """An archive whose member says that it is encrypted: bit 0 of its flags, in both headers (APPNOTE.TXT, 4.4.4)."""
    data = bytearray(zipped({"a.txt": b"The Parties will meet."}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def pdf(content: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of one page with these drawing instructions."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 5 /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (trailer, len(out))
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + end


def locked_pdf() -> bytes:
    """One that asks for a password: its check value fits no empty one (PDF 1.7, 7.6.3)."""
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"ab" * 32,
        b"cd" * 32,
    )
    return pdf(b"BT ET", lock)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "scan.pdf": (lambda: pdf(b"0 0 100 100 re f"), "pictures of pages"),
    "locked.pdf": (locked_pdf, "password"),
    "locked.zip": (locked_zip, "password"),
    "locked.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "password"),
    "cut.pdf": (lambda: pdf(b"BT ET")[:60], "damaged or was cut off"),
    "cut.docx": (lambda: zipped({"word/document.xml": b"<w:document/>" * 99})[:90], "damaged or was cut off"),
    "cut.zip": (lambda: zipped({"a.txt": b"The Parties will meet."})[:60], "damaged or was cut off"),
    "text.pdf": (lambda: b"The Parties will meet.", "named .pdf"),
    "pdf.txt": (lambda: pdf(b"BT ET"), "named .txt but holds PDF"),
    "empty.txt": (lambda: b"", "no text"),
    "blank.txt": (lambda: b" \n\n\t", "no text"),
    "binary.txt": (lambda: bytes(range(256)) * 10, "not text"),
    "program.txt": (lambda: b"\x7fELF" + bytes(100), "a program"),
    "bomb.zip": (lambda: zipped({"a.txt": bytes(201 * 2**20)}), "unpacks to more"),
    "bomb.docx": (
        lambda: zipped({"word/document.xml": f"{ENTITIES}<w:document {WORD}>&i;</w:document>".encode()}),
        "its XML",
    ),
    "deep.html": (lambda: b"<div>" * 100_000 + b"text", "nested too deep"),
    "russian.txt": (RUSSIAN.encode, "language 'ru' cannot be read yet"),
}


def servanda(*args: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The program as a user starts it."""
    command = [sys.executable, "-m", "servanda.cli", *map(str, args)]
    return subprocess.run(command, input=given, capture_output=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data())
    with (folder / "long.txt").open("wb") as file:
        file.truncate(500 * 2**20)  # 500 MB of nothing: the system keeps no byte of it
    return folder


@pytest.fixture(scope="module")
def told(bad: Path) -> subprocess.CompletedProcess[bytes]:
    """One run over everything bad with a good text at the end."""
    (bad / "talks.txt").write_text("Ghana will provide 40 patrol boats to Nigeria by 2027.", encoding="utf-8")
    names = [bad / name for name in (*BAD, "long.txt", "missing.txt", "talks.txt")]
    return servanda("read", *names, "--format", "json", "--out", bad / "out")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        *((name, said) for name, (_, said) in BAD.items()),
        ("long.txt", "larger than 100 MB"),
        ("missing.txt", "no such"),
    ],
)
def test_each_is_told_on_a_line_with_name_reason_and_remedy(
    told: subprocess.CompletedProcess[bytes], bad: Path, name: str, said: str
) -> None:
    lines = [line for line in told.stderr.decode().splitlines() if str(bad / name) in line]
    assert len(lines) == 1, told.stderr.decode()
    line = lines[0]
    assert line.startswith("Error: ")
    assert said in line
    reason, _, remedy = line.partition(said)[2].partition(". ")
    assert remedy, f"no remedy in: {line}"
    assert "Traceback" not in reason


def test_the_others_are_read_and_nothing_is_half_written(told: subprocess.CompletedProcess[bytes], bad: Path) -> None:
    assert told.returncode == 2
    assert [path.name for path in (bad / "out").rglob("*")] == ["talks.json"]
    [reading] = json.loads((bad / "out" / "talks.json").read_text(encoding="utf-8"))["readings"]
    assert [one["kind"] for one in reading["statements"]] == ["commitment"]


def test_where_nothing_can_be_read_the_output_is_still_whole(bad: Path) -> None:
    done = servanda("read", bad / "empty.txt", "--format", "json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["readings"] == []


def test_standard_input_without_end_is_given_up() -> None:
    endless = "import sys\nwhile True: sys.stdout.buffer.write(b'The Parties will meet. ' * 50000)"
    with subprocess.Popen([sys.executable, "-c", endless], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as pipe:
        command = [sys.executable, "-m", "servanda.cli", "read", "-"]
        done = subprocess.run(command, stdin=pipe.stdout, capture_output=True, check=False, timeout=60)
        pipe.kill()
    assert done.returncode == 2
    assert b"standard input: it is larger than 100 MB" in done.stderr


def test_what_of_an_archive_can_be_read_is_read(tmp_path: Path) -> None:
    members = {
        "day one/talks.txt": b"Ghana will provide 40 patrol boats to Nigeria by 2027.",
        "scan.pdf": pdf(b"0 0 100 100 re f"),
        "russian.txt": RUSSIAN.encode(),
        "notes.txt": b"Peru and Ecuador agreed to establish a joint commission on rivers.",
    }
    (tmp_path / "round.zip").write_bytes(zipped(members))
    done = servanda("read", tmp_path / "round.zip", "--format", "labels", "--out", tmp_path / "out")
    assert done.returncode == 2
    written = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert written == ["round/day one/talks.jsonl", "round/notes.jsonl"]
    errors = done.stderr.decode().splitlines()
    for name, said in (("scan", "pictures of pages"), ("russian", "'ru'")):
        assert any(f"{tmp_path / 'round.zip'}/{name}: " in line and said in line for line in errors), errors


def test_names_in_an_archive_lead_nowhere_else(tmp_path: Path) -> None:
    talk = b"Ghana will provide 40 patrol boats to Nigeria by 2027."
    hidden, names = ("../../up.txt", "a/../b.txt"), ("/root.txt", "C:\\drive.txt", "same.txt", "Same.html")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "round.zip").write_bytes(zipped(dict.fromkeys((*hidden, *names), talk)))
    before = set(tmp_path.rglob("*"))
    done = servanda("read", tmp_path / "in" / "round.zip", "--format", "jsonl", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr.decode()
    made = [path for path in set(tmp_path.rglob("*")) - before if path.is_file()]
    assert len(made) == len(names)
    assert all(path.is_relative_to(tmp_path / "out" / "round") for path in made)


def test_a_format_for_one_text_does_not_take_an_archive_of_two(tmp_path: Path) -> None:
    (tmp_path / "round.zip").write_bytes(zipped({"a.txt": b"Ghana will build a port.", "b.txt": b"Peru will meet."}))
    done = servanda("read", tmp_path / "round.zip", "--format", "html")
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"--out DIR" in done.stderr
