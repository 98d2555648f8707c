"""Which addresses may be connected to: public ones, unless private ones are allowed (RFC 6890)."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import socket
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial

from provaudit.web.failures import Offline, Unsafe

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_METADATA = frozenset({"169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16"})
_ALWAYS_THERE = ("a.root-servers.net", "k.root-servers.net", "m.root-servers.net")
"""Names that exist as long as the Internet's names do: if none of them resolves, the trouble is on this side."""
PROBE_SECONDS = 30.0
"""How long an answer to "is anybody out there" holds."""
RESOLVER_THREADS = 32
NO_NETWORK = frozenset({errno.ENETUNREACH, errno.ENETDOWN})


def danger_of(address: str) -> str:
    """Why `address`, an IP address in text form, must not be connected to; empty if it may be."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _embedded(ip)
        if inner is not None:
            return danger_of(str(inner))
    if str(ip) in _METADATA:
        return f"{address} serves cloud metadata"
    for name in ("loopback", "link_local", "multicast", "unspecified", "private", "reserved"):
        if getattr(ip, f"is_{name}"):
            return f"{address} is {'a' if name[0] not in 'aeiou' else 'an'} {name.replace('_', '-')} address"
    return "" if ip.is_global else f"{address} is not a public address"


def _embedded(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, 6to4, Teredo, NAT64."""
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip.sixtofour is not None:
        return ip.sixtofour
    if ip.teredo is not None:
        return ip.teredo[1]
    if ip in _NAT64 or (int(ip) >> 32 == 0 and int(ip) > 1):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


class Resolver:
    """Names to checked addresses: what is checked is what is connected to, so no second answer can change it."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._probed_at = -PROBE_SECONDS
        self._probe: asyncio.Task[bool] | None = None

    async def addresses(self, host: str, port: int) -> list[str]:
        """The host's addresses.

        Raises:
            Unsafe: one of them must not be connected to.
            Offline: no name at all can be resolved here.
            socket.gaierror: there is no such host.
        """
        name = host.strip("[]")
        found = [name] if _is_literal(name) else await self._asked(name, port)
        for address in found:
            if not self._allow_private and (danger := danger_of(address)):
                raise Unsafe(danger if host == address else f"{host}: {danger}")
        return found

    async def _asked(self, name: str, port: int) -> list[str]:
        try:
            return await _resolve(name, port)
        except socket.gaierror as error:
            if not await self._anybody_there():
                raise Offline("no name can be resolved here; is there a network?") from error
            raise

    async def _anybody_there(self) -> bool:
        """Whether names that always exist resolve; asked at most once in PROBE_SECONDS."""
        now = asyncio.get_running_loop().time()
        if self._probe is None or now - self._probed_at >= PROBE_SECONDS:
            self._probed_at = now
            self._probe = asyncio.create_task(_any_resolves(_ALWAYS_THERE))
        return await asyncio.shield(self._probe)


async def _resolve(name: str, port: int) -> list[str]:
    """What the system's resolver says."""
    ask = partial(socket.getaddrinfo, name, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    answers = await asyncio.get_running_loop().run_in_executor(_threads(), ask)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


@cache
def _threads() -> ThreadPoolExecutor:
    """Threads that wait for the system's resolver: enough of them that a few slow names do not hold up the others."""
    return ThreadPoolExecutor(RESOLVER_THREADS, "resolver")


async def _any_resolves(names: tuple[str, ...]) -> bool:
    """Whether one of the names resolves."""
    answers = await asyncio.gather(*(_resolve(name, 53) for name in names), return_exceptions=True)
    return any(isinstance(answer, list) for answer in answers)


def _is_literal(name: str) -> bool:
    """Whether a host is an IP address in its usual form; other spellings are resolved, and checked then."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
