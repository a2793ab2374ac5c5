"""One field of many cookies given one value, as one step; what becomes of each is known before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from workbench.edits import Place, Step
from workbench.formats.data import Data
from workbench.formats.edit_refused import EditRefused
from workbench.formats.fields import DataFault, Value, read_or_note
from workbench.formats.lifetime_field import lifetime_data
from workbench.formats.lifetime_words import read_lifetime_in_words
from workbench.formats.schema import cookie as cookie_reader
from workbench.forms.cookie_fields import COOKIE_FIELDS
from workbench.forms.field import Field
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CookieId
from workbench.policy.lifetime import LifetimeUnreadable, parse_lifetime
from workbench.policy.sentence import Sentence, say
from workbench.session import Session
from workbench.steps.cookies import cookie_file, set_fields
from workbench.steps.planned import Planned
from workbench.tables.known import Known

FIELDS_OF_MANY: tuple[Field, ...] = tuple(
    field for field in COOKIE_FIELDS if field.id not in {"name", "description"} and len(field.path) == 1
)
"""What can be set in many cookies at once: not what is each one's own."""
_STEP = 10
"""What lies between the positions that many cookies get."""
_WHOLE: Final[dict[str, Data]] = {
    "id": "own.a",
    "name": "a",
    "category": "a",
    "provider": "own",
    "party": "first",
    "lifetime": "session",
    "description": "a",
}
"""A cookie with all that one must have."""


class ValueRefused(EditRefused):
    """A field cannot hold a value; the sentence says why, and what it can hold."""


@frozen
class Becoming:
    """What a field of a cookie becomes."""

    name: str
    old: str
    new: str

    @property
    def changes(self) -> bool:
        """Whether it becomes another."""
        return self.old != self.new


@frozen
class Given:
    """The value that the first cookie gets, as a form writes it; what was guessed for that."""

    value: str
    guesses: tuple[Sentence, ...] = ()
    rises: bool = False
    """Whether each cookie gets a higher one than the one before."""

    def to(self, number: int) -> str:
        """The value that a cookie gets."""
        return str(int(self.value[:15]) + number * _STEP) if self.rises else self.value


class FieldOfMany:
    """One field of many cookies: a value is tried once, however many they are; the step is made at last."""

    def __init__(self, session: Session, cookies: Sequence[CookieId], field: Field) -> None:
        self.field = field
        self.cookies = cookies
        self._session = session

    @property
    def choices(self) -> Sequence[str]:
        """The values to choose from."""
        policy = self._session.policy
        return self.field.choices(policy) if policy is not None else ()

    @property
    def first(self) -> str:
        """The value that the first cookie has."""
        return self.field.shown(_data(self._session, self.cookies[0]))

    def given(self, text: str) -> Given:
        """What a text, written as in a form or in words, gives the cookies. Raises ValueRefused.

        Positions rise by ten from the one that is given, in the order of the cookies.
        """
        if self._known is None:
            raise ValueRefused(say("The policy cannot be read; see “workbench check”."))
        value, guesses = in_words(self._known, self.field, text)
        rises = self.field.id == "position" and len(self.cookies) > 1 and value.lstrip("-").isdecimal()
        given = Given(value, guesses, rises)
        for number in {0, len(self.cookies) - 1} if rises else {0}:
            validate(self.field, given.to(number))
        return given

    def becoming(self, number: int, given: Given) -> Becoming:
        """What becomes of one of the cookies; nothing of one that cannot be read."""
        cookie = self.cookies[number]
        data = _data(self._session, cookie)
        old = self.field.shown(data)
        return Becoming(_name(data, cookie), old, old if data is None else given.to(number))

    def changing(self, given: Given) -> int:
        """How many cookies get another value than they have; whoever types does not wait for it."""
        return sum(old is not None and old != given.to(number) for number, old in enumerate(self._old))

    def planned(self, given: Given) -> Planned:
        """What gives all of them their values."""
        count = len(self.cookies)
        return Planned(self._title(count), count, lambda session: self._step(session, given))

    def _step(self, session: Session, given: Given) -> Step | None:
        """Give each cookie its value; None where each has it."""
        steps: list[Step] = []
        for number, cookie in enumerate(self.cookies):
            session.told(0)
            data = _data(session, cookie)
            if data is None:
                continue
            title = say("{field} of {cookie}", field=say(self.field.label), cookie=_name(data, cookie))
            step = set_fields(cookie, {self.field: given.to(number)}, data, title)
            if step is not None:
                steps.append(step)
        return self._joined(steps)

    def _joined(self, steps: Sequence[Step]) -> Step | None:
        if len(steps) < 2:
            return steps[0] if steps else None
        remarks = [step.remark for step in steps if step.remark is not None]
        edits = tuple(edit for step in steps for edit in step.edits)
        return Step(self._title(len(steps)), edits, Place(steps[0].place.file), next(iter(remarks), None))

    def _title(self, count: int) -> Sentence:
        return say("{field} of {count} cookies", field=say(self.field.label), count=count)

    @cached_property
    def _old(self) -> Sequence[str | None]:
        """What each has; None of one that cannot be read."""
        found = (_data(self._session, cookie) for cookie in self.cookies)
        return [None if data is None else self.field.shown(data) for data in found]

    @cached_property
    def _known(self) -> Known | None:
        policy = self._session.policy
        return None if policy is None else Known(policy)


def _data(session: Session, cookie: CookieId) -> dict[str, Data] | None:
    """The data of a cookie; None where it cannot be read."""
    data = session.data(cookie_file(cookie))
    return data if isinstance(data, dict) else None


def _name(data: dict[str, Data] | None, cookie: CookieId) -> str:
    return cookie if data is None else str(data.get("name", cookie))


def in_words(known: Known, field: Field, text: str) -> tuple[str, tuple[Sentence, ...]]:
    """A value as a form writes it, out of what people write, and what was guessed. Raises ValueRefused."""
    policy, text = known.policy, text.strip()
    match field.id:
        case "lifetime":
            return _lifetime(known, text)
        case "category" if text not in policy.categories:
            category, guess = known.category(text)
            return _named(say("category"), text, category, guess, field.choices(policy))
        case "provider":
            named = known.provider(text)
            return _named(say("provider"), text, named.provider, named.guess, field.choices(policy))
        case _:
            return text, ()


def _lifetime(known: Known, text: str) -> tuple[str, tuple[Sentence, ...]]:
    try:
        parse_lifetime(text)
    except LifetimeUnreadable:
        found = read_lifetime_in_words(text, known.policy.source_locale)
        if found.lifetime is not None:
            field = next(each for each in COOKIE_FIELDS if each.id == "lifetime")
            return field.shown({"lifetime": lifetime_data(found.lifetime)}), found.guessed
    return text, ()


def _named(
    kind: Sentence, text: str, found: str | None, guess: Sentence | None, choices: Sequence[str]
) -> tuple[str, tuple[Sentence, ...]]:
    if found is None:
        raise ValueRefused(
            say(
                "There is no {kind} “{name}”; there are: {known}.",
                kind=kind,
                name=text,
                known=", ".join(choices[:12]) + (" …" if len(choices) > 12 else ""),
            )
        )
    return found, () if guess is None else (guess,)


def validate(field: Field, text: str) -> None:
    """Raises ValueRefused where no cookie can have a field of this text; what else it has is the same."""
    value = field.read(text)
    name = str(field.path[0])
    rest = {key: each for key, each in _WHOLE.items() if key != name}
    faults: list[DataFault] = []
    whole = rest if value is None else {**rest, name: value}
    read_or_note(Value(whole, (), faults), cookie_reader(CookieId(str(_WHOLE["id"]))))
    if faults:
        raise ValueRefused(say("{field}: {fault}", field=say(field.label), fault=faults[0].sentence))
