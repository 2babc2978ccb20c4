"""A team's desk over TLS on this machine, in the place of the proxy: ``python tls.py PORT CERTIFICATE_AND_KEY``."""

from __future__ import annotations

import ssl
import sys
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from servanda.web.wsgi import application


class Server(ThreadingMixIn, WSGIServer):
    """Each request in a thread: a browser opens connections that it does not use."""

    daemon_threads = True


class Handler(WSGIRequestHandler):
    """Says that the connection is encrypted, and nothing else."""

    def get_environ(self) -> dict[str, Any]:
        return {**super().get_environ(), "HTTPS": "on"}

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the library's name
        """No line for each request."""


def main() -> None:
    """Serve until the process is ended."""
    port, certificate = sys.argv[1:]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = make_server("127.0.0.1", int(port), application, Server, Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.serve_forever()


if __name__ == "__main__":
    main()
