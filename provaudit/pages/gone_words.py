"""The words by which pages say that what was asked for is not there; written as `phrases` reads them."""

from __future__ import annotations

GONE = r"""
(?:page|article|story|document|content|resource|url|link|file|address|post|item|entry|site) ~ (?:not (?:be \
)?found|doesn'?t exist|does not exist|no longer (?:exists?|available|here|active|online)|can'?t (?:be found|\
find|seem to find)|cannot (?:be found|find)|could ?n'?t (?:be found|find|locate)|could not (?:be found|find|\
locate)|unable to (?:find|locate)|isn'?t (?:here|available|there)|is not available|not available|missing|has \
been (?:removed|deleted|moved|retired|archived|unpublished)|been (?:moved|removed|deleted)|was (?:removed|\
deleted|moved)|may have (?:moved|been|expired)|might have|gone|vanished|disappeared|expired|nowhere to be found|\
doesn'?t seem to exist|we looked everywhere|lost)
(?:nothing|no (?:page|article|results?|content|document|posts?)) (?:was |were |could be )?(?:found|here|\
matche[sd])
(?:error|http|status|code) ?:? ?404|404 ?(?:error|[-–—|:.!]|not found|page|file)|^404$
\b404\b ~ (?:not found|error|page|oops|sorry)|error 410|410 gone
(?:oops|whoops|uh[- ]oh|sorry|hmm|yikes)\b ~ (?:page|can'?t find|not found|404|lost|gone|nothing here|broken \
link|dead end)
(?:could ?n'?t|could not|can'?t|cannot|unable to) (?:seem to )?(?:find|locate) (?:what|the|that|this|your|any)\b
(?:page|article|story|post) ~ (?:wandered off|went missing|ran away|got lost|taken down|has expired)
looking for (?:is|was|has|may|might|can|could|cannot|isn'?t|doesn'?t|no longer) |dead link|broken link
page you (?:requested|were looking|are looking|tried|wanted|have requested)
(?:seite|artikel|beitrag|inhalt|dokument|adresse|link|datei|url) ~ (?:nicht (?:mehr )?(?:gefunden|vorhanden|\
verfügbar|existier|auffindbar|erreichbar|online|gibt|abrufbar)|existiert nicht|gibt es (?:leider )?nicht|nicht \
finden|leider nicht|gelöscht|verschoben|entfernt|umgezogen)
(?:page|article|contenu|document|adresse|lien|ressource) ~ (?:introuvable|n'existe (?:pas|plus)|n'est (?:plus|\
pas) (?:disponible|en ligne|accessible)|n'a (?:pas )?(?:pu être|été) (?:trouv|supprim)|pas (?:été )?trouvée?|\
non trouvée?|a été (?:supprim|déplac|retir)|plus disponible)
(?:página|pagina|artículo|noticia|contenido|documento|enlace|recurso|nota) ~ (?:no (?:se )?(?:ha (?:sido )?|fue \
|pudo ser )?(?:encontrad[oa]|encontró|encuentra|existe|está disponible|disponible)|ya no (?:existe|está)|no \
encontrad|ha sido (?:eliminad|movid)|fue eliminad|no podemos encontrar|inexistente)
(?:página|artigo|conteúdo|notícia|documento|link|endereço|matéria) ~ (?:não (?:foi )?(?:encontrad[oa]|\
localizad[oa]|existe|está disponível|pôde ser)|inexistente|removid[oa]|indisponível|não encontramos|já não \
existe|não existe mais)
(?:pagina|articolo|contenuto|documento|risorsa|indirizzo) ~ (?:non (?:è stat[oa] )?(?:trovat[oa]|esiste|\
disponibile|più disponibile|raggiungibile|presente)|inesistente|rimoss[oa]|spostat[oa]|non (?:è )?più|\
impossibile trovare)
(?:pagina|artikel|bericht|inhoud|adres|link) ~ (?:niet (?:(?:meer|worden) )*(?:gevonden|gevonden|beschikbaar|\
bestaat|vinden)|bestaat niet|verwijderd|verplaatst|kunnen .{0,30}niet vinden|onvindbaar)
(?:sidan|sida|siden|side|artikeln?|artikkelen|innehållet|innholdet|dokumentet) ~ (?:(?:inte|ikke|ej) (?:längre |\
lenger |længere )?(?:hittas|hittades|finns|finnes|funnet|fundet|findes|tillgänglig|tilgjengelig|eksisterer|\
finde|finne|hitta)|(?:hittades|hittas|finns|finnes|findes|fantes) (?:inte|ikke|ej)|kunne ikke|kunde inte|(?:har \
)?(?:blivit|blitt|blevet)? ?(?:flyttat|flyttet|slettet|borttagen|fjernet|raderad))
(?:sivua|sivu|artikkelia|sisältöä) ~ (?:ei (?:löyty|löydy|ole|voitu)|poistettu)
(?:stron[ay]|strony|artykuł|treść|dokument) ~ (?:nie (?:została |został )?(?:znalezion|istnieje|odnaleziono|\
jest dostępn|ma takiej)|nie znaleziono|usunięt|przeniesion)
nie znaleziono (?:strony|artykułu|takiej)|nie ma takiej strony
(?:stránk\w+|článek|článok|obsah|dokument) ~ (?:(?:nebyla?|nebola?|neexistuje|nenalezen|nenájden|nelze|\
nepodařilo|není|nie je)\w*|odstraněn|smazán|presunut|přesunut)
(?:oldal|cikk|tartalom) ~ (?:nem (?:található|létezik|elérhető|találjuk)|törölt|törölve|megszűnt)
(?:pagina|articolul|conținutul) ~ (?:nu (?:a fost găsit|există|este disponibil|mai)|negăsit|ștears)
(?:stranica|strana|članak|vsebina|stran|straница) ~ (?:ni(?:je|smo)? (?:pronađen|najden|dostupn|bilo)\w*|ne \
postoji|ne obstaja|uklonjen|obrisan|premještena)
(?:sayfa|haber|içerik|makale|aradığınız) ~ (?:bulunamad|bulunamıyor|mevcut değil|yok|kaldırıl|silin|taşın)
(?:страниц|стать|документ|материал|новост|запис)\w* ~ (?:не (?:найден|существу|доступ|обнаруж)|удал[её]н|\
перемещ|не удалось найти|больше не)
не найден(?:а|о)
(?:сторінк|статт|матеріал|новин)\w* ~ (?:не (?:знайден|існу|доступ)|видален|переміщен)
страницата .{0,30}не (?:е намерена|съществува)
(?:σελίδα|άρθρο|περιεχόμενο) ~ (?:δεν (?:βρέθηκε|υπάρχει|είναι διαθέσιμ)|αφαιρέθηκε|έχει (?:μετακινηθεί|\
διαγραφεί))
(?:الصفحة|المقال|المحتوى|الخبر) ~ (?:غير موجود|لم يتم العثور|غير متوفر|لا يوجد|غير متاح|تم حذف|لا يمكن العثور)
لم يتم العثور على|עמוד ~ לא נמצא|(?:הדף|העמוד|הכתבה) ~ (?:לא (?:נמצא|קיים)|אינו קיים|הוסר)
(?:صفحه|مطلب|خبر) ~ (?:یافت نشد|پیدا نشد|وجود ندارد|حذف شده)
(?:ページ|記事|コンテンツ|ファイル|url|お探し)[^。\n]{0,60}?(?:見つかりません|見つかりませんでした|存在しません|\
存在しない|ありません|削除され|移動(?:した|され)|ございません|\
公開を?終了|掲載期間)
(?:페이지|기사|게시물|문서|콘텐츠|주소)[^.\n]{0,40}?(?:찾을 수 없|존재하지 않|없습니다|삭제되|이동되)
(?:页面|頁面|网页|網頁|文章|内容|內容|资源|网址|链接|您(?:访问|要找|所?查看|请求))[^。\n]{0,40}?(?:不存在|\
找不到|未找到|无法找到|無法找到|已(?:被)?(?:删除|刪除|移除|下线|\
失效)|走丢|消失)
找不到(?:页面|頁面|网页|網頁|該|您|此)
(?:trang|bài viết|nội dung) ~ (?:không (?:tồn tại|tìm thấy|có sẵn|thể tìm)|đã bị xóa)
(?:halaman|artikel|laman) ~ (?:tidak (?:ditemukan|tersedia|ada|dapat ditemukan)|telah dihapus|tak ditemukan)
ไม่พบหน้า|ไม่พบ(?:เนื้อหา|บทความ|หน้าที่)|(?:पेज|पृष्ठ|पन्ना) ~ (?:नहीं मिला|मौजूद नहीं|उपलब्ध नहीं)
"""
