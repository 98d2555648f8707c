"""The readable text: what is on the page, what stands in for scripts, what the page states instead of showing it."""

from __future__ import annotations

import json

from provaudit.pages import read_page

SENTENCES = [
    f"In year {year} the council of the lower river decided to dredge the harbour again, as the pilots had asked."
    for year in range(1871, 1881)
]


def test_text_without_scripts_is_the_page() -> None:
    """A long noscript is read; a short one only asks for JavaScript."""
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert SENTENCES[-1] in read_page(f"<div id=app></div><noscript>{body}</noscript>").text
    assert "enable" not in read_page(f"<body><noscript>Please enable JavaScript.</noscript>{body}").text


def test_a_stated_body_is_read_where_it_is_not_shown() -> None:
    """The text in the structured data is added, free of markup, unless the page shows it."""
    stated = "<p>" + "</p><p>".join(SENTENCES) + "</p>"
    data = json.dumps({"@type": "NewsArticle", "headline": "The river", "articleBody": stated})
    script = f'<script type="application/ld+json">{data}</script>'
    hidden = read_page(script + "<h1>The river</h1><p>Loading</p>")
    assert hidden.text.split("\n") == ["The river", "Loading", *SENTENCES]
    shown = read_page(script + "<h1>The river</h1>" + stated)
    assert shown.text.split("\n") == ["The river", *SENTENCES]


def test_letters_are_joined_with_their_accents() -> None:
    """A page that writes letter and accent apart reads like one that does not."""
    assert read_page("<h1>Gru\u0308nder</h1>").title == "Gr\u00fcnder"


def test_inline_elements_do_not_break_a_line() -> None:
    """Blocks make lines; links, emphasis and white space between them do not."""
    page = read_page("<div>The <a href=x>lower</a>\n<b> river</b><p>rose</p> and <i>fell</i></div>")
    assert page.text.split("\n") == ["The lower river", "rose", "and fell"]


def test_blank_text_parts_words_and_blocks_part_lines_within_inline_elements() -> None:
    """A space may stand anywhere between two words; a block ends its line even in a link."""
    page = read_page("<div>lower<span> </span>river<b><i>rose</i> </b>high <a><h3>Floods</h3></a> <em>Later</em></div>")
    assert page.text.split("\n") == ["lower riverrose high", "Floods", "Later"]
