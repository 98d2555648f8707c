"""The one HTTP client: an address -> the Capture it leads to, or the reason for its Absence.

client      who calls whom, and nothing else
chain       redirects and second tries; no I/O
exchange    one request and its answer, within bounds of time and size
decoding    content encodings undone, bombs included
failures    what went wrong, told apart
pacing      how fast one host is asked, and when again
pause       rest without holding a seat of the engine
budget      what one run may spend
robots      what a host lets us ask
transport   connections: kept, shared, bounded
proxies     those of the environment, for names only
addresses   names resolved once, checked, and probed
wire        one HTTP/1.1 connection
http2       one HTTP/2 connection
"""

from provaudit.web.client import Client, fetch

__all__ = ["Client", "fetch"]
