"""A question with a few answers, each with a key of its own."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from workbench.policy.frozen import frozen
from workbench.ui.dialogs.unasked import Unasked
from workbench.ui.text import plain


@frozen
class Answer:
    """One way to answer: what is returned, what it is called, and its key."""

    id: str
    title: str
    key: str


class Choice(Unasked[str]):
    """Asks; Escape, and the button that has the focus at first, change nothing."""

    DEFAULT_CSS = """
    Choice > Vertical { width: 72; padding: 1 2; }
    Choice VerticalScroll { height: auto; max-height: 50vh; margin: 1 0 0 0; }
    Choice Horizontal { margin: 1 0 0 0; }
    Choice Button { min-width: 10; }
    Choice.-low > Vertical { padding: 0 2; }
    Choice.-low VerticalScroll { max-height: 4; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]  # noqa: RUF012  Textual declares it so

    def __init__(
        self,
        question: str,
        answers: Sequence[Answer],
        *,
        cancel: str,
        details: str = "",
        is_unasked: bool = False,
    ) -> None:
        super().__init__()
        self._is_unasked = is_unasked
        self._question = question
        self._answers = answers
        self._cancel = cancel
        self._details = details

    def compose(self) -> ComposeResult:
        """The question, its details, the answers; cancelling comes first and has the focus."""
        with Vertical():
            yield Static(plain(self._question, lines=True))
            if self._details:
                with VerticalScroll():
                    yield Static(plain(self._details, lines=True))
            with Horizontal(id="answers"):
                yield Button(plain(self._cancel), id="cancel", compact=True)
                for answer in self._answers:
                    yield Button(plain(f"{answer.title} ({answer.key})"), id=answer.id, compact=True)

    def on_mount(self) -> None:
        """Stand on the answer that changes nothing, as soon as that can have been read."""
        if self._is_unasked:
            self.wait_until_read()
        else:
            self.stand()

    def stand(self) -> None:
        """Stand on the answer that changes nothing."""
        self.query_one("#cancel", Button).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with a button; the one that cancels is seen to."""
        if event.button.id != "cancel":
            self.dismiss(event.button.id)

    def on_key(self, event: events.Key) -> None:
        """Answer with a key."""
        for answer in () if self.is_unread else self._answers:
            if event.key == answer.key:
                event.stop()  # it is no key of the screen below, which is soon in front
                self.dismiss(answer.id)
