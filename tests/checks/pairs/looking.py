"""A small policy's words for a locale, and what the rules say of two texts."""

from __future__ import annotations

from workbench.checks.every_rule import RULES
from workbench.checks.pairs.locale_words import LocaleWords
from workbench.checks.pairs.names_kept import Names
from workbench.checks.pairs.pair import pair_of
from workbench.checks.pairs.pair_rules import faults_of
from workbench.checks.pairs.term_forms import Terms, term_forms
from workbench.policy.entries import TextKind
from workbench.policy.kinds import LocaleTag, TermId
from workbench.policy.model import LocaleTerm, Term

assert RULES, "importing the rules registers those of pairs"

NAMES = Names.of(
    ("_ga_*", "_pk_id.", "_VWO_uuid_v2", "JSESSIONID", "lang", "session"),
    (
        "Google",
        "Google, Inc.",
        "Google Analytics",
        "VWO",
        "Piwik PRO",
        "YouTube",
        "Microsoft Azure",
        "New Relic",
    ),
)
CONSENT = Term(
    id=TermId("samtycke"),
    term="samtycke",
    forms=("samtyck*",),
    locales={
        LocaleTag("en"): LocaleTerm(accepted=("consent*",), forbidden=("approv*",)),
        LocaleTag("de"): LocaleTerm(
            accepted=("Einwilligung*", "einwillig*", "eingewilligt*"), forbidden=("Zustimmung*",)
        ),
        LocaleTag("fi"): LocaleTerm(accepted=("suostumu*",)),
        LocaleTag("fr"): LocaleTerm(accepted=("consent*",)),
        LocaleTag("ja"): LocaleTerm(accepted=("同意",)),
    },
)


def words(locale: str, source: str = "sv") -> LocaleWords:
    """What the policy says for a locale."""
    terms = Terms.of(term_forms([CONSENT], LocaleTag(source), LocaleTag(locale)))
    addresses = {"https://example.com/se": f"https://example.com/{locale}"}
    return LocaleWords(LocaleTag(source), LocaleTag(locale), NAMES, {}, terms, addresses, sections=4)


def rules(
    source: str, locale: str, target: str, *, source_locale: str = "sv", kind: TextKind = TextKind.PROSE
) -> list[str]:
    """The ids of the rules that find fault with a translation, in order."""
    return sorted(faults_of(pair_of(source, target, words(locale, source_locale), kind)))


def says(rule: str, source: str, locale: str, target: str) -> list[str]:
    """What one rule says of a translation."""
    found = faults_of(pair_of(source, target, words(locale), TextKind.PROSE))
    return [str(fault.message) for id, faults in found.items() if id == rule for fault in faults]
