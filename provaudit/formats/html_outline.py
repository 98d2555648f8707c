"""What the elements of an HTML page are to a reader of documents: text, list, note, furniture."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from enum import IntEnum

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

NUMBERED = frozenset(("li", "tr", "td", "th"))
"""Elements that count within those around them."""
IN_HEAD = frozenset("base link meta script style title noscript template".split())
"""What a head may hold; anything else ends it."""
_UNREAD = frozenset("head button select datalist object video audio canvas svg map dialog noscript applet".split())
_LIKELY = frozenset({"nav", "form", "menu", "footer", "aside", "header"})
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar"}
)
_SURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|related|recommended|newsletter|subscribe|cookies?|consent|navbox|promo|advert(?:isement)?"
    r"|ads?|pagination|pager|comments|disqus|skip-link|mw-cite-backlink|mw-editsection|mw-jump-link|catlinks|printfooter"
    r"|author-bio|byline-bio|tags|most-(?:read|popular)|trending|outbrain|taboola|colophon"
    r"|inline-template|footnote_tooltip|backrefs|fn-backref|ltx_tag_note)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LIKELY_NAMES = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|sidebar|navbar|nav|menu|site-?(?:footer|header)|footer|masthead|toc|noprint)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_ENTRIES = re.compile(
    r"(?:^|[\s_-])(?:bibliography|csl-bib-body|csl-entry|doc-biblioentry|ref-list|works-cited|bibitem|biblist)(?:$|[\s_-])",
    re.IGNORECASE,
)
_INSERTED = re.compile(r"(?:^|\s)(?:sidenote|ltx_note_content|modern-footnotes-footnote__note)(?:$|\s)", re.IGNORECASE)
"""Notes that stand amid the words that they are about: Tufte CSS, LaTeXML, WordPress."""
_NOTES = re.compile(
    r"(?:^|[\s_-])(?:references|reflist|foot-?notes?|end-?notes?|rearnotes?|bibliography|csl-bib-body|ref-list|citations|works-cited)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTE_ROLES = frozenset({"doc-endnotes", "doc-bibliography", "doc-footnotes"})
_NOTE = re.compile(
    r"(?:^|[\s_-])(?:foot-?note|end-?note|rearnote|csl-entry|doc-footnote|doc-endnote|doc-biblioentry|bibitem)(?:$|[\s_-])",
    re.I,
)
_REFERRING = re.compile(
    r"(?:^|[\s_-])(?:doc-noteref|doc-biblioref|noteref|(?:foot|end)-?note-?(?:ref(?:erence)?|anchor|link)|biblioref"
    r"|citation-reference)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:^|[\s_-])(?:doc-backlink|back-?(?:link|ref)|reverse-?footnote|foot-?note-?back(?:ref|link)?|fn-backref|to-top|return)(?:$|[\s_-])",
    re.I,
)


_SAYING = frozenset({"hidden", "aria-hidden", "style", "role", "class", "id"})
_FORMULA = frozenset({"math", "katex", "mathjax", "mathjax_display", "mwe-math-element", "tex"})
_PAGE = frozenset({"html", "body", "main", "article"})
CODE = frozenset({"code", "pre", "kbd", "samp", "math"})
_ANCHORED = CODE | {"a", "sup", "q", "cite"}
_SINGLE = frozenset("p div aside section article dd details blockquote".split())
_ITEMS = frozenset({"li", "tr"})
_NAMED = BLOCKS | {"span", "sup"}
SILENT = frozenset("b i em strong small big u s span font abbr var dfn mark tt sub ins strike label bdi time".split())
"""Elements that tell nothing unless they have attributes."""
_TELLING = frozenset({"class", "role", "epub:type"})
_REMEMBERED = 4096
"""How many classes are remembered; a page has a few hundred."""


def _words(attributes: dict[str, str]) -> str:
    """What an element says it is: class, role and epub:type."""
    return f"{attributes.get('class', '')} {attributes.get('role', '')} {attributes.get('epub:type', '')}"


def refers_to_note(attributes: dict[str, str]) -> bool:
    """Whether a link says that it is the sign of a note."""
    return _REFERRING.search(_words(attributes)) is not None


def leads_back(attributes: dict[str, str]) -> bool:
    """Whether a link says that it leads from a note to its sign."""
    return _BACK.search(_words(attributes)) is not None


def is_formula(attributes: dict[str, str]) -> bool:
    """Whether an element says that it is a formula, as pandoc, KaTeX and MathJax do."""
    return "class" in attributes and not _FORMULA.isdisjoint(attributes["class"].lower().split())


class Furniture(IntEnum):
    """What an element is to a page, judged by its tag alone."""

    NONE = 0
    """Part of what was written."""
    LIKELY = 1
    """No part of what was written, unless nearly everything stands in it."""
    SURE = 2
    """No part of what was written."""
    UNREAD = 3
    """Nothing to read."""


def declares_notes(name: str, attributes: dict[str, str]) -> str:
    """`note` or `entry` if an element says that it is a list of such, or one that is a paragraph of its own."""
    if name not in BLOCKS or attributes.keys().isdisjoint(_TELLING):
        return ""
    return _declared(name, _words(attributes))


@functools.lru_cache(_REMEMBERED)
def _declared(name: str, words: str) -> str:
    """What an element of these words holds."""
    if name == "dl" and "citation" in words.split():
        return "entry"
    noted = _NOTES.search(words) or _NOTE.search(words) or not _NOTE_ROLES.isdisjoint(words.split())
    return "" if not noted else "entry" if _ENTRIES.search(words) is not None else "note"


def is_one_note(name: str, attributes: dict[str, str], units: Sequence[str]) -> bool:
    """Whether an element among declared notes is one: it says so, or is an item or row; `units` are those around it."""
    if name in _ITEMS:
        return not units or units[-1] not in _ITEMS
    return bool(attributes) and not units and name in _SINGLE and _NOTE.search(_words(attributes)) is not None


def is_inserted(attributes: dict[str, str]) -> bool:
    """Whether an element is a note that stands amid the words that it is about, and no more than that."""
    if "class" not in attributes or attributes.get("role") == "note":
        return False
    return _INSERTED.search(attributes["class"]) is not None


def marks(name: str, attributes: dict[str, str]) -> str:
    """What an element marks in its paragraph: a link, code, a formula, citation keys..., or nothing."""
    if is_formula(attributes):
        return "math"
    if "data-cites" in attributes:
        return "cites"
    if "reference-accessdate" in attributes.get("class", ""):
        return "accessed"
    return name if name in _ANCHORED else ""


def furniture(name: str, attributes: dict[str, str], in_article: bool) -> Furniture:
    """What an element that declares no notes is to the page: navigation, buttons, page headers, what is hidden."""
    if name in _UNREAD:
        return Furniture.UNREAD
    if name in _LIKELY and not (in_article and name == "header"):
        return Furniture.LIKELY
    if attributes.keys().isdisjoint(_SAYING) or name in _PAGE:
        return Furniture.NONE
    kind = _said_to_be(name, attributes)
    return kind if name in BLOCKS or kind is Furniture.NONE else Furniture.UNREAD


def _said_to_be(name: str, attributes: dict[str, str]) -> Furniture:
    """What the attributes of an element say."""
    named = _by_name(f"{attributes.get('class', '')} {attributes.get('id', '')}") if name in _NAMED else Furniture.NONE
    likely = named is Furniture.NONE and (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in attributes.get("style", "").replace(" ", "")
        or attributes.get("role", "") in _FURNITURE_ROLES
    )
    return Furniture.LIKELY if likely else named


@functools.lru_cache(_REMEMBERED)
def _by_name(names: str) -> Furniture:
    """What the class and id of an element say; most are met again and again."""
    if _SURE_NAMES.search(names) is not None:
        return Furniture.SURE
    return Furniture.LIKELY if _LIKELY_NAMES.search(names) is not None else Furniture.NONE


def stated_address(name: str, attributes: dict[str, str]) -> tuple[str, str]:
    """What an element of the head says: what relative addresses are relative to, and where the page stands itself."""
    url = attributes.get("content" if name == "meta" else "href", "")
    if not url.startswith(("http://", "https://")):
        return "", ""
    own = attributes.get("rel", "").lower() == "canonical" or attributes.get("property", "").lower() == "og:url"
    return (url, "") if name == "base" else ("", url if own else "")
