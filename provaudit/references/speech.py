"""What leads to the parts of a citation in everyday words, by language; training only."""

from __future__ import annotations

from attrs import frozen


@frozen
class Speech:
    """The words of a language that lead to a field; `{}` is where the day of access stands."""

    by: str
    at: str
    on: str
    link: str
    seen: str
    see: str
    days: str
    """How days are written: `d` day, `m` month, `y` year, each doubled or trebled as in Unicode's date patterns."""


SPEECH = {
    "en": Speech(
        "by|By|written by|authored by|author:|Author:",
        "in|on|at|via|from|published in|published by|In:|in:|Source:|as reported by",
        "on|of|dated|published|posted|published on|updated|Published:|Date:",
        "URL:|url:|Available at|Available at:|available at|Link:|at|Online:|Retrieved from|online at|web:|see|URL",
        "accessed {}|Accessed {}|accessed on {}|retrieved {}|Retrieved {}|last accessed {}|last accessed: {}|viewed {}"
        "|last visited {}|visited on {}|checked {}|as of {}|date of access: {}|as at {}|access date {}|seen {}",
        "See|See also|Cf.|see|Source:|Read|From|For more, see|For details, see|Reference:|As quoted in|Quoted in",
        "MMMM d, y|d MMMM y|MMM d, y|MMM'.' d, y|d MMM y|d MMMM, y|M/d/y|dd/MM/y|y-MM-dd|y/MM/dd|MM/dd/y|d.M.y",
    ),
    "de": Speech(
        "von|Von|Autor:|Autorin:",
        "in|auf|bei|In:|in:|aus|erschienen in",
        "vom|am|v.|Stand:|veröffentlicht am",
        "URL:|Online:|online unter|unter|Link:|abrufbar unter|verfügbar unter:",
        "abgerufen am {}|Zugriff am {}|letzter Zugriff: {}|zuletzt abgerufen am {}|Abruf: {}|Zugriff: {}|Stand: {}",
        "Siehe|Vgl.|Siehe auch|Quelle:|siehe|Zitiert nach",
        "d. MMMM y|d.M.y|dd.MM.y|y-MM-dd",
    ),
    "fr": Speech(
        "par|Par|de",
        "dans|sur|In|in|paru dans|publié sur",
        "le|du|publié le",
        "URL :|en ligne :|disponible sur|disponible à l’adresse :|lien :|URL:",
        "consulté le {}|Consulté le {}|page consultée le {}|vu le {}|dernière consultation le {}",
        "Voir|Cf.|Voir aussi|Source :|voir|Lire",
        "d MMMM y|dd/MM/y|d.M.y",
    ),
    "es": Speech(
        "por|Por|de",
        "en|En:|publicado en|En",
        "del|el|publicado el",
        "Disponible en|Disponible en:|URL:|en línea:|enlace:|Recuperado de",
        "consultado el {}|Consultado el {}|consulta: {}|fecha de acceso: {}|recuperado el {}",
        "Véase|Cf.|Ver|Fuente:|véase",
        "d 'de' MMMM 'de' y|d/M/y|dd/MM/y|d MMMM y",
    ),
    "it": Speech(
        "di|Di",
        "in|su|da|In:",
        "del|il|pubblicato il",
        "URL:|disponibile su|online:|link:",
        "consultato il {}|ultimo accesso {}|ultima consultazione: {}|visitato il {}",
        "Cfr.|Vedi|Si veda|Fonte:",
        "d MMMM y|dd/MM/y|d.M.y",
    ),
    "pt": Speech(
        "por|Por",
        "em|In:|publicado em|no site",
        "de|em|publicado em",
        "Disponível em|Disponível em:|URL:|link:",
        "acesso em {}|Acesso em: {}|consultado em {}|acedido em {}",
        "Ver|Cf.|Fonte:|Veja",
        "d 'de' MMMM 'de' y|dd/MM/y|d MMM y",
    ),
    "nl": Speech(
        "door|Door",
        "in|op|van|In:",
        "van|op|d.d.",
        "URL:|via|online:|beschikbaar op",
        "geraadpleegd op {}|bezocht op {}|geraadpleegd {}|laatst bekeken op {}",
        "Zie|Zie ook|Bron:|Vgl.",
        "d MMMM y|d-M-y|dd-MM-y",
    ),
}
