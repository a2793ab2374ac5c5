"""Names of providers in texts: whole words, in any case, each as often as it stands there."""

from __future__ import annotations

import pytest

from tests.projects import SMALL
from workbench.formats.catalogue import read_catalogue
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.revisions.provider_names import ProviderNames


def names(*names_: str) -> ProviderNames:
    """The names of a policy that has these, the first as its provider's and the others as aliases."""
    data: dict[FileRef, Data] = {**SMALL}
    data[FileRef(FileKind.PROVIDER, "vwo")] = {"id": "vwo", "name": names_[0], "aliases": list(names_[1:])}
    policy = read_catalogue(data.items()).policy
    assert policy is not None
    return ProviderNames(policy)


@pytest.mark.parametrize(
    ("name", "text", "times"),
    [
        ("VWO", "VWO och vwo, men inte VWOX.", 2),
        ("A-B", "Hos A-B. Inte hos A.", 1),
        (".NET", "Med .NET, inte x.NET.", 1),
        ("Meta", "Metas cookies", 0),
        ("Meta", "Meta's cookies", 1),
        ("!!!", "Gruppen !!! spelar", 1),
        ("Straße", "an der STRASSE", 0),
        ("Ö-verk", "på ö-verk", 1),
    ],
)
def test_a_name_is_found_as_whole_words_in_any_case(name: str, text: str, times: int) -> None:
    assert [each for each in names(name).named(text) if each == name] == [name] * times


def test_an_alias_is_a_name_too() -> None:
    assert list(names("VWO", "Wingify").named("Hos Wingify.")) == ["Wingify"]
