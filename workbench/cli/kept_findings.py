"""Answers of `check` as data and back; sentences keep their values, to be said in any language."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from workbench.cli.findings import Finding
from workbench.cli.question import Answer
from workbench.policy.sentence import Sentence

_FIELDS = tuple(each.name for each in fields(Finding))


def as_data(answer: Answer) -> Any:
    """An answer that is whole, as JSON can hold it."""
    findings = [[_plain(getattr(each, name)) for name in _FIELDS] for each in answer.findings]
    return {"findings": findings, "lacking": list(answer.lacking)}


def answer_of(data: Any) -> Answer | None:
    """The answer that was kept as this data; None where it is no answer."""
    try:
        findings = [Finding(*(_told(value) for value in row)) for row in data["findings"]]
        return Answer(findings, lacking=data["lacking"])
    except (KeyError, TypeError, ValueError):
        return None


def _plain(value: object) -> Any:
    """A value of a finding, or of a sentence in it; what is no sentence is said alike in every language."""
    match value:
        case Sentence():
            return {
                "say": value.template,
                "with": {name: _plain(each) for name, each in value.values.items()},
            }
        case tuple() | list():
            return {"all": [_plain(each) for each in value]}
        case None | int():
            return value
        case _:
            return str(value)


def _told(data: Any) -> Any:
    if not isinstance(data, dict):
        return data
    if "all" in data:
        return tuple(_told(each) for each in data["all"])
    return Sentence(data["say"], {name: _told(each) for name, each in data["with"].items()})
