"""The words of walls, parked domains, failures, logins, paywalls and gates; written as `phrases` reads them."""

from __future__ import annotations

WALL = r"""
just a moment|(?:client|browser|security|javascript) challenge|attention required|checking your browser
verify(?:ing)? (?:that )?you(?:'re| are)? (?:not a (?:robot|bot)|(?:a )?human)|verify (?:you|your) (?:are )?human
are you (?:a )?(?:robot|human)|not a (?:robot|bot)\b|prove (?:that )?you(?:'re| are) (?:human|not)
human verification|security (?:check|checkpoint|verification)|bot (?:detection|verification|protection|manager)
pardon our interruption
access (?:to this (?:page|site|website) has been |has been |is |was )?(?:denied|blocked|restricted|forbidden)
you (?:have been|are|were|'ve been) blocked|(?:request|traffic) (?:was |has been |is )?(?:blocked|rejected)
(?:unusual|suspicious|automated) (?:traffic|activity|requests?|behaviou?r)
complete the (?:captcha|security check|challenge)|solve (?:the|this) (?:captcha|puzzle|challenge)|captcha
ddos protection|request unsuccessful|incident id|support id|reference (?:id|number|#)|ray id
enable javascript and cookies|making sure you'?re not a bot|press (?:&|and) hold|slide to (?:verify|complete)
one more step|please (?:wait|stand by) while (?:we|your)|network security
(?:bestätigen|überprüf\w+|prüfen) ~ (?:mensch|kein roboter|browser|sicherheit)
zugriff (?:wurde )?(?:verweigert|blockiert|gesperrt)|ungewöhnliche\w* (?:aktivität|datenverkehr|zugriff)
nur einen moment|einen moment,? bitte|sicherheits(?:prüfung|überprüfung)|kein roboter
vérifi\w+ ~ (?:humain|robot|navigateur)|accès (?:refusé|bloqué|interdit|temporairement)|un instant
trafic (?:inhabituel|anormal)|pas un robot
(?:verific|comprob|confirm)\w* ~ (?:humano|robot|navegador|persona)|acceso (?:denegado|bloqueado|restringido)
un momento|tráfico inusual|no (?:eres|soy|es) un robot|acesso (?:negado|bloqueado)|não (?:é|sou) um robô
um momento|tráfego incomum
verific\w* ~ (?:umano|robot|browser)|accesso (?:negato|bloccato)|un attimo|non sei un robot
traffico (?:insolito|anomalo)|toegang (?:geweigerd|geblokkeerd)|geen robot|ben je een mens|even geduld
dostęp (?:zabroniony|zablokowany)|nie jeste[śm]\w* robotem|sprawdzanie przeglądarki|åtkomst nekad|adgang nektet
přístup (?:odepřen|zamítnut)|erişim (?:engellendi|reddedildi)|robot olmadığınızı|bir dakika
(?:подтвердите|проверк\w+|убедиться|проверяем) ~ (?:не робот|человек|браузер|вы)
доступ (?:запрещ|ограничен|заблокирован)|вы не робот|доступ (?:заборонен|обмежен)|не робот
ロボット(?:で|では)|人間であることを確認|アクセスが(?:拒否|制限|ブロック)|セキュリティ(?:チェック|確認)|\
로봇이 아|접근이? ?(?:거부|차단|제한)|보안 (?:확인|검사)|사람인지 확인
安全(?:验证|驗證|检查|检测)|人机(?:验证|识别)|验证(?:码|您是)|驗證(?:碼|您是)|访问(?:被拒绝|受限|异常|过于频繁)|\
請稍候|请稍候|滑动(?:验证|完成)|تم (?:رفض|حظر) الوصول
لست روبوت|التحقق من (?:أنك|المتصفح)|xác minh bạn|truy cập bị (?:từ chối|chặn)|akses ditolak
verifikasi (?:bahwa )?anda
"""

PARKED = r"""
(?:domain(?: name)?|website|web ?site|url|address)\b ~ (?:(?:is |may be |might be |could be )?(?:for sale|\
available for (?:purchase|sale)|up for (?:auction|sale)|parked)|(?:has |is )?expired|make an offer|inquire|is \
pending renewal|recently (?:been )?registered|is parked)
[\w-]+\.(?:com|net|org|info|co|io|[a-z]{2,4}) (?:is|may be|could be) (?:for sale|available)
(?:buy|purchase|acquire|get|lease|own) (?:this|the) (?:domain|name|website)|this domain (?:is|was|has|may)
domain (?:for sale|parking|parked|auction|expired|marketplace|broker|owner)|parked (?:free|domain|page|by)
courtesy of (?:godaddy|the registrar)|sponsored listings|the (?:premium )?domain (?:name )?[\w.-]+ is
(?:domain|adresse|webseite)\b ~ (?:zu verkaufen|zum verkauf|steht .{0,15}verkauf|geparkt|erwerben|kaufen|\
abgelaufen|reserviert|registriert)
diese domain (?:kaufen|ist)
(?:nom de domaine|domaine) ~ (?:à vendre|en vente|est (?:parqué|réservé|enregistré)|expiré|acheter|disponible)
(?:dominio|domínio) ~ (?:en venta|à venda|in vendita|está (?:en venta|à venda|aparcado)|è (?:in vendita|\
parcheggiato)|caducado|expirado|scaduto|comprar|acquista|registrado|registrato)
(?:domein(?:naam)?|domena|doména|domän(?:en)?|domæne(?:t)?|domene(?:t)?|domeniu(?:l)?) ~ (?:te koop|na sprzedaż|\
na prodej|till salu|til salg|til leie|geregistreerd|gereserveerd|zaparkowan|wygasł|de vânzare|utrzymywana)
(?:alan adı|domain) ~ (?:satılık|satışta)|домен\w* ~ (?:прода|припаркован|истек|купить|зарегистрирован)
ドメイン[^。\n]{0,40}(?:販売|売り|購入|取得|期限|パーキング|ご利用)|域名[^。\n]{0,30}(?:出售|转让|過期|过期|\
待售|购买)|도메인[^.\n]{0,30}(?:판매|구매|만료)
النطاق ~ للبيع|tên miền ~ (?:bán|hết hạn)
"""

BROKEN = r"""
(?:500|502|503|504)(?: error|:| -|\b) ?(?:internal|bad gateway|service|gateway|server)|internal server error
bad gateway|gateway time-?out|service (?:temporarily )?unavailable
(?:temporarily|currently) (?:unavailable|down|offline)|error establishing a database connection
database (?:connection )?error|fatal error
(?:an?|application|unexpected|server|technical|critical) error (?:has )?(?:occurred|occured)|something went wrong
(?:under|scheduled|down for|undergoing|site) (?:scheduled )?maintenance|maintenance mode|we'?ll be (?:right )?back
be back (?:soon|shortly)|(?:web ?site|account) (?:has been |is |was )?suspended|account suspended
site (?:is )?(?:temporarily )?(?:offline|disabled|unavailable)|bandwidth limit exceeded|welcome to nginx
apache2? (?:\w+ )?default page|default (?:web ?)?page|test page for|it works!?$|web server'?s default page
index of /|iis windows|coming soon|under construction|has encountered a critical error
critical error on this website|experiencing technical difficult|technical difficulties
too many (?:redirects|requests)|invalid url|bad request|forbidden
wartungs(?:arbeiten|modus)|vorübergehend nicht (?:erreichbar|verfügbar)|technische (?:störung|probleme)
es ist ein (?:\w+ )?fehler aufgetreten|interner (?:server)?fehler|im aufbau|en maintenance
(?:temporairement|momentanément) (?:indisponible|inaccessible)|une erreur (?:\w+ )?(?:est survenue|s'est produite)
erreur interne|en construction|en mantenimiento|temporalmente (?:no disponible|fuera de servicio)|error interno
ha ocurrido un error|se ha producido un error|en construcción|em manutenção|temporariamente indisponível
ocorreu um erro|in manutenzione|temporaneamente non disponibile|si è verificato un errore|in onderhoud
tijdelijk niet beschikbaar|er is een fout opgetreden|przerwa techniczna|tymczasowo niedostępn|wystąpił błąd
bakım(?:da| çalışması)|geçici olarak|bir hata oluştu|технические работы|временно недоступ|произошла ошибка
ведутся (?:технические )?работы|メンテナンス(?:中|のお知らせ)|エラーが発生|一時的に(?:利用|アクセス)|점검 ?중|\
오류가 발생|维护中|系统维护|服务(?:暂时)?不可用|发生错误
維護中|発生しました
"""

LOGIN = r"""
(?:log|sign)[ -]?(?:in|on)\b|(?:please )?(?:log|sign) in to|create (?:an |your )?account|member login
authentication required|you must be logged in|(?:forgot|reset)(?: your)? password|single sign[- ]on
register to (?:continue|read)|session (?:has )?expired
anmelden|einloggen|anmeldung|login erforderlich|passwort vergessen|bitte melden sie sich an|connexion|se connecter
connectez-vous|mot de passe oublié|identifiez-vous|identification|iniciar sesión|inicia sesión|inicio de sesión
acceder a tu cuenta|olvidado (?:tu|su) contraseña|iniciar sessão|fazer login|entrar na (?:sua )?conta
esqueceu (?:a|sua) senha|accedi|effettua il login|password dimenticata|inloggen|aanmelden|wachtwoord vergeten
logga in|logg inn?|log ind|kirjaudu|zaloguj(?: się)?|logowanie|přihl[aá](?:sit|šení)|bejelentkezés|autentificare
conectare|giriş yap|oturum aç|войти|вход в (?:систему|аккаунт|личный)|авторизация|увійти|вхід|σύνδεση|تسجيل الدخول
ログイン|로그인|登录|登錄|登入|đăng nhập|masuk ke akun|prijava|prijavite se
"""

PAYWALL = r"""
(?:subscribe|subscription|sign up|register|log in|membership|become a (?:member|subscriber)|join) (?:now |today \
|for .{1,20} )?to (?:continue|read|keep|unlock|access|view|get (?:full )?access|see)
(?:to (?:continue|keep) reading|continue reading (?:this|with|for)|unlock (?:this|the|full)|(?:this|the|full) \
(?:article|story|content|post) is (?:only |exclusively )?(?:for|available (?:to|for|only)|reserved|locked|\
behind)|(?:subscribers?|members?|premium|paid)[- ]only|exclusive(?:ly)? (?:to|for) (?:our )?(?:subscribers|\
members)|already (?:a |have a |have an )?(?:subscriber|subscription|member|account)|(?:free )?articles? (?:left|\
remaining) this month|reached your (?:limit|article limit)|start your (?:free )?trial|this content is for \
(?:paid|members|subscribers)|you have \w+ free articles?)
(?:nur|exklusiv) für (?:abonnent|mitglieder|registrierte)
(?:artikel|beitrag|inhalt) ~ (?:freischalten|weiterlesen mit|für abonnent)
jetzt (?:weiterlesen|abonnieren|testen|freischalten)
sie (?:sind|haben) (?:bereits|schon) (?:abonnent|ein abo|registriert)|plus-(?:artikel|abo)
mit (?:\w+ ?)?(?:plus|\+|abo) (?:weiterlesen|lesen)|bereits (?:abonnent|registriert|kunde)|weiterlesen mit
(?:réservé|accessible) (?:à|aux?|uniquement) (?:nos )?(?:abonn|membres)|(?:pour|de) lire la suite
abonnez-vous pour|déjà abonné|il vous reste .{0,20}à lire|article réservé
(?:solo|exclusivo|contenido) (?:para|exclusivo para) (?:nuestros )?(?:suscriptores|socios|abonados)
suscríbe(?:te|se) para|ya (?:eres|soy) suscriptor|para (?:seguir|continuar) leyendo
(?:exclusivo|conteúdo) (?:exclusivo )?para assinantes|assine para|já é assinante|para continuar lendo
riservato agli abbonati|(?:sei già|già) abbonat|per (?:continuare a leggere|leggere tutto)|abbonati per
(?:alleen|exclusief) voor (?:abonnees|leden)|al abonnee|lees verder met|verder lezen|för prenumeranter
kun for abonnenter|redan prenumerant|(?:bare|kun) for abonnent|vain tilaajille|tilaajille
tylko dla (?:subskrybentów|prenumeratorów)|dla subskrybentów|pouze pro předplatitele|csak előfizetők
sadece aboneler|только (?:для|по) подпис|для подписчиков|会員限定|有料(?:会員|記事|登録)|この記事は(?:会員|\
有料)|続きを読むには|残り\d+文字
유료 ?(?:회원|기사|구독)|구독자 전용|会员专享|付费(?:阅读|内容|文章)|订阅(?:后|以)|للمشتركين فقط
"""

CONSENT = r"""
before you continue|we (?:value|care about|respect) your privacy
your privacy (?:matters|choices|is important|settings)
(?:cookie|privacy) (?:consent|settings|preferences|choices|gate|wall)
(?:accept|agree|consent) ~ (?:cookies?|continue|tracking|personal data|advertising)
manage (?:your )?(?:privacy|cookie|consent|preferences|choices)|we and our (?:\d+ )?partners|uses? cookies
data protection choices
(?:confirm|verify|enter|verification of) (?:that )?(?:you are |your )?(?:age|over|at least|legal (?:drinking \
)?age|date of birth)
(?:are you|you must be|i am|i'm) (?:over|at least|older than|of legal|18|21)
age (?:verification|restricted|check|gate)|(?:over|under) (?:18|21)\b
(?:not|isn'?t|un) ?(?:currently )?available (?:in|from|for) (?:your|most|the|this|visitors|users|residents) \
?(?:country|region|location|european|eu\b|area|territory|european union|eea)
(?:your|this) (?:country|region|location) ~ (?:not (?:available|supported|permitted|allowed)|restricted|blocked|\
unavailable)
unavailable (?:for|due to) legal reasons|\bgdpr\b|general data protection regulation
geo(?:graphic(?:al)?)?[- ]?(?:restrict|block)\w*
european (?:economic area|union|visitors|users) ~ (?:unavailable|not|cannot|can'?t)
(?:choose|select) your (?:country|region|location)
(?:zustimm|einwillig|akzeptier)\w* ~ (?:cookies?|werbung|tracking|weiter|datenschutz)
mit werbung (?:weiterlesen|lesen|nutzen)|cookies? (?:zustimmen|akzeptieren)|ihre privatsphäre
datenschutz-?einstellungen|alters(?:prüfung|verifikation|nachweis|kontrolle|freigabe)
(?:sind sie|bist du|ich bin) (?:mindestens|über|schon|älter)|in (?:ihrem|deinem) land nicht verfügbar
privatsphäre-einstellungen
(?:accept|consent|continuer)\w* ~ (?:cookies?|traceurs|publicité|sans accepter)|votre (?:vie privée|âge)
respect(?:ons)? votre vie privée|avez-vous (?:plus de )?18 ans|majorité légale
pas disponible dans votre (?:pays|région)|(?:acept|consent|rechaz)\w* ~ (?:cookies|publicidad|continuar)
(?:su|tu) privacidad|eres mayor de edad|mayor de 18|no (?:está )?disponible en (?:su|tu) (?:país|región|ubicación)
sua privacidade|(?:aceit|concord)\w* ~ (?:cookies|continuar)|maior de 18
não (?:está )?disponível (?:no seu|na sua) (?:país|região)
(?:accett|acconsent|rifiut)\w* ~ (?:cookie|pubblicità|continua)|la (?:tua|vostra) privacy|maggiorenne
non (?:è )?disponibile nel (?:tuo|vostro) paese|(?:akkoord|accepte\w+|toestemming) ~ cookies?
(?:je|uw|jouw) privacy|ouder dan 18|niet beschikbaar in (?:uw|je|jouw) (?:land|regio)
(?:godkänn|godta|accepter)\w* ~ (?:cookies?|kakor|informasjonskapsler)|(?:hyväksy)\w* ~ evästee
(?:zgod|akceptuj)\w* ~ (?:cookies?|ciasteczk|dan(?:ych|e))|(?:dbamy o|szanujemy) (?:twoją|państwa) prywatność
souhlas\w* ~ cookies|(?:çerez)\w* ~ (?:kabul|onay)|18 yaşından|(?:соглас|принять)\w* ~ (?:cookie|куки|обработк)
вам (?:уже )?(?:есть )?18|недоступ\w+ в ваш(?:ей|ем) (?:стране|регионе)|(?:cookie|クッキー)[^。\n]{0,30}同意|\
18歳(?:以上|未満)
お住まいの(?:国|地域)では|쿠키[^.\n]{0,30}동의|(?:만 ?)?(?:18|19)세 이상|해당 (?:국가|지역)에서는|\
同意[^。\n]{0,20}cookie
(?:年满|年滿|未满|未滿)[^。\n]{0,6}(?:18|十八)|您所在的(?:国家|地区|國家|地區)
"""

SCRIPT = r"""
(?:enable|turn on|activate|requires?|need|without|allow) (?:\w+ ){0,4}javascript
javascript (?:is |must be |to be )?(?:required|disabled|enabled|not enabled|turned off)
(?:app|site|page|website) (?:requires|works best with|needs) javascript|^loading\b
javascript (?:aktivieren|deaktiviert)|activer javascript|activ(?:e|ar) javascript|habilit\w+ javascript
attivare javascript|включите javascript|javascriptを有効|javascript(?:를|을) (?:사용|활성)|启用 ?javascript
"""
