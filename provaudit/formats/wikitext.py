"""Wikitext: articles as Wikipedia keeps them, with their refs, citation templates and archive addresses."""

from __future__ import annotations

from provaudit.formats.assembly import assemble
from provaudit.formats.decoding import decode
from provaudit.formats.wiki_article import Article
from provaudit.formats.wiki_cites import labelled
from provaudit.model import Document


class Wikitext:
    """MediaWiki's markup; notes carry the numbers that the wiki would show."""

    name = "wikitext"

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`; UnreadableInput if it is binary or too large."""
        text = decode(data, path)
        article = Article(text)
        article.read()
        return assemble(path, self.name, text, data, article.blocks, [*article.notes, *labelled(article)])
