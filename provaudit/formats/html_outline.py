"""What the elements of an HTML page are to a reader of documents: text, list, note, furniture."""

from __future__ import annotations

import re

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary"
    " table tbody td tfoot th thead tr ul".split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
CLOSES = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "p": (frozenset({"p"}), frozenset({"div", "section", "article", "td", "li", "blockquote", "aside", "dd"})),
    "dd": (frozenset({"dd", "dt"}), frozenset({"dl"})),
    "dt": (frozenset({"dd", "dt"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
}
"""Which open elements an opening tag closes, and which ones stop it from looking further."""

_SKIPPED = frozenset(
    "head nav form button select datalist object video audio canvas svg map dialog noscript menu applet".split()
)
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar"}
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|breadcrumbs?|related|recommended|newsletter|subscribe|cookie|consent|sidebar"
    r"|navbox|navbar|nav|menu|promo|advert(?:isement)?|ads?|pagination|pager|comments|disqus|site-?(?:footer|header)|masthead|toc"
    r"|skip-link|mw-cite-backlink|mw-editsection|mw-jump-link|noprint|catlinks|printfooter|author-bio|byline-bio|tags)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"(?:^|[\s_-])(?:references|reflist|foot-?notes?|end-?notes?|rearnotes?|bibliography|csl-bib-body|ref-list|citations|works-cited)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTE_ROLES = frozenset({"doc-endnotes", "doc-bibliography", "doc-footnotes"})
_NOTE = re.compile(
    r"(?:^|[\s_-])(?:foot-?note|end-?note|rearnote|csl-entry|doc-footnote|doc-endnote|doc-biblioentry)(?:$|[\s_-])",
    re.I,
)
_REFERRING = re.compile(
    r"(?:^|[\s_-])(?:doc-noteref|doc-biblioref|noteref|foot-?note-?(?:ref|anchor|link)|biblioref)(?:$|[\s_-])", re.I
)
_BACK = re.compile(
    r"(?:^|[\s_-])(?:doc-backlink|back-?(?:link|ref)|reverse-?footnote|foot-?note-?back(?:ref|link)?|return)(?:$|[\s_-])",
    re.I,
)


_SAYING = frozenset({"hidden", "aria-hidden", "style", "role", "class", "id"})
_NAMED = BLOCKS | {"span"}
_TELLING = frozenset({"class", "role", "epub:type"})


def _words(attributes: dict[str, str]) -> str:
    """What an element says it is: class, role and epub:type."""
    return f"{attributes.get('class', '')} {attributes.get('role', '')} {attributes.get('epub:type', '')}"


def holds_notes(attributes: dict[str, str]) -> bool:
    """Whether an element says that it is a list of notes."""
    if attributes.keys().isdisjoint(_TELLING):
        return False
    return attributes.get("role", "") in _NOTE_ROLES or _NOTES.search(_words(attributes)) is not None


def is_note(attributes: dict[str, str]) -> bool:
    """Whether an element says that it is one note."""
    if attributes.keys().isdisjoint(_TELLING):
        return False
    return _NOTE.search(_words(attributes)) is not None


def refers_to_note(attributes: dict[str, str]) -> bool:
    """Whether a link says that it is the sign of a note."""
    return _REFERRING.search(_words(attributes)) is not None


def leads_back(attributes: dict[str, str]) -> bool:
    """Whether a link says that it leads from a note to its sign."""
    return _BACK.search(_words(attributes)) is not None


def is_furniture(name: str, attributes: dict[str, str], in_article: bool) -> bool:
    """Whether an element is no part of what was written: navigation, buttons, page headers, what is hidden."""
    if name in _SKIPPED or (
        name in ("footer", "aside", "header") and not holds_notes(attributes) and not (in_article and name == "header")
    ):
        return not is_note(attributes)
    if not attributes or name in ("html", "body", "main", "article"):
        return False
    if attributes.keys().isdisjoint(_SAYING):
        return False
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in attributes.get("style", "").replace(" ", "")
    ):
        return True
    if attributes.get("role", "") in _FURNITURE_ROLES:
        return True
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return name in _NAMED and _FURNITURE.search(named) is not None and not holds_notes(attributes)
