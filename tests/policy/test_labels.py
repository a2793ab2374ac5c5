"""The labels a policy prints around its data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.policy.samples import SETTINGS
from workbench.policy.kinds import LocaleTag
from workbench.policy.labels import TOKENS, default_labels, labels
from workbench.policy.text import tokens

LOCALES = [LocaleTag(tag) for tag in ("sv", "en", "de")]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_package_has_words_for_every_label_and_no_other(locale: LocaleTag) -> None:
    assert set(default_labels(locale)) == set(TOKENS)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", TOKENS)
def test_default_words_have_exactly_the_labels_tokens_each_once(locale: LocaleTag, name: str) -> None:
    held = [str(token) for token in tokens(default_labels(locale)[name])]

    assert sorted(held) == sorted(f"{{{token}}}" for token in TOKENS[name])


@pytest.mark.parametrize(
    ("locale", "draft"),
    [("sv", "Utkast"), ("sv-FI", "Utkast"), ("de-AT", "Entwurf"), ("fi", "Draft"), ("en", "Draft")],
)
def test_a_source_in_another_language_has_english_labels(locale: str, draft: str) -> None:
    assert default_labels(LocaleTag(locale))["draft"] == draft


def test_a_policys_own_words_come_before_the_packages() -> None:
    own = labels(replace(SETTINGS, labels={"draft": "Ej fastställd"}))

    assert own["draft"] == "Ej fastställd"
    assert own["session"] == default_labels(LocaleTag("sv"))["session"]
