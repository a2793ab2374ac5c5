"""The rules of translations: each function of a pair with its id, name, severity and page."""

from __future__ import annotations

from workbench.checks.pairs.characters import BIDI_CONTROLS, bidi_controls, invisible, seen
from workbench.checks.pairs.extent import empty, identical, length
from workbench.checks.pairs.glossary_rule import glossary
from workbench.checks.pairs.markup import MARKUP, markup
from workbench.checks.pairs.numbered_references import numbered_references
from workbench.checks.pairs.numbers import numbers_added, numbers_missing
from workbench.checks.pairs.pair import DIGITS
from workbench.checks.pairs.pair_rules import NAMES, pair_rule
from workbench.checks.pairs.policy_dates import policy_dates
from workbench.checks.pairs.quotation import QUOTE_MARKS, quotation, requoted
from workbench.checks.pairs.sentence_ends import ended, final_mark, sentence_count
from workbench.checks.pairs.spacing import SPACED_MARKS, edge_space, edged, respaced, space_before_punctuation
from workbench.checks.pairs.tokens_kept import addresses, emails, names, placeholders
from workbench.checks.pairs.units import units
from workbench.checks.problem import Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741  a column of the table below

_SECTIONS = ("section.title", "section.numbered", "settings.sections")

pair_rule(
    "TR010", "placeholder", E,
    "A translation has each placeholder of the source as often, in any order: `{site}`, `{section:manage}`, "
    "`{CAMPAIGNID}`.",
    placeholders, without="{",
)  # fmt: skip
pair_rule(
    "TR011", "name", E,
    "A name that is not translated stands in the translation as often as in the source: cookies, companies, "
    "products, from the catalogue and from the glossary's terms with `translate: false`. Companies "
    "and products may take endings and be part of a compound. A cookie called by an ordinary word (`lang`) "
    "is not looked for.",
    names, *NAMES,
)  # fmt: skip
pair_rule(
    "TR012", "url", E,
    "A translation has the addresses of the source, or those that `links.yaml` has for its locale.",
    addresses, "links",
)  # fmt: skip
pair_rule(
    "TR013", "email", E, "A translation has the e-mail addresses of the source.", emails, without="@",
)  # fmt: skip
pair_rule(
    "TR014", "number", E,
    "A translation has the numbers of the source, each as its locale writes it: 2 096 is 2.096 in German. "
    "Numbers in names, addresses, placeholders, dates, articles of a law and labels of a list do not count.",
    numbers_missing, *NAMES, "settings.units", without=DIGITS,
)  # fmt: skip
pair_rule(
    "TR032", "number-added", W,
    "A translation has no number that the source lacks; it may be one that the source says in words.",
    numbers_added, *NAMES, "settings.units", without=DIGITS,
)  # fmt: skip
pair_rule(
    "TR015", "unit", E,
    "A span of time is the source's, in its unit: 7 dagar are not 7 mois, nor one semaine.",
    units, "settings.units", without=DIGITS,
)  # fmt: skip
pair_rule(
    "TR016", "numbered-reference", E,
    "A translation refers to the sections and articles that the source refers to by number, each in its "
    "locale's form (Art. 6 (1)(a) is Art. 6 Abs. 1 lit. a), and to no section that there is not.",
    numbered_references, *NAMES, *_SECTIONS, without=DIGITS,
)  # fmt: skip
pair_rule(
    "TR017", "markup", E,
    "A translation has the links, tags, emphasis and bullets of the source, and no bracket left open.",
    markup, without=MARKUP,
)  # fmt: skip
pair_rule(
    "TR018", "empty-part", E, "A translation has words: more than space and punctuation.", empty,
)  # fmt: skip
pair_rule(
    "TR019", "glossary", W,
    "A term of the glossary is translated by one of the accepted forms, and by none that is forbidden. "
    "`consent*` is every word that begins so.",
    glossary, "glossary",
)  # fmt: skip
pair_rule(
    "TR020", "quotation-marks", W,
    "A translation quotes as its language does (en “…”, de „…“, fr «…», sv and fi ”…”), as often as "
    "the source.",
    quotation, mend=requoted, without=QUOTE_MARKS,
)  # fmt: skip
pair_rule(
    "TR021", "space-before-punctuation", W,
    "French sets a narrow no-break space before ; : ! ? and within « », but not in Canada; other languages "
    "set none before punctuation.",
    space_before_punctuation, mend=respaced, without=SPACED_MARKS,
)  # fmt: skip
pair_rule(
    "TR022", "edge-space", W,
    "A translation begins and ends with the space and line breaks of the source, and has no two spaces "
    "in a row.",
    edge_space, mend=edged,
)  # fmt: skip
pair_rule(
    "TR023", "end-punctuation", W,
    "A translation ends as the source does, with its script's marks; one may have the full stop that a "
    "source without any mark lacks.",
    final_mark, mend=ended,
)  # fmt: skip
pair_rule(
    "TR024", "identical", W,
    "A translation is not the source text; names, numbers and words of the web (“Session”) may be the same.",
    identical, *NAMES,
)  # fmt: skip
pair_rule(
    "TR025", "length", I,
    "A translation of 50 characters or more is not thrice as long as the source, nor a third.",
    length,
)  # fmt: skip
pair_rule(
    "TR026", "sentence-count", I,
    "A translation has as many sentences as the source, or one more or fewer.",
    sentence_count,
)  # fmt: skip
pair_rule(
    "TR028", "writing-direction", E,
    "A translation does not override the writing direction nor leave one open, and has no such controls in a "
    "language written from left to right unless the source has them.",
    bidi_controls, without=BIDI_CONTROLS,
)  # fmt: skip
pair_rule(
    "TR029", "invisible-character", W,
    "A translation has no character that cannot be seen (zero-width space, soft hyphen, controls), is in "
    "Unicode's form NFC, and has no word of Latin and Cyrillic letters.",
    invisible, mend=seen,
)  # fmt: skip
pair_rule(
    "TR031", "date", E,
    "A translation has the dates of the source, as 2024-01-31 or in the form of its locale.",
    policy_dates, without=DIGITS,
)  # fmt: skip
