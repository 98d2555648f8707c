"""Audits citations and provenance: what a document claims about its sources against what the sources say."""

__version__ = "0.1.0"
