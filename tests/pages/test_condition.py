"""Which pages are no articles, and which only look as if they were none."""

from __future__ import annotations

import pytest

from provaudit.model import Condition
from provaudit.pages import read_page

URL = "https://www.example.org/news/2024/05/03/river-rises-again"
NAV = "<nav><a href=/>Home</a> <a href=/world>World</a> <a href=/sport>Sport</a></nav>"
FOOT = "<footer>© 2024 Example. Imprint. Privacy. <a href=/login>Log in</a></footer>"
SENTENCE = (
    "The river rose by two metres within a day, and the lower town had to be left by its inhabitants before dawn. "
)


def page(title: str, body: str, head: str = "") -> str:
    """A small page."""
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{NAV}{body}{FOOT}</body></html>"


LOST = [
    ("Example", "<h1>Sorry, we can't find that page</h1><p>It may have been moved or no longer exists.</p>"),
    ("404 - Example", "<h2>Oops!</h2><p>That page can’t be found. Try a search?</p>"),
    ("Page Not Found | Example Daily", "<div class=box><p>Nothing here.</p></div>"),
    (
        "Example Daily",
        "<h1>This page isn’t available</h1><p>The link you followed may be broken, or the page removed.</p>",
    ),
    ("Example", "<h1>Whoops, looks like this story has moved</h1><p>Error 404</p>"),
    ("Example", "<h1>We looked everywhere</h1><p>The article you were looking for does not exist any more.</p>"),
    ("Error", "<p>The requested URL /a/b was not found on this server.</p>"),
    ("Seite nicht gefunden - Beispiel", "<h1>Hoppla</h1><p>Die gesuchte Seite existiert leider nicht mehr.</p>"),
    ("Beispiel", "<h1>Diese Seite gibt es leider nicht</h1><p>Vielleicht hilft die Suche weiter.</p>"),
    ("Exemple", "<h1>Page introuvable</h1><p>La page que vous cherchez n'existe plus.</p>"),
    ("Exemple", "<h1>Oups !</h1><p>Cet article n'est plus disponible.</p>"),
    ("Ejemplo", "<h1>Página no encontrada</h1><p>Lo sentimos, la página que busca no existe.</p>"),
    ("Exemplo", "<h1>Página não encontrada</h1><p>O conteúdo não está disponível.</p>"),
    ("Esempio", "<h1>Pagina non trovata</h1><p>La pagina richiesta non esiste.</p>"),
    ("Voorbeeld", "<h1>Pagina niet gevonden</h1><p>Deze pagina bestaat niet meer.</p>"),
    ("Exempel", "<h1>Sidan kunde inte hittas</h1><p>Sidan du söker finns inte längre.</p>"),
    ("Eksempel", "<h1>Siden ble ikke funnet</h1><p>Siden finnes ikke lenger.</p>"),
    ("Esimerkki", "<h1>Sivua ei löytynyt</h1>"),
    ("Przykład", "<h1>Nie znaleziono strony</h1><p>Strona, której szukasz, nie istnieje.</p>"),
    ("Příklad", "<h1>Stránka nenalezena</h1><p>Požadovaná stránka neexistuje.</p>"),
    ("Példa", "<h1>Az oldal nem található</h1>"),
    ("Örnek", "<h1>Sayfa bulunamadı</h1><p>Aradığınız sayfa kaldırılmış olabilir.</p>"),
    ("Пример", "<h1>Страница не найдена</h1><p>Возможно, она была удалена.</p>"),
    ("Приклад", "<h1>Сторінку не знайдено</h1>"),
    ("Παράδειγμα", "<h1>Η σελίδα δεν βρέθηκε</h1>"),
    ("مثال", "<h1>الصفحة غير موجودة</h1>"),
    ("דוגמה", "<h1>הדף לא נמצא</h1>"),
    ("例", "<h1>ページが見つかりません</h1><p>お探しのページは削除された可能性があります。</p>"),
    ("예시", "<h1>페이지를 찾을 수 없습니다</h1>"),
    ("示例", "<h1>页面不存在</h1><p>抱歉，您访问的页面已被删除。</p>"),
    ("Ví dụ", "<h1>Không tìm thấy trang</h1><p>Trang bạn tìm không tồn tại.</p>"),
    ("Contoh", "<h1>Halaman tidak ditemukan</h1>"),
]

WALLS = [
    ("Just a moment...", "<p>Checking your browser before accessing example.org.</p>"),
    (
        "example.org",
        "<h1>Verify you are human</h1><p>Complete the security check to continue.</p>",
    ),
    (
        "Access Denied",
        "<h1>Access Denied</h1><p>You don't have permission to access this resource. Reference #18.2d7c</p>",
    ),
    (
        "example.org",
        "<p>Please enable JS and disable any ad blocker</p><script src=https://ct.captcha-delivery.com/c.js></script>",
    ),
    ("Are you a robot?", "<p>Our systems have detected unusual traffic from your network.</p>"),
    ("Request blocked", "<p>Request unsuccessful. Incapsula incident ID: 1234-5678</p>"),
    ("Human Verification", "<div id=captcha-container></div><p>Let's confirm you are human.</p>"),
    ("Einen Moment bitte", "<p>Wir überprüfen, ob Sie ein Mensch sind.</p>"),
    ("Un instant", "<p>Vérification que vous n'êtes pas un robot.</p>"),
    ("Проверка", "<h1>Подтвердите, что вы не робот</h1>"),
    ("安全验证", "<p>请完成下方验证后继续访问</p>"),
    ("確認", "<h1>ロボットではないことを確認してください</h1>"),
]

PARKED = [
    ("example.org is for sale", "<h1>The domain example.org is for sale</h1><p>Make an offer today.</p>"),
    (
        "example.org",
        "<p>This domain may be for sale. Buy this domain.</p><ul><li>Car insurance</li><li>Loans</li></ul>",
    ),
    ("example.org", "<p>This Web page is parked free, courtesy of the registrar.</p><p>Related searches</p>"),
    ("example.org", "<h1>Diese Domain steht zum Verkauf</h1>"),
    ("example.org", "<h1>Ce nom de domaine est à vendre</h1>"),
    ("example.org", "<h1>Este dominio está en venta</h1>"),
    ("example.org", "<h1>Домен продается</h1>"),
    ("example.org", "<h1>このドメインは販売中です</h1>"),
]

ERRORS = [
    ("500 Internal Server Error", "<h1>Internal Server Error</h1>"),
    ("Example", "<h1>Error establishing a database connection</h1>"),
    ("Example", "<h1>We'll be right back</h1><p>The site is down for maintenance.</p>"),
    ("Beispiel", "<h1>Wartungsarbeiten</h1>"),
    ("Account Suspended", "<p>This account has been suspended.</p>"),
]

LOGINS = [
    ("Sign in - Example", "<h1>Sign in</h1><form><input name=u><input type=password name=p></form>"),
    ("Anmelden | Beispiel", "<form><input name=u><input type=password><a>Passwort vergessen?</a></form>"),
    ("Connexion", "<form><input name=u><input type=password></form>"),
    ("ログイン", "<form><input name=u><input type=password></form>"),
]

CONSENTS = [
    (
        "Before you continue",
        "<p>We and our 842 partners use cookies to store personal data.</p><button>Accept all</button>",
    ),
    ("Example", "<h1>Are you over 18?</h1><p>You must be of legal drinking age to enter.</p>"),
    ("Example", "<h1>Not available in your region</h1><p>This content is not available in your country.</p>"),
    (
        "Beispiel",
        "<h1>Wir brauchen Ihre Zustimmung</h1><p>Cookies zustimmen oder mit Werbung weiterlesen.</p>",
    ),
]


@pytest.mark.parametrize(("title", "body"), LOST)
def test_a_page_that_says_not_found_with_success_is_a_soft_404(title: str, body: str) -> None:
    """Whatever the language, a 200 that says "not found" is a soft 404 and says why."""
    found = read_page(page(title, body), URL)
    assert found.condition is Condition.SOFT_404
    assert found.signals


@pytest.mark.parametrize(("title", "body"), WALLS)
@pytest.mark.parametrize("status", [200, 403, 503])
def test_a_challenge_is_a_bot_wall_whatever_its_status(title: str, body: str, status: int) -> None:
    """A page that asks for proof of humanity is a wall, not a verdict on the source."""
    assert read_page(page(title, body), URL, status=status).condition is Condition.BOT_WALL


@pytest.mark.parametrize(("title", "body"), PARKED)
def test_a_domain_for_sale_is_parked(title: str, body: str) -> None:
    """A page that offers the domain is not the source."""
    assert read_page(page(title, body), URL).condition is Condition.PARKED


@pytest.mark.parametrize(("title", "body"), ERRORS)
def test_a_failure_with_success_status_is_an_error(title: str, body: str) -> None:
    """A server's failure page is an error even with status 200."""
    assert read_page(page(title, body), URL).condition is Condition.ERROR


@pytest.mark.parametrize(("title", "body"), LOGINS)
def test_a_login_form_alone_is_a_login_page(title: str, body: str) -> None:
    """A page that only asks for a password is a login."""
    assert read_page(page(title, body), URL).condition is Condition.LOGIN


@pytest.mark.parametrize(("title", "body"), CONSENTS)
def test_a_gate_before_the_page_is_consent(title: str, body: str) -> None:
    """Cookie, age and region gates are told from the page behind them."""
    assert read_page(page(title, body), URL).condition is Condition.CONSENT


@pytest.mark.parametrize("status", [404, 410, 500, 502])
def test_an_error_status_is_an_error(status: int) -> None:
    """Any page with an error status is an error that names the status."""
    found = read_page(page("404 Not Found", "<h1>Not Found</h1>"), URL, status=status)
    assert found.condition is Condition.ERROR
    assert str(status) in found.signals[0]


def test_a_challenge_header_decides_alone() -> None:
    """Cloudflare's header marks a challenge whatever the page says."""
    found = read_page("<html><body>...</body></html>", URL, status=403, headers=[("CF-Mitigated", "challenge")])
    assert found.condition is Condition.BOT_WALL
    assert "cf-mitigated" in found.signals[0]


@pytest.mark.parametrize(
    "home", ["https://www.example.org/", "https://www.example.org/en/", "https://example.org/index.html"]
)
def test_a_deep_link_that_lands_on_the_root_is_home(home: str) -> None:
    """A redirect from an article to the home page is told by the addresses."""
    body = "<h1>Example</h1><ul><li>Latest stories</li><li>Sport</li></ul>"
    assert read_page(page("Example - Home", body), home, requested=URL).condition is Condition.HOME


def test_a_home_page_that_was_asked_for_is_no_redirect() -> None:
    """Asking for the root and getting it is in order."""
    root = "https://www.example.org/"
    assert (
        read_page(page("Example", f"<h1>Example</h1><p>{SENTENCE * 20}</p>"), root, requested=root).condition
        is Condition.ARTICLE
    )


def test_a_redirect_up_to_the_section_is_a_listing() -> None:
    """A redirect from an article to the section above it is a listing."""
    body = "<h1>News</h1>" + "".join(f"<li><a href=/news/{n}>Story number {n}</a></li>" for n in range(30))
    found = read_page(page("News", body), "https://www.example.org/news/", requested=URL)
    assert found.condition is Condition.LISTING


def test_an_empty_application_is_a_shell() -> None:
    """A page that only loads scripts needs a browser."""
    html = "<html><head><title>Example</title></head><body><div id=root></div><script src=/a.js></script></body></html>"
    assert read_page(html, URL).condition is Condition.SHELL


def test_a_closed_stub_is_a_paywall() -> None:
    """A teaser that says it is not free is a paywall, and only part of the text."""
    data = '{"@type": "NewsArticle", "headline": "River rises again", "isAccessibleForFree": false}'
    head = f'<script type="application/ld+json">{data}</script>'
    found = read_page(
        page(
            "River rises again",
            f"<h1>River rises again</h1><p>{SENTENCE}</p><p>Subscribe to continue reading.</p>",
            head,
        ),
        URL,
    )
    assert found.condition is Condition.PAYWALL
    assert found.coverage == "part"


ARTICLES = [
    ("How to fix a 404 error in your shop", SENTENCE * 12),
    ("Page not found: the art of the error page", SENTENCE * 12),
    ("Why this domain is for sale, and who buys domains", SENTENCE * 12),
    ("Are you a robot? What captchas do to us", SENTENCE * 12),
    ("Access denied: journalists shut out of the court", SENTENCE * 12),
    ("Before you continue: how cookie banners won", SENTENCE * 12),
    ("Sign in with your face", SENTENCE * 12),
    ("Service unavailable: the day the trains stood still", SENTENCE * 12),
    ("Seite nicht gefunden: Eine Ausstellung in Bonn", SENTENCE * 12),
]


@pytest.mark.parametrize(("title", "text"), ARTICLES)
def test_an_article_about_such_things_is_an_article(title: str, text: str) -> None:
    """Words that walls and errors use do not make an article one."""
    body = f"<h1>{title}</h1><p>By Jane Roe</p><p>{text}</p>"
    assert read_page(page(f"{title} - Example", body), URL).condition is Condition.ARTICLE


def test_boxes_on_an_article_do_not_count() -> None:
    """A login box, a cookie banner, a captcha script and a teaser stand on many articles."""
    body = (
        "<div id=cookie>We value your privacy. Accept all cookies to continue.</div>"
        "<form class=login><input type=password><a>Forgot password?</a></form>"
        f"<h1>River rises again</h1><p>{SENTENCE * 12}</p><p>Already a subscriber? Log in</p>"
        "<script src=https://www.google.com/recaptcha/api.js></script><div class=g-recaptcha></div>"
    )
    assert read_page(page("River rises again", body), URL).condition is Condition.ARTICLE


@pytest.mark.parametrize("body", [b"", b"   \n", b"\0\0\0\0"])
def test_an_empty_body_cannot_be_read(body: bytes) -> None:
    """Nothing to read is said to be so."""
    found = read_page(body, URL)
    assert found.condition is Condition.UNREADABLE
    assert found.signals
    assert found.coverage == "none"
