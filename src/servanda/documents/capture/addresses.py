"""Which machines may be asked for a page: public ones only."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection

from servanda.errors import UnreadableError

__all__ = ["public_addresses"]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.ip_network("64:ff9b::/96")


def public_addresses(host: str, port: int, *, allowed: Collection[str] = ()) -> tuple[str, ...]:
    """The addresses of ``host``, to be connected to as they are: looking the name up again might give others.

    ``allowed`` are addresses of the own network that may be asked all the same, for tests.

    Raises:
        UnreadableError: if the name is unknown, or any of its addresses is private, loopback, link-local or reserved.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableError("no machine has this name", source=host, remedy="Check the address") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    refused = [address for address in addresses if not (address in allowed or is_public(ipaddress.ip_address(address)))]
    if refused or not addresses:
        remedy = "Only pages of the public web are fetched; save the page and give the file"
        raise UnreadableError(
            "{address} is no public address",
            parts={"address": refused[0] if refused else host},
            source=host,
            remedy=remedy,
        )
    return tuple(dict.fromkeys(addresses))


def is_public(address: Address) -> bool:
    """Whether an address is of the public network, also where an IPv4 address is wrapped in an IPv6 one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None and not is_public(inner):
            return False
    return address.is_global and not address.is_multicast
