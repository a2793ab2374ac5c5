"""The rule about who is responsible: a name that can be looked up, an address, a data protection officer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.legal_names import legal_names, without_form
from workbench.checks.places import POLICY_REF
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import PROSE_READS
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.checks.wordings.prose import ProseWordings, prose_wordings_of
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence, say
from workbench.policy.text import Token, fill

_NUMBERED_STREET = r"[^\W\d_]{3,}\.?\s+\d{1,4}\s?[A-Za-z]?,"
_POSTCODES = (
    r"\b\d{3}\s?\d{2}\s+[A-ZÅÄÖ]\w+",  # Sweden, Greece
    r"\b(?:[A-Z]{1,2}-)?\d{4,5}\s+[A-ZÄÖÜÅÆØ]\w+",  # Germany, Denmark, France, Finland
    r"\b\d{4}\s?[A-Z]{2}\s+[A-Z]\w+",  # the Netherlands
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b",  # the United Kingdom
    r"\b[A-Z]\d[\dW]\s+[A-Z\d]{4}\b",  # Ireland
)
_ADDRESS = late("|".join((*_POSTCODES, _NUMBERED_STREET)))
_COMPANY = "company"


@per_policy("PR006", "controller-identity", Severity.WARNING, Source.GDPR, terms=terms(*PROSE_READS))
def controller_identity(context: Context) -> Iterable[Finding]:
    """The policy lacks the controller's legal name, its postal address, or its data protection officer.

    A legal name ends in its form as the register has it (AB, GmbH, Ltd), or is that of an authority, a
    university, an association. A controller that need not have an officer waives this with that reason.
    """
    table = prose_wordings_of(context.policy.source_locale)
    if table is None:
        return
    company = context.policy.variables(context.policy.source_locale).get(_COMPANY)
    missing = tuple(_missing(_printed(context), company, table))
    if missing:
        message = say(
            "Of who is responsible for the processing, readers are not told {missing}; add it to the text.",
            missing=missing,
        )
        path = ("variables", _COMPANY) if company else ()
        yield Finding(message=message, file=POLICY_REF, path=path, quote=company, count=len(missing))


def _printed(context: Context) -> str:
    """All prose as it is printed, its variables filled in."""
    variables = context.policy.variables(context.policy.source_locale)

    def value_of(token: Token) -> str | None:
        return variables.get(token.name)

    return "\n".join(fill(passage.text, value_of) for passage in context.prose)


def _missing(text: str, company: str | None, table: ProseWordings) -> Iterator[Sentence]:
    if not _is_legal_name(company or text, table):
        yield say("its legal name")
    if not _ADDRESS.search(text):
        yield say("its postal address")
    if not table.find(ProseTheme.OFFICER, text):
        yield say("its data protection officer")


def _is_legal_name(text: str, table: ProseWordings) -> bool:
    if legal_names(text) or table.find(ProseTheme.ORGANISATION, text):
        return True
    clauses = re.split(r"[,.;:()\n]|\s(?:är|is|ist)\s", text)
    return any(without_form(clause.strip()) != clause.strip() for clause in clauses)
