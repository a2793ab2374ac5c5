"""Nothing is sent to a terminal that it shows already, and everything that it may not show."""

from __future__ import annotations

from workbench.ui.terminal.shown_lines import ShownLines


def line(row: int, text: str, column: int = 1) -> str:
    return f"\x1b[{row};{column}H{text}"


WHOLE = "\n".join((line(1, "one"), line(2, "two"), line(3, "three"))) + line(2, "", 7)


def test_a_whole_screen_is_sent_once() -> None:
    shown = ShownLines()
    assert shown.news(WHOLE) == WHOLE
    assert shown.news(WHOLE) == line(2, "", 7)


def test_of_a_whole_screen_the_lines_that_differ_are_sent() -> None:
    shown = ShownLines()
    shown.news(WHOLE)
    assert shown.news(WHOLE.replace("two", "2")) == line(2, "2\n") + line(2, "", 7)


def test_a_line_that_was_drawn_in_is_sent_again() -> None:
    shown = ShownLines()
    shown.news(WHOLE)
    assert shown.news(line(3, "x", 2)) == line(3, "x", 2)
    assert shown.news(WHOLE) == line(3, "three") + line(2, "", 7)


def test_everything_is_sent_again_to_another_screen() -> None:
    shown = ShownLines()
    shown.news(WHOLE)
    shown.news("\x1b[?1049h")
    assert shown.news(WHOLE) == WHOLE


def test_what_is_no_drawing_is_sent_as_it_is() -> None:
    shown = ShownLines()
    assert shown.news("\x1b[?2026h") == "\x1b[?2026h"
    assert shown.news("\x1b]52;c;YQ==\x07") == "\x1b]52;c;YQ==\x07"
