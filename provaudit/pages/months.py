"""Month names, whole and short, in the languages that pages are written in, folded as `fold_word` folds."""

from __future__ import annotations

import unicodedata

_TABLE = """
1 january jan januar janner janvier janv enero ene gennaio gen janeiro januari januarie januari styczen stycznia
1 sty leden ledna led
1 januara siecien ocak oca januarius januar tammikuu tammikuuta janaur ianuarie ian sausis sausio januaris
1 janvaris januari jaanuar jan
1 январь января янв січень січня січ януари јануар студзень studzen sijecanj sijecnja sij janv ιανουαριος
1 ιανουαριου ιαν يناير januari ינואר जनवरी มกราคม ม.ค tháng
2 february feb februar fevrier fevr febrero febbraio fevereiro fev februari luty lutego lut unor unora subat sub
2 februar februarie
2 februar helmikuu helmikuuta vasaris vasario veebruar februaris veljaca veljace februara febr февраль февраля
2 фев февр лютий лютого лют февруари фебруар φεβρουαριος φεβρουαριου φεβ فبراير פברואר फरवरी กุมภาพันธ์ ก.พ
3 march mar marz maerz mars marzo marco maart mrt marzec marca brezen brezna bre mart marcius marts maaliskuu
3 maaliskuuta martie kovas kovo marts
3 ozujak ozujka март марта мар березень березня бер μαρτιος μαρτιου μαρ مارس מרץ मार्च มีนาคม มี.ค mrz
4 april apr avril avr abril abr aprile kwiecien kwietnia kwi duben dubna dub nisan nis aprilis huhtikuu
4 huhtikuuta aprilie balandis balandzio aprillis aprill
4 travanj travnja aprila апрель апреля апр квітень квітня квіт април απριλιος απριλιου απρ أبريل ابريل אפריל
4 अप्रैल เมษายน เม.ย
5 may mai mayo maggio mag maio mei maj maja kveten kvetna kve mayis majus toukokuu toukokuuta geguze geguzes
5 maijs svibanj svibnja мая май
5 травень травня трав мај μαιος μαιου μαι مايو מאי मई พฤษภาคม พ.ค
6 june jun juni juin junio jun giugno giu junho czerwiec czerwca cze cerven cervna haziran haz junius kesakuu
6 kesakuuta iunie iun birzelis birzelio junijs juuni lipanj lipnja
6 juna июнь июня июн червень червня черв юни јун јуни ιουνιος ιουνιου ιουν يونيو יוני जून มิถุนายน มิ.ย
7 july jul juli juillet juil julio luglio lug julho lipiec lipca lip cervenec cervence temmuz tem julius
7 heinakuu heinakuuta iulie iul liepa liepos julijs juuli srpanj srpnja
7 jula июль июля июл липень липня лип юли јул јули ιουλιος ιουλιου ιουλ يوليو יולי जुलाई กรกฎาคม ก.ค
8 august aug aout agosto ago augustus augusti sierpien sierpnia sie srpen srpna agustos agu augusztus elokuu
8 elokuuta elo rugpjutis rugpjucio augusts kolovoz kolovoza
8 avgust avgusta augusta август августа авг серпень серпня серп август αυγουστος αυγουστου αυγ أغسطس اغسطس
8 אוגוסט अगस्त สิงหาคม ส.ค
9 september sept sep septembre septiembre setiembre settembre set setembro wrzesien wrzesnia wrz zari zar eylul
9 eyl szeptember szept syyskuu syyskuuta septembrie rugsejis rugsejo septembris
9 rujan rujna septembar septembra сентябрь сентября сен сент вересень вересня вер септември септембар
9 σεπτεμβριος σεπτεμβριου σεπ سبتمبر ספטמבר सितंबर กันยายน ก.ย
10 october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz rijen rijna rij
10 ekim eki oktober lokakuu lokakuuta octombrie spalis spalio oktobris oktoober
10 listopad_hr oktobar oktobra октябрь октября окт жовтень жовтня жовт октомври октобар οκτωβριος οκτωβριου οκτ
10 أكتوبر اكتوبر אוקטובר अक्टूबर ตุลาคม ต.ค
11 november nov novembre noviembre novembro listopad listopadu listopada lis kasim kas marraskuu marraskuuta
11 noiembrie lapkritis lapkricio novembris studeni studenoga
11 novembar novembra ноябрь ноября ноя нояб листопад листопада лист ноември новембар νοεμβριος νοεμβριου νοε
11 نوفمبر נובמבר नवंबर พฤศจิกายน พ.ย
12 december dec dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia gru prosinec prosince pro
12 aralik ara joulukuu joulukuuta decembrie gruodis gruodzio decembris detsember
12 prosinac prosinca decembar decembra desember des декабрь декабря дек грудень грудня груд декември децембар
12 δεκεμβριος δεκεμβριου δεκ ديسمبر דצמבר दिसंबर ธันวาคม ธ.ค
"""


def fold_word(word: str) -> str:
    """`word` in lower case, without accents and full stops: `Août.` -> `aout`."""
    word = word.lower()
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word)
        word = "".join(char for char in parts if not "\u0300" <= char <= "\u036f").replace("ı", "i").replace("ł", "l")
    return word.strip(".")


def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for line in _TABLE.split("\n"):
        number, _, names = line.partition(" ")
        for name in names.split():
            found.setdefault(fold_word(name), int(number))
    return found


MONTHS = _months()
"""Folded month name -> 1 to 12."""
