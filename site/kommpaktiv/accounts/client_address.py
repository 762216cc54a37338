"""Whom a request comes from."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Whom a request comes from: an IPv4 address, or a network of IPv6 (/64, one household).

    Each trusted proxy appends whom it was asked by to X-Forwarded-For. What stands before that was
    written by the client, and is not believed.
    """
    count = settings.TRUSTED_PROXIES
    asked_by = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if count and len(asked_by) >= count and (network := _network(asked_by[-count])):
        return network
    peer = request.META.get("REMOTE_ADDR", "")
    return _network(peer) or peer


def client_network(request: HttpRequest) -> str:
    """The network a request comes from, as one customer is given it: IPv4 /24, IPv6 /48."""
    address = client_address(request)
    try:
        found = ip_network(address)
    except ValueError:
        return address
    return str(found.supernet(new_prefix=24 if found.version == 4 else 48))


def _network(text: str) -> str:
    """The address in `text`, without a port that some proxies append; empty if there is none."""
    host = text.strip()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        return _household(ip_address(host))
    except ValueError:
        return ""


def _household(address: IPv4Address | IPv6Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Network((int(address) >> 64 << 64, 64)))
