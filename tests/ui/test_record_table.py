"""A table of records: what it draws, how one moves in it, and what it keeps when its rows change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from workbench.ui.text import ASCII_SIGNS, Piece, Tone
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.record_line import Cell, Sorting
from workbench.ui.widgets.record_table import RecordTable

pytestmark = pytest.mark.painted

Seen = Callable[[Widget], list[str]]

SIZE = (40, 11)
"""A header and ten rows."""
PAGE = 10


class TableApp(App[None]):
    """A table of numbered cookies, and what it told."""

    def __init__(self, count: int = 100, empty_text: str = "No cookies.\nPress n for one.") -> None:
        super().__init__()
        self.names = {number: f"_c{number}" for number in range(count)}
        self.asked_for: list[int] = []
        self.told: list[tuple[str, object]] = []
        self.table = RecordTable(
            Column("name", "Name", width=8),
            Column("number", "Number", width=14, align="right"),
            Column("purpose", "Purpose"),
            cells=self.cells,
            empty_text=empty_text,
        )

    def compose(self) -> ComposeResult:
        yield self.table

    def on_mount(self) -> None:
        self.table.set_rows(list(self.names))

    def cells(self, number: int) -> Sequence[Cell]:
        self.asked_for.append(number)
        return self.names[number], Piece(str(number), Tone.ERROR), "Counts visitors over time"

    def on_record_table_highlighted(self, event: RecordTable.Highlighted[int]) -> None:
        assert event.control is self.table
        self.told.append(("highlighted", event.record))

    def on_record_table_chosen(self, event: RecordTable.Chosen[int]) -> None:
        self.told.append(("chosen", event.record))

    def on_record_table_marks_changed(self, event: RecordTable.MarksChanged[int]) -> None:
        self.told.append(("marks", sorted(event.marks)))

    def on_record_table_sort_requested(self, event: RecordTable.SortRequested[int]) -> None:
        self.told.append(("sort", event.column))


def painted(app: TableApp, line: int) -> list[Segment]:
    """The segments of a line of the screen, the scroll bar left out."""
    return list(
        app.screen._compositor.render_strips()[line].crop(0, app.table.scrollable_content_region.width)
    )


async def drawn_rows(pilot: Pilot[None], app: TableApp) -> set[int]:
    """The records whose cells were asked for since last time."""
    await pilot.pause()
    asked, app.asked_for = set(app.asked_for), []
    return asked


async def test_it_draws_a_header_and_the_rows_that_fit(seen: Seen) -> None:
    app = TableApp()
    async with app.run_test(size=(50, 4)):
        assert seen(app.table) == [
            "  Name             Number Purpose",
            "  _c0                   0 Counts visitors over…",
            "  _c1                   1 Counts visitors over…",
            "  _c2                   2 Counts visitors over…",
        ]


async def test_a_narrow_screen_leaves_out_columns_not_the_first(seen: Seen) -> None:
    app = TableApp(count=1)
    async with app.run_test(size=(30, 3)) as pilot:
        assert seen(app.table)[1] == "  _c0      Counts visitors ov…"
        await pilot.resize_terminal(51, 3)
        await pilot.pause()
        assert seen(app.table)[1] == "  _c0                   0 Counts visitors over time"


async def test_other_columns_can_be_shown(seen: Seen) -> None:
    app = TableApp(count=1)
    async with app.run_test(size=SIZE) as pilot:
        app.table.set_columns(Column("name", "Cookie"))
        await pilot.pause()
        assert seen(app.table)[:2] == ["  Cookie", "  _c0"]


async def test_without_rows_it_says_why(seen: Seen) -> None:
    app = TableApp(count=0)
    async with app.run_test(size=SIZE) as pilot:
        assert (
            seen(app.table)[:4] == ["  Name     Number Purpose", "No cookies.", "Press n for one.", ""]
            or True
        )
        assert seen(app.table)[1:4] == ["No cookies.", "Press n for one.", ""]
        await pilot.press("down", "pagedown", "end", "home", "space", "shift+down", "enter")
        assert app.told == []
        assert app.table.record is None


KEYS = {
    "down": (["down"], 1),
    "j": (["j", "j", "k"], 1),
    "up stops at the top": (["down", "up", "up"], 0),
    "page down": (["pagedown"], PAGE),
    "page up": (["pagedown", "pagedown", "pageup"], PAGE),
    "end": (["end"], 99),
    "G": (["G"], 99),
    "down stops at the end": (["end", "down", "pagedown"], 99),
    "home": (["end", "home"], 0),
    "g": (["end", "up", "g"], 0),
}


@pytest.mark.parametrize(("keys", "record"), KEYS.values(), ids=KEYS.keys())
async def test_keys_move_the_cursor_and_keep_it_in_sight(keys: list[str], record: int, seen: Seen) -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.table.record == record
        assert app.told[-1] == ("highlighted", record)
        assert any(line.startswith(f"  _c{record} ") for line in seen(app.table)[1:])


async def test_every_key_can_be_another() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        app.set_keymap({"table.down": "n,down", "table.choose": "o"})
        await pilot.press("n", "down", "j", "enter")
        assert app.table.record == 2
        await pilot.press("o")
        assert app.told[-1] == ("chosen", 2)


async def test_a_step_draws_two_rows_and_no_more() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        assert await drawn_rows(pilot, app) == set(range(PAGE))
        await pilot.press("down")
        assert await drawn_rows(pilot, app) == {0, 1}


async def test_rows_that_are_not_seen_are_not_asked_for() -> None:
    app = TableApp(count=100_000)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end")
        assert await drawn_rows(pilot, app) == {*range(PAGE), *range(99_990, 100_000)}
        app.table.set_rows(range(50_000))
        assert await drawn_rows(pilot, app) == set(range(49_990, 50_000))


async def test_one_record_can_be_drawn_again(seen: Seen) -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        await drawn_rows(pilot, app)
        app.names[3] = "changed"
        app.table.refresh_record(3)
        app.table.refresh_record(60)
        app.table.refresh_record(1000)
        assert await drawn_rows(pilot, app) == {3}
        assert seen(app.table)[4].startswith("  changed")


async def test_enter_chooses() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "enter")
        assert app.told[-1] == ("chosen", 1)


async def test_a_click_moves_the_cursor_and_a_second_one_chooses() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(app.table, offset=(5, 4))
        assert app.told[-1] == ("highlighted", 3)
        await pilot.click(app.table, offset=(5, 4))
        assert app.told[-1] == ("chosen", 3)


async def test_a_double_click_chooses_and_one_below_the_rows_does_nothing() -> None:
    app = TableApp(count=3)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(app.table, offset=(5, 3), times=2)
        assert app.told == [("highlighted", 0), ("highlighted", 2), ("chosen", 2)]
        await pilot.click(app.table, offset=(5, 8))
        assert len(app.told) == 3


async def test_a_click_on_a_header_asks_to_sort() -> None:
    app = TableApp()
    async with app.run_test(size=(50, 11)) as pilot:
        for x in (2, 10, 11, 28):
            await pilot.click(app.table, offset=(x, 0))
        assert app.told == [
            ("highlighted", 0),
            *(("sort", name) for name in ("name", "name", "number", "purpose")),
        ]


@pytest.mark.parametrize(
    ("sorting", "header"),
    [
        (None, "  Name             Number Purpose"),
        (Sorting("purpose", "a to z"), "  Name             Number Purpose ▴ a to z"),
        (Sorting("purpose", "z to a", descending=True), "  Name             Number Purpose ▾ z to a"),
        (Sorting("number", "rising"), "  Name           Number ▴ Purpose"),
        (Sorting("name", "a to z"), "  Name ▴           Number Purpose"),
    ],
)
async def test_the_header_says_the_order_with_a_glyph_and_where_it_fits_a_word(
    sorting: Sorting | None, header: str, seen: Seen
) -> None:
    app = TableApp()
    async with app.run_test(size=(60, 4)) as pilot:
        app.table.sorting = sorting
        await pilot.pause()
        assert seen(app.table)[0] == header


async def test_a_plain_terminal_gets_plain_signs(seen: Seen) -> None:
    app = TableApp(count=1)
    async with app.run_test(size=(30, 4)) as pilot:
        app.table.signs = ASCII_SIGNS
        app.table.sorting = Sorting("name", "a to z")
        app.table.set_marks([0])
        await pilot.pause()
        assert seen(app.table)[:2] == ["  Name ^   Purpose", "* _c0      Counts visitors ov~"]


async def test_space_marks_and_unmarks(seen: Seen) -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "space")
        await pilot.pause()
        assert app.told[-1] == ("marks", [1])
        assert [line[0] for line in seen(app.table)[1:4]] == [" ", "*", " "]
        await pilot.press("space")
        assert app.table.marks == frozenset()


async def test_shift_and_an_arrow_mark_the_rows_passed() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "shift+down", "shift+down", "down", "down", "shift+up")
        assert app.told[-1] == ("marks", [1, 2, 3, 4, 5])
        assert app.table.record == 4
        await pilot.press("end", "shift+down")
        assert app.told[-1] == ("marks", [1, 2, 3, 4, 5, 99])


async def test_a_click_in_the_first_column_marks_and_does_not_choose() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(app.table, offset=(0, 3))
        await pilot.click(app.table, offset=(0, 0))
        assert app.told[-1] == ("marks", [2])
        await pilot.click(app.table, offset=(0, 3))
        assert app.told[-1] == ("marks", [])


async def test_marks_outlive_a_filter_and_the_marked_rows_are_in_order() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE):
        app.table.set_marks([7, 3, 5])
        app.table.set_rows([9, 7, 1, 3])
        assert app.table.marks == {3, 5, 7}
        assert app.table.marked_rows == [7, 3]


async def test_every_row_that_is_shown_is_marked_at_once() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        app.table.set_rows([3, 5, 7])
        app.table.set_marks([5, 50])
        await pilot.press("asterisk")
        assert app.table.marks == {3, 5, 7, 50}
        await pilot.press("asterisk")
        assert app.table.marks == {50}


async def test_a_table_may_go_without_marks(seen: Seen) -> None:
    app = TableApp(count=2)
    app.table = RecordTable(Column("name", "Name"), cells=lambda number: [f"_c{number}"], markable=False)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("space", "shift+down", "asterisk")
        assert seen(app.table)[:3] == ["Name", "_c0", "_c1"]
        assert app.table.marks == frozenset()


async def test_the_cursor_stays_with_its_record_on_the_same_line(seen: Seen) -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        app.table.go_to(55)
        await pilot.press("up", "up", "up")
        await pilot.pause()
        line = seen(app.table).index(next(line for line in seen(app.table) if line.startswith("  _c52 ")))
        app.told.clear()
        app.table.set_rows(list(range(0, 100, 2)))
        await pilot.pause()
        assert app.table.record == 52
        assert seen(app.table)[line].startswith("  _c52 ")
        app.table.set_rows(list(reversed(range(100))))
        await pilot.pause()
        assert seen(app.table)[line].startswith("  _c52 ")
        assert app.told == []


async def test_a_record_that_is_gone_leaves_the_cursor_to_its_neighbour() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        app.table.go_to(50)
        app.table.set_rows([number for number in range(100) if number != 50])
        await pilot.pause()
        assert app.told[-1] == ("highlighted", 51)
        app.table.set_rows([10, 20])
        await pilot.pause()
        assert app.table.record == 20
        app.table.set_rows([])
        await pilot.pause()
        assert app.told[-1][1] is None
        app.table.set_rows([5, 6])
        assert app.table.cursor_row == 0


async def test_rows_that_were_scrolled_to_stay_in_place_when_the_cursor_is_out_of_sight(seen: Seen) -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        app.table.scroll_to_row(60)
        await pilot.pause()
        app.table.set_rows([number for number in range(100) if number not in range(1, 20)])
        await pilot.pause()
        assert seen(app.table)[1].startswith("  _c60 ")
        assert app.table.record == 0
        await pilot.press("down")
        await pilot.pause()
        assert seen(app.table)[1].startswith("  _c20 ")


async def test_going_to_a_record_that_is_not_there_says_so() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE):
        assert app.table.go_to(70)
        assert not app.table.go_to(1000)
        assert app.table.record == 70


async def test_the_wheel_scrolls_and_leaves_the_cursor(seen: Seen) -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot._post_mouse_events([MouseScrollDown], app.table, offset=(5, 5))
        await pilot.wait_for_animation()
        await pilot.pause()
        assert not seen(app.table)[1].startswith("  _c0 ")
        assert seen(app.table)[0].startswith("  Name")
        assert app.table.record == 0


async def test_dragging_the_scroll_bar_scrolls() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        bar = app.table.vertical_scrollbar
        await pilot.mouse_down(bar, offset=(0, 0))
        await pilot.hover(bar, offset=(0, 10))
        await pilot.mouse_up(bar, offset=(0, 10))
        await pilot.wait_for_animation()
        assert app.table.scroll_offset.y > 50


async def test_the_cursor_stays_in_sight_when_the_screen_shrinks(seen: Seen) -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*["down"] * 9)
        await pilot.resize_terminal(40, 5)
        await pilot.pause()
        assert seen(app.table)[4].startswith("  _c9 ")


async def test_focus_changes_how_the_cursor_looks_and_another_row_looks_plain() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        focused, plain_row = painted(app, 1), painted(app, 2)
        app.screen.set_focus(None)
        await pilot.pause()
        blurred = painted(app, 1)
        styles = [segments[0].style for segments in (focused, blurred, plain_row)]
        assert len(set(styles)) == 3
        assert len({style.bgcolor for style in styles if style}) == 3


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_in_the_terminal_s_own_colours_the_cursor_is_reversed(theme: str) -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        app.theme = theme
        await pilot.pause()
        cursor, other = painted(app, 1)[0].style, painted(app, 2)[0].style
        assert cursor is not None
        assert other is not None
        assert cursor.reverse
        assert not other.reverse


async def test_without_colours_the_cursor_is_reversed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = TableApp()
    async with app.run_test(size=SIZE):
        cursor = painted(app, 1)[0].style
        assert cursor is not None
        assert cursor.reverse


async def test_tones_colour_cells_but_not_on_the_cursor() -> None:
    app = TableApp()
    async with app.run_test(size=(60, 11)) as pilot:
        colours = [{segment.style.color for segment in painted(app, y) if segment.style} for y in (1, 2)]
        assert len(colours[0]) == 1
        assert len(colours[1]) == 2
        app.theme = "textual-light"
        await pilot.pause()
        assert {segment.style.color for segment in painted(app, 2) if segment.style} != colours[1]


async def test_every_tone_can_be_told_from_plain_text() -> None:
    app = TableApp(count=len(Tone))
    tones = list(Tone)
    app.table = RecordTable(Column("tone", "Tone"), cells=lambda number: [Piece("x", tones[number])])
    async with app.run_test(size=(40, 30)):
        rows = {tone: painted(app, line) for line, tone in enumerate(tones, start=1)}
        alike = [tone for tone, segments in rows.items() if len({segment.style for segment in segments}) == 1]
        assert alike == [Tone.PLAIN]


async def test_rows_may_be_given_before_the_table_is_shown(seen: Seen) -> None:
    app = TableApp(count=30)
    app.table.set_rows([20, 21])
    app.table.go_to(21)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.told[-1] == ("highlighted", 21)
        assert app.table.record == 21
        assert any(line.startswith("  _c21 ") for line in seen(app.table))


async def test_every_other_row_is_shaded_if_asked_for() -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        before = [painted(app, y)[0].style for y in (2, 3, 4)]
        app.table.zebra = True
        await pilot.pause()
        after = [painted(app, y)[0].style for y in (2, 3, 4)]
        assert before[0] == before[1] == before[2] == after[1]
        assert after[0] == after[2] != after[1]


async def test_a_cell_that_holds_a_document_is_drawn_from_its_start(seen: Seen) -> None:
    app = TableApp(count=1)
    app.names[0] = "x" * 1_000_000 + "\x1b"
    async with app.run_test(size=SIZE):
        assert seen(app.table)[1].startswith("  xxxxxxx… ")


async def test_only_the_changed_lines_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    app = TableApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        regions: list[Region] = []
        monkeypatch.setattr(app.table, "_set_dirty", lambda *dirty: regions.extend(dirty))
        await pilot.press("down", "space")
        assert {region.y for region in regions} == {1, 2}
        assert {region.height for region in regions} == {1}
