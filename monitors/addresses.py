"""Which addresses may be asked: checked when they are given, at every redirect, and when a connection is made."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SHARED = ipaddress.IPv4Network("100.64.0.0/10")
_SITE_LOCAL = ipaddress.IPv6Network("fec0::/10")
"""Deprecated, yet routers still keep it inside (RFC 3879); is_private does not know it."""


class AddressRefused(Exception):
    """An address that Mirsad does not ask; the text says why. detail: as in FetchError."""

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.detail = detail


def check_url(url: str) -> None:
    """Refuse what is no plain web address. Raises AddressRefused."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise AddressRefused("This is not an address.") from None
    if parts.scheme not in ("http", "https"):
        raise AddressRefused("Only http and https addresses can be asked.")
    if not host:
        raise AddressRefused("The address names no host.")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("Addresses with a user name are not asked.")


def without_password(url: str) -> str:
    """An address as it may be shown and logged: what stands before the host's @ is left out."""
    scheme, slashes, rest = url.partition("//")
    host, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path}"


def check_ip(address: IPAddress, *, private: bool) -> None:
    """Refuse an address that is not on the public internet; `private` allows one's own network and machine.

    Raises AddressRefused. The kinds are those of the IANA special-purpose registries, as ipaddress knows them.
    """
    inner = _embedded(address)
    if inner is not None:
        check_ip(inner, private=private)
        return
    if address.is_multicast or address.is_unspecified:
        raise AddressRefused(f"{address} is the address of no single host.")
    own = address.is_private or address.is_loopback or address.is_link_local
    own = own or address.is_reserved or address in _SHARED or address in _SITE_LOCAL
    if own and not private:
        setting = "MIRSAD_FETCH_PRIVATE_ADDRESSES=allow"
        raise AddressRefused(f"{address} is a private address. {setting} permits those.", f"{address}, {setting}")


def _embedded(address: IPAddress) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one merely wraps: mapped, 6to4, NAT64."""
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
