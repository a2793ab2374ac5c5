"""Slips of spelling and grammar that policies have, each with what is meant: a short list, no dictionary.

A key is a regular expression, matched on whole words in either case; its value is what to write.
"""

from __future__ import annotations

from collections.abc import Mapping

SLIPS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        r"liknade (?=teknik|tekniker|metod|funktion)": "liknande ",
        r"^var (?=är cookies|är en cookie|är kakor)": "Vad ",
        r"väjs": "väljs",
        r"vinns (?=för att|till för)": "finns ",
        r"har besöks": "har besökts",
        r"insamling om": "insamling av",
        r"från för": "från",
        r"förfölja (?=aktivitet|användar|besök)": "följa ",
        r"hänskjutande (?=information)": "hänvisande ",
        r"denna (?=(?:[\w-]+(?:riktlinjen|policyn)|informationen|webbplatsen|cookien|sidan)\b)": "den här ",
        r"enskilds": "enskild",
        r"(?:reklam|analys|analytics|marknadsförings|sessions|statistik) (?=cookies?\b(?! är\b))": "-",
        r"cookie (?=kategori|policy|inställning|banner)": "-",
        r"webb (?=plats|läsare|sida)": "",
        r"sidobalkens": "rullningslistens",
        r"(?:informtion|infromation)(?:en)?": "information",
        r"använadare": "användare",
        r"webläsare\w*": "webbläsare",
        r"webplats\w*": "webbplats",
        r"personuppfifter": "personuppgifter",
        r"sammtyck\w*": "samtycke",
        r"databehandlingsavtal (?=[A-Z])": "databehandlingsavtal med ",
    },
    "en": {
        r"cookes?": "cookie",
        r"webiste": "website",
        r"informations": "information",
        r"recieve\w*": "receive",
        r"preferances?": "preferences",
        r"acccept\w*": "accept",
        r"advertisment\w*": "advertisement",
        r"adress(?:es)?": "address",
        r"wich": "which",
        r"seperate\w*": "separate",
        r"occured": "occurred",
        r"neccessary|necesary": "necessary",
        r"persistant": "persistent",
        r"analyse the behaviours": "analyse the behaviour",
        r"it's (?=purpose|lifetime|name|users)": "its ",
    },
    "de": {
        r"coockies?": "Cookie",
        r"standart\w*": "Standard",
        r"Einwiligung\w*": "Einwilligung",
        r"Wiederruf\w*|wiederruf\w*": "Widerruf",
        r"Datenschutzerklährung": "Datenschutzerklärung",
        r"Informationnen": "Informationen",
        r"desweiteren": "des Weiteren",
        r"Cookie (?=Richtlinie|Einstellungen|Banner|Hinweis)": "-",
        r"(?:Analyse|Werbe|Marketing|Session) (?=Cookies?\b)": "-",
        r"Webseitte\w*": "Webseite",
        r"Anbiter\w*": "Anbieter",
    },
}

AFTER_FULL_STOP: Mapping[str, str] = {
    "sv": "och|eller|men|samt",
    "en": "and|or|but",
    "de": "und|oder|aber|sowie",
}
"""Words that no sentence begins with in small letters: the full stop before them is a slip."""

_WEB = """
add addon addons android app apple apps azure beacon beacons bot bots browser browsers captcha chat
chrome click clickstream conversion conversions cookie cookies css csv domain domains edge email
explorer firefox flash gif gifs hashing header headers html http https iframe iframes internet ios
javascript json lead leads link links linux live load login logout mail microsoft nonce online opera
opt out pixel pixels plugin plugins popup popups proxy push remarketing retargeting safari script
scripts server servers session sessions site tag tags targeting token tokens tool tools tracker
trackers tracking url urls user users web webhook website widget widgets wifi windows xml
"""
WEB_WORDS = frozenset(_WEB.split())
"""Words of the web and names of browsers, in small letters, that texts in any language use."""
