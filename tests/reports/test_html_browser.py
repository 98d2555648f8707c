"""`html` in a real browser: filter, open, copy, print, keyboard, contrast; skipped where there is no Chromium."""

import os
import shutil

import pytest
from attrs import evolve
from playwright.sync_api import expect

from provaudit.reports.html import render
from provaudit.reports.presentation import Presentation

CHROMIUM = os.environ.get("PROVAUDIT_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium (apt-get install chromium)")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="module")
def browser():
    """One Chromium for all of these tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """Opens a report in a new context and fails the test if its script failed or it asked for anything."""
    contexts, complaints = [], []

    def opened(report, how=None, **options):
        place = tmp_path / "report.html"
        place.write_text(render(report, how or Presentation()), encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
        page.goto(place.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def shown(page) -> list[str]:
    """The labels of the cards that can be seen."""
    return page.locator("details.card:not([hidden]) > summary > .label").all_text_contents()


def test_everything_is_shown_at_first(open_page, sample):
    """All cards are there and closed; the count says so; a title with a script has run nothing."""
    page = open_page(sample)
    assert shown(page) == ["1", "2", "3", "4", "5", "6"]
    assert page.locator("details.card[open]").count() == 0
    assert page.locator("#shown").text_content() == "6 of 6 references"


def test_the_filters_work_together(open_page, sample):
    """Verdicts, family and words each narrow the cards; Escape shows everything again."""
    page = open_page(sample)
    page.locator("input[name=verdict][value=confirmed]").uncheck()
    expect(page.locator("#shown")).to_have_text("5 of 6 references")
    assert shown(page) == ["2", "3", "4", "5", "6"]
    page.locator("select[name=family]").select_option("L")
    expect(page.locator("#shown")).to_have_text("2 of 6 references")
    assert shown(page) == ["3", "4"]
    page.locator("input[name=words]").fill("KEEPER saw")
    expect(page.locator("#shown")).to_have_text("1 of 6 references")
    assert shown(page) == ["4"]
    assert page.locator("a.mark.off").count() == 2 * 5
    page.keyboard.press("Escape")
    assert page.locator("#shown").text_content() == "6 of 6 references"
    assert page.locator("input[name=verdict][value=confirmed]").is_checked()


def test_documents_without_a_match_are_put_away(open_page, sample, many_references):
    """With several documents there is a list of them, and a filter hides those in which it finds nothing."""
    page = open_page(evolve(sample, documents=(*sample.documents, *many_references(5).documents)))
    assert page.locator("nav li").count() == 3
    assert "✗ 1 broken" in page.locator("nav li").first.text_content()
    page.locator("input[name=words]").fill("rivers")
    expect(page.locator("#shown")).to_have_text("5 of 11 references")
    assert page.locator("section.document:visible > h2").all_text_contents() == ["many.txt"]
    page.keyboard.press("Escape")
    assert page.locator("section.document:visible").count() == 3
    page.locator("nav a").nth(2).click()
    assert page.url.endswith("#d3")


def test_a_citation_opens_its_card(open_page, sample):
    """A click on a marker opens, shows and focuses the card, and marks the places that cite it."""
    page = open_page(sample, viewport={"width": 1200, "height": 400})
    page.locator("a.mark", has_text="[3]").click()
    card = page.locator("details.card[open]")
    assert card.locator("> summary > .label").all_text_contents() == ["3"]
    assert card.locator("> summary").evaluate("one => one === document.activeElement")
    assert card.locator("> summary").is_visible()
    assert page.locator("a.mark.current").count() == 2
    box = card.locator("> summary").bounding_box()
    assert 0 <= box["y"] < 400


def test_a_citation_shows_a_card_that_was_filtered_away(open_page, sample):
    """Opening what the filter hides takes the filter back, so that a click never does nothing."""
    page = open_page(sample)
    page.locator("input[name=verdict][value=broken]").uncheck()
    expect(page.locator("#shown")).to_have_text("5 of 6 references")
    page.locator("a.mark", has_text="[3]").click()
    assert page.locator("details.card[open] > summary > .label").all_text_contents() == ["3"]
    assert len(shown(page)) == 6


def test_a_link_with_a_fragment_opens_the_card(open_page, sample):
    """An editor can send on the address of one card."""
    page = open_page(sample)
    page.goto(page.url.split("#")[0] + "#d1-4")
    page.reload()
    assert page.locator("details.card[open] > summary > .label").all_text_contents() == ["4"]


def test_a_card_shows_its_place_in_the_text(open_page, sample):
    """The button in a card moves the focus to the first marker that cites it."""
    page = open_page(sample)
    page.locator("a.mark", has_text="[2]").click()
    page.locator("details.card[open] .locate").click()
    assert page.evaluate("document.activeElement.textContent").startswith("[2]")


def test_a_fix_is_copied(open_page, sample):
    """The button copies exactly the replacement and says so."""
    page = open_page(sample, permissions=["clipboard-read", "clipboard-write"])
    page.locator("a.mark", has_text="[2]").click()
    page.locator("details.card[open] .copy").first.click()
    expect(page.locator("#live")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "19 June 2023"
    assert page.locator("details.card[open] .copy").first.text_content().startswith("Copied")


def test_without_a_clipboard_the_fix_is_selected(open_page, sample):
    """Where the page may not use the clipboard, the words are selected for the reader's own Ctrl+C."""
    page = open_page(sample)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator("a.mark", has_text="[2]").click()
    page.locator("details.card[open] .copy").first.click()
    assert page.evaluate("getSelection().toString()") == "19 June 2023"


def test_the_keyboard_is_enough(open_page, sample):
    """j and k walk the cards, Enter opens one, t goes to the text, / to the search; the keys can be turned off."""
    page = open_page(sample)
    for key in "jjj":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.querySelector('.label').textContent") == "3"
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert page.locator("details.card[open] > summary > .label").all_text_contents() == ["2"]
    page.keyboard.press("t")
    assert page.evaluate("document.activeElement.className").startswith("mark")
    page.keyboard.press("/")
    page.keyboard.type("jk")
    assert page.locator("input[name=words]").input_value() == "jk"
    page.keyboard.press("Escape")
    page.locator(".keys > summary").click()
    page.locator("#use-keys").uncheck()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "use-keys"


def test_open_all_and_close_all(open_page, sample):
    """Both buttons do what they say, on the cards that are shown."""
    page = open_page(sample)
    page.locator("#open-all").click()
    assert page.locator("details.card[open]").count() == 6
    page.locator("#close-all").click()
    assert page.locator("details.card[open]").count() == 0


def test_paper_shows_what_there_is_to_read(open_page, sample, tmp_path):
    """Printing opens the cards but those confirmed without a finding, drops the filters, and closes the cards again."""
    page = open_page(sample)
    page.evaluate(
        "addEventListener('beforeprint', () => {"
        " window.unread = [...document.querySelectorAll('.card:not([open])')].map((card) => ({...card.dataset})) })"
    )
    page.pdf(path=tmp_path / "report.pdf", format="A4")
    assert page.evaluate("window.unread") == [{"verdict": "confirmed", "families": ""}]
    assert page.locator("details.card[open]").count() == 0
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 480)])
def test_axe_finds_nothing(open_page, sample, scheme, width):
    """With everything open, nothing violates what axe-core checks of WCAG 2 A and AA, light or dark, wide or narrow."""
    from axe_playwright_python.sync_playwright import Axe

    pages = {"M505": "Why dates matter.", "L301": "Gone."}
    page = open_page(
        sample,
        Presentation(pages=pages),
        bypass_csp=True,  # axe is a script that is not ours
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.locator("a.mark").first.click()
    chosen = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": chosen})
    assert found.violations_count == 0, found.generate_report()


def test_a_thousand_references_do_not_lag(open_page, many_references):
    """With 1,000 references the page loads, filters and opens a card without a wait that can be felt."""
    page = open_page(many_references(1000))
    assert page.locator("#shown").text_content() == "1000 of 1000 references"
    spent = page.evaluate(
        """async () => {
            const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            const field = document.querySelector("input[name=words]");
            const times = [];
            for (const words of ["", "rivers 99", "piece 5", ""]) {
                await frame();
                const start = performance.now();
                field.value = words;
                field.dispatchEvent(new Event("input", {bubbles: true}));
                await frame();
                document.body.offsetHeight;
                times.push(performance.now() - start);
            }
            const start = performance.now();
            document.querySelectorAll("a.mark")[700].click();
            document.body.offsetHeight;
            times.push(performance.now() - start);
            return times;
        }"""
    )
    print("milliseconds:", [round(time) for time in spent])
    assert max(spent) < 1500  # about a tenth of it on a quiet machine; a page that lays out all cards takes seconds


def test_the_page_reads_without_its_script(browser, sample, tmp_path):
    """Where scripts are off, the document, the cards and the links between them are all there, without dead buttons."""
    place = tmp_path / "report.html"
    place.write_text(render(sample), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(place.as_uri())
    assert page.locator("details.card").count() == 6
    assert not page.locator("#filters").is_visible()
    assert page.locator("button:visible").count() == 0
    page.locator("a.mark", has_text="[3]").click()
    assert page.locator("#d1-3").is_visible()
    context.close()
