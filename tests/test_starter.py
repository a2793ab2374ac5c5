"""What a new project begins with: one of everything, in prose that a careful reviewer lets pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest

from workbench.export.document import build
from workbench.export.text import to_text
from workbench.formats.catalogue_reading import CatalogueReading, parsed
from workbench.formats.layout import ref_of
from workbench.formats.order import styled
from workbench.formats.yaml_read import read
from workbench.formats.yaml_write import write_document
from workbench.policy.entries import entries
from workbench.policy.kinds import OWN, Consent, LinkRole, Party
from workbench.policy.lifetime import SESSION, Fixed, Session, Sliding, Until, seconds
from workbench.policy.model import (
    AnyBlock,
    CategoryBlock,
    HeadingBlock,
    ListBlock,
    Policy,
    TableBlock,
    TextBlock,
)
from workbench.policy.name_pattern import NamePattern
from workbench.policy.outline import cookies_by_category, references, section_numbers
from workbench.policy.text import link_ids
from workbench.starter import LANGUAGES, starter

LONGEST_S = 34_560_000
"""400 days, the longest that browsers keep a cookie."""


def policy_in(language: str) -> Policy:
    new = starter(language)
    policy = CatalogueReading.of(
        (parsed(ref, text) for path, text in new.files.items() if (ref := ref_of(path))),
        new.files.__getitem__,
    ).catalogue.policy
    assert policy is not None
    return policy


@pytest.fixture(params=LANGUAGES)
def policy(request: pytest.FixtureRequest) -> Policy:
    return policy_in(request.param)


def blocks(policy: Policy) -> Iterator[AnyBlock]:
    return chain.from_iterable(section.blocks for section in policy.sections.values())


def prose(policy: Policy) -> str:
    """All the texts a reader meets in blocks, as they are written."""
    return "\n".join(
        entry.source for entry in entries(policy) if entry.key.startswith(("section.", "category."))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_read_without_a_fault(language: str) -> None:
    new = starter(language)

    assert new.fault is None
    assert new.language == language
    assert all(ref_of(path) for path in new.files)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_files_are_written_as_the_workbench_writes_new_ones(language: str) -> None:
    for path, text in starter(language).files.items():
        ref, data = ref_of(path), read(text).data
        assert ref is not None
        assert isinstance(data, dict)
        assert write_document(styled(ref, data)) == text


def test_it_has_every_kind_of_block(policy: Policy) -> None:
    assert {type(block) for block in blocks(policy)} == {
        TextBlock,
        HeadingBlock,
        ListBlock,
        CategoryBlock,
        TableBlock,
    }
    assert {block.heading is None for block in blocks(policy) if isinstance(block, TextBlock)} == {
        True,
        False,
    }


def test_it_has_sections_of_every_kind(policy: Policy) -> None:
    assert {(section.title is None, section.numbered) for section in policy.sections.values()} == {
        (True, True),
        (False, True),
        (False, False),
    }


def test_it_has_cookies_of_every_kind(policy: Policy) -> None:
    cookies = policy.cookies.values()

    assert {type(cookie.lifetime) for cookie in cookies} == {Session, Fixed, Sliding, Until}
    assert {(cookie.provider == OWN, cookie.party) for cookie in cookies} == {
        (True, Party.FIRST),
        (False, Party.THIRD),
    }
    assert {category.consent for category in policy.categories.values()} == set(Consent)


def test_it_has_a_token_of_every_kind_and_links_of_both(policy: Policy) -> None:
    used = {(token.name, token.ref is None) for _, token in references(policy)}

    assert used >= {
        ("site", True),
        ("company", True),
        ("email", True),
        ("section", False),
        ("cookie", False),
        ("provider", False),
    }
    assert {link.role for link in policy.links.values()} == {LinkRole.CONSENT, None}


def test_it_has_variables_placeholders_a_term_and_a_locale_besides(policy: Policy) -> None:
    [locale] = policy.settings.locales
    [term] = policy.glossary.values()

    assert policy.settings.variables
    assert policy.settings.placeholders
    assert locale in term.locales
    assert not policy.settings.locales[locale].published


def test_every_thing_in_it_is_used(policy: Policy) -> None:
    linked = set(link_ids(prose(policy))) | {each.link for each in policy.providers.values()}

    assert linked == set(policy.links)
    assert {block.category for block in blocks(policy) if isinstance(block, CategoryBlock)} == set(
        policy.categories
    )
    assert {
        category for block in blocks(policy) if isinstance(block, TableBlock) for category in block.categories
    } == set(policy.categories)
    assert all(cookies_by_category(policy).values())


def test_every_cookie_is_told_in_full(policy: Policy) -> None:
    for cookie in policy.cookies.values():
        assert cookie.domains, cookie.id
        assert cookie.storage, cookie.id
        assert NamePattern.of(cookie, policy.settings.placeholders).is_declared, cookie.id
        assert len(cookie.description) > 45, cookie.id
        assert cookie.description.endswith("."), cookie.id
        assert (seconds(cookie.lifetime) or 0) <= LONGEST_S, cookie.id


def test_descriptions_do_not_repeat_each_other(policy: Policy) -> None:
    descriptions = [cookie.description for cookie in policy.cookies.values()]

    assert len(set(descriptions)) == len(descriptions)


def test_what_needs_no_consent_is_kept_for_the_session_or_accounted_for(policy: Policy) -> None:
    exempt = [
        cookie
        for cookie in policy.cookies.values()
        if policy.categories[cookie.category].consent is Consent.EXEMPT
    ]

    assert exempt
    for cookie in exempt:
        assert isinstance(cookie.lifetime, Session) or [waiver.rule for waiver in cookie.waivers] == ["CK031"]


def test_every_provider_is_told_in_prose_and_in_a_table_with_country_and_link(policy: Policy) -> None:
    in_tables = {cookie.provider for cookie in policy.cookies.values()} - {OWN}
    in_prose = {
        token.ref
        for key, token in references(policy)
        if token.name == "provider" and key.startswith("section.")
    }

    assert in_tables == in_prose == set(policy.providers)
    for provider in policy.providers.values():
        assert provider.country
        assert provider.legal_name
        assert provider.transfers
        assert provider.link is not None
        assert policy.links[provider.link].url


def test_the_controller_is_named_with_address_and_data_protection_officer(policy: Policy) -> None:
    text = to_text(build(policy, policy.source_locale, None))

    for variable in ("company", "address", "email", "dpo"):
        assert policy.settings.variables[variable] in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ["när som helst", "återkalla ditt samtycke", "(2022:482)", "artikel 6.1 a", "artikel 46.2 c"]),
        (
            "en",
            ["at any time", "withdraw your consent", "Article 5(3)", "Article 6(1)(a)", "Article 46(2)(c)"],
        ),
        ("de", ["jederzeit", "widerrufen", "§ 25 Abs. 1 TDDDG", "Art. 6 Abs. 1 Buchst. a", "Art. 46 Abs. 2"]),
    ],
)
def test_consent_its_withdrawal_and_the_legal_bases_are_in_the_prose(language: str, words: list[str]) -> None:
    text = prose(policy_in(language))

    for said in words:
        assert said in text


def test_consent_can_be_withdrawn_behind_a_working_link(policy: Policy) -> None:
    [consent] = [link for link in policy.links.values() if link.role is LinkRole.CONSENT]

    assert consent.url
    assert consent.url.startswith("https://example.com/")
    assert f"](link:{consent.id})" in prose(policy)


def test_what_a_change_of_a_block_touches_is_marked(policy: Policy) -> None:
    about = {each for block in blocks(policy) for each in block.about}

    assert about == {"controller", "rights", "recipients", "transfers", "retention", "purpose"}


def test_a_section_that_is_referred_to_has_a_number(policy: Policy) -> None:
    referred = {token.ref for _, token in references(policy) if token.name == "section" and token.ref}

    assert referred
    assert referred <= set(section_numbers(policy))


def test_the_languages_say_the_same_of_the_same_things() -> None:
    first, *others = [policy_in(language) for language in LANGUAGES]

    for other in others:
        assert [entry.key for entry in entries(other)] == [entry.key for entry in entries(first)]
        assert other.links == first.links
        assert facts(other) == facts(first)


def facts(policy: Policy) -> list[tuple[object, ...]]:
    """What the cookies and providers of a policy are, whatever they are called."""
    cookies = [
        (
            replace(each, description="", lifetime=SESSION, waivers=()),
            type(each.lifetime),
            seconds(each.lifetime),
        )
        for each in policy.cookies.values()
    ]
    return [*cookies, *((each.id, each.name, each.country, each.link) for each in policy.providers.values())]
