"""References: a note's text to the sources it describes, each field with where it stands and how sure it is."""

from provaudit.references.archived import archive_service, archived_original
from provaudit.references.dates import parse_date
from provaudit.references.identifiers import doi_of, valid_isbn, valid_issn
from provaudit.references.names import parse_name, parse_names
from provaudit.references.parsing import addressed, parse_reference
from provaudit.references.splitting import references_in
from provaudit.references.unheld import unheld_links

__all__ = [
    "addressed",
    "archive_service",
    "archived_original",
    "doi_of",
    "parse_date",
    "parse_name",
    "parse_names",
    "parse_reference",
    "references_in",
    "unheld_links",
    "valid_isbn",
    "valid_issn",
]
