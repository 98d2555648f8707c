"""The proxies that the environment names: HTTP_PROXY, HTTPS_PROXY and ALL_PROXY, but for what NO_PROXY lists.

What goes through a proxy is resolved and connected to by the proxy: that a name leads to no private address is then
its business, and nothing here can check it. So no address in figures and no local name is ever handed to a proxy: these
are asked directly, and refused there if they are not public.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]  # typeshed

from provaudit.errors import UsageError
from provaudit.model import Reason
from provaudit.settings import Settings
from provaudit.web.failures import Offline, reason_of
from provaudit.web.messages import Answer, Request, Transport
from provaudit.web.transport import Guarded

if TYPE_CHECKING:
    from provaudit.web.borrowed import Borrowed

_LOCAL_NAME = re.compile(r"[^.]*|.*\.(?:localhost|local|internal|home\.arpa|localdomain)")
_SCHEMES = ("http", "https")


def to_the_web(settings: Settings) -> Transport:
    """The transport to the live web: direct, or through the proxies of the environment.

    Raises:
        UsageError: a proxy is named that cannot be used.
    """
    proxies = getproxies_environment()
    named = {scheme: proxies.get(scheme) or proxies.get("all", "") for scheme in _SCHEMES}
    return (
        Proxied(Guarded(settings), {key: url for key, url in named.items() if url})
        if any(named.values())
        else Guarded(settings)
    )


class Proxied:
    """Hands each request to the proxy for its scheme, and what must not or need not go through one to `direct`."""

    def __init__(self, direct: Transport, proxies: Mapping[str, str]) -> None:
        self._direct = direct
        self._proxies = {scheme: _through(url) for scheme, url in proxies.items()}

    async def ask(self, request: Request) -> Answer:
        """Send it; a proxy that does not answer or refuses is trouble on this side."""
        scheme, host, port = request.origin
        proxy = self._proxies.get(scheme)
        if proxy is None or not is_for_a_proxy(host, port):
            return await self._direct.ask(request)
        try:
            return await proxy.ask(request)
        except ConnectionError as error:
            if reason_of(error) is Reason.TLS or not proxy.is_to_blame(error):
                raise
            raise Offline(f"the proxy cannot be reached, or refuses: {error}") from error

    async def aclose(self) -> None:
        """Close all connections."""
        await self._direct.aclose()
        for proxy in self._proxies.values():
            await proxy.aclose()


def is_for_a_proxy(host: str, port: int) -> bool:
    """Whether a host is one that a proxy may be asked for."""
    name = host.rstrip(".").lower()
    if _LOCAL_NAME.fullmatch(name) or ":" in name or _is_figures(name):
        return False
    return not proxy_bypass_environment(f"{name}:{port}")


def _is_figures(host: str) -> bool:
    """Whether a host is an IPv4 address in any spelling that the system would take for one."""
    try:
        socket.inet_aton(host)
    except OSError:
        return False
    return True


def _through(url: str) -> Borrowed:
    """A transport through one proxy; how long and how much is bounded above it."""
    import httpx

    from provaudit.web.borrowed import Borrowed

    try:
        limits = httpx.Limits(max_connections=None)
        return Borrowed(httpx.AsyncHTTPTransport(proxy=httpx.Proxy(url), http2=True, limits=limits))
    except (ValueError, httpx.InvalidURL, ImportError) as error:
        raise UsageError(
            "the environment names a proxy that cannot be used", "http://HOST:PORT is understood"
        ) from error
