"""A value kept whole: read back as it was, and never anything but a value."""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from workbench.checks.context import Context
from workbench.checks.every_rule import RULES
from workbench.checks.problem import RuleId, Severity
from workbench.policy.model import Policy
from workbench.store import kept_value as module
from workbench.store.kept_value import keep_value, kept_value
from workbench.store.project import load

SHIPPED = Path(__file__).parents[2]
VALUE = {"å": (date(2026, 11, 30), Decimal("1.5"), {Severity.ERROR}, frozenset({Path("a")}), None)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with something kept."""
    file = tmp_path / "kept.pickle"
    keep_value(file, "basis", VALUE)
    return file


def test_what_is_kept_is_read_back_on_the_same_basis_alone(file: Path) -> None:
    assert kept_value(file, "basis") == VALUE
    assert kept_value(file, "another") is None
    assert list(file.parent.iterdir()) == [file]


def test_a_policy_is_read_back_and_what_it_had_worked_out_is_not(file: Path) -> None:
    policy = load(SHIPPED).catalogue.policy
    assert policy is not None
    context = Context(policy, date(2026, 11, 30))
    assert context.cookie_names
    keep_value(file, "basis", context)
    read = kept_value(file, "basis")
    assert read == context
    assert vars(read).keys() < vars(context).keys()
    assert isinstance(context.policy, Policy)


def test_a_rule_is_read_back_as_the_one_that_there_is(file: Path) -> None:
    keep_value(file, "basis", RULES)
    assert kept_value(file, "basis") == RULES
    assert b"duration" not in file.read_bytes()


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda content: content[:-1],
    "empty": lambda _: b"",
    "another byte": lambda content: content.replace(b"2026", b"2025") + b".",
    "no head": lambda content: content.partition(b"\n")[2],
    "no value": lambda _: signed(b"\x80"),
    "a rule that there is not": lambda _: signed(
        pickle.dumps(RULES[RuleId("CK004")]).replace(b"CK004", b"CK999")
    ),
}


def signed(content: bytes) -> bytes:
    return b"basis " + sha256(content).hexdigest().encode() + b"\n" + content


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_what_is_damaged_is_nothing(file: Path, damage: Callable[[bytes], bytes]) -> None:
    file.write_bytes(damage(file.read_bytes()))
    assert kept_value(file, "basis") is None


class Reduced:
    """Pickles as a call of something."""

    def __init__(self, called: object, *given: object) -> None:
        self.called = called, given

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        """What is called as it is read, with what."""
        return self.called


def calling(module: str, name: str, argument: str) -> bytes:
    """The pickle of a call of what has this name in a module, as only a hand can write it."""
    words = b"".join(b"\x8c" + bytes([len(word)]) + word.encode() for word in (module, name))
    return b"\x80\x04" + words + b"\x93\x8c" + bytes([len(argument)]) + argument.encode() + b"\x85R."


HARM: dict[str, bytes] = {
    "a function": pickle.dumps(Reduced(os.system, "touch taken")),
    "a class": pickle.dumps(Reduced(subprocess.Popen, ["touch", "taken"])),
    "a built-in": pickle.dumps(Reduced(exec, "open('taken', 'w')")),
    "a function through ours": calling("workbench.store.cache", "time.sleep", "taken"),
    "a class through ours": calling("workbench.store.git.objects", "subprocess.Popen", "true"),
    "a function of ours": pickle.dumps(Reduced(load, SHIPPED)),
}


@pytest.mark.parametrize("content", HARM.values(), ids=HARM.keys())
def test_nothing_is_ever_called_that_is_no_value_of_ours(
    file: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    file.write_bytes(signed(content))
    assert kept_value(file, "basis") is None
    assert list(file.parent.iterdir()) == [file]


def test_what_is_refused_is_told_by_name() -> None:
    with pytest.raises(pickle.UnpicklingError, match=r"never kept"):
        module._Reader(io.BytesIO(HARM["a class through ours"])).load()


def test_on_another_basis_it_is_not_even_looked_at(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> object:
        raise AssertionError

    monkeypatch.setattr(module, "_Reader", refuse)
    assert kept_value(file, "another") is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    keep_value(tmp_path / "gone" / "kept.pickle", "basis", VALUE)
    assert kept_value(tmp_path / "gone" / "kept.pickle", "basis") is None


def test_a_module_that_is_not_ours_is_not_even_imported(file: Path) -> None:
    sys.modules.pop("this", None)
    file.write_bytes(signed(b"cthis\ns\n."))
    assert kept_value(file, "basis") is None
    assert "this" not in sys.modules
