"""HTML as other programs write it: each one's footnotes, citations and reference lists, and nothing besides."""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from provaudit.formats import parse
from provaudit.model import Document
from tests.formats.spans import check_spans

PAGES = {
    "wikipedia": (
        (
            '<div class="mw-parser-output"><p>It rose.<sup id="cite_ref-S_1-0" class="reference"><a href="#cite_note-S-1"><span class="cite-bracket">&#91;</span>1<span class="cite-bracket">&#93;</span></a></sup> It fell.<sup id="cite_ref-2" class="reference"><a href="#cite_note-2">&#91;a&#93;</a></sup><sup class="noprint Inline-Template Template-Fact">&#91;<i><a href="/wiki/Wikipedia:Citation_needed"><span>citation needed</span></a></i>&#93;</sup> Again.<sup id="cite_ref-S_1-1" class="reference"><a href="#cite_note-S-1">&#91;1&#93;</a></sup></p>'
            '<h2><span class="mw-headline">Notes</span><span class="mw-editsection">[<a href="/w/?action=edit">edit</a>]</span></h2><div class="reflist reflist-lower-alpha"><ol class="references"><li id="cite_note-2"><span class="mw-cite-backlink"><b><a href="#cite_ref-2">^</a></b></span> <span class="reference-text">A remark on it.<sup id="cite_ref-3" class="reference"><a href="#cite_note-3">&#91;2&#93;</a></sup></span></li></ol></div>'
            '<h2>References</h2><div class="reflist reflist-columns" style="column-width: 30em;"><ol class="references"><li id="cite_note-S-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-S_1-0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-S_1-1"><sup><i><b>b</b></i></sup></a></span> <span class="reference-text"><cite class="citation book cs1">Smith (2001).</cite></span></li><li id="cite_note-3"><span class="mw-cite-backlink"><b><a href="#cite_ref-3">^</a></b></span> <span class="reference-text">Brown.</span></li></ol></div><div class="navbox"><a href="/wiki/X">X</a></div></div>'
        ),
        ["1", "a", "1", "2"],
        [("a", "A remark on it."), ("1", "Smith (2001)."), ("2", "Brown.")],
        "It rose. It fell. Again.",
    ),
    "parsoid": (
        (
            '<section data-mw-section-id="0"><p>It rose.<sup about="#mwt2" class="mw-ref reference" id="cite_ref-S_1-0" rel="dc:references" typeof="mw:Extension/ref" data-mw=\'{"name":"ref","attrs":{"name":"S"}}\'><a href="./River#cite_note-S-1" style="counter-reset: mw-Ref 1;"><span class="mw-reflink-text">[1]</span></a></sup> It fell.<sup class="mw-ref reference" id="cite_ref-2" data-mw=\'{"attrs":{"group":"n"}}\'><a href="./River#cite_note-2" data-mw-group="n"><span class="mw-reflink-text">[n 1]</span></a></sup></p></section>'
            '<div class="mw-references-wrap" typeof="mw:Extension/references"><ol class="mw-references references"><li about="#cite_note-S-1" id="cite_note-S-1"><span class="mw-cite-backlink"><a href="./River#cite_ref-S_1-0" rel="mw:referencedBy"><span class="mw-linkback-text">↑ </span></a></span> <span id="mw-reference-text-cite_note-S-1" class="mw-reference-text">Smith.</span></li></ol></div>'
            '<div class="mw-references-wrap"><ol class="mw-references references" data-mw-group="n"><li id="cite_note-2"><a href="./River#cite_ref-2" rel="mw:referencedBy"><span class="mw-linkback-text">↑ </span></a> <span class="mw-reference-text">A remark on it.</span></li></ol></div>'
        ),
        ["1", "n 1"],
        [("1", "Smith."), ("n 1", "A remark on it.")],
        "It rose. It fell.",
    ),
    "mobile wikipedia": (
        (
            '<section class="mf-section-0"><p>It rose.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span class="cite-bracket">[</span>1<span class="cite-bracket">]</span></a></sup></p></section><div class="mw-heading mw-heading2 section-heading"><h2 id="References">References</h2><span class="mw-editsection"><a role="button" href="/w/?action=edit"><span>edit</span></a></span></div>'
            '<section class="mf-section-1 collapsible-block"><div class="mw-references-wrap"><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1" aria-label="Jump up">^</a></b></span> <span class="reference-text">Smith.</span></li></ol></div></section>'
        ),
        ["1"],
        [("1", "Smith.")],
        "It rose.",
    ),
    "latexml": (
        (
            '<div class="ltx_para"><p class="ltx_p">It rises <cite class="ltx_cite">[<a href="#bib.bib1" class="ltx_ref">1</a>, <a href="#bib.bib2" class="ltx_ref">2</a>]</cite>. See Eq. (<a href="#S1.E1" class="ltx_ref">1</a>).<span id="footnote1" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span>See the data.</span></span></span> It falls <cite class="ltx_cite ltx_citemacro_citep">(<a href="#bib.bib3" class="ltx_ref">Brown, </a><a href="#bib.bib3" class="ltx_ref">1999</a>)</cite>, says Cole <cite class="ltx_cite">(<a href="#bib.bib4" class="ltx_ref">2004</a>)</cite>.</p></div><p id="S1.E1">x = y</p>'
            '<section id="bib" class="ltx_bibliography"><h2 class="ltx_title">References</h2><ul class="ltx_biblist"><li id="bib.bib1" class="ltx_bibitem"><span class="ltx_tag ltx_role_refnum">[1]</span><span class="ltx_bibblock">A. Smith.</span><span class="ltx_bibblock"> Rivers.</span></li><li id="bib.bib2" class="ltx_bibitem"><span class="ltx_tag">[2]</span><span class="ltx_bibblock">D. Dunn.</span></li><li id="bib.bib3" class="ltx_bibitem"><span class="ltx_bibblock">B. Brown.</span></li><li id="bib.bib4" class="ltx_bibitem"><span class="ltx_bibblock">C. Cole.</span></li></ul></section>'
        ),
        ["1", "2", "1 (2)", "Brown 1999", "Cole 2004"],
        [
            ("1 (2)", "See the data."),
            ("1", "A. Smith. Rivers."),
            ("2", "D. Dunn."),
            ("Brown 1999", "B. Brown."),
            ("Cole 2004", "C. Cole."),
        ],
        "It rises. See Eq. (1). It falls (Brown, 1999), says Cole (2004).",
    ),
    "docutils": (
        '<p>It rose.<a class="footnote-reference brackets" href="#footnote-1" id="footnote-reference-1" role="doc-noteref"><span class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a></p><aside class="footnote-list brackets"><aside class="footnote brackets" id="footnote-1" role="doc-footnote"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#footnote-reference-1">1</a><span class="fn-bracket">]</span></span><p>Smith.</p><p>More.</p></aside></aside>',
        ["1"],
        [("1", "Smith. More.")],
        "It rose.",
    ),
    "docutils, several": (
        '<p>It rose.<a class="footnote-reference brackets" href="#id3" id="id1" role="doc-noteref"><span class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a> It fell.<a class="footnote-reference brackets" href="#id4" id="id2" role="doc-noteref"><span class="fn-bracket">[</span>2<span class="fn-bracket">]</span></a></p><aside class="footnote-list brackets"><aside class="footnote brackets" id="id3" role="note"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id1">1</a><span class="fn-bracket">]</span></span><p>Smith.</p><p>More.</p></aside><aside class="footnote brackets" id="id4" role="note"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id2">2</a><span class="fn-bracket">]</span></span><p>Brown.</p></aside></aside>',
        ["1", "2"],
        [("1", "Smith. More."), ("2", "Brown.")],
        "It rose. It fell.",
    ),
    "docutils, lists within notes": (
        '<p>It rose.<a class="footnote-reference brackets" href="#id2" id="id1">1</a> It fell <a class="footnote-reference brackets" href="#id4" id="id3">2</a>.</p><dl class="footnote brackets"><dt class="label" id="id2"><span class="brackets">1</span><span class="fn-backref">(<a href="#id1">1</a>,<a href="#id1">2</a>)</span></dt><dd><p>Two kinds:</p><dl class="simple"><dt>Rain</dt><dd><p>It is wet.</p></dd></dl><p>So far.</p></dd><dt class="label" id="id4"><span class="brackets"><a class="fn-backref" href="#id3">2</a></span></dt><dd><ol class="upperalpha simple" start="12"><li><p>Brown.</p></li></ol></dd></dl>',
        ["1", "2"],
        [("1", "Two kinds: Rain It is wet. So far."), ("2", "Brown.")],
        "It rose. It fell.",
    ),
    "numpydoc": (
        '<p>It rose, as in [1] and [2].</p><p class="rubric">References</p><div role="list" class="citation-list"><div class="citation" id="r1-1" role="doc-biblioentry"><span class="label"><span class="fn-bracket">[</span>1<span class="fn-bracket">]</span></span><ol class="upperalpha simple" start="12"><li><p>Breiman, Forests, 2001.</p></li></ol></div><div class="citation" id="r1-2" role="doc-biblioentry"><span class="label"><span class="fn-bracket">[</span>2<span class="fn-bracket">]</span></span><p>Geurts, 2006.</p></div></div>',
        ["1", "2"],
        [("1", "Breiman, Forests, 2001."), ("2", "Geurts, 2006.")],
        "It rose, as in [1] and [2].",
    ),
    "hevea": (
        '<p>It rose<sup><a id="text1" href="#note1">1</a></sup>. It fell<sup><a id="text2" href="#note2">2</a></sup>.</p><hr class="footnoterule"><dl class="thefootnotes"><dt class="dt-thefootnotes"><a id="note1" href="#text1">1</a></dt><dd class="dd-thefootnotes"><div class="footnotetext">Smith.</div></dd><dt class="dt-thefootnotes"><a id="note2" href="#text2">2</a></dt><dd class="dd-thefootnotes"><div class="footnotetext">Brown. <p>More.</p></div></dd></dl>',
        ["1", "2"],
        [("1", "Smith."), ("2", "Brown. More.")],
        "It rose. It fell.",
    ),
    "texinfo": (
        '<p>It rose.<a id="DOCF1" href="#FOOT1"><sup>1</sup></a> It fell.<a id="DOCF2" href="#FOOT2"><sup>2</sup></a></p><div class="footnote"><hr><h4 class="footnotes-heading">Footnotes</h4><h5><a id="FOOT1" href="#DOCF1">(1)</a></h5><p>Smith.</p><p>More.</p><h5><a id="FOOT2" href="#DOCF2">(2)</a></h5><p>Brown.</p></div>',
        ["1", "2"],
        [("1", "Smith. More."), ("2", "Brown.")],
        "It rose. It fell.",
    ),
    "docutils, lists of definitions": (
        '<p>It rose.<a class="footnote-reference brackets" href="#id2" id="id1">1</a> It fell <a class="footnote-reference brackets" href="#id4" id="id3">2</a>.</p><dl class="footnote brackets"><dt class="label" id="id2"><span class="brackets"><a class="fn-backref" href="#id1">1</a></span></dt><dd><p>Smith.</p></dd><dt class="label" id="id4"><span class="brackets"><a class="fn-backref" href="#id3">2</a></span></dt><dd><p>Brown.</p><p>More.</p></dd></dl>',
        ["1", "2"],
        [("1", "Smith."), ("2", "Brown. More.")],
        "It rose. It fell.",
    ),
    "docutils, tables": (
        '<p>It rose <a class="footnote-reference" href="#id2" id="id1">[1]</a>.</p><table class="docutils footnote" id="id2"><colgroup><col class="label" /><col /></colgroup><tbody><tr><td class="label"><a class="fn-backref" href="#id1">[1]</a></td><td>Smith.</td></tr></tbody></table>',
        ["1"],
        [("1", "Smith.")],
        "It rose.",
    ),
    "sphinx": (
        '<p>It rose, as <span id="id2">[<a class="reference internal" href="#id10" title="Ann">Smi01</a>]</span> says.</p><div class="docutils container" id="id9"><div role="list" class="citation-list"><div class="citation" id="id10" role="doc-biblioentry"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id2">Smi01</a><span class="fn-bracket">]</span></span><p>Ann Smith.</p></div></div></div>',
        ["Smi01"],
        [("Smi01", "Ann Smith.")],
        "It rose, as says.",
    ),
    "pandoc": (
        (
            '<p>It rose.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> It fell <span class="citation" data-cites="smith">(<a href="#ref-smith" role="doc-biblioref">Smith 2001</a>, 5)</span>, or not <span class="citation" data-cites="brown cole">(see Brown 1999, 7; Cole 2004)</span>.</p><div id="refs" class="references csl-bib-body hanging-indent" role="list"><div id="ref-brown" class="csl-entry" role="listitem">Brown, B.</div><div id="ref-cole" class="csl-entry" role="listitem">Cole, C.</div><div id="ref-smith" class="csl-entry" role="listitem">Smith, A.</div></div>'
            '<section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr /><ol><li id="fn1"><p>See there.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>'
        ),
        ["1", "Smith 2001", "Brown 1999", "Cole 2004"],
        [("Brown 1999", "Brown, B."), ("Cole 2004", "Cole, C."), ("Smith 2001", "Smith, A."), ("1", "See there.")],
        "It rose. It fell (Smith 2001, 5), or not (see Brown 1999, 7; Cole 2004).",
    ),
    "pandoc, numbered": (
        '<p>It rose <span class="citation" data-cites="smith">[1]</span>, fell <span class="citation" data-cites="b">[<a href="#ref-b" role="doc-biblioref">2</a>]</span>.</p><div id="refs" class="references csl-bib-body" role="list"><div id="ref-smith" class="csl-entry" role="listitem"><div class="csl-left-margin">[1] </div><div class="csl-right-inline">A. Smith.</div></div><div id="ref-b" class="csl-entry" role="listitem"><div class="csl-left-margin">[2] </div><div class="csl-right-inline">B. Brown.</div></div></div>',
        ["1", "2"],
        [("1", "A. Smith."), ("2", "B. Brown.")],
        "It rose [1], fell.",
    ),
    "markdown-it": (
        '<p>It rose.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p><hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>Smith. <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>',
        ["1"],
        [("1", "Smith.")],
        "It rose.",
    ),
    "python-markdown": (
        '<p>It rose.<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup></p><div class="footnote"><hr /><ol><li id="fn:a"><p>Smith.</p><p>More.&#160;<a class="footnote-backref" href="#fnref:a" title="Jump back">&#8617;</a></p></li></ol></div>',
        ["1"],
        [("1", "Smith. More.")],
        "It rose.",
    ),
    "wordpress": (
        '<p>It rose.<sup data-fn="abc-1" class="fn"><a id="abc-1-link" href="#abc-1">1</a></sup></p><ol class="wp-block-footnotes"><li id="abc-1">Smith. <a href="#abc-1-link" aria-label="Jump to footnote reference 1">↩︎</a></li></ol>',
        ["1"],
        [("1", "Smith.")],
        "It rose.",
    ),
    "wordpress, easy footnotes": (
        (
            "<p>It rose.<span id='easy-footnote-1-12' class='easy-footnote-margin-adjust'></span><span class='easy-footnote'><a href='https://blog.example/post/#easy-footnote-bottom-1-12' title='Smith.'><sup>1</sup></a></span> It fell.</p>"
            '<ol class="easy-footnotes-wrapper"><li class="easy-footnote-single"><span id="easy-footnote-bottom-1-12" class="easy-footnote-margin-adjust"></span>Smith.<a class="easy-footnote-to-top" href="https://blog.example/post/#easy-footnote-1-12"></a></li></ol>'
        ),
        ["1"],
        [("1", "Smith.")],
        "It rose. It fell.",
    ),
    "wordpress, modern footnotes": (
        '<p>It rose.<sup class="modern-footnotes-footnote " data-mfn="1"><a href="javascript:void(0)" role="button" aria-describedby="mfn-content-1">1</a></sup><span id="mfn-content-1" role="tooltip" class="modern-footnotes-footnote__note" tabindex="0">Smith, <i>Rivers</i>.</span> It fell.</p>',
        ["1"],
        [("1", "Smith, Rivers.")],
        "It rose. It fell.",
    ),
    "wordpress, footnotes plugin": (
        (
            '<p>It rose.<span class="footnote_referrer"><a role="button"><sup id="footnote_plugin_tooltip_12_1_1" class="footnote_plugin_tooltip_text">[1]</sup></a><span id="footnote_plugin_tooltip_text_12_1_1" class="footnote_tooltip">Smith, in short.</span></span></p>'
            '<div class="speaker-mute footnotes_reference_container"><div id="footnote_references_container_12_1"><table class="footnotes_table footnote-reference-container"><tbody><tr class="footnotes_plugin_reference_row"> <th scope="row" id="footnote_plugin_reference_12_1_1" class="footnote_plugin_index pointer"><a role="button"><span class="footnote_index_arrow">↑</span>1</a></th> <td class="footnote_plugin_text">Smith, Rivers.</td></tr></tbody></table></div></div>'
        ),
        ["1"],
        [("1", "Smith, Rivers.")],
        "It rose.",
    ),
    "substack": (
        '<p>It rose.<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1-99" href="#footnote-1-99" target="_self">1</a></p><div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1-99" href="#footnote-anchor-1-99" class="footnote-number" target="_self">1</a><div class="footnote-content"><p>Smith.</p><p>More.</p></div></div>',
        ["1"],
        [("1", "Smith. More.")],
        "It rose.",
    ),
    "tufte": (
        '<p>It rose.<label for="sn-a" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-a" class="margin-toggle"/><span class="sidenote">Smith, in the margin.</span> It fell.</p>',
        ["1"],
        [("1", "Smith, in the margin.")],
        "It rose. It fell.",
    ),
    "google docs": (
        '<p class="c1"><span class="c0">It rose.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> It fell.</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><hr class="c9"><div><p class="c5"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c6">&nbsp;Smith.</span></p></div><div class="c10"><p class="c5"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>is that so?</span></p></div>',
        ["1"],
        [("1", "Smith.")],
        "It rose. It fell.",
    ),
    "word, filtered": (
        (
            '<p class=MsoNormal>It rose.<a href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style=\'font-size:11.0pt\'>[1]</span></span></a> It fell.<a href="#_edn1" name="_ednref1" title=""><span class=MsoEndnoteReference><span>[i]</span></span></a></p>'
            '<div><br clear=all><hr align=left size=1 width="33%"><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference><span>[1]</span></span></a> Smith.</p><p class=MsoFootnoteText>More.</p></div></div><div><div id=edn1><p class=MsoEndnoteText><a href="#_ednref1" name="_edn1" title=""><span>[i]</span></a> Brown.</p></div></div>'
        ),
        ["1", "i"],
        [("1", "Smith. More."), ("i", "Brown.")],
        "It rose. It fell.",
    ),
}


def read(text: str) -> Document:
    """A page, read, its spans checked."""
    document = parse(text.encode(), "a.html")
    check_spans(document)
    return document


@pytest.mark.parametrize("name", PAGES)
def test_what_other_programs_write(name: str) -> None:
    """Exactly the signs, the notes and the text are found that the program put there."""
    page, labels, notes, text = PAGES[name]
    document = read(page)
    assert [marker.label for marker in document.markers] == labels
    assert [(note.label, note.passage.text) for note in document.notes] == notes
    assert document.passages[0].text == text
    assert not document.links


def test_context_objects_state_fields() -> None:
    """A COinS beside a reference states its fields; the words add the copy in an archive and the day of access."""
    context = (
        "ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;rft.genre=unknown&amp;rft.jtitle=Example+News"
        "&amp;rft.atitle=Rivers+rise&amp;rft.date=2001-03-05&amp;rft.aulast=Smith&amp;rft.aufirst=Ann&amp;rft.au=Brown%2C+Bo"
        "&amp;rft_id=info%3Adoi%2F10.1000%2F182&amp;rft_id=https%3A%2F%2Fnews.example%2Frise&amp;rfr_id=info%3Asid%2Fx"
    )
    document = read(
        '<p>It rose.<sup><a href="#cite_note-1">[1]</a></sup></p><ol class="references"><li id="cite_note-1"><cite class="citation web">Smith, Ann; Brown, Bo (5 March 2001). <a href="https://web.archive.org/web/2002/https://news.example/rise">"Rivers rise"</a>. '
        'Archived from <a href="https://news.example/rise">the original</a>.<span class="reference-accessdate"> Retrieved <span class="nowrap">2 May</span> 2004</span>.</cite>'
        f'<span title="{context}" class="Z3988"></span></li></ol>'
    )
    assert dict(document.notes[0].fields) == {
        "author": "Smith, Ann; Brown, Bo",
        "title": "Rivers rise",
        "container-title": "Example News",
        "issued": "2001-03-05",
        "type": "webpage",
        "DOI": "10.1000/182",
        "URL": "https://news.example/rise",
        "archive-url": "https://web.archive.org/web/2002/https://news.example/rise",
        "accessed": "Retrieved 2 May 2004",
    }


def test_several_context_objects_in_a_note() -> None:
    """Two sources in one note are two entries, each with its own words; a COinS about the page itself is no reference."""
    coins = (
        '<span class="Z3988" title="rft_val_fmt=info:ofi/fmt:kev:mtx:book&amp;rft.btitle={}&amp;rft.genre=book"></span>'
    )
    document = read(
        f'<div>{coins.format("The+page")}</div><p>It rose.<sup><a href="#n1">1</a></sup></p><ol class="footnotes"><li id="n1"><cite>Smith, Rivers.</cite>{coins.format("Rivers")} <cite>Brown, Falls.</cite>{coins.format("Falls")}</li></ol>'
    )
    (note,) = document.notes
    assert [(entry.passage.text, entry.fields["title"]) for entry in note.entries] == [
        ("Smith, Rivers.", "Rivers"),
        ("Brown, Falls.", "Falls"),
    ]


def test_links_that_lead_nowhere_to_be_checked() -> None:
    """Relative addresses without a base, places in the page, mail and scripts are words; redirects of programs are looked through."""
    document = read(
        '<p>See <a href="/about">all about us</a>, <a href="page.html">the next page</a>, <a href="#sec">a section</a>, <a href="mailto:a@b.example">mail</a>, <a href="javascript:void(0)">a script</a>, '
        '<a href="https://www.google.com/url?q=https://d.example/data?a%3D1&amp;sa=D&amp;ust=1">the data</a> and <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.example%2F&amp;data=x">the rest</a> for all that.</p><p id="sec">Section.</p>'
    )
    assert [(link.text, link.url) for link in document.links] == [
        ("the data", "https://d.example/data?a=1"),
        ("the rest", "https://e.example/"),
    ]
    with_base = '<base href="https://site.example/a/"><p>See <a href="page.html">the next page</a> on what the river did, and <a href="#x">below</a>.</p>'
    assert [link.url for link in read(with_base).links] == ["https://site.example/a/page.html"]
