"""English wordings of prose."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.checks.wordings.prose_theme import ProseTheme as T

PHRASES: Mapping[T, tuple[str, ...]] = {
    T.BY_USING: (
        "by using", "by visiting", "by continuing", "by browsing", "by accessing", "by remaining",
        "by staying",
        "by your use", "through your use", "if you continue", "when you continue", "if you keep using",
        "as you continue", "continued use", "continued browsing", "continuing to browse", "continuing to use",
        "use of … constitutes", "use of … means", "use of … implies",
        "if you do not change", "if you don't change",
        "if you don’t change", "unless you change", "unless you object", "unless you opt out",
        "if you do not object", "if you do not opt out", "if you carry on",
    ),
    T.CONSENTS: (
        "you consent", "you agree", "you accept", "you are agreeing", "you are consenting",
        "you are accepting",
        "your consent to", "your agreement to", "deemed to consent", "deemed to have", "your acceptance",
        "you are happy", "constitutes consent", "consent is given", "you give your consent",
        "you have consented",
    ),
    T.SILENTLY: (
        "implied consent", "tacit consent", "tacitly consent*", "consent … tacitly", "consent by silence",
        "implicitly consent*", "consent … implicitly", "consent is implied", "consent … inferred",
    ),
    T.ACTS: (
        "ask", "asks", "asked",
        "click*", "tick", "ticking", "press*", "button", "banner", "check the box", "select*", "actively",
        "explicitly", "expressly",
    ),
    T.DENIES: ("not", "never", "no", "neither", "cannot", "don’t", "don't", "doesn’t", "doesn't", "replaces"),
    T.BROWSER_SETTINGS: (
        "browser settings", "browser’s settings", "browser's settings", "browser setting",
        "browser preferences",
        "settings of … browser", "settings in … browser", "set your browser", "configur* … browser",
        "browser configuration", "browser is set",
    ),
    T.CONSENT: ("consent*", "agree*"),
    T.MEANS: (
        "decide*", "determine*", "means", "mean", "constitute*", "counts as", "count as", "deemed",
        "taken as", "regarded as", "treated as", "express*", "indicate*", "signif*", "give your",
        "giving your",
        "we assume", "whether you", "considered",
    ),
    T.STAY_AWAY: (
        "do not use … site", "do not use … website", "do not use … service*", "do not use … app*",
        "don’t use … site", "don't use … site", "don’t use … website", "don't use … website",
        "not use this", "not use our", "not use the site", "not use the website", "leave … site",
        "leave … website", "refrain from using", "stop using", "cannot use … website", "cannot use … site",
        "in order to use … site", "in order to use … website", "to use … website", "to use … site",
        "to access … site", "to access … website", "not be able to use … website",
        "not be able to use … site",
    ),
    T.NO_CONSENT: (
        "not agree*", "not consent*", "not accept*", "don’t agree", "don't agree", "don’t accept",
        "don't accept", "don’t consent", "don't consent", "disagree*", "object to … cookies", "must accept",
        "must agree", "must consent", "have to accept", "required to accept", "need to accept",
        "without accepting",
    ),
    T.WITHDRAWS: ("withdraw*", "revoke*", "revoking", "change your mind", "retract*"),
    T.ANY_TIME: ("any time", "anytime", "whenever you", "any moment", "always"),
    T.OFFICER: ("data protection officer*", "privacy officer*", "DPO"),
    T.ORGANISATION: (
        "university", "council", "ministry", "agency", "authority", "charity", "foundation", "association",
        "institute", "city of", "department", "public body", "trust", "society", "company number",
    ),
    T.TRANSFER_BASIS: (
        "standard contractual clauses", "standard data protection clauses", "model clauses",
        "adequacy decision*",
        "adequate level of protection", "Data Privacy Framework", "binding corporate rules", "article 46*",
        "article 49*", "article 45*", "art. 46*", "SCCs",
    ),
    T.MOVES_DATA: (
        "stored", "store", "stores", "storing", "transfer*", "sent to", "send*", "server*", "host", "hosts",
        "hosted", "hosting", "data centre*", "data center*", "process*", "located", "established",
        "transmit*",
    ),
    T.SITE_WORDS: (
        "site", "website", "web site", "app", "application", "platform", "shop", "store", "service*",
        "company", "business", "organisation", "organization", "product", "page",
    ),
    T.SHOWS: ("show*", "view*", "display*", "open the list*", "see the list*", "expand*"),
    T.BELOW: (
        "list below", "table below", "tables below", "lists below", "below … list", "below … table",
        "following table*", "following list*", "overview below",
    ),
    T.CLICK_HERE: ("click here", "clicking here", "read more here", "follow this link", "follow the link"),
    T.LAST_CHANGED: (
        "last changed", "last updated", "last modified", "last revised", "last amended", "updated on",
        "effective from", "effective date", "effective as of", "in force since", "version of", "revised on",
        "was updated", "valid from", "applies from", "applies since", "takes effect on", "took effect on",
        "comes into force", "came into force",
    ),
    T.CHANGES: (
        "change*", "amend*", "modif*", "update … policy", "updates to … policy", "revis*", "updates",
    ),
    T.TAKES_EFFECT: (
        "effective when", "effective upon", "effective immediately", "effective as soon as", "effective once",
        "effective on … posting", "effective from … publication", "take effect when", "take effect upon",
        "take effect immediately", "takes effect when", "takes effect upon", "take effect as soon as",
        "apply as soon as", "apply from … publication", "apply when … publish*", "apply once … publish*",
        "binding when", "binding upon", "apply immediately",
    ),
    T.NOTICE: (
        "notify*", "notice", "notif*", "inform you", "informs you", "inform visitors", "tell you",
        "let you know",
        "ask for your consent again", "ask … again", "renew* … consent", "new consent", "alert you",
    ),
    T.NO_NOTICE: (
        "without notice", "without prior notice", "without notifying", "without informing",
        "without further notice", "without telling",
    ),
    T.FINGERPRINT: (
        "*fingerprint*", "unique identifier … device", "unique device identifier*", "identify … device",
        "identify … browser", "recognise … device without", "recognize … device without",
    ),
    T.LOCATION: (
        "device’s … location", "device's … location", "physical location", "location data",
        "location information", "precise location", "geographic* location", "geographic* position",
        "your location", "GPS", "geolocation*",
    ),
    T.SHARES: (
        "share", "shares", "shared", "sharing", "disclose*", "pass on", "passes on", "passed on", "pass … to",
        "forward*", "sell*", "transmit*", "provide … to", "give … to", "transfer*",
    ),
    T.PARTNERS: ("*partner", "*partners", "third part*", "advertisers", "advertiser", "other companies"),
    T.TELLS_APART: (
        "distinguish* … users", "distinguish* … visitors", "distinguish* … user", "unique id*",
        "unique visitor*", "unique user*", "returning visitor*", "tell* … users apart",
        "recogni* … returning", "identif* … visitor*", "identif* … user*",
    ),
    T.ANONYMISED: (
        "anonymi* … statistics", "anonymous … statistics", "anonymi* … data", "anonymous … data",
        "anonymous … information", "completely anonymous*", "fully anonymous*",
    ),
    T.NOT_PASSED_ON: (
        "no data … passed", "no data … shared", "no data … disclosed", "no information … shared",
        "not share*", "not shared", "not disclose*", "not pass*", "never share*", "never sell", "not sell",
        "never pass*", "not … passed on",
    ),
    T.NO_OTHER_GOOGLE: (
        "no other … Google", "no further … Google", "no additional … Google", "not use … other Google",
        "not use … further Google", "not use … additional Google", "no Google services",
    ),
    T.STORAGE_LAW: (
        "ePrivacy*", "e-Privacy*", "2002/58*", "2009/136*", "PECR", "Electronic Communications",
        "336 of 2011",
        "S.I. 336", "LEK", "2022:482", "TDDDG", "TTDSG",
    ),
    T.DATA_LAW: (
        "art. 6 … GDPR", "article 6 … GDPR",
        "GDPR", "General Data Protection Regulation", "legitimate interest*",
        "2016/679",
    ),
    T.RETAINS: (
        "data … kept", "data … retained", "data … stored", "data … deleted", "data … erased", "keep* … data",
        "retain*", "store* … data", "information … kept", "information … deleted", "entries … deleted",
        "deleted after", "erased after", "records … kept",
    ),
    T.OWN_RECORDS: ("log", "logs", "log files", "server logs", "backup*", "back-up*"),
    T.EVERYTHING: ("all", "every", "any"),
    T.LIFETIME_HEADING: (
        "lifetime*", "lifespan*", "duration*", "expir*", "retention*", "kept", "stored", "storage",
        "validity", "valid", "period*", "time", "how long", "term", "max age", "max-age", "persistence",
    ),
    T.COOKIES_IN_USE: (
        "cookies used", "cookies in use", "cookies that are used", "which cookies", "list of … cookies",
        "cookies it uses", "cookies they use", "cookies they set", "cookies it sets", "cookies we use",
        "cookies set by", "cookies that … set*",
    ),
    T.ELSEWHERE: (
        "following website*", "following page*", "following web*", "provider’s website", "provider's website",
        "provider’s own", "provider's own", "third party’s website", "third party's website",
        "their website*",
        "their own website*", "from the provider", "from the vendor", "vendor’s website", "vendor's website",
        "respective website*", "respective provider*",
    ),
    T.SECTION: ("section", "chapter", "clause", "paragraph"),
    T.STATUTE: (
        "Act", "Regulation", "Regulations", "Directive", "GDPR", "Law", "Code", "article", "TDDDG", "PECR",
    ),
    T.MAC_ADDRESS: ("MAC address*", "Media Access Control*", "hardware address*", "(MAC) address*"),
    T.BROWSER: ("*browser*",),
    T.COOKIES_RUN: (
        "cookies are … programs", "cookies are … software", "cookie is a … program", "cookies … scan … hard",
        "cookies are … programmes", "cookie is a piece of software",
    ),
}  # fmt: skip
