"""One field of many cookies given one value, as one step; what becomes of each is known before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.edits import Place, Step
from workbench.formats.data import Data
from workbench.formats.fields import DataFault, Value, read_or_note
from workbench.formats.lifetime_field import lifetime_data
from workbench.formats.lifetime_words import read_lifetime_in_words
from workbench.formats.schema import cookie as cookie_reader
from workbench.forms.cookie_fields import COOKIE_FIELDS
from workbench.forms.field import Field
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CookieId
from workbench.policy.lifetime import LifetimeUnreadable, parse_lifetime
from workbench.policy.model import Policy
from workbench.policy.sentence import Sentence, say
from workbench.session import Session
from workbench.steps.cookies import cookie_file, set_fields
from workbench.tables.known import Known

FIELDS_OF_MANY: tuple[Field, ...] = tuple(
    field for field in COOKIE_FIELDS if field.id not in {"name", "description"} and len(field.path) == 1
)
"""What can be set in many cookies at once: not what is each one's own."""
_STEP = 10
"""What lies between the positions that many cookies get."""


class ValueRefused(Exception):
    """A field cannot hold a value; the sentence says why, and what it can hold."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@frozen
class Becoming:
    """What a field of a cookie becomes."""

    cookie: CookieId
    name: str
    old: str
    new: str

    @property
    def changes(self) -> bool:
        """Whether it becomes another."""
        return self.old != self.new


@frozen
class ManyEdited:
    """What becomes of all; without a step none changes."""

    becoming: tuple[Becoming, ...]
    step: Step | None
    guesses: tuple[Sentence, ...] = ()


def edit_many(session: Session, cookies: Sequence[CookieId], field: Field, text: str) -> ManyEdited:
    """Give a field of cookies a value, written as in a form or in words. Raises ValueRefused.

    Positions rise by ten from the one that is given, in the order of the cookies.
    """
    policy = session.policy
    if policy is None:
        raise ValueRefused(say("The policy cannot be read; see “workbench check”."))
    value, guesses = in_words(policy, field, text)
    steps: list[Step] = []
    becoming: list[Becoming] = []
    for cookie, data, own_value in _values(session, cookies, field, value):
        validate(cookie, field, data, own_value)
        name = str(data.get("name", cookie))
        becoming.append(Becoming(cookie, name, field.shown(data), own_value))
        title = say("{field} of {cookie}", field=say(field.label), cookie=name)
        step = set_fields(cookie, {field: own_value}, data, title)
        if step is not None:
            steps.append(step)
    return ManyEdited(tuple(becoming), _joined(steps, field, len(steps)), guesses)


def _values(
    session: Session, cookies: Sequence[CookieId], field: Field, value: str
) -> Iterator[tuple[CookieId, dict[str, Data], str]]:
    """Yield each cookie that can be read with its data, and the value that it gets."""
    rises = field.id == "position" and len(cookies) > 1 and value.lstrip("-").isdecimal()
    for number, cookie in enumerate(cookies):
        data = session.data(cookie_file(cookie))
        if isinstance(data, dict):
            yield cookie, data, str(int(value[:15]) + number * _STEP) if rises else value


def _joined(steps: Sequence[Step], field: Field, count: int) -> Step | None:
    if len(steps) < 2:
        return steps[0] if steps else None
    title = say("{field} of {count} cookies", field=say(field.label), count=count)
    remarks = [step.remark for step in steps if step.remark is not None]
    edits = tuple(edit for step in steps for edit in step.edits)
    return Step(title, edits, Place(steps[0].place.file), remarks[0] if remarks else None)


def in_words(policy: Policy, field: Field, text: str) -> tuple[str, tuple[Sentence, ...]]:
    """A value as a form writes it, out of what people write, and what was guessed. Raises ValueRefused."""
    text = text.strip()
    match field.id:
        case "lifetime":
            return _lifetime(policy, text)
        case "category" if text not in policy.categories:
            category, guess = Known(policy).category(text)
            return _known(say("category"), text, category, guess, field.choices(policy))
        case "provider":
            named = Known(policy).provider(text)
            return _known(say("provider"), text, named.provider, named.guess, field.choices(policy))
        case _:
            return text, ()


def _lifetime(policy: Policy, text: str) -> tuple[str, tuple[Sentence, ...]]:
    try:
        parse_lifetime(text)
    except LifetimeUnreadable:
        found = read_lifetime_in_words(text, policy.source_locale)
        if found.lifetime is not None:
            field = next(each for each in COOKIE_FIELDS if each.id == "lifetime")
            return field.shown({"lifetime": lifetime_data(found.lifetime)}), found.guessed
    return text, ()


def _known(
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


def validate(cookie: CookieId, field: Field, data: dict[str, Data], text: str) -> None:
    """Raises ValueRefused where the catalogue cannot hold a cookie with a field of this text."""
    value = field.read(text)
    name = str(field.path[0])
    rest = {key: each for key, each in data.items() if key != name}
    faults: list[DataFault] = []
    read_or_note(Value(rest if value is None else {**rest, name: value}, (), faults), cookie_reader(cookie))
    fault = next((each for each in faults if name in each.path or not each.path), None)
    if fault is not None:
        raise ValueRefused(say("{field}: {fault}", field=say(field.label), fault=fault.sentence))
