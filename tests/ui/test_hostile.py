"""Texts that try to style, act, crash or reach the terminal, in every kind of widget that shows data.

Run as a program it is the app itself, for the test that reads what a real terminal would get.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.drivers.headless_driver import HeadlessDriver
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import (
    Button,
    Checkbox,
    Header,
    Label,
    OptionList,
    RadioButton,
    Select,
    Static,
)
from textual.widgets._toast import Toast
from textual.widgets._tooltip import Tooltip
from textual.widgets.option_list import Option

from workbench.formats.visible import HIDDEN, visible, visible_in_place
from workbench.ui.text import Piece, Tone, joined, notify, plain
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.inputs import SafeInput, SafeTextArea
from workbench.ui.widgets.key_line import KeyLine
from workbench.ui.widgets.record_table import RecordTable

pytestmark = pytest.mark.painted

Seen = Callable[[Widget], list[str]]

PAYLOADS: Final = {
    "a style": "[red]x",
    "a lone end": "[/]",
    "an end without a start": "[/x]",
    "an action": "[@click=app.quit]x[/]",
    "a link": "[link=https://example.org]x[/link]",
    "an address": "[https://example.org]",
    "an emoji name": ":smile:",
    "a list": "[a, b]",
    "an attribute": "[a.b]",
    "a call": "[foo()]",
    "a colour": "[#x]",
    "an assignment": "[x=y]",
    "a start without an end": "[",
    "a backslash at the end": "x\\",
    "an escaped start": "\\[x",
    "a variable": "$name$text-error{0}%s",
    "a window title": "\x1b]0;title\x07",
    "clearing the screen": "\x1b[2J\x1b[H",
    "a colour of the terminal": "\x1b[31mx",
    "a one-byte sequence start": "\x9b31mx",
    "a write to the clipboard": "\x1b]52;c;aGk=\x07",
    "a question to the terminal": "\x1b[6n\x1bZ",
    "NUL and DEL": "x\x00\x7fx",
    "an override": "x\u202efdp.exe",
    "an isolate": "\u2066x\u2069",
    "a zero-width space": "_g\u200ba",
    "line ends and a tab": "one\r\ntwo\tthree\x0bfour\u2028five\x85six",
    "lone surrogates": "x\ud800\udfffx",
    "tags": "x\U000e0041\U000e007f",
    "a family": "👩\u200d👩\u200d👧\u200d👦❤\ufe0f\u200d🔥",
    "a pile of accents": "e" + "\u0301" * 60,
    "a very long text": "[/]" * 2_000,
}
EVERYTHING: Final = "".join(text for text in PAYLOADS.values() if len(text) < 100)
WIDTH: Final = 100
HEIGHT: Final = 42 + 24 * len(PAYLOADS)
"""Lines enough for all."""
RAW: Final = [text for text in PAYLOADS.values() if HIDDEN.search(text)]
OUR_SEQUENCES: Final = re.compile(
    r"\x1b\[[?>=<]?[0-9;]*[mHhlutc]|\x1b\[\?[0-9;]*\$p|\x1b[78]|\x1b\]22;[a-z-]*\x07|\r?\n"
)
"""Colours, cursor moves, modes, the shape of the pointer, and what Textual asks at start and end."""


class HostileApp(App[None]):
    """Shows each text in every kind of widget."""

    TOOLTIP_DELAY = 0.001
    CSS = """
    Vertical { height: auto; }
    Static, Label, Button, Checkbox, RadioButton { width: 100%; height: 1; border: none; }
    .titled { height: 2; border: round red; }
    SafeInput { border: none; padding: 0; height: 1; }
    SafeTextArea { border: none; padding: 0; height: 9; }
    OptionList { border: none; padding: 0; height: 2; }
    RecordTable { height: 3; }
    #rows { height: 40; }
    """

    def __init__(self, *texts: str) -> None:
        super().__init__()
        self.texts = texts
        self.table = RecordTable[str](
            Column("x", ""), cells=lambda text: [Piece(text, Tone.GOOD)], markable=False, id="rows"
        )

    def compose(self) -> ComposeResult:
        yield Header()
        for text in self.texts:
            yield Vertical(*lines(text), *fields(text), classes="texts")
        yield self.table
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the places of which there is one."""
        self.table.set_rows(self.texts)
        text = "".join(self.texts)
        self.title = self.sub_title = visible(text)
        self.bind("f2", "bell", description=visible(text))
        notify(self, text, title=text, timeout=60)


def lines(text: str) -> Iterator[Widget]:
    """Widgets that show a line."""
    shown = plain(text)
    yield Static(shown)
    yield Label(joined(Piece(text, Tone.ERROR)))
    yield Button(shown)
    yield Checkbox(shown)
    yield RadioButton(shown)
    titled = Static("", classes="titled")
    titled.border_title = titled.border_subtitle = shown
    yield titled


def fields(text: str) -> Iterator[Widget]:
    """Widgets that hold a text, offer one, or say why there is none."""
    yield SafeInput(text)
    yield SafeInput(placeholder=text)
    yield SafeTextArea(text)
    yield OptionList(Option(plain(text)))
    yield Select([(plain(text), 1)], value=1, compact=True)
    yield RecordTable[str](Column("x", text), cells=lambda _: [], empty_text=text, markable=False)


def shown_form(widget: Widget, text: str) -> list[str]:
    """What must be seen of a text in a widget, line by line."""
    match widget:
        case SafeInput():
            return [visible(text) if widget.placeholder else visible_in_place(text)]
        case SafeTextArea():
            return [
                visible_in_place(line).replace("␉", " " * (4 - cell_len(line.split("\t")[0]) % 4))
                for line in text.split("\n")
            ]
        case RecordTable():
            return [visible(text), *visible(text, lines=True).split("\n")]
        case Static() if widget.has_class("titled"):
            return [visible(text)] * 2
        case _:
            return [visible(text)]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the app writes to its terminal."""
    output: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "is_headless", False)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _driver, data: output.append(data))
    return output


def is_seen(line: str, form: str) -> bool:
    """Whether a line of the screen shows a text, to the end or to where the widget cuts it."""
    return form in line if cell_len(form) < WIDTH - 10 else form[: WIDTH - 15] in line


async def test_every_widget_shows_every_text_as_it_is(written: list[str]) -> None:
    app = HostileApp(*PAYLOADS.values())
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        await pilot.pause()
        screen = app.screen._compositor.render_strips()
        groups = zip(PAYLOADS.values(), app.query(".texts"), strict=True)
        assert [each for text, group in groups for each in unseen(group, text, screen)] == []
        rows = [strip.text for strip in screen[app.table.region.y + 1 :]]
        assert [
            text
            for row, text in zip(rows, PAYLOADS.values(), strict=False)
            if not is_seen(row, visible(text))
        ] == []
    assert_harmless("".join(written))


def unseen(group: Widget, text: str, screen: Sequence[Strip]) -> Iterator[tuple[str, str, list[str]]]:
    """The widgets of a group that do not show its text, with what they show instead."""
    for widget in group.children:
        region = widget.region
        shown = [strip.crop(region.x, region.right).text for strip in screen[region.y : region.bottom]]
        forms = shown_form(widget, text)
        if len(shown) < len(forms) or not all(map(is_seen, shown, forms)):
            yield type(widget).__name__, text[:40], shown


async def test_the_places_of_which_there_is_one_show_everything(seen: Seen, written: list[str]) -> None:
    app = HostileApp(EVERYTHING)
    async with app.run_test(size=(1500, 80), notifications=True, tooltips=True) as pilot:
        widget = app.query_one(".texts").children[0]
        widget.tooltip = plain(EVERYTHING)
        for popup in (app.query_one(Toast), app.query_one(Tooltip)):
            popup.styles.width = popup.styles.max_width = 1400
        await pilot.hover(widget)
        while not app.query_one(Tooltip).display:
            await pilot.pause()
        await pilot.pause()
        form = visible(EVERYTHING)
        places = {
            "header": seen(app.query_one(Header))[0],
            "footer": seen(app.query_one(KeyLine))[0],
            "notification": "".join(seen(app.query_one(Toast))),
            "tooltip": "".join(seen(app.query_one(Tooltip))),
        }
        assert {name: form in shown for name, shown in places.items()} == dict.fromkeys(places, True)
    assert_harmless("".join(written))


def assert_harmless(output: str) -> None:
    """Nothing but what Textual writes by itself is in an output."""
    assert output
    rest = OUR_SEQUENCES.sub("", output)
    assert HIDDEN.findall(rest) == []
    assert [text for text in RAW if text in output] == []


def test_nothing_of_a_text_reaches_a_real_terminal() -> None:
    output = on_a_terminal([sys.executable, __file__], until=visible(EVERYTHING), columns=1500, rows=60)
    assert_harmless(output)


def on_a_terminal(command: list[str], until: str, columns: int, rows: int) -> str:
    """Run an app on a terminal of its own, quit it when it shows a text; all that it wrote."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    inherited = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    environment = {**inherited, "TERM": "xterm-256color", "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        output = b""
        is_told_to_quit = False
        shown_since = float("inf")
        while chunk := read_within(ours, seconds=30):
            output += chunk
            if until.encode() in output:
                shown_since = min(shown_since, time.monotonic())
            is_settled = output.count(until.encode()) >= 8 or time.monotonic() - shown_since > 10
            if is_settled and not is_told_to_quit:
                is_told_to_quit = True
                os.write(ours, b"\x11")
        if not is_told_to_quit:
            process.kill()
    os.close(ours)
    assert is_told_to_quit, output[-2000:]
    assert process.returncode == 0
    return output.decode()


def read_within(terminal: int, seconds: float) -> bytes:
    """What a terminal gets next; nothing if its program ended or stays silent."""
    if not select.select([terminal], [], [], seconds)[0]:
        return b""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


if __name__ == "__main__":
    HostileApp(EVERYTHING).run()
