"""Which addresses are asked, and which are refused, however they are dressed."""

from __future__ import annotations

from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.addresses import AddressRefused, check_ip, check_url

OWN = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "198.18.0.1",
    "240.0.0.1",
    "::1",
    "fe80::1",
    "fd00::1",
    "fec0::1",
    "::127.0.0.1",
    "2001:db8::1",
    "64:ff9b:1::a00:1",
    "2001:0:a00:1::",
]


@pytest.mark.parametrize(
    "url", ["http://khabar.example/", "HTTPS://khabar.example:8443/خبر?id=1", "http://[2001:db8::1]/"]
)
def test_plain_web_addresses_pass(url: str) -> None:
    check_url(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "http and https"),
        ("ftp://khabar.example/feed", "http and https"),
        ("javascript:alert(1)", "http and https"),
        ("khabar.example/feed", "http and https"),
        ("http://", "no host"),
        ("http:///feed", "no host"),
        ("http://[::1/feed", "not an address"),
        ("http://khabar.example:99999/", "not an address"),
        ("http://khabar.example@10.0.0.1/", "user name"),
        ("http://:secret@khabar.example/", "user name"),
    ],
)
def test_what_is_no_plain_web_address_is_refused_with_the_reason(url: str, reason: str) -> None:
    with pytest.raises(AddressRefused, match=reason) as refusal:
        check_url(url)
    assert "secret" not in str(refusal.value)


@given(st.text())
def test_any_text_is_passed_or_refused_and_nothing_else(text: str) -> None:
    with suppress(AddressRefused):
        check_url(text)


@pytest.mark.parametrize("address", OWN)
def test_own_networks_are_refused_and_the_sentence_names_the_setting(address: str) -> None:
    with pytest.raises(AddressRefused, match="MIRSAD_FETCH_PRIVATE_ADDRESSES=allow"):
        check_ip(ip_address(address), private=False)


@pytest.mark.parametrize("address", OWN)
def test_own_networks_pass_where_the_setting_allows_them(address: str) -> None:
    check_ip(ip_address(address), private=True)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "224.0.0.1", "ff02::1", "::ffff:0.0.0.0"])  # noqa: S104 (refused)
@pytest.mark.parametrize("private", [False, True])
def test_addresses_of_no_single_host_are_always_refused(address: str, private: bool) -> None:
    with pytest.raises(AddressRefused, match="no single host"):
        check_ip(ip_address(address), private=private)


@pytest.mark.parametrize("inner", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1"])
@pytest.mark.parametrize("prefix", ["::ffff:0:0", "64:ff9b::"])
def test_an_own_address_wrapped_in_ipv6_is_refused(prefix: str, inner: str) -> None:
    wrapped = IPv6Address(int(IPv6Address(prefix)) | int(IPv4Address(inner)))
    with pytest.raises(AddressRefused, match=inner):
        check_ip(wrapped, private=False)


def test_an_own_address_in_6to4_is_refused() -> None:
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1"):
        check_ip(ip_address("2002:a00:1::1"), private=False)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])
def test_public_addresses_pass(address: str) -> None:
    check_ip(ip_address(address), private=False)
