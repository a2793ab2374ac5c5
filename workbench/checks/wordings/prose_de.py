"""German wordings of prose."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.checks.wordings.prose_theme import ProseTheme as T

PHRASES: Mapping[T, tuple[str, ...]] = {
    T.BY_USING: (
        "durch die nutzung", "durch die weitere nutzung", "durch ihre nutzung", "durch nutzung",
        "durch den besuch", "durch die verwendung", "mit der nutzung", "mit der weiteren nutzung",
        "mit dem besuch", "indem sie … nutzen", "indem sie … besuchen", "wenn sie … weiter nutzen",
        "wenn sie … weitersurfen", "wenn sie weitersurfen", "durch weitersurfen", "wenn sie fortfahren",
        "sofern sie nicht widersprechen", "wenn sie … nicht widersprechen", "wenn sie … nicht ändern",
        "weiternutzung", "weitere nutzung", "weiteren nutzung", "indem sie weiter*",
    ),
    T.CONSENTS: (
        "stimmen sie", "sie stimmen", "willigen sie", "sie willigen", "akzeptieren sie", "sie akzeptieren",
        "einverstanden", "ihre einwilligung", "ihr einverständnis", "ihre zustimmung", "erteilen sie",
        "eingewilligt", "zugestimmt", "gilt … als zustimmung", "gilt … als einwilligung",
    ),
    T.SILENTLY: (
        "stillschweigend* … zu", "stillschweigend* einwillig*", "stillschweigend* zustimm*",
        "stillschweigend* ein", "konkludent* einwillig*", "konkludent* zustimm*", "konkludent* … ein",
        "mutmaßlich* einwilligung", "stillschweigend* einverst*",
    ),
    T.ACTS: (
        "fragt", "fragen",
        "klick*", "anklicken", "schaltfläche*", "button*", "banner*", "ankreuz*", "auswähl*", "aktiv",
        "ausdrücklich*", "häkchen",
    ),
    T.DENIES: ("nicht", "kein", "keine", "keinen", "keinem", "keiner", "nie", "niemals", "weder", "ersetz*"),
    T.BROWSER_SETTINGS: (
        "browsereinstellung*", "browser-einstellung*", "einstellung* … browser*", "browser* … einstell*",
        "browser … so einstellen", "browser … konfigur*",
    ),
    T.CONSENT: ("einwillig*", "*zustimm*", "stimmen … zu", "einverst*"),
    T.MEANS: (
        "bestimm*", "entscheid*", "bedeutet", "gilt … als", "gelten … als", "gilt", "gelten", "festlegen",
        "legen … fest", "erteilen", "erklären", "werten", "gewertet", "betrachtet", "gehen wir davon aus",
        "drücken", "ob sie",
    ),
    T.STAY_AWAY: (
        "nutzen sie … nicht", "verwenden sie … nicht", "besuchen sie … nicht", "verlassen sie",
        "nicht nutzen", "nicht zu nutzen", "verlassen … website", "verlassen … seite", "von der nutzung ab",
        "um … website … nutzen", "um … seite … nutzen", "um die website zu nutzen", "um die seite zu nutzen",
        "auf die nutzung … verzichten", "für die nutzung … website",
    ),
    T.NO_CONSENT: (
        "nicht … einverstanden", "nicht … zustimmen", "nicht … einwilligen", "nicht … akzeptieren",
        "müssen … akzeptieren", "müssen … zustimmen", "müssen … einwilligen", "nicht zustimmen",
        "nicht einwilligen", "nicht akzeptieren", "ablehnen",
    ),
    T.WITHDRAWS: (
        "widerruf*", "zurücknehmen", "zurücknahme", "zurückziehen", "zurückzuziehen", "zu widerrufen",
    ),
    T.ANY_TIME: ("jederzeit", "zu jeder zeit", "zu jedem zeitpunkt", "immer"),
    T.OFFICER: ("datenschutzbeauftragte*", "DSB", "DPO"),
    T.ORGANISATION: (
        "universität", "hochschule", "stadt", "gemeinde", "behörde", "ministerium", "stiftung", "verein",
        "e. V.", "e.V.", "verband", "landkreis", "genossenschaft", "eG", "anstalt", "körperschaft", "kammer",
    ),
    T.TRANSFER_BASIS: (
        "standardvertragsklausel*", "standarddatenschutzklausel*", "angemessenheitsbeschluss*",
        "angemessenes schutzniveau", "Data Privacy Framework",
        "verbindliche* interne* datenschutzvorschriften",
        "art. 46*", "artikel 46*", "art. 45*", "artikel 45*", "art. 49*", "artikel 49*",
    ),
    T.MOVES_DATA: (
        "*speicher*", "*übermitt*", "übertrag*", "gesendet", "sendet", "server*", "*gehostet", "hosting*",
        "rechenzentr*", "verarbeit*", "sitz", "befinde*", "weitergeleitet", "abgelegt", "hosten",
    ),
    T.SITE_WORDS: (
        "website", "webseite", "seite", "internetseite", "app", "anwendung", "plattform", "shop",
        "onlineshop", "unternehmen", "firma", "dienst*", "verein", "produkt", "webshop",
    ),
    T.SHOWS: ("anzeigen", "zeigen*", "*anzeigen", "liste öffnen", "ausklappen", "einblenden"),
    T.BELOW: (
        "nachfolgend* … liste", "nachfolgend* … tabelle*", "nachstehend* … liste", "nachstehend* … tabelle*",
        "folgend* liste", "folgend* tabelle*", "folgend* übersicht", "unten … tabelle*", "tabelle* unten",
        "liste unten", "nachfolgend* übersicht",
    ),
    T.CLICK_HERE: (
        "klicken sie hier", "hier klicken", "klick hier", "folgen sie diesem link", "folgenden link",
    ),
    T.LAST_CHANGED: (
        "zuletzt geändert", "zuletzt aktualisiert", "letzte änderung", "letzte aktualisierung", "stand",
        "gültig ab", "gültig seit", "in kraft seit", "aktualisiert am", "fassung vom", "tritt am", "gilt ab",
        "gilt seit",
    ),
    T.CHANGES: (
        "*änderung*", "ändern", "geändert*", "anpassung*", "aktualisierung*", "anzupassen", "zu ändern",
    ),
    T.TAKES_EFFECT: (
        "wirksam … veröffentlich*", "wirksam, sobald", "wirksam sobald", "wirksam, wenn",
        "mit veröffentlichung",
        "mit der veröffentlichung", "mit ihrer veröffentlichung", "in kraft, sobald",
        "treten … sofort in kraft",
        "gelten ab … veröffentlich*", "gelten sofort", "sofort wirksam", "gelten, sobald",
    ),
    T.NOTICE: (
        "informieren", "benachrichtig*", "hinweisen", "weisen … hin", "mitteilen", "teilen … mit",
        "erneut um", "neue einwilligung", "unterrichten",
    ),
    T.NO_NOTICE: (
        "ohne vorherige ankündigung", "ohne ankündigung", "ohne vorankündigung", "ohne vorherige mitteilung",
        "ohne vorherige information", "ohne benachrichtigung", "ohne gesonderte mitteilung",
    ),
    T.FINGERPRINT: (
        "*fingerabdruck*", "*fingerabdrück*", "*fingerprint*", "eindeutig* kennung*", "eindeutig* geräte*",
        "eindeutig* identifikator*", "ihr gerät … identifizieren", "browser … identifizieren",
    ),
    T.LOCATION: (
        "*standort*", "ortungsdaten", "GPS-*", "geodaten", "geografische* position*", "physische* position*",
    ),
    T.SHARES: (
        "weitergeben", "weitergegeben", "weiter", "geben … weiter", "teilen", "geteilt", "*übermitt*",
        "leiten",
        "weitergeleitet", "verkauf*", "stellen … zur verfügung", "offengelegt",
    ),
    T.PARTNERS: (
        "*partner", "*partnern", "dritte", "dritten", "drittanbieter*", "werbetreibende*",
        "andere unternehmen",
    ),
    T.TELLS_APART: (
        "nutzer … unterscheid*", "benutzer … unterscheid*", "besucher … unterscheid*",
        "unterscheid* … nutzer*", "unterscheid* … besucher*", "unterscheid* … benutzer*", "eindeutige id",
        "eindeutigen id", "eindeutige kennung", "wiederkehrende* besucher*", "wiedererk*",
    ),
    T.ANONYMISED: (
        "anonymisiert* … statistik*", "anonyme* statistik*", "anonymisiert* … daten", "anonyme* … daten",
        "völlig anonym*", "vollständig anonym*", "anonymisiert*",
    ),
    T.NOT_PASSED_ON: (
        "keine daten … weitergegeben", "keine daten … weiter", "nicht … weitergegeben", "nicht an dritte",
        "nicht … weiter", "keine weitergabe", "nicht … verkauf*", "nicht … geteilt",
    ),
    T.NO_OTHER_GOOGLE: (
        "keine … google-dienste", "keine … dienste von google", "keine weiteren … google*",
        "keine anderen … google*", "nicht … weitere* google*",
    ),
    T.STORAGE_LAW: ("TDDDG", "TTDSG", "TKG 2021", "ePrivacy*", "E-Privacy*", "2002/58*", "TMG"),
    T.DATA_LAW: (
        "art. 6 … DSGVO", "artikel 6 … DSGVO",
        "DSGVO", "DS-GVO", "Datenschutz-Grundverordnung", "Datenschutzgrundverordnung",
        "berechtigte* interesse*", "2016/679",
    ),
    T.RETAINS: (
        "daten … gelöscht", "daten … gespeichert", "daten … aufbewahrt", "einträge … gelöscht",
        "protokolleinträge … gelöscht", "speicher* … daten", "aufbewahr*", "tagen gelöscht",
        "monaten gelöscht",
        "gelöscht nach",
    ),
    T.OWN_RECORDS: ("protokolle", "*protokolle", "logs", "*-logs", "logdatei*", "sicherungskopie*"),
    T.EVERYTHING: ("alle", "aller", "allen", "sämtliche*", "jede*"),
    T.LIFETIME_HEADING: (
        "*dauer*", "laufzeit*", "ablauf*", "gültig*", "frist*", "*frist", "*zeit", "*zeitraum", "verfall*",
        "wie lange", "gespeichert",
    ),
    T.COOKIES_IN_USE: (
        "verwendeten cookies", "eingesetzten cookies", "genutzten cookies", "gesetzten cookies",
        "welche cookies",
        "liste der cookies", "liste aller cookies", "cookies, die", "übersicht der cookies",
    ),
    T.ELSEWHERE: (
        "folgenden webs*", "folgender webs*", "folgenden seite*", "folgender seite*", "website des anbieters",
        "webseite des anbieters", "seite des anbieters", "beim anbieter", "vom anbieter",
        "jeweiligen anbieter*",
        "seiten der anbieter", "website des drittanbieters",
    ),
    T.SECTION: ("abschnitt", "ziffer", "kapitel", "punkt"),
    T.STATUTE: (
        "DSGVO", "DS-GVO", "TDDDG", "TTDSG", "*gesetz*", "verordnung", "richtlinie (EU)", "abs.", "art.", "§",
    ),
    T.MAC_ADDRESS: (
        "MAC-adress*", "(MAC)-adress*", "Media Access Control*", "Media-Access-Control*", "hardwareadress*",
    ),
    T.BROWSER: ("*browser*",),
    T.COOKIES_RUN: (
        "cookies sind … programme", "cookie ist ein … programm", "cookies sind … software",
        "cookies … festplatte … durchsuch*",
    ),
}  # fmt: skip
