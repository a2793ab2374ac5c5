"""What one locale says: labels, tokens, names and notes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.export.samples import DAY, EN, POLICY, SV
from workbench.export.nodes import Anchor, Name, SectionReference, Text, Words, plain
from workbench.export.speech import Speech
from workbench.export.wording import Said, source_wording
from workbench.policy.entries import Key
from workbench.policy.kinds import OWN, LinkId, ProviderId, SectionId
from workbench.policy.model import Policy

SPEECH = Speech(POLICY, SV, source_wording)
KEY = Key("title")


def _relabelled(**labels: str) -> Policy:
    return replace(POLICY, settings=replace(POLICY.settings, labels=labels))


def _read(words: Words) -> str:
    return plain(words.nodes)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("{site}", "www.example.se"),
        ("{company}", "Exempel AB"),
        ("{section:which}", "1"),
        ("{section:introduction}", "{section:introduction}"),
        ("{cookie:vwo.ga}", "_ga_*"),
        ("{cookie:no.such}", "{cookie:no.such}"),
        ("{provider:aws}", "Amazon Web Services, Inc."),
        ("{provider:no-such}", "{provider:no-such}"),
        ("{lifetime} {UPPER}", "{lifetime} {UPPER}"),
    ],
)
def test_tokens_are_replaced_and_unknown_ones_stay(text: str, read: str) -> None:
    assert _read(SPEECH.plain(KEY, text)) == read


def test_tokens_that_are_names_or_lead_somewhere_are_more_than_text() -> None:
    assert SPEECH.plain(KEY, "{email}").nodes == (
        Anchor((Name("privacy@example.se"),), "mailto:privacy@example.se"),
    )
    assert SPEECH.plain(KEY, "{section:which}").nodes == (SectionReference(SectionId("which"), "1"),)
    assert SPEECH.plain(KEY, "{site}").nodes == (Name("www.example.se"),)


def test_an_e_mail_address_that_is_none_leads_nowhere() -> None:
    policy = replace(POLICY, settings=replace(POLICY.settings, variables={"email": '"x" <y>'}))
    assert Speech(policy, SV, source_wording).plain(KEY, "{email}").nodes == (
        Anchor((Name('"x" <y>'),), None),
    )


def test_values_are_never_searched_for_tokens() -> None:
    policy = replace(
        POLICY, settings=replace(POLICY.settings, variables={"site": "{company}", "company": "x"})
    )
    assert _read(Speech(policy, SV, source_wording).plain(KEY, "{site}")) == "{company}"


def test_a_locale_has_variables_and_addresses_of_its_own() -> None:
    english = Speech(POLICY, EN, source_wording)
    assert _read(english.plain(KEY, "{site}")) == "www.example.com"
    assert english.address(LinkId("privacy")) == "https://example.com/privacy"
    assert SPEECH.address(LinkId("privacy")) == "https://example.se/skydd"
    assert SPEECH.address(LinkId("nowhere")) is SPEECH.address(LinkId("no-such")) is None


@pytest.mark.parametrize(
    ("label", "read"),
    [
        ("a {provider} {more}", "a P"),
        ("{more} {provider}", " P"),
        ("{provider}, {more}.", "P,."),
        ("{{more}} {provider}", "{more} P"),
        ("{provider}{{{more}}}", "P{}"),
    ],
)
def test_a_token_that_prints_nothing_takes_one_space_before_it_along(label: str, read: str) -> None:
    speech = Speech(_relabelled(third_party=label), SV, source_wording)
    assert _read(speech.label("third_party", {"provider": (Text("P"),), "more": ()})) == read


def test_printed_wordings_are_for_the_source_locale_alone() -> None:
    assert SPEECH.printed("se {site}") == Words((Text("se "), Name("www.example.se")))
    assert Speech(POLICY, EN, source_wording).printed("se {site}") is None
    assert SPEECH.printed(None) is None


@pytest.mark.parametrize(
    ("provider", "name"), [(OWN, "Exempel AB"), ("aws", "Amazon Web Services, Inc."), ("no-such", "no-such")]
)
def test_providers_have_names(provider: str, name: str) -> None:
    assert SPEECH.provider_name(ProviderId(provider)) == name


def _stale(date: dt.date | None) -> Speech:
    """A locale in which everything, the labels of the note too, is older than its source."""
    return Speech(POLICY, EN, lambda _key, source: Said(source, is_stale=True, older_than=date))


@pytest.mark.parametrize(
    ("date", "note"), [(DAY, "Källtexten är nyare: 2024-01-31"), (None, "Källtexten är nyare: Utkast")]
)
def test_a_stale_text_has_a_note_even_where_the_note_is_stale(date: dt.date | None, note: str) -> None:
    assert _stale(date).plain(KEY, "x") == Words((Text("x"),), KEY, None, note)


def test_a_foreign_text_says_its_language() -> None:
    speech = Speech(POLICY, EN, lambda _key, source: Said(source, SV))
    assert speech.label("session") == Words((Text("Session"),), Key("label.session"), SV)


def test_a_title_in_its_label_stays_the_titles_entry() -> None:
    title = Words((Text("T"),), Key("section.which.title"), SV, "note")
    within = SPEECH.within("numbered_title", title, {"number": (Text("1"),)})
    assert (_read(within), within.key, within.language, within.note) == ("1. T", title.key, SV, "note")


def test_a_draft_has_a_word_in_place_of_its_date() -> None:
    assert plain(SPEECH.date(None)) == "Utkast"
    assert plain(SPEECH.date(DAY)) == "2024-01-31"
