"""The links of an HTML page: which of them can cite something, and which only lead around the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, urljoin

from attrs import evolve

from provaudit.formats.blocks import Block
from provaudit.formats.html_parts import Part
from provaudit.formats.html_signs import span_of, wording
from provaudit.formats.labels import heads_notes
from provaudit.model import Link, PartialDate, Passage, Span
from provaudit.urls import host, registrable_domain

_SHARED = re.compile(
    r"//(?:(?:www|m|web|api)\.)?(?:(?:twitter|x)\.com/(?:intent|share)|facebook\.com/(?:sharer|share\.php|dialog)"
    r"|linkedin\.com/(?:shareArticle|sharing|cws/share)|pinterest\.[\w.]+/pin/create|reddit\.com/submit|t(?:elegram)?\.me/share"
    r"|wa\.me/\?|whatsapp\.com/send|tumblr\.com/(?:share|widgets)|vk\.com/share|getpocket\.com/(?:save|edit)"
    r"|news\.ycombinator\.com/submitlink|printfriendly\.com/print|addtoany\.com/|addthis\.com/bookmark|bsky\.app/intent"
    r"|threads\.net/intent|skype\.com/share|social-plugins\.line\.me|paypal\.com/cgi-bin|buymeacoffee\.com/)",
    re.IGNORECASE,
)
"""Addresses that pass the page on, or ask for money; nobody cites them."""
_PASSED_ON = re.compile(
    r"(?:https?:)?//(?:www\.google\.[a-z.]{2,6}/url|lm?\.facebook\.com/l\.php|[\w.]{1,40}\.safelinks\.protection\.outlook\.com/"
    r"|(?:www\.)?duckduckgo\.com/l/|slack-redir\.net/link|out\.reddit\.com/)\??[^?]{0,200}\?",
    re.IGNORECASE,
)
"""Addresses that only pass on to the one in their query."""
_LONGEST = 4000
"""Characters of a query that are looked at."""
_NETWORKS = frozenset(
    "facebook twitter x instagram linkedin youtube pinterest tiktok whatsapp telegram mastodon bluesky threads reddit"
    " tumblr flipboard rss email e-mail discord github vk xing snapchat".split()
)
_ROBUST = frozenset({"data-versionurl", "data-originalurl", "data-versiondate"})
_LINK_DENSE = 0.85
_LINK_DENSE_AT_HOME = 0.6
_NOT_CITED = frozenset("tag author category bookmark license me prev next edit".split())
"""Relations of a link that say that it leads around the site, or tells whose the page is."""


def links_of(base: str, part: Part, dropped: Sequence[tuple[int, int]]) -> Iterator[Link]:
    """The links of a paragraph that lead to other sites, with their words."""
    for anchor in part.anchors:
        href = (anchor.attributes.get("data-originalurl") or anchor.attributes.get("href", "")).strip()
        if anchor.name in ("q", "blockquote"):
            href = anchor.attributes.get("cite", "")
        elif anchor.name != "a":
            continue
        href = _behind(href)
        if href.startswith("//"):
            href = f"https:{href}"
        elif base and href and not href.startswith("#") and ":" not in href.split("/")[0]:
            href = urljoin(base, href)
        if not href.lower().startswith(("http://", "https://", "ftp://")) or anchor.last <= anchor.first:
            continue
        if not any(first <= anchor.first < last for first, last in dropped):
            said = " ".join(wording(part, anchor.first, anchor.last).split())
            if said and _may_cite(href, anchor.attributes):
                yield Link(said, href, span_of(part, anchor.first, anchor.last), *_kept(anchor.attributes))


def _behind(href: str) -> str:
    """The address that a link passes on to, where an office program or a network put its own before it."""
    match = _PASSED_ON.match(href)
    if match is None:
        return href
    query = dict(parse_qsl(href.partition("?")[2][:_LONGEST]))
    url = next((query[name] for name in ("q", "url", "u", "uddg") if name in query), "")
    return url if url.startswith(("http://", "https://")) else href


def _may_cite(href: str, attributes: dict[str, str]) -> bool:
    """Whether a link leads to something that can be cited."""
    return _NOT_CITED.isdisjoint(attributes.get("rel", "").lower().split()) and not _SHARED.search(href)


def _kept(attributes: dict[str, str]) -> tuple[str, PartialDate | None]:
    """The copy in an archive that a robust link names, and when it was made (robustlinks.mementoweb.org/spec)."""
    if _ROBUST.isdisjoint(attributes):
        return "", None
    copy = attributes.get("data-versionurl", "").strip()
    if not copy and attributes.get("data-originalurl"):
        copy = attributes.get("href", "").strip()
    try:
        return copy, PartialDate.parse(attributes.get("data-versiondate", "").strip())
    except ValueError:
        return copy, None


def without_navigation(blocks: Sequence[Block], address: str) -> list[Block]:
    """The blocks, with those made furniture that only lead elsewhere, unless a heading calls them notes.

    Args:
        blocks: The blocks of a page.

        address: Where the page stands, as far as it is known. A title or byline that is only a link to the
            same site cites nothing; nor does the name of a social network, nor three paragraphs of links in a row.
    """
    result = list(blocks)
    run: list[int] = []
    listed = False
    for place, block in enumerate([*blocks, Block(Passage("", Span(0, 0)), "heading")]):
        share = _linked(block)
        if share >= _LINK_DENSE and block.kind != "heading":
            run.append(place)
        else:
            if len(run) >= 3 and not listed:
                for n in run:
                    result[n] = evolve(result[n], kind="furniture")
            run = []
        if block.kind == "heading":
            listed = heads_notes(block.passage.text)
            if share >= _LINK_DENSE:
                result[place] = evolve(block, links=())
        elif share >= _LINK_DENSE_AT_HOME and not listed and all(_leads_around(link, address) for link in block.links):
            result[place] = evolve(block, kind="furniture")
    return result


def _linked(block: Block) -> float:
    """The share of a short block's text that is links; 0 of a longer one."""
    words = len(block.passage.text)
    return sum(len(link.text) for link in block.links) / words if 0 < words < 200 else 0.0


def _leads_around(link: Link, address: str) -> bool:
    """Whether a link stays on the page's own site, or names nothing but a network that the site is on."""
    if link.text.lower() in _NETWORKS:
        return True
    here, there = host(address), host(link.url)
    if not here or here.split(".")[-2:] != there.split(".")[-2:]:
        return False
    return here == there or registrable_domain(link.url) == registrable_domain(address)
