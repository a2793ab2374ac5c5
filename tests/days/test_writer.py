"""A writer's day: cookies from a table, a text about them, a name that changes, and a machine that stops."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.days.desk import Desk, desk
from tests.ui.terminal import wait_until

TABLE = "\n".join(
    "\t".join(row)
    for row in (
        ("Namn", "Leverantör", "Kategori", "Lagringstid", "Beskrivning"),
        ("_hjSessionUser_{ID}", "Hotjar Ltd", "analytics", "365 dagar", "Känner igen besökaren."),
        ("_hjSession_{ID}", "Hotjar Ltd", "analytics", "30 minuter", "Håller ihop besöket."),
        ("_hjFirstSeen", "Hotjar Ltd", "analytics", "session", "Känner igen det första besöket."),
        ("_hjIncludedInSample", "Hotjar Ltd", "analytics", "30 minuter", "Säger om besöket räknas med."),
        ("_hjCookieTest", "Hotjar Ltd", "analytics", "session", "Provar om webbläsaren tar emot cookies."),
        ("_hjTLDTest", "Hotjar Ltd", "analytics", "session", "Hittar webbplatsens domän."),
    )
)


TEXT = "Contentsquare SAS visar var besökare klickar, med {cookie:hotjar.hjsessionuser-id}."


@pytest.fixture
def me(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a larger window."""
    with desk(tmp_path, 100, 34) as made:
        yield made


def test_a_writers_day(me: Desk) -> None:
    me.open("--language", "sv")
    me.sees("75 av 75")
    paste_six_cookies(me)
    write_of_one(me)
    move_it_up(me)
    rename_the_provider(me)
    undo_and_redo_all(me)
    lose_the_machine(me)
    save(me)


def paste_six_cookies(me: Desk) -> None:
    me.begin("six cookies of a new provider, pasted as a table")
    me.paste(TABLE)
    me.sees("6 nya", "ny leverantör: Hotjar Ltd")
    me.press("Enter")
    me.sees("81 av 81", "+7 osparade")


def write_of_one(me: Desk) -> None:
    me.begin("a paragraph that refers to one of them")
    me.press("F3")
    me.type("/Youtube")
    me.press("Enter", "a")
    me.sees("Stycke med rubrik")
    me.press("Enter")
    me.sees("Ny text.")
    me.type("Hotjar Ltd visar var besökare klickar, med ")
    me.press("C-t")
    me.sees("{cookie:", without="Råd till")
    me.type("hjSessionU")
    me.sees("_hjSessionUser_{ID}")
    me.press("Enter")
    me.type(".")
    me.sees("Hotjar Ltd visar var besökare klickar, med _hjSessionUser_{ID}.", "+8 osparade")


def move_it_up(me: Desk) -> None:
    me.begin("a cookie moved up two rows")
    me.press("F2")
    me.type("/hjtld")
    me.press("Enter", "Escape", "K", "K")
    me.sees("81 av 81", "_hjTLDTest")


def rename_the_provider(me: Desk) -> None:
    me.begin("the provider renamed everywhere")
    me.press("v")
    me.sees("Akamai")
    me.type("/hotjar")
    me.press("Enter", "Enter")
    me.sees("Leverantör hotjar")
    me.type("Contentsquare SAS")
    me.press("Escape")
    me.sees("[-Hotjar Ltd-]{+Contentsquare SAS+} visar var")
    me.press("F9")
    me.sees("Gjort: Ersätt", without="Avbryt")


def undo_and_redo_all(me: Desk) -> None:
    me.begin("all of it undone")
    steps = 0
    while "osparad" in me.shell.screen:
        press_and_see(me, "F8")
        steps += 1
    me.sees(without="osparad")
    me.begin("all of it done again")
    me.press(*["F10"] * steps)
    me.sees("Gjort om: Ersätt ”Hotjar Ltd”", "+8 osparade")


def press_and_see(me: Desk, key: str) -> None:
    """Press a key, and wait until it has shown something."""
    before = me.shell.screen
    me.press(key)
    wait_until(lambda: me.shell.screen != before, lambda: f"nothing changed\n{before}")


def lose_the_machine(me: Desk) -> None:
    me.begin("what a killed app held recovered")
    me.shell.send_signal(signal.SIGKILL)
    me.sees("it ended with 137")
    me.shell.type("stty sane")
    me.shell.press("C-j")
    assert me.git("status", "--porcelain") == ""
    me.open("--language", "sv")
    me.sees("Osparat arbete från", "(r)")
    me.press("r")
    me.sees("+8 osparade", without="(r)")


def save(me: Desk) -> None:
    me.begin("saved")
    me.press("F9")
    me.sees("Sparat: 8 filer.", without="osparad")
    changed = me.git("status", "--porcelain", "--untracked-files=all").splitlines()
    new = [line.removeprefix("?? catalogue/") for line in changed if line.startswith("??")]
    assert [line for line in changed if not line.startswith("??")] == [" M catalogue/sections/which.yaml"]
    assert len([name for name in new if name.startswith("cookies/hotjar/")]) == 6
    assert [name for name in new if not name.startswith("cookies/")] == ["providers/hotjar.yaml"]
    lines = me.git("diff", "--unified=0", "--", "catalogue/sections").splitlines()[5:]
    assert lines == ["+  - id: hotjar-ltd-visar-var", f"+    text: {TEXT}"]
    printed = me.workbench("export")
    assert "Contentsquare SAS" in printed
    assert "Hotjar Ltd" not in printed
    names = [line.split("\t")[0] for line in printed.splitlines() if line.startswith("_hj")]
    assert names[-3:] == ["_hjTLDTest", "_hjIncludedInSample", "_hjCookieTest"]
