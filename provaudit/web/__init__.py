"""The one HTTP client: an address -> the Capture it leads to, or the reason for its Absence.

client      who calls whom, and nothing else
chain       redirects and second tries; no I/O
exchange    one request and its answer, within bounds
decoding    content encodings undone, bombs included
pacing      how fast, and when again
robots      what a host lets us ask
transport   connections, to checked addresses only
failures    what went wrong, told apart
"""

from provaudit.web.client import Client, fetch

__all__ = ["Client", "fetch"]
