"""Words that an installed dictionary lacks: in the source and in every locale, names and terms aside."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import pytest

from tests.checks.samples import GOOGLE_PROVIDER, TODAY, a_cookie, a_policy, prose
from workbench.checks.context import Context
from workbench.checks.problem import Problem
from workbench.checks.runner import Checker
from workbench.checks.selection import Selection
from workbench.checks.spelled_words import parts, words
from workbench.checks.speller import Spelling
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag, TermId
from workbench.policy.model import LocaleTerm, Policy, Term

SV, DE = LocaleTag("sv"), LocaleTag("de")


@dataclass(frozen=True)
class Lacking:
    """A dictionary that lacks these words and has all others."""

    lacked: Collection[str]
    name: str = "xx_XX"

    def lacks(self, word: str) -> bool:
        return word in self.lacked


def found(
    policy: Policy, lacked: Collection[str], locale: LocaleTag = SV, texts: Mapping[Key, str] | None = None
) -> list[Problem]:
    """What the rule says where the dictionary of one locale lacks some words."""
    translations = {locale: texts} if texts is not None else {}
    context = Context(policy, TODAY, translations=translations, spelling=Spelling({locale: Lacking(lacked)}))
    return list(Checker(Selection(select=("PR024",))).check(context).problems)


def quotes(text: str, *lacked: str, glossary: tuple[Term, ...] = ()) -> list[str | None]:
    policy = replace(a_policy(sections=[prose(text)]), glossary={term.id: term for term in glossary})
    return [problem.quote for problem in found(policy, lacked)]


def test_a_word_is_told_once_a_text_with_the_dictionary_s_name() -> None:
    (problem,) = found(a_policy(sections=[prose("Vi sätter kakker och kakker.")]), ["kakker"])
    assert (problem.quote, problem.path) == ("kakker", ("blocks", 0, "text"))
    assert "xx_XX" in str(problem.message)


def test_a_translation_is_looked_up_in_its_own_dictionary() -> None:
    key = Key("section.prose.p1")
    policy = a_policy(sections=[prose("Vi sätter kakor.")])
    (problem,) = found(policy, ["setzn", "kakor"], DE, {key: "Wir setzn Cookies."})
    assert (problem.quote, problem.locale, problem.key, problem.file) == ("setzn", DE, key, None)


@pytest.mark.parametrize(
    "text",
    [
        "Skriv till fel@kakker.se eller se https://kakker.se/kakker.",
        "Värdet `kakker` i {kakker} och {section:kakker}.",
        "Se [här](link:kakker).",
        "Filen kakker.js och kakker_2, version kakker2.",
        "Bolaget Kakker sätter den.",
        "Se kakker-",
    ],
)
def test_what_is_no_word_of_the_language_is_not_looked_up(text: str) -> None:
    assert quotes(text, "kakker", "Kakker") == []


def test_names_terms_and_words_of_the_web_are_known() -> None:
    cookie = a_cookie(name="flink_id")
    provider = replace(GOOGLE_PROVIDER, aliases=("Flonk",))
    text = "Flink och flonks, google, YouTube-pixel, samtyckker och plugin."
    lacked = ["Flink", "flonks", "google", "pixel", "YouTube-pixel", "samtyckker", "plugin"]
    term = Term(id=TermId("samtycke"), term="samtycke", forms=("samtyck*",))
    policy = a_policy(cookie, providers=[provider], sections=[prose(text)])
    assert found(replace(policy, glossary={term.id: term}), lacked) == []
    assert [each.quote for each in found(policy, lacked)] == ["samtyckker"]


def test_a_word_of_the_glossary_in_any_locale_is_known() -> None:
    term = Term(id=TermId("x"), term="x", locales={DE: LocaleTerm(accepted=("Kakker*",))})
    assert quotes("En kakkerlista.", "kakkerlista") == ["kakkerlista"]
    assert quotes("En kakkerlista.", "kakkerlista", glossary=(term,)) == []


def test_a_word_of_several_parts_is_right_if_its_parts_are() -> None:
    assert quotes("En web-räknare.", "web-räknare") == []
    assert quotes("En web-räknnare.", "web-räknnare", "räknnare") == ["web-räknnare"]
    assert quotes("En VWO-IP-räknare.", "VWO-IP-räknare") == []


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("Kakor räknas. Besök räknas: Alla, även Anna.", "sv", ("Kakor", "räknas", "Besök", "Alla", "även")),
        ("Das Werkzeug zählt.", "de", ("Das", "Werkzeug", "zählt")),
        ("Resp. t.ex. bl.a. och don’t", "sv", ("och", "don’t")),
        ("skript/kod, ’så’", "sv", ("skript", "kod", "så")),
        ("- Ja\n- Nej", "sv", ("Ja", "Nej")),
        ("x" * 49, "sv", ()),
    ],
)
def test_the_words_of_a_text(text: str, locale: str, expected: tuple[str, ...]) -> None:
    assert words(text, LocaleTag(locale)) == expected


def test_parts_that_are_short_for_something_are_not_asked_for() -> None:
    assert parts("IP-adress-id-LinkedIn-Kaka") == ["adress", "Kaka"]


def test_when_a_dictionary_has_judged_more_the_texts_are_looked_at_again() -> None:
    policy = a_policy(sections=[prose("Vi sätter kakker.")])
    checker = Checker(Selection(select=("PR024",)))
    context = Context(policy, TODAY, spelling=Spelling({SV: Lacking([])}))
    assert checker.check(context).problems == ()
    again = replace(context, spelling=Spelling({SV: Lacking(["kakker"])}))
    assert [each.quote for each in checker.check(again).problems] == ["kakker"]
    assert checker.check(replace(context, spelling=None)).problems == ()
