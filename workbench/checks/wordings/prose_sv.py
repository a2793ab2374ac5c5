"""Swedish wordings of prose."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.checks.wordings.prose_theme import ProseTheme as T

PHRASES: Mapping[T, tuple[str, ...]] = {
    T.BY_USING: (
        "genom att använda", "genom att besöka", "genom att fortsätta", "genom att surfa", "genom att stanna",
        "genom din användning", "genom fortsatt*", "om du fortsätter", "när du fortsätter", "när du använder",
        "när du besöker", "när du surfar", "om du surfar vidare", "om du inte ändrar",
        "om du inte protesterar",
        "om du inte avböjer", "fortsatt* användning", "fortsatt* surfande", "användning* av … innebär",
    ),
    T.CONSENTS: (
        "samtycker du", "du samtycker", "godkänner du", "du godkänner", "accepterar du", "du accepterar",
        "godtar du", "du godtar", "samtyckt", "ditt samtycke till", "går du med på", "du går med på",
        "ditt godkännande",
    ),
    T.SILENTLY: (
        "samtycker … stillatigande", "stillatigande … samtyck*", "underförstått samtycke", "tyst samtycke",
        "konkludent samtycke", "indirekt samtycke", "underförstått att du samtycker",
    ),
    T.ACTS: (
        "klicka*", "fråga*", "trycker", "trycka", "kryssa*", "knapp*", "banner*", "rutan", "väljer", "aktivt",
        "uttryckligen",
    ),
    T.DENIES: ("inte", "inga", "ingen", "inget", "aldrig", "ej", "varken", "upphört", "ersätter"),
    T.BROWSER_SETTINGS: (
        "inställning* … webbläsar*", "webbläsar* … inställning*", "webbläsarinställning*", "webbläsarens val",
    ),
    T.CONSENT: ("samtyck*", "medgiv*", "går med på", "gå med på"),
    T.MEANS: (
        "bestäm*", "avgör*", "innebär", "betyder", "utgör", "räknas som", "anses", "betraktas som",
        "uttrycker",
        "ange om", "anger om", "ger du", "ge ditt", "lämnar du", "lämna ditt", "utgår vi från", "ses som",
        "tolka* som",
    ),
    T.STAY_AWAY: (
        "använd inte … webbplats*", "använd inte … sid*", "använd inte … tjänst*", "använd inte … app*",
        "inte använda … webbplats*", "inte använda … sida*", "inte använda … tjänst*",
        "inte besöka webbplats*",
        "lämna … webbplats*", "lämna … sida*", "avstå från att använda", "sluta använda", "sluta … använda",
        "för att använda webbplats*", "för att få använda", "för att få tillgång",
    ),
    T.NO_CONSENT: (
        "inte … samtyck*", "inte … godkän*", "inte … accepter*", "inte … godtar", "inte går med på",
        "inte … håller med", "motsätter dig", "måste … godkänna", "måste … acceptera", "måste … samtycka",
        "kräv* … godkänner … cookies", "kräv* … accepterar … cookies", "kräv* … samtycker … cookies",
    ),
    T.WITHDRAWS: (
        "återkalla*", "ta tillbaka", "tar tillbaka", "dra tillbaka", "drar tillbaka", "ångra*", "återta*",
    ),
    T.ANY_TIME: ("när som helst", "när du vill", "närhelst", "alltid"),
    T.OFFICER: ("dataskyddsombud*", "personuppgiftsombud*", "DPO"),
    T.ORGANISATION: (
        "*kommun", "*universitet", "*universitetet", "*högskola", "*högskolan", "*myndighet", "*myndigheten",
        "*verket", "*verk", "region", "*förening", "*föreningen", "*stiftelse", "*stiftelsen", "*förbund",
        "*förbundet", "*stad", "aktiebolag*", "handelsbolag*", "enskild firma",
    ),
    T.TRANSFER_BASIS: (
        "standardavtalsklausul*", "standardklausul*", "adekvat* skyddsnivå", "beslut om adekvat*",
        "adekvansbeslut*", "Data Privacy Framework", "bindande företagsbestämmelser",
        "bindande företagsinterna bestämmelser", "artikel 46*", "artikel 49*", "artikel 45*", "art. 46*",
    ),
    T.MOVES_DATA: (
        "*lagra*", "spara*", "överför*", "förs över", "föra över", "skicka*", "sänd*", "server*",
        "webbhotell*",
        "datacenter*", "datahall*", "driftas", "behandla*", "etablerad*", "säte", "placerad*",
        "tillgängliga i",
    ),
    T.SITE_WORDS: (
        "webbplats*", "webbsid*", "hemsid*", "sajt*", "sida*", "app", "appen", "appar*", "applikation*",
        "webbutik*", "företag*", "bolag*", "förening*", "tjänst*", "plattform*", "butik*", "organisation*",
    ),
    T.SHOWS: ("visa*", "öppna lista*", "se listan*", "se lista*", "fäll ut*"),
    T.BELOW: (
        "nedan … förteckning*", "nedan … lista*", "nedan … tabell*", "tabell* nedan", "lista* nedan",
        "förteckning* nedan", "följande tabell*", "följande lista*", "följande förteckning*",
    ),
    T.CLICK_HERE: (
        "klicka här", "klickar här", "läs mer här", "följ länken", "följ denna länk", "via länken här",
    ),
    T.LAST_CHANGED: (
        "senast ändra*", "senast uppdatera*", "senast revidera*", "uppdaterad*", "reviderad*",
        "träder i kraft",
        "trädde i kraft", "gäller från", "gäller sedan", "fastställd*", "ändrades senast", "version från",
    ),
    T.CHANGES: (
        "ändring*", "ändra* … policy*", "ändra* … riktlinje*", "ändra* … villkor*", "uppdatering*",
        "revidering*",
        "uppdatera* … policy*", "revidera* … policy*",
    ),
    T.TAKES_EFFECT: (
        "blir verksam* när", "blir verksam* så snart", "blir gällande när", "gäller när", "gäller så snart",
        "gäller från … publicer*", "gäller från … de läggs", "träder i kraft när", "träder i kraft så snart",
        "träder i kraft … publicer*", "börjar gälla när … publicer*", "börjar gälla … publicer*",
        "gäller omedelbart", "träder i kraft omedelbart", "blir bindande",
    ),
    T.NOTICE: (
        "meddela*", "informera*", "underrätta*", "aviser*", "upplysa", "upplyser", "nytt samtycke",
        "samtycke igen", "samtycke på nytt",
    ),
    T.NO_NOTICE: (
        "utan föregående meddelande", "utan att meddela*", "utan att informera*", "utan förvarning",
        "utan att underrätta*", "utan föregående information", "utan förhandsmeddelande",
    ),
    T.FINGERPRINT: (
        "entydig* identifikator*", "entydig* identifierare", "unik* enhets-id*", "*fingeravtryck*",
        "fingerprint*", "känna igen … enhet utan cookies", "identifiera … webbläsare",
    ),
    T.LOCATION: (
        "enhets … plats", "fysisk* plats", "platsdata", "platsinformation", "platsuppgift*", "positionsdata",
        "geografisk* position*", "geografisk* plats", "din position", "GPS-*", "lokaliseringsdata",
    ),
    T.SHARES: (
        "lämna*", "dela", "delar", "delas", "delges", "vidarebefordra*", "överför*", "skicka*", "sälj*",
        "förmedla*", "till förfogande för",
    ),
    T.PARTNERS: (
        "*partner", "*partners", "*partnern", "*partnerna", "tredje part*", "tredjepart*", "annonsör*",
        "samarbetspartner*", "andra företag",
    ),
    T.TELLS_APART: (
        "särskilja … användare", "särskilda användare", "skilja … användare", "skiljer … användare",
        "skilja … besökare", "skiljer … besökare", "unikt … id", "unika … id", "unik identifi*",
        "unik användare", "återkommande besökare", "känner igen … besökare", "känna igen … besökare",
    ),
    T.ANONYMISED: (
        "anonymisera* … statistik", "anonym* statistik*", "anonymisera* uppgift*", "anonymisera* data",
        "anonym* data", "anonym* uppgift*", "helt anonym*",
    ),
    T.NOT_PASSED_ON: (
        "inga data … lämnas", "inga uppgifter … lämnas", "lämna* inte … vidare", "delar inte", "delas inte",
        "inte … lämnas … vidare", "inte … lämnas ut", "inga … delas", "inte … vidarebefordra*", "säljer inte",
    ),
    T.NO_OTHER_GOOGLE: (
        "inga … Google-tjänst*", "inga … tjänster från Google", "inga … av Googles", "inte … andra Google*",
        "inga andra … Google*",
    ),
    T.STORAGE_LAW: (
        "LEK", "om elektronisk kommunikation", "2022:482", "2003:389", "ePrivacy*", "e-Privacy*", "2002/58*",
        "eDataskydd*",
    ),
    T.DATA_LAW: (
        "art. 6 … GDPR", "artikel 6 … GDPR", "artikel 6.1*",
        "GDPR", "dataskyddsförordningen", "berättigat intresse",
        "berättigade intresse*", "2016/679",
    ),
    T.RETAINS: (
        "spara* … uppgift*", "spara* data", "lagra* data", "lagra* … uppgift*", "uppgift* … raderas",
        "uppgift* … spara*", "uppgift* … lagra*", "data … raderas", "data … spara*", "data … lagra*",
        "raderas efter", "gallras efter", "bevara*", "gallra*",
    ),
    T.OWN_RECORDS: ("logg*", "*loggar", "*loggarna", "*loggfil*", "säkerhetskopi*", "backup*"),
    T.EVERYTHING: ("alla", "all", "samtliga", "allt"),
    T.LIFETIME_HEADING: (
        "*lagringstid*", "livslängd*", "varaktighet*", "giltig*", "lagra*", "spara*", "förfall*", "utgång*",
        "löptid*", "tid", "hur länge", "upphör*", "*period*", "tidsgräns*",
    ),
    T.COOKIES_IN_USE: (
        "cookies som används", "kakor som används", "vilka cookies", "vilka kakor", "lista* … cookies",
        "förteckning* … cookies", "använda cookies", "de cookies som", "de kakor som", "cookies som sätts",
    ),
    T.ELSEWHERE: (
        "följande webb*", "leverantörens webb*", "leverantörens egen", "leverantörernas webb*",
        "från leverantör*",
        "hos leverantör*", "tredje parts webb*", "tredjepartens webb*", "deras webb*",
        "respektive leverantör*",
        "respektive webb*",
    ),
    T.SECTION: ("avsnitt", "punkt", "kapitel"),
    T.STATUTE: (
        "lag", "lagen", "*lagen", "förordning*", "*förordningen", "GDPR", "LEK", "direktiv*", "kap.",
        "balken",
    ),
    T.MAC_ADDRESS: ("MAC-adress*", "(MAC)-adress*", "Media Access Control*", "Media-Access-Control*"),
    T.BROWSER: ("*webbläsar*",),
    T.COOKIES_RUN: (
        "cookies är … program", "kakor är … program", "cookie är … program", "kaka är … program",
        "cookies … läsa … hårddisk*",
    ),
}  # fmt: skip
