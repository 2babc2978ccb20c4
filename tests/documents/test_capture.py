"""Fetching pages from a server that misbehaves in every way we know."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytest.importorskip("httpx", reason="the extra 'capture' is not installed")
pytest.importorskip("warcio", reason="the extra 'capture' is not installed")

from servanda.documents.capture import Capture, document_of, fetch, read_warc, write_warc
from servanda.documents.capture.addresses import is_public, public_addresses
from servanda.documents.capture.fetching import Limits
from servanda.errors import UnreadableError

NOW = dt.datetime(2024, 12, 2, 9, 30, tzinfo=dt.UTC)
LIMITS = Limits(seconds=2, bytes=200_000, redirects=3, allowed=frozenset({"127.0.0.1"}))
PAGE = "<html><head><title>Форум</title></head><body><p>Министры договорились открыть второй переход.</p></body></html>"


class Misbehaving(BaseHTTPRequestHandler):
    """One path for each way in which a server can go wrong."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def do_GET(self) -> None:
        self.close_connection = True
        paths: dict[str, Callable[[], None]] = {
            "/robots.txt": self.robots,
            "/page": self.page,
            "/redirected": lambda: self.to("/page"),
            "/loop": lambda: self.to("/loop"),
            "/inside": lambda: self.to("http://127.0.0.2:80/page"),
            "/file": lambda: self.to("file:///etc/passwd"),
            "/endless": self.endless,
            "/slow": self.slow,
            "/headers": self.headers_without_end,
            "/packed": self.packed,
            "/broken": self.broken,
            "/short": self.short,
            "/host": lambda: self.answer(f"<p>The host was called {self.headers['Host']}.</p>".encode()),
            "/fails": lambda: self.send_error(500),
        }
        paths.get(self.path, lambda: self.send_error(404))()

    def answer(self, body: bytes, kind: str = "text/html", **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def broken(self) -> None:
        self.wfile.write(b"\x00\x01nonsense\r\n\r\n")

    def robots(self) -> None:
        self.answer(b"User-agent: *\nDisallow: /private*\n", "text/plain")

    def page(self) -> None:
        self.answer(PAGE.encode("windows-1251"), "text/html; charset=windows-1251")

    def to(self, place: str) -> None:
        self.send_response(302)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"a" * 10_000)
        except OSError:
            return

    def slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.2)
        except OSError:
            return

    def headers_without_end(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.2)
        except OSError:
            return

    def packed(self) -> None:
        self.answer(gzip.compress(b"a" * 5_000_000), "text/html", Content_Encoding="gzip")

    def short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"<p>The Parties")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_page_is_kept_as_it_came(site: str) -> None:
    capture = fetch(f"{site}/redirected", now=NOW, limits=LIMITS)
    assert capture.address == f"{site}/redirected"
    assert capture.final == f"{site}/page"
    assert capture.time == NOW
    assert capture.body == PAGE.encode("windows-1251")
    document = document_of(capture)
    assert document.text == "Министры договорились открыть второй переход."
    assert document.metadata.source == f"{site}/page"
    assert document.digest == capture.digest


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/missing", "404"),
        ("/fails", "500"),
        ("/loop", "redirects"),
        ("/inside", "no public address"),
        ("/file", "no web address"),
        ("/endless", "larger than"),
        ("/packed", "larger than"),
        ("/slow", "did not end within"),
        ("/headers", "did not end within"),
        ("/broken", "broke off"),
        ("/short", "broke off"),
        ("/private/page", "robots.txt"),
    ],
)
def test_each_failure_is_an_error_with_a_remedy(site: str, path: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said) as caught:
        fetch(f"{site}{path}", now=NOW, limits=LIMITS)
    assert caught.value.source
    assert caught.value.remedy


def test_a_failing_secure_connection_is_said(site: str) -> None:
    with pytest.raises(UnreadableError, match="certificate is not valid, or the secure connection failed"):
        fetch(site.replace("http:", "https:"), now=NOW, limits=LIMITS)


def test_a_closed_port_is_said() -> None:
    with pytest.raises(UnreadableError, match="cannot be reached"):
        fetch("http://127.0.0.1:9/", now=NOW, limits=LIMITS)


def test_the_name_is_sent_and_the_checked_address_is_used(site: str) -> None:
    named = site.replace("127.0.0.1", "localhost")
    limits = Limits(seconds=3, allowed=frozenset({"127.0.0.1", "::1"}))
    capture = fetch(f"{named}/host", now=NOW, limits=limits)
    assert named.removeprefix("http://") in capture.body.decode()


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0/", "http://10.0.0.1/"]
)
def test_machines_of_the_own_network_are_never_asked(address: str) -> None:
    with pytest.raises(UnreadableError, match="no public address"):
        fetch(address, now=NOW)


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "127.8.8.8",
        "0.0.0.0",
        "224.0.0.1",
        "100.64.0.1",
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a9fe:a9fe",
    ],
)
def test_private_addresses_are_told_from_public_ones(address: str) -> None:
    import ipaddress

    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_public_addresses_are_public(address: str) -> None:
    assert public_addresses(address, 443) == (address,)


@pytest.mark.parametrize(
    "address", ["ftp://lakes.example/", "lakes.example", "http://", "https://me:secret@lakes.example/"]
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        fetch(address, now=NOW)
    assert "secret" not in str(caught.value)


def test_captures_come_back_from_their_archive(site: str) -> None:
    captures = [fetch(f"{site}/{path}", now=NOW, limits=LIMITS) for path in ("redirected", "host")]
    stream = io.BytesIO()
    write_warc(captures, stream)
    stream.seek(0)
    assert list(read_warc(stream, name="captures")) == captures


def test_a_damaged_archive_is_said() -> None:
    stream = io.BytesIO()
    write_warc([Capture("http://a.example/", "http://a.example/", NOW, 200, (), b"page")], stream)
    with pytest.raises(UnreadableError, match="damaged"):
        list(read_warc(io.BytesIO(b"nonsense" + stream.getvalue()), name="captures"))
