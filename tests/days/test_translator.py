"""A translator's day, by keys alone: stale entries, a parcel out and back, and a new locale begun."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.days.desk import Desk, desk
from tests.programs import needed_module

_WORKED, _SENT = 20, 20
"""Stale entries that are worked through in the app, and those that are sent away."""


@pytest.fixture
def me(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a window as terminals open it."""
    needed_module("translate", "test")
    with desk(tmp_path, 80, 24) as made:
        yield made


def test_a_translators_day(me: Desk, tmp_path: Path) -> None:
    reword_descriptions(me, _WORKED + _SENT)
    me.open("--language", "sv")
    me.sees("75 av 75")
    work_through(me)
    parcel = tmp_path / "parcel.xlf"
    send(me, parcel)
    translate_elsewhere(parcel)
    take_in(me, parcel)
    begin_finnish(me)
    export_finnish(me, tmp_path / "finska.html")


def reword_descriptions(me: Desk, count: int) -> None:
    """Somebody has reworded so many Swedish texts."""
    changed = 0
    for path in sorted((me.project / "catalogue/cookies").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        facts, field, description = text.partition("description:")
        reworded = facts + field + description.replace("nvänd", "nyttj").replace("cookie", "kaka")
        if changed < count and reworded != text:
            path.write_text(reworded, encoding="utf-8")
            changed += 1
    assert changed == count
    me.commit("Texts reworded")


def stats(me: Desk, locale: str) -> dict[str, int]:
    """How a locale stands on disk."""
    found: dict[str, int] = json.loads(me.workbench("status", "--json"))["locales"][locale]
    return found


def work_through(me: Desk) -> None:
    me.begin("to the first stale entry")
    me.press("F4")
    me.sees("engelska (en)", "40 inaktuella")
    me.press("t")
    me.sees("Denna [-cookie-]{+kaka+} administreras av Amazon", "lastfördelningen")
    me.begin("an entry rewritten")
    me.press("e", "End")
    me.type(" It is small.")
    me.press("C-d")
    me.sees("39 inaktuella")
    me.begin(f"{_WORKED - 1} entries that are right as they are")
    me.press(*["C-d"] * (_WORKED - 1))
    me.sees(f"{_SENT} inaktuella")
    me.begin("saved")
    me.press("F9")
    me.sees("Sparat: 1 fil.")
    assert stats(me, "en")["stale"] == _SENT
    assert "It is small." in me.git("diff", "--", "locales/en")


def send(me: Desk, parcel: Path) -> None:
    me.begin("what is left sent as XLIFF")
    me.press("Escape", "o")
    me.sees(f"nya 0, ändrade {_SENT}")
    me.press("Enter", "End", "C-u")
    me.type(str(parcel))
    me.press("Enter")
    me.sees("Skrivet:", without="Avbryt")


def translate_elsewhere(parcel: Path) -> None:
    """Somebody does it in a tool of theirs."""
    from translate.storage.xliff import xlifffile

    store = xlifffile.parsefile(str(parcel))  # type: ignore[no-untyped-call]
    units = [unit for unit in store.units if unit.istranslatable() and unit.isfuzzy()]
    assert len(units) == _SENT
    for unit in units:
        unit.settarget(unit.target)
        unit.markfuzzy(False)
    store.save()


def take_in(me: Desk, parcel: Path) -> None:
    me.begin("the parcel taken in")
    me.press("b")
    me.sees("Vilken fil")
    me.type(str(parcel))
    me.press("Enter")
    me.sees(f"Ta in {_SENT}")
    me.press("Enter", "Enter")
    me.sees("207/207 översatta", without="Avbryt")
    me.press("F9")
    me.sees("Sparat: 1 fil.")
    assert stats(me, "en")["stale"] == 0


def begin_finnish(me: Desk) -> None:
    me.begin("Finnish begun, three entries done")
    me.press("N")
    me.sees("Vilken språkversion?")
    me.type("fi")
    me.press("Enter")
    me.sees("finska (fi)", "0/207")
    me.press("Home")
    for text in ("Evästekäytäntö", "Päivitetty: {date}", "Luonnos"):
        me.press("e")
        me.type(text)
        me.press("C-d", "Escape")
    me.sees("3/207 översatta")
    me.press("l")
    me.sees(
        "engelska (en)  207/207 översatta",
        "tyska (de)  167/207 översatta  40 inaktuella",
        "finska (fi)  3/207",
    )
    me.press("Escape", "F9")
    me.sees("Sparat:")
    assert stats(me, "fi")["translated"] == 3


def export_finnish(me: Desk, to: Path) -> None:
    me.begin("Finnish exported as a page")
    me.press("F7", "Right", "Right", "Right", "x")
    me.sees("* finska (fi)", "170 texter oöversatta; utkast")
    me.press("Tab", "Tab")
    me.type(str(to))
    me.press("Enter")
    me.sees("Skrivet", without="Avbryt")
    page = to.read_text(encoding="utf-8")
    assert '<html lang="fi"' in page
    assert "Evästekäytäntö" in page
    assert page.count('lang="sv"') >= 100
