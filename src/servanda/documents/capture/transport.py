"""The way a request takes: name looked up once, address checked, and that very address connected to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import httpx

from servanda.documents.capture.addresses import public_addresses

__all__ = ["CheckedTransport"]


class CheckedTransport(httpx.BaseTransport):
    """Passes every request on to the address that was checked, redirects too.

    The certificate is still checked against the name: the name goes into the Host line and the TLS handshake.
    """

    def __init__(self, *, allowed: Collection[str] = ()) -> None:
        self.allowed = allowed
        self.inner = httpx.HTTPTransport(trust_env=False, retries=0)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to ``request``. Raises UnreadableError for an address that may not be asked."""
        host, port = request.url.host, request.url.port or (443 if request.url.scheme == "https" else 80)
        addresses = public_addresses(host, port, allowed=self.allowed)
        request.extensions = {**request.extensions, "sni_hostname": host}
        named = request.url
        try:
            return self.first_answer(request, addresses)
        finally:
            request.url = named

    def first_answer(self, request: httpx.Request, addresses: Sequence[str]) -> httpx.Response:
        """The answer of the first address that can be reached; many machines cannot use the IPv6 addresses they see."""
        named = request.url
        for address in addresses[:-1]:
            request.url = named.copy_with(host=address)
            try:
                return self.inner.handle_request(request)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        request.url = named.copy_with(host=addresses[-1])
        return self.inner.handle_request(request)

    def close(self) -> None:
        """Close all connections."""
        self.inner.close()
