"""Words of dates: month names and seasons in the languages that references are written in, and access words."""

from __future__ import annotations

_NAMES = {
    "en": "january february march april may june july august september october november december",
    "en short": "jan feb mar apr may jun jul aug sep oct nov dec",
    "en sept": "- - - - - - - - sept - - -",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "de short": "jän feb mär apr mai jun jul aug sep okt nov dez",
    "de other": "jänner feber mrz - - - - - - - - -",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "fr short": "janv févr - avr - - juil - - - - déc",
    "fr plain": "- fevrier - - - - - aout - - - decembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "es short": "ene febr - abr - - - ago setiembre - - dic",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "it short": "genn - - - magg giu lug - sett ott - -",
    "it shorter": "gen febbr - - mag - lugl - set - - -",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "pt short": "- fev março - - - - - - out - -",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "nl short": "- - mrt - - - - - - - - -",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "fi nom": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu "
    "marraskuu joulukuu",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pl nom": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "pl short": "sty lut - kwi - cze lip sie wrz paź lis gru",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "cs nom": "leden únor březen duben květen červen červenec srpen - říjen - prosinec",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
    "hr other": "siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan - studenog prosinac",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "hu": "január február március április május június július augusztus szeptember október - -",
    "ro": "ianuarie februarie martie aprilie - iunie iulie - septembrie octombrie noiembrie decembrie",
    "id": "januari - maret - - - - agustus - - - desember",
    "ca": "gener febrer març - maig juny juliol agost setembre - - desembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru nom": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}


def _months() -> dict[str, int]:
    """Lower-case month name -> 1..12; where languages disagree (Croatian and Polish `listopada`) the first one wins."""
    table: dict[str, int] = {}
    for names in _NAMES.values():
        for number, name in enumerate(names.split(), 1):
            if name != "-":
                table.setdefault(name, number)
    return table


MONTHS = _months()

LANGUAGES: dict[str, list[list[str]]] = {}
"""Language -> its lists of twelve names, the full ones first; `-` where a list has none."""
for _key, _line in _NAMES.items():
    LANGUAGES.setdefault(_key.split()[0], []).append(_line.split())

SEASONS = frozenset(
    "spring summer autumn fall winter frühjahr frühling sommer herbst printemps été automne hiver primavera verano "
    "otoño invierno estate autunno inverno michaelmas hilary trinity easter".split()
)

ACCESS_WORDS = frozenset(
    "accessed access retrieved cited viewed visited consulted read checked seen abgerufen zugegriffen zugriff abruf "
    "besucht geprüft eingesehen aufgerufen letzter "
    "consulté consultée consultado consultada consulta consultato consultata "
    "acesso acessado acedido acceso accedido accesso geraadpleegd bezocht hämtad läst besökt lastet hentet besøgt "
    "tilgået dostęp viitattu luettu haettu citováno cit citado citada pristup pristupljeno erişim accesat hozzáférés "
    "letöltve diambil diakses pridobljeno preuzeto pobrano získáno noudettu preluat alındı récupéré recuperado "
    "obtenido obtido získané получено извлечено отримано просмотрено доступ обращения dated".split()
) - {"dated", "letzter", "read", "seen"}

CJK_ACCESS = ("閲覧", "参照", "アクセス日", "访问", "訪問", "查看", "检索", "檢索", "引用日期", "접속", "검색일")

ARCHIVE_WORDS = frozenset(
    "archived archiviert archivé archivado archiviato gearchiveerd arkiverad arkivert archivováno".split()
)
