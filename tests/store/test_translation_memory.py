"""The memory of translations from elsewhere: the user's own, beside the project."""

from __future__ import annotations

from pathlib import Path

from workbench.locales.memory import Pair
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.store.brought_memories import BroughtMemories
from workbench.store.translation_memory import memory_file, remember, remembered

SV, DE, FI = LocaleTag("sv"), LocaleTag("de"), LocaleTag("fi")
KAKOR = Pair(Key("title"), "Kakor på {site}", "Kekse auf {site}\x07")


def test_pairs_are_kept_for_one_project_and_one_locale(tmp_path: Path) -> None:
    assert remember(tmp_path / "a", SV, DE, [KAKOR]) == 1

    assert remembered(tmp_path / "a", SV, DE) == [KAKOR]
    assert remembered(tmp_path / "a", SV, FI) == []
    assert remembered(tmp_path / "b", SV, DE) == []


def test_what_is_known_is_not_taken_in_again(tmp_path: Path) -> None:
    remember(tmp_path, SV, DE, [KAKOR])

    assert remember(tmp_path, SV, DE, [KAKOR, Pair(Key(""), "Ny", "Neu")]) == 1
    assert [pair.target for pair in remembered(tmp_path, SV, DE)] == [KAKOR.target, "Neu"]


def test_a_damaged_memory_is_none(tmp_path: Path) -> None:
    remember(tmp_path, SV, DE, [KAKOR])
    memory_file(tmp_path, DE).write_bytes(b"<tmx")

    assert remembered(tmp_path, SV, DE) == []


def test_suggestions_come_from_what_was_brought_also_after_more_was(tmp_path: Path) -> None:
    brought = BroughtMemories(tmp_path, SV)
    assert brought(DE) == ()

    remember(tmp_path, SV, DE, [KAKOR])
    ((origin, memory),) = brought(DE)
    assert (origin, [each.target for each in memory.suggestions("Kakor på {site}")]) == (
        "TMX",
        [KAKOR.target],
    )
    assert brought(DE)[0][1] is memory

    remember(tmp_path, SV, DE, [Pair(Key(""), "Kakor på {site}!", "Kekse!")])
    assert len(brought(DE)[0][1].pairs) == 2
