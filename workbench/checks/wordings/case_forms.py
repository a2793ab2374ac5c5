"""Words for units of time that CLDR's patterns lack: what cases, articles and hyphens make of them."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.policy.lifetime import Unit

_FI = {
    Unit.SECOND: ("sekunti", "sekunnin", "sekunnissa", "sekuntia", "sekuntiin"),
    Unit.MINUTE: ("minuutti", "minuutin", "minuutissa", "minuuttia", "minuuttiin", "minuutiksi"),
    Unit.HOUR: ("tunti", "tunnin", "tunnissa", "tuntia", "tuntiin", "tunniksi"),
    Unit.DAY: (
        "päivä",
        "päivän",
        "päivää",
        "päivässä",
        "päiväksi",
        "vuorokausi",
        "vuorokauden",
        "vuorokautta",
    ),
    Unit.WEEK: ("viikko", "viikon", "viikkoa", "viikossa", "viikoksi"),
    Unit.MONTH: ("kuukausi", "kuukauden", "kuukautta", "kuukaudessa", "kuukaudeksi", "kk"),
    Unit.YEAR: ("vuosi", "vuoden", "vuotta", "vuodessa", "vuodeksi"),
}
_FR = {
    Unit.DAY: ("jour", "jours"),
    Unit.MONTH: ("mois",),
    Unit.YEAR: ("an", "ans", "année", "années"),
    Unit.HOUR: ("heure", "heures"),
    Unit.WEEK: ("semaine", "semaines"),
}
_SCANDINAVIAN = {
    Unit.DAY: ("dag", "dage", "dager", "dagar", "døgn", "dagers", "dages"),
    Unit.MONTH: ("måned", "måneder", "måneders", "månad", "månader", "månaders"),
    Unit.YEAR: ("år", "års", "års"),
}
_PL = {
    Unit.DAY: ("dzień", "dni", "dnia", "dniach"),
    Unit.MONTH: ("miesiąc", "miesiące", "miesięcy", "miesiąca"),
    Unit.YEAR: ("rok", "lata", "lat", "roku"),
}

CASE_FORMS: Mapping[str, Mapping[Unit, tuple[str, ...]]] = {
    "fi": _FI,
    "fr": _FR,
    "nb": _SCANDINAVIAN,
    "nn": _SCANDINAVIAN,
    "no": _SCANDINAVIAN,
    "da": _SCANDINAVIAN,
    "pl": _PL,
}
"""By language, the forms of each unit."""
