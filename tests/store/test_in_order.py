"""What is done beside is done in order, whoever asks does not wait, and what goes wrong is not lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from workbench.policy.sentence import Sentence, say
from workbench.store.in_order import Act, InOrder
from workbench.store.save_failed import SaveFailed

FULL = say("The disk is full.")


def failing(sentence: Sentence) -> Act:
    def fail() -> None:
        raise SaveFailed(sentence)

    return fail


def test_all_is_done_in_the_order_in_which_it_was_asked_for_by_another_thread() -> None:
    beside, done, threads = InOrder(), list[int](), set[str]()

    def act(number: int) -> None:
        done.append(number)
        threads.add(threading.current_thread().name)

    for number in range(200):
        beside.ask(lambda number=number: act(number))  # type: ignore[misc]
    beside.wait()
    assert done == list(range(200))
    assert len(threads) == 1
    assert threading.current_thread().name not in threads


def test_whoever_asks_does_not_wait_and_whoever_waits_does() -> None:
    beside, gate, done = InOrder(), threading.Event(), list[str]()

    def first() -> None:
        gate.wait(20)
        done.append("first")

    beside.ask(first)
    beside.ask(lambda: done.append("second"))
    assert not done
    waiting = threading.Thread(target=beside.wait)
    waiting.start()
    assert waiting.is_alive()
    gate.set()
    waiting.join(20)
    assert done == ["first", "second"]


def test_python_ends_only_when_all_of_it_is_done(tmp_path: Path) -> None:
    program = """
import sys, threading
from pathlib import Path
from workbench.store.in_order import InOrder
beside, gate = InOrder(), threading.Event()
for number in range(3):
    beside.ask(lambda number=number: (gate.wait(20), Path(sys.argv[1], str(number)).touch()))
gate.set()
"""
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0", "1", "2"]


def test_trouble_is_known_until_something_succeeds_and_each_turn_is_told_once() -> None:
    beside, told = InOrder(), list[Sentence | None]()
    beside.told = lambda: told.append(beside.trouble)
    for act in (lambda: None, failing(FULL), failing(FULL), lambda: None, lambda: None):
        beside.ask(act)
    beside.wait()
    assert told == [FULL, None]
    beside.ask(failing(FULL))
    beside.wait()
    assert beside.trouble == FULL


def test_what_goes_wrong_otherwise_is_raised_to_whoever_comes_next_and_ends_nothing() -> None:
    beside, done = InOrder(), list[str]()

    def wrong() -> None:
        raise ZeroDivisionError

    beside.ask(wrong)
    with pytest.raises(ZeroDivisionError):
        beside.wait()
    beside.ask(lambda: done.append("after"))
    beside.wait()
    assert done == ["after"]
