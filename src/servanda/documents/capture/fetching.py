"""An address to its bytes, within limits of time, size and redirects."""

from __future__ import annotations

import datetime as dt
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import httpx

from servanda.documents.capture.deadline import within
from servanda.documents.capture.record import Capture
from servanda.documents.capture.robots import check_robots
from servanda.documents.capture.transport import CheckedTransport
from servanda.errors import UnreadableError

__all__ = ["AGENT", "Limits", "fetch"]

# The version as installed: the package's own front would bring the reader with it, which nothing here may know.
AGENT = f"Servanda/{version('servanda')} (reads the texts of meetings between states)"
GRACE = 1.0
"""Seconds for the last chunk to be looked at before the fetch is given up."""
SAVE = "Save the page from a browser and give the file"
LATER = "Try again later. Save the page from a browser and give the file"
ENDLESS = "the page did not end within {seconds} seconds"


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a fetch may go: ``seconds`` in all, ``bytes`` of the page, ``redirects``.

    ``allowed`` are addresses of the own network that may be asked, for tests.
    """

    seconds: float = 60.0
    bytes: int = 50 * 2**20
    redirects: int = 5
    allowed: frozenset[str] = frozenset()


def fetch(address: str, *, now: dt.datetime, limits: Limits | None = None) -> Capture:
    """The page at ``address``. Nothing but the site itself is asked, and it learns only the tool's name.

    ``now`` is the aware instant that the capture bears.

    Raises:
        UnreadableError: for an address that is none, is not public, is forbidden by the site, does not answer with a
            page, or goes beyond ``limits``.
    """
    limits = limits or Limits()
    try:
        return within(limits.seconds + GRACE, lambda: fetched(address, now, limits))
    except httpx.HTTPError as error:
        raise UnreadableError(reason(error), source=address, remedy=LATER) from error
    except TimeoutError as error:
        raise UnreadableError(ENDLESS, parts=_seconds(limits), source=address, remedy=SAVE) from error
    except (httpx.InvalidURL, ValueError) as error:
        raise UnreadableError("this is no web address", source=address, remedy="Check the address") from error


def fetched(address: str, now: dt.datetime, limits: Limits) -> Capture:
    timeout = httpx.Timeout(min(15.0, limits.seconds))
    headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Accept": "text/html, application/pdf, */*;q=0.5"}
    transport = CheckedTransport(allowed=limits.allowed)
    with httpx.Client(transport=transport, timeout=timeout, headers=headers, trust_env=False) as client:
        return Fetcher(client, limits, time.monotonic() + limits.seconds).capture(address, now)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """One fetch: its client, its limits, and the monotonic second at which it ends."""

    client: httpx.Client
    limits: Limits
    end: float

    def capture(self, address: str, now: dt.datetime) -> Capture:
        allowed: set[str] = set()
        final = address
        for _ in range(self.limits.redirects + 1):
            site = checked(final)
            if site not in allowed:
                check_robots(final, "Servanda", lambda site=site: self.robots(site))  # type: ignore[misc]
                allowed.add(site)
            response, body = self.get(final)
            if response.has_redirect_location:
                final = urljoin(final, response.headers["location"])
                continue
            if response.status_code != 200:
                parts = {"code": response.status_code, "why": response.reason_phrase or "—"}
                said = "the server answers {code} ({why})"
                raise UnreadableError(said, parts=parts, source=final, remedy="Check the address in a browser")
            return Capture(address, final, now, response.status_code, tuple(response.headers.items()), body)
        remedy = "Give the address that the browser shows in the end"
        raise UnreadableError(
            "more than {redirects} redirects", parts={"redirects": self.limits.redirects}, source=address, remedy=remedy
        )

    def robots(self, site: str) -> tuple[int, bytes]:
        """Status and bytes of the site's rules, over redirects within the site (RFC 9309, 2.3.1.2)."""
        address = f"{site}/robots.txt"
        for _ in range(self.limits.redirects + 1):
            response, body = self.get(address)
            if not response.has_redirect_location:
                return response.status_code, body
            address = urljoin(address, response.headers["location"])
            checked(address)
        return 404, b""

    def get(self, address: str) -> tuple[httpx.Response, bytes]:
        """One answer and its whole body."""
        with self.client.stream("GET", address, follow_redirects=False) as response:
            return response, b"".join(self.chunks(response, address))

    def chunks(self, response: httpx.Response, address: str) -> Iterator[bytes]:
        size = 0
        # As they come: a chunk size would wait for a full chunk, which a dripping server never gives.
        for chunk in response.iter_bytes():
            size += len(chunk)
            if size > self.limits.bytes:
                most = f"{self.limits.bytes / 2**20:g} MB"
                raise UnreadableError(
                    "the page is larger than {most}", parts={"most": most}, source=address, remedy=SAVE
                )
            if time.monotonic() > self.end:
                raise UnreadableError(ENDLESS, parts=_seconds(self.limits), source=address, remedy=SAVE)
            yield chunk


def checked(address: str) -> str:
    """Scheme and host of a web address.

    Raises:
        UnreadableError: for another scheme than http and https, or a name and password in the address.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        remedy = "Give an address that begins with https:// or http://"
        raise UnreadableError("this is no web address", source=address, remedy=remedy)
    if parts.username or parts.password:
        remedy = "Take the name and password out of the address"
        raise UnreadableError("the address holds a password", source=parts.hostname, remedy=remedy)
    return f"{parts.scheme}://{parts.netloc}"


def _seconds(limits: Limits) -> dict[str, str]:
    return {"seconds": f"{limits.seconds:g}"}


def reason(error: httpx.HTTPError) -> str:
    """What went wrong, in words."""
    if isinstance(error, httpx.TimeoutException):
        return "the server does not answer in time"
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return "the server's certificate is not valid, or the secure connection failed"
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError):
        return "the server cannot be reached"
    return "the server broke off or does not speak HTTP"
