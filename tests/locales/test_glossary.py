"""Terms and names in a source text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.locales.glossary import Glossary, NameHit, TermHit
from workbench.policy.kinds import CategoryId, CookieId, LocaleTag, Party, ProviderId, TermId
from workbench.policy.lifetime import Session
from workbench.policy.model import Cookie, LocaleTerm, Policy, Provider, Settings, Term

DE, EN, SV = LocaleTag("de"), LocaleTag("en"), LocaleTag("sv")
CONSENT = LocaleTerm(accepted=("Einwilligung*",), forbidden=("Zustimmung*",))


def term(words: str, *forms: str, **locales: LocaleTerm) -> Term:
    said = {LocaleTag(tag.replace("_", "-")): each for tag, each in locales.items()}
    return Term(id=TermId(words), term=words, forms=forms, locales=said)


def kept(words: str, **locales: LocaleTerm) -> Term:
    said = {LocaleTag(tag): each for tag, each in locales.items()}
    return Term(id=TermId(words), term=words, translate=False, locales=said)


def policy(*terms: Term, source: LocaleTag = SV, cookies: tuple[str, ...] = ()) -> Policy:
    google = Provider(
        id=ProviderId("google"), name="Google", legal_name="Google Ireland Ltd", aliases=("Doubleclick",)
    )
    made = (_cookie(CookieId(f"google.n{place}"), name) for place, name in enumerate(cookies))
    return Policy(
        settings=Settings(title="Kakor", source_locale=source),
        providers={google.id: google},
        cookies={each.id: each for each in made},
        glossary={each.id: each for each in terms},
    )


def _cookie(cookie: CookieId, name: str) -> Cookie:
    return Cookie(
        id=cookie,
        name=name,
        category=CategoryId("analytics"),
        provider=ProviderId("google"),
        party=Party.THIRD,
        lifetime=Session(),
        description="Räknar.",
    )


def words_found(text: str, *terms: Term, source: LocaleTag = SV) -> list[str]:
    hits = Glossary.of(policy(*terms, source=source), DE).terms_in(text)
    return [text[hit.start : hit.end] for hit in hits]


def test_a_hit_has_its_place_and_what_the_locale_says() -> None:
    consent = term("samtycke", "samtyck*", de=CONSENT)
    hits = Glossary.of(policy(consent), DE).terms_in("Ditt samtycke.")
    assert hits == (TermHit(consent, 5, 13, ("Einwilligung*",), ("Zustimmung*",)),)


@pytest.mark.parametrize(
    ("locale", "accepted"),
    [("de", ("Einwilligung*",)), ("de-AT", ("Einwilligung*",)), ("de-CH", ("Zustimmung",)), ("fr", ())],
)
def test_a_locale_says_a_term_its_own_way_or_its_languages(locale: str, accepted: tuple[str, ...]) -> None:
    consent = term("samtycke", de=CONSENT, de_CH=LocaleTerm(accepted=("Zustimmung",)))
    (hit,) = Glossary.of(policy(consent), LocaleTag(locale)).terms_in("samtycke")
    assert hit.accepted == accepted


@pytest.mark.parametrize(
    ("forms", "text", "found"),
    [
        (("samtyck*",), "Samtycket, SAMTYCKE och samtycka", ["Samtycket", "SAMTYCKE", "samtycka"]),
        (("sida", "sidan"), "sida sidan sidans sidor", ["sida", "sidan"]),
        (("tycke*",), "samtycke", []),
        (("åter*",), "Återkalla", ["Återkalla"]),
        (("adress*",), "IP-adressen", ["adressen"]),
        (("samla in",), "samla  in och samla\u00a0in", ["samla  in", "samla\u00a0in"]),
        (("a.b",), "a.b axb", ["a.b"]),
        (("*",), "allt", []),
        ((), "term", ["term"]),
    ],
)
def test_forms_begin_where_a_word_does(forms: tuple[str, ...], text: str, found: list[str]) -> None:
    assert words_found(text, term("term", *forms)) == found


@pytest.mark.parametrize(
    ("forms", "text", "found"),
    [
        (("essentiell*", "icke essentiell*"), "icke essentiella kakor", ["icke essentiella"]),
        (("essentiell*", "essentiella kakor"), "essentiella kakor", ["essentiella kakor"]),
        (("vår kaka", "kaka från Google"), "vår kaka från Google", ["kaka från Google"]),
        (("kaka", "vår kaka", "vår"), "kaka, vår", ["kaka", "vår"]),
    ],
)
def test_of_terms_that_overlap_the_longest_is_meant(
    forms: tuple[str, ...], text: str, found: list[str]
) -> None:
    assert words_found(text, *map(term, forms)) == found


def test_of_forms_that_match_the_same_words_the_longest_says_more() -> None:
    ground, party = term("tredje", "tredje*"), term("tredjepart", "tredjepart*")
    (hit,) = Glossary.of(policy(ground, party), DE).terms_in("tredjeparten")
    assert hit.term == party


@pytest.mark.parametrize("source", ["ja", "zh-Hans", "ko", "th"])
def test_where_no_spaces_part_words_a_term_may_begin_anywhere(source: str) -> None:
    assert words_found("同意してください、再同意", term("同意"), source=LocaleTag(source)) == ["同意", "同意"]
    assert words_found("再同意", term("同意")) == []


def test_a_letter_whose_lower_case_is_two_moves_no_hit() -> None:
    (hit,) = Glossary.of(policy(term("kaka")), DE).terms_in("İİ KAKA")
    assert "İİ KAKA"[hit.start : hit.end] == "KAKA"


@given(st.text("ab -", max_size=20), st.lists(st.text("ab -*", min_size=1, max_size=4), max_size=5))
def test_hits_stand_apart_in_order_and_are_words_of_the_text(text: str, forms: list[str]) -> None:
    known = [term(form, form) for form in forms if form.strip()]
    hits = Glossary.of(policy(*known), DE).terms_in(text)
    assert all(one.end <= other.start for one, other in pairwise(hits))
    for hit in hits:
        stem = hit.term.term.rstrip("*").split()
        assert text[hit.start : hit.end].split()[: len(stem) - 1] == stem[:-1]


def test_names_are_those_of_the_policy() -> None:
    known = policy(kept("Piwik", de=LocaleTerm(accepted=("PIWIK",))), term("kaka"), cookies=("_ga", "_ga_*"))
    text = "Google Ireland Ltd sätter _ga via Doubleclick, Piwik och Google i en kaka."
    assert [hit.name for hit in Glossary.of(known, DE).names_in(text)] == [
        "Google Ireland Ltd",
        "_ga",
        "Doubleclick",
        "Piwik",
        "Google",
    ]


def test_a_name_has_its_place_and_the_other_forms_of_the_locale() -> None:
    known = policy(kept("Piwik", de=LocaleTerm(accepted=("PIWIK",))))
    assert Glossary.of(known, DE).names_in("Via Piwik.") == (NameHit("Piwik", 4, 9, ("PIWIK",)),)
    assert Glossary.of(known, EN).names_in("Via Piwik.") == (NameHit("Piwik", 4, 9),)


@pytest.mark.parametrize("text", ["via google", "_gat", "Googles", "my_ga"])
def test_a_name_stands_alone_and_is_written_as_it_is(text: str) -> None:
    assert Glossary.of(policy(cookies=("_ga",)), DE).names_in(text) == ()


def test_what_stays_as_it_is_is_no_term() -> None:
    assert words_found("Via Piwik.", kept("Piwik")) == []
