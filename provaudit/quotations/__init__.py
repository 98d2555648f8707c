"""Quoted words: finding them in a document, and looking for them in a source."""
