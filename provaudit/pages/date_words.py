"""Words beside a date that say what it is the date of, in many languages; all lower case."""

from __future__ import annotations

import re

from provaudit.pages.alternatives import alternatives


def _any(words: str) -> re.Pattern[str]:
    """One pattern for phrases parted by commas or line ends; those not in brackets begin a word."""
    parts = [part.strip() for line in words.strip().split("\n") for part in line.split(",")]
    opening = alternatives(part for part in parts if part and part[0] != "(")
    anywhere = alternatives(part[1:-1] for part in parts if part and part[0] == "(")
    return re.compile(rf"(?<!\w)(?:{opening})|{anywhere}")


PUBLISHED = _any(r"""
    publi, posted, first posted, issued, release, created, written, submitted, filed, date:, dated, added,
    uploaded, appeared, by .{2,30} on,
    veröff, erstellt, erschienen, publiziert, eingestellt, online seit, (^\W*vom), geschrieben, gepostet, datum,
    erscheinungs, stand:? ,
    mis en ligne, parution, paru, rédigé, écrit le, posté, diffus, créé, date de,
    fecha, creado, subido, escrito, data:, data de, criado, postado, escrito em, em:, pubblic, inserito,
    scritto il, postato, data di,
    geplaatst, gepubliceerd, gepost, verschenen, publicerad, publisert, offentliggjort, udgivet, skapad,
    skrevet, lagt ut, julkaistu,
    opublikowan, dodan, utworzon, data publikacji, publikov, vydáno, vložen, zverejn, pridan, objav, közzét,
    megjelen, létrehoz, adăugat, postat,
    yayın, eklenme, giriş, tarih, опубликован, дата, добавлен, размещен, создан, опубліковано, додано,
    публикува, δημοσ, ανάρτηση,
    (نشر), (تاريخ), (פורסם), (公開), (掲載), (投稿), (発表), (配信), (発売), (更新日時なし), (公開日), (등록),
    (입력), (작성), (게시), (승인), (发布), (發布), (发表), (發表), (时间：), (時間：), (日期), (đăng), ngày,
    diterbitkan, terbit, (เผยแพร่)
""")
MODIFIED = _any(r"""
    updat, modif, edited, revis, last change, last edit, changed, amended, reviewed, corrected, as of,
    aktualis, geändert, zuletzt, überarbeitet, bearbeitet, letzte änderung, mis à jour, mise à jour, màj,
    actualis,
    actualiz, última, atualiz, aggiorn, ultima modifica, bijgewerkt, laatst, gewijzigd, aangepast, uppdater,
    senast, oppdatert, sist, opdater, ændret, päivitetty, muokattu,
    aktualiz, zmian, ostatnia, upraven, změn, frissít, módosít, actualizat, güncel, son değişiklik, обновл,
    измен, оновл, змін, ενημ,
    (تحديث), (עודכן), (更新), (最終更新), (修正), (수정), (업데이트), (최종), (cập nhật), diperbarui, diubah
""")
EVENT = _any(r"""
    event, starts?\b, ends?\b, begin, until, from, deadline, expires?, valid, born, died, since, between,
    on sale, in theaters, opens,
    bis, ab, gültig, geboren, gestorben, termin, beginn, veranstaltung, zeitraum, findet, seit, jusqu, depuis,
    né le, à partir, du,
    hasta, desde, nacid, a partir, até, nascid, fino al, dal, dall, vanaf, sinds, tot, geboren, fra og med,
    till och med,
    joined, (出生), (生まれ), (생일), latest post, last post, last reply, latest reply, letzter beitrag,
    member since, mitglied seit, inscrit, registrier, commenced, comment
""")
