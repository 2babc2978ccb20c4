"""``servanda read https://…``: pages fetched from servers of our own, good and bad ones."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import random
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

pytest.importorskip("httpx", reason="the extra 'capture' is not installed")
pytest.importorskip("warcio", reason="the extra 'capture' is not installed")

from servanda.cli import cli
from servanda.cli.loading import Web
from servanda.documents.capture import fetch, read_warc
from servanda.documents.capture.fetching import Limits

NOW = dt.datetime(2024, 12, 2, 9, 30, tzinfo=dt.UTC)
LIMITS = Limits(seconds=3, bytes=200_000, redirects=3, allowed=frozenset({"127.0.0.1"}))
PAGE = (
    "<html><head><title>Lagos Talks</title></head><body><h1>Lagos Talks</h1>"
    "<p>Ghana will provide 40 patrol boats to Nigeria by 2027.</p></body></html>"
)
RUSSIAN = f"<html><body><p>{'Министры договорились открыть второй переход и провести ярмарку. ' * 5}</p></body></html>"


class Site(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def do_GET(self) -> None:
        self.close_connection = True
        pages = {"/2024/talks.html": PAGE, "/talks.php?id=5": PAGE, "/russian": RUSSIAN, "/name": self.server.name}  # type: ignore[attr-defined]
        if self.path == "/endless":
            self.endless()
        elif self.path in pages:
            body = pages[self.path].encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)

    def endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"<p>The Parties will meet.</p>" * 500)
        except OSError:
            return


def serving(address: str = "127.0.0.1", port: int = 0, name: str = "") -> ThreadingHTTPServer:
    server = ThreadingHTTPServer((address, port), Site)
    server.daemon_threads = True
    server.name = name  # type: ignore[attr-defined]
    return server


@pytest.fixture
def site() -> Iterator[str]:
    with serving() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["read", *map(str, args)], obj=Web(clock=lambda: NOW, limits=LIMITS))


def test_a_page_is_read_and_names_its_address(site: str) -> None:
    result = run(f"{site}/2024/talks.html", "--format", "json")
    assert result.exit_code == 0, result.output
    [reading] = json.loads(result.stdout)["readings"]
    assert reading["text"]["source"] == f"{site}/2024/talks.html"
    assert [one["quote"] for one in reading["statements"]] == ["Ghana will provide 40 patrol boats to Nigeria by 2027"]


def test_a_page_goes_below_the_name_of_its_site(site: str, tmp_path: Path) -> None:
    result = run(f"{site}/2024/talks.html", f"{site}/talks.php?id=5", "--format", "labels", "--out", tmp_path)
    assert result.exit_code == 0, result.output
    written = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.jsonl"))
    assert written == ["127.0.0.1/2024/talks.jsonl", "127.0.0.1/talks_id=5.jsonl"]
    label = json.loads((tmp_path / written[0]).read_text(encoding="utf-8").splitlines()[1])
    assert len(label["quote"]) == label["span"][1] - label["span"][0]


def test_nothing_is_kept_unless_asked_for(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(f"{site}/2024/talks.html").exit_code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_kept_page_comes_back_from_its_archive(site: str, tmp_path: Path) -> None:
    run(f"{site}/2024/talks.html", "--keep", tmp_path)
    [file] = tmp_path.iterdir()
    assert file.name.startswith("20241202T093000Z-127.0.0.1-")
    with file.open("rb") as stream:
        [capture] = read_warc(stream, name=file.name)
    assert capture.body == PAGE.encode()
    assert (capture.final, capture.time) == (f"{site}/2024/talks.html", NOW)
    assert hashlib.sha256(capture.body).hexdigest().startswith(file.name.removesuffix(".warc.gz")[-12:])


def test_a_page_that_cannot_be_read_is_kept_all_the_same(site: str, tmp_path: Path) -> None:
    result = run(f"{site}/russian", "--keep", tmp_path)
    assert result.exit_code == 2
    assert "'ru' cannot be read yet" in result.stderr
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("place", "said"),
    [("/missing", "404"), ("/endless", "larger than"), ("/russian", "'ru' cannot be read yet")],
)
def test_a_bad_page_is_told_and_the_others_are_read(
    site: str, texts: Path, tmp_path: Path, place: str, said: str
) -> None:
    result = run(f"{site}{place}", texts / "lagos.txt", "--format", "jsonl", "--out", tmp_path)
    assert result.exit_code == 2
    [line] = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert said in line
    assert line.count(". ") >= 1
    assert [path.name for path in tmp_path.rglob("*.*") if path.is_file() and path.parent == tmp_path] == [
        "lagos.jsonl"
    ]


def test_the_own_network_is_not_asked(site: str) -> None:
    result = CliRunner().invoke(cli, ["read", f"{site}/2024/talks.html"])
    assert result.exit_code == 2
    assert "127.0.0.1 is no public address" in result.stderr


def test_an_extra_that_is_not_installed_is_named(texts: Path) -> None:
    """Python's own way to say that a module is not there: None in sys.modules."""
    program = "import sys; sys.modules['warcio'] = None; from servanda.cli import main; main()"
    command = [sys.executable, "-c", program, "read", "https://lakes.example/talks.html", str(texts / "lagos.txt")]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 2
    assert "fetching web addresses needs warcio, which is not installed" in done.stderr
    assert "pip install 'servanda[capture]'" in done.stderr
    assert "Ghana will provide" in done.stdout


def test_a_name_that_changes_its_address_after_the_check_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the name gives a permitted address to whoever asks first, and another machine's after that."""
    answers = iter(["127.0.0.1"])
    asked: list[str] = []
    usual = socket.getaddrinfo

    def resolver(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        if host != "lakes.example":
            return usual(host, port, *args, **kwargs)
        asked.append(host)
        return usual(next(answers, "127.0.0.2"), port, *args, **kwargs)

    with serving(name="public") as public:
        port = public.server_address[1]
        try:
            other = serving("127.0.0.2", port, name="secret")
        except OSError:
            pytest.skip("this system has no address 127.0.0.2 (macOS has to be told of it)")
        with other as secret:
            for server in (public, secret):
                threading.Thread(target=server.serve_forever, daemon=True).start()
            monkeypatch.setattr(socket, "getaddrinfo", resolver)
            # robots.txt takes the first answer; the page is looked up again, and that look-up is checked.
            refused = CliRunner().invoke(
                cli, ["read", f"http://lakes.example:{port}/name"], obj=Web(clock=lambda: NOW, limits=LIMITS)
            )
            assert refused.exit_code == 2
            assert "127.0.0.2 is no public address" in refused.stderr
            # Robots and page get the permitted answer; whoever looked up a third time would reach the other server.
            answers = iter(["127.0.0.1", "127.0.0.1"])
            asked.clear()
            assert fetch(f"http://lakes.example:{port}/name", now=NOW, limits=LIMITS).body == b"public"
            assert len(asked) == 2
            public.shutdown()
            secret.shutdown()


def test_a_certificate_that_nobody_signed_is_refused(tmp_path: Path) -> None:
    with serving() as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self_signed(tmp_path / "own.pem"))
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"https://127.0.0.1:{server.server_address[1]}/2024/talks.html"
        # The server works for whoever does not look at its certificate.
        blind = ssl._create_unverified_context()
        plain = socket.create_connection(("127.0.0.1", server.server_address[1]))
        with plain, blind.wrap_socket(plain, server_hostname="127.0.0.1") as secured:
            secured.sendall(b"GET /2024/talks.html HTTP/1.0\r\n\r\n")
            assert secured.recv(12) == b"HTTP/1.0 200"
        result = run(address, "--keep", tmp_path / "kept")
        server.shutdown()
    assert result.exit_code == 2
    assert "certificate is not valid" in result.stderr
    assert not (tmp_path / "kept").exists()


def self_signed(path: Path) -> Path:
    """Key and certificate of 127.0.0.1, signed by itself (RFC 5280, RFC 8017), without any library."""
    modulus, private, primes = rsa_key(random.Random(7))
    name = der(0x30, der(0x31, der(0x30, der(6, b"\x55\x04\x03") + der(12, b"127.0.0.1"))))
    signing = der(0x30, der(6, bytes.fromhex("2a864886f70d01010b")) + der(5, b""))
    rsa = der(0x30, der(6, bytes.fromhex("2a864886f70d010101")) + der(5, b""))
    public = der(0x30, rsa + der(3, b"\0" + der(0x30, number(modulus) + number(65537))))
    valid = der(0x30, der(0x17, b"200101000000Z") + der(0x17, b"491231235959Z"))
    address = der(0x30, der(0x87, bytes([127, 0, 0, 1])))
    extension = der(0xA3, der(0x30, der(0x30, der(6, b"\x55\x1d\x11") + der(4, address))))
    body = der(0x30, der(0xA0, number(2)) + number(1) + signing + name + valid + name + public + extension)
    digest = der(0x30, der(0x30, der(6, bytes.fromhex("608648016503040201")) + der(5, b"")) + der(4, sha256(body)))
    padded = b"\0\1" + b"\xff" * (253 - len(digest)) + b"\0" + digest
    signature = pow(int.from_bytes(padded), private, modulus).to_bytes(256)
    key = der(0x30, b"".join(map(number, (0, modulus, 65537, private, *primes))))
    certificate = der(0x30, body + signing + der(3, b"\0" + signature))
    path.write_text(pem("RSA PRIVATE KEY", key) + pem("CERTIFICATE", certificate), encoding="ascii")
    return path


def rsa_key(chance: random.Random) -> tuple[int, int, tuple[int, ...]]:
    """Modulus of 2,048 bits, private exponent, and the primes with what goes with them in a key's file."""
    p, q = prime(chance), prime(chance)
    private = pow(65537, -1, (p - 1) * (q - 1))
    return p * q, private, (p, q, private % (p - 1), private % (q - 1), pow(q, -1, p))


def prime(chance: random.Random) -> int:
    """One of 1,024 bits; Fermat's test to four bases errs less often than machines do."""
    while True:
        guess = chance.getrandbits(1024) | 3 << 1022 | 1
        if guess % 65537 != 1 and all(pow(base, guess - 1, guess) == 1 for base in (2, 3, 5, 7)):
            return guess


def der(kind: int, content: bytes) -> bytes:
    """A value in DER (X.690)."""
    size = len(content)
    length = bytes([size]) if size < 128 else bytes([0x82]) + size.to_bytes(2)
    return bytes([kind]) + length + content


def number(value: int) -> bytes:
    return der(2, value.to_bytes(value.bit_length() // 8 + 1))


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def pem(what: str, data: bytes) -> str:
    return f"-----BEGIN {what}-----\n{base64.encodebytes(data).decode()}-----END {what}-----\n"
