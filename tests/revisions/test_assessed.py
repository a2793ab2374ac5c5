"""Changes as a reviewer reads them: grouped by cause, decided by files, counted."""

from __future__ import annotations

from tests.projects import GID, SMALL, VWO_SN
from tests.revisions.states import ANALYTICS, VWO, Edits, between
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.revisions.decisions import Decision, value_digest
from workbench.revisions.level import Level

DESCRIPTION: Edits = {(GID, ("description",)): "Räknar besök."}
OTHER = FileRef(FileKind.COOKIE, "google.other")


def decision(old: Data | None, new: Data | None, level: Level = Level.EDITORIAL) -> Decision:
    return Decision(
        change="description.changed:google.gid:description",
        was=value_digest(old),
        becomes=value_digest(new),
        level=level,
        reason="Samma sak",
    )


def test_a_decision_about_these_values_holds() -> None:
    made = decision(SMALL[GID]["description"], "Räknar besök.")

    [found] = between(DESCRIPTION, decisions={"a.yaml": made}).assessed

    assert (found.level, found.is_undecided, found.path) == (Level.EDITORIAL, False, "a.yaml")


def test_a_decision_about_other_values_has_fallen_away() -> None:
    made = decision(SMALL[GID]["description"], "Något annat.")

    found = between(DESCRIPTION, decisions={"a.yaml": made})

    assert found.assessed[0].is_undecided
    assert set(found.fallen) == {"a.yaml"}


def test_groups_are_counted_each_under_one_heading() -> None:
    found = between({**DESCRIPTION, (GID, ("lifetime",)): "2 years", (VWO_SN, ("position",)): "90"})

    assert found.counts == {
        "undecided": 1, "none": 1, "editorial": 0, "minor": 0, "notable": 1, "material": 0,
    }  # fmt: skip
    assert found.unpublished == 2
    assert [group.is_undecided for group in found.groups] == [True, False, False]


def test_one_replacement_in_many_texts_is_one_group() -> None:
    old: Edits = {
        (GID, ("description",)): "Placeras av VWO för besök.",
        (ANALYTICS, ("intro",)): "De sätts av VWO.",
    }
    new: Edits = {
        (GID, ("description",)): "Placeras av Wingify för besök.",
        (ANALYTICS, ("intro",)): "De sätts av Wingify.",
    }

    assert len(between(new, old).groups) == 1


def test_different_corrections_are_groups_of_their_own() -> None:
    assert len(between({**DESCRIPTION, (ANALYTICS, ("intro",)): "De visar besök."}).groups) == 2


def test_a_provider_s_cookies_whose_lifetime_changed_alike_are_one_group() -> None:
    other = {**SMALL[GID], "id": "google.other", "name": "_other"}
    old: Edits = {(OTHER, ()): other}
    new: Edits = {(OTHER, ()): {**other, "lifetime": "2 years"}, (GID, ("lifetime",)): "2 years"}

    [group] = between(new, old).groups

    assert len(group.changes) == 2


def test_the_list_is_as_grave_as_its_gravest_change() -> None:
    found = between({**DESCRIPTION, (VWO, ("legal_name",)): "Wingify"}, {(VWO, ("legal_name",)): "VWO Inc"})

    assert found.level is Level.MATERIAL
    assert found.asks_consent
