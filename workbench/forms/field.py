"""One field of a form: the text that people write for it, read into data and shown from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum

from workbench.edits import value_at
from workbench.formats.data import Data, Path
from workbench.formats.lifetime_field import lifetime_data
from workbench.policy.frozen import frozen
from workbench.policy.lifetime import IN_WORDS, LifetimeUnreadable, parse_lifetime
from workbench.policy.model import Policy


class Shape(Enum):
    """How a field is written."""

    LINE = "line"
    TEXT = "text"
    LIST = "list"
    LIFETIME = "lifetime"
    PAIRS = "pairs"
    TERMS = "terms"

    @property
    def has_lines(self) -> bool:
        """Whether it may take several lines."""
        return self in {Shape.TEXT, Shape.PAIRS, Shape.TERMS}


Choices = Callable[[Policy], Sequence[str]]

Wordings = Mapping[str, Sequence[Path]]
"""Which printed wordings fall away when a field is edited, by the field's id."""


def _none(_policy: Policy) -> Sequence[str]:
    return ()


@frozen
class Field:
    """One field: where it stands in the file, what people call it, and the values to choose from."""

    id: str
    path: Path
    label: str
    shape: Shape = Shape.LINE
    choices: Choices = _none
    help: str = ""
    begun: str = ""
    """What a new thing's field says until somebody writes it; written over as soon as one types."""

    def shown(self, data: Data | None) -> str:
        """The field's text, out of a thing's data."""
        value = value_at(data, self.path)
        match self.shape:
            case Shape.LIST:
                return _shown_list(value)
            case Shape.LIFETIME:
                return _shown_lifetime(value)
            case Shape.PAIRS:
                return _shown_pairs(value)
            case Shape.TERMS:
                return _shown_terms(value)
            case _:
                return _text(value)

    def read(self, text: str) -> Data | None:
        """The data that a text stands for; None where the field is to be absent."""
        match self.shape:
            case Shape.LIST:
                return _read_list(text) or None
            case Shape.LIFETIME:
                return _read_lifetime(text)
            case Shape.PAIRS:
                return dict(_lines(text)) or None
            case Shape.TERMS:
                return {name: _read_term(words) for name, words in _lines(text)} or None
            case Shape.TEXT:
                return "\n".join(line.strip() for line in text.split("\n")).strip() or None
            case _:
                return text.strip() or None


_SLIDING = "sliding"


def _text(value: Data | None) -> str:
    return value if isinstance(value, str) else ""


def _shown_lifetime(value: Data | None) -> str:
    """A lifetime on one line: `7 days`, `sliding 30 minutes: …`, `until: …`."""
    if not isinstance(value, dict):
        return _text(value)
    if _SLIDING in value:
        words = _text(value.get("text"))
        return f"{_SLIDING} {_text(value[_SLIDING])}" + (f": {words}" if words else "")
    return "; ".join(f"{kind}: {_text(words)}" for kind, words in value.items())


def _read_lifetime(text: str) -> Data | None:
    text = text.strip()
    kind, colon, words = text.partition(":")
    if kind.strip() in IN_WORDS and colon:
        return {kind.strip(): words.strip()}
    if kind.startswith(f"{_SLIDING} "):
        span = kind.removeprefix(_SLIDING).strip()
        return {_SLIDING: span, "text": words.strip()} if words.strip() else {_SLIDING: span}
    return _in_units(text) if text else None


def _in_units(text: str) -> Data:
    """A lifetime as a file has it; words of a language that leave no doubt are taken for it: `13 månader`."""
    try:
        parse_lifetime(text)
    except LifetimeUnreadable:
        from workbench.formats.lifetime_words import read_lifetime_in_words  # it is rarely needed

        read = read_lifetime_in_words(text)
        if read.lifetime is not None and not read.guessed:
            return lifetime_data(read.lifetime)
    return text


def _read_list(text: str) -> list[Data]:
    return [item for part in text.split(",") if (item := part.strip())]


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """The lines of a text that say something, each as what stands before its colon and behind it."""
    for line in text.splitlines():
        name, _colon, words = line.partition(":")
        if line.strip():
            yield name.strip(), words.strip()


def _shown_pairs(value: Data | None) -> str:
    """A map, a pair on each line: `en: https://…`."""
    if not isinstance(value, dict):
        return _text(value)
    return "\n".join(f"{name}: {_text(words)}" for name, words in value.items())


def _shown_terms(value: Data | None) -> str:
    """What a term is in each locale, and after a bar what it is not: `de: Gerät* | Einheit*`."""
    if not isinstance(value, dict):
        return _text(value)
    return "\n".join(f"{name}: {_shown_term(words)}" for name, words in value.items())


def _shown_term(value: Data) -> str:
    if not isinstance(value, dict):
        return _text(value)
    accepted, forbidden = (_shown_list(value.get(each)) for each in ("accepted", "forbidden"))
    return f"{accepted} | {forbidden}".strip() if forbidden else accepted


def _shown_list(value: Data | None) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else _text(value)


def _read_term(words: str) -> Data:
    accepted, _bar, forbidden = words.partition("|")
    lists = {"accepted": _read_list(accepted), "forbidden": _read_list(forbidden)}
    return {name: held for name, held in lists.items() if held}


def one_of(*values: str) -> Choices:
    """The same choices whatever the policy holds."""
    return lambda _policy: values
