"""Words of bylines in many languages: what leads to a name, what is a role, a label, or an agency."""

from __future__ import annotations

import re

from provaudit.pages.alternatives import alternatives


def _words(text: str) -> str:
    """Alternatives out of words and phrases parted by commas or line ends."""
    parts = (part.strip() for part in text.replace("\n", ",").split(","))
    return alternatives(part for part in parts if part)


_BY = _words(r"""
    written by, posted by, published by, reported by, story by, words by, text by, report by, article by,
    created by, submitted by, compiled by
    analysis by, opinion by, review by, post by, uploaded by, added by, a story by, written and directed by,
    started by, by, byline, authors?
    author\(s\), about the authors?, contributors?
    ein beitrag von, ein artikel von, verfasst von, geschrieben von, veröffentlicht von, erstellt von,
    gepostet von, ein gastbeitrag von, von
    eine analyse von, ein kommentar von, ein interview von, aus \S+ berichtet, autor(?:in|en|innen|es|a|as)?,
    verfasser(?:in)?, redakteur(?:in)?, text(?:e|o)?, bericht
    publié par, écrit par, rédigé par, propos recueillis par, mis en ligne par, un article de, par, auteure?s?,
    autrice
    escrito por, escribe, publicado por, redactado por, una nota de, por, redacción
    a cura di, scritto da, pubblicato da, di, autore, autrice, da
    geschreven door, geplaatst door, door, auteurs?, skrevet av, skriven av, tekst, av, skrevet af, af
    napisane przez, przez, autorzy?, napsal, napísal, od, írta, szerző, yazan, yazar, yazarı, haber,
    kirjoittanut, kirjoittaja, teksti, autori?i?
    автор(?:ы)?, автора, текст, написал, опубликовал, γράφει, γράφουν, συντάκτης, του, oleh, penulis,
    ditulis oleh, tác giả, bởi
    بقلم, كتب, كتبت, إعداد, מאת, כתב, نویسنده
""")
LEAD = re.compile(rf"(?:(?<=^)|(?<=\s)|(?<=\|))\W*(?:{_BY})\s*(?:[:：|]\s*|\s(?=\S))", re.I)
"""Words that lead to a name."""

_ROLE = _words(r"""
    staff, writer, reporter, editor, editors, editorial, correspondent, columnist, contributor, contributing,
    journalist, producer, photographer
    senior, chief, associate, redakteur(?:in)?, redaktion, korrespondent(?:in)?, autor(?:in)?, redacteur,
    rédact\w+, journaliste, periodista, redactor\w*
    giornalista, freelance\w*, analyst, director, manager, professor, founder, co-founder, ceo, cto, cfo,
    president, specialist, strategist, blogger, guest, follow
    share, subscribe, email, e-mail, contact, view, read, more, min, mins, minutes?, comments?, updated,
    published, posted, last, special to
    leitung, ressort\w*, volont\w+, praktikant\w*, mitarbeiter\w*, reviewed, medically, fact[- ]checked,
    digital, news desk, bio, profile
    twitter, facebook, instagram, linkedin, website, copyright, all rights, advertis\w+, sponsored, bild, foto,
    fotos, photo, photos, image, archiv, newsletter
    login, articles?, posts?, ago, views?, stand, forum, threads?, profil, expert, consultant, lecturer,
    head of, leiter(?:in)?, geschäftsführer(?:in)?
    pressesprecher(?:in)?, sprecher(?:in)?, author, authors, verfasser, says, replies, reply, uhr, datum,
    kategorie, tags?, category, lesezeit, home, menu, search, suche
    agency, about, our, your, this, join, learn, book, contents?, print, save, listen, watch, video, photos?,
    gallery, breaking, latest, trending, popular, related, advertisement
""")
ROLE = re.compile(rf"\b(?:{_ROLE})\b", re.I)
"""A word that names a role or a thing of the page, not a person."""

_LABEL = _words(r"""
    posted(?: on| in| by)?, written by, by, von, par, por, name, author, authors, stand, published(?: on| by)?,
    updated(?: on)?, date, view profile, view \w+ \w+, written
    please .*, edited by, reviewed by, .* says, about .*, more .*, read .*, follow .*, share .*, all .*, see .*,
    contact .*, kontakt.*, zuletzt .*, last .*, photo.*, image.*
    leave a .*, comments?, kommentare?, vos commentaires, \d+ .*, entertain .*, autor, the author, source,
    quelle, redaktion von.*, eine publikation.*, ©.*, veröffentlicht.*
""")
LABEL = re.compile(rf"^(?:{_LABEL})$", re.I)
"""What stands where names stand and is none."""

_OTHER_ROLE = _words(r"""
    photo(?:s|graph|graphs|graphy)?(?: (?:by|credit|courtesy))?, image(?:s)?(?: by| credit)?,
    illustration(?: by)?, edited by, reviewed by, medically reviewed, fact[- ]checked, translated by
    updated by, video by, foto(?:s)?, bild(?:er)?, grafik, illustration, crédit, credit, credits, source,
    quelle, redigiert von, übersetzt von, übersetzung, traduit par, traducción, fotografía
    narrated by, sponsored by, presented by, powered by, directed by, design by, theme by, copyright
""")
OTHER_ROLE = re.compile(rf"^\W*(?:{_OTHER_ROLE})\b", re.I)
"""A line about somebody else than the author."""
