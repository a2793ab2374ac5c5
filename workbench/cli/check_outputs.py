"""Findings as people and programs read them: text, JSON, GitHub's annotations, SARIF 2.1.0."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from workbench import __version__
from workbench.cli.findings import Finding, counts, in_words
from workbench.cli.speaking import said_to_programs
from workbench.language import _, _n, said

_GITHUB = {"error": "error", "warning": "warning", "info": "notice"}
_SARIF = {"error": "error", "warning": "warning", "info": "note"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(findings: Sequence[Finding]) -> str:
    """A line for each finding that stands, with a place to click; then how many there are."""
    standing = [each for each in findings if not each.is_waived]
    words = {"error": _("error"), "warning": _("warning"), "info": _("info")}
    lines = [
        f"{each.path}:{each.line}:{each.column}: {words[each.severity]}: {said(each.message)} ({each.label})"
        for each in standing
    ]
    return "\n".join([*lines, _totals(findings)]) if standing else _("Nothing is wrong.")


def _totals(findings: Sequence[Finding]) -> str:
    accepted = sum(each.is_waived for each in findings)
    also = _n("; {count} accepted", "; {count} accepted", accepted) if accepted else ""
    return ", ".join(in_words(counts(findings))) + also + "."


def as_json(findings: Sequence[Finding]) -> dict[str, object]:
    """The report with the keys that others rely on; accepted problems are listed, not counted."""
    return {"problems": [_row(each) for each in findings], "counts": dict(counts(findings))}


def _row(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "key": finding.key,
        "locale": finding.locale,
        "message": said_to_programs(finding.message),
        "quote": finding.quote,
        "source": "; ".join(finding.sources) or None,
        "fix": said_to_programs(finding.fix) if finding.fix else None,
        "waived": finding.is_waived,
        "count": finding.count,
    }


def as_github(findings: Sequence[Finding]) -> str:
    """An annotation for each finding that stands, in the form of GitHub's workflow commands."""
    return "".join(f"{_annotation(each)}\n" for each in findings if not each.is_waived)


def _annotation(finding: Finding) -> str:
    values: Mapping[str, object] = {
        "file": finding.path,
        "line": finding.line,
        "col": finding.column,
        "title": finding.label,
    }
    options = ",".join(f"{name}={_option(str(value))}" for name, value in values.items())
    return f"::{_GITHUB[finding.severity]} {options}::{_data(said_to_programs(finding.message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _option(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(findings: Sequence[Finding]) -> str:
    """A SARIF log of one run; the rules it used are explained in it, accepted findings are suppressed."""
    rules = sorted({each.rule for each in findings if each.rule})
    driver = {
        "name": "workbench",
        "semanticVersion": __version__,
        "rules": [_sarif_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(findings, rules)),
    }
    log = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(rule: str) -> dict[str, object]:
    from workbench.checks.every_rule import RULES  # few ask for what brings all rules with it
    from workbench.checks.pages import page
    from workbench.checks.problem import RuleId

    known = RULES[RuleId(rule)]
    return {
        "id": rule,
        "name": known.name,
        "shortDescription": {"text": known.page.partition("\n")[0]},
        "help": {"text": page(known), "markdown": page(known)},
        "defaultConfiguration": {"level": _SARIF[known.severity]},
    }


def _results(findings: Iterable[Finding], rules: Sequence[str]) -> Iterable[dict[str, object]]:
    for each in findings:
        place = {
            "artifactLocation": {"uri": each.path, "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": each.line, "startColumn": each.column},
        }
        result: dict[str, object] = {
            "ruleId": each.rule or each.name,
            "level": _SARIF[each.severity],
            "message": {"text": said_to_programs(each.message)},
            "locations": [{"physicalLocation": place}],
            "partialFingerprints": {"finding/v1": _fingerprint(each)},
        }
        if each.rule:
            result["ruleIndex"] = rules.index(each.rule)
        if each.reason is not None:
            result["suppressions"] = [
                {"kind": "external", "status": "accepted", "justification": each.reason}
            ]
        yield result


def _fingerprint(finding: Finding) -> str:
    """What is the same for the same finding, wherever in its file it stands."""
    parts = (finding.label, finding.path, finding.key or "", finding.locale or "", finding.quote or "")
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
