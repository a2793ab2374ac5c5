"""`workbench status`: when the policy was last changed, and what awaits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import click

from workbench.cli.answering import Answering
from workbench.cli.findings import counts, in_words, of_error
from workbench.cli.helping import examples
from workbench.cli.locale_progress import LocalesStatus, LocaleStatus, progress_in_words, read_locales
from workbench.cli.printing import tell, write_json
from workbench.cli.question import Answer, Question
from workbench.cli.workplace import Workplace, with_project
from workbench.export.nodes import plain
from workbench.export.speech import Speech
from workbench.export.wording import source_wording
from workbench.language import _, _n
from workbench.policy.entries import title_key
from workbench.policy.frozen import frozen
from workbench.policy.model import Policy
from workbench.policy.outline import cookies_by_category
from workbench.revisions.consent import consent_fingerprint
from workbench.store.locale_measures import LocaleMeasures, open_measures
from workbench.store.project import Project

_MOST_CHECKED = 2_000
"""Cookies, each counted in every locale, that a status waits for the rules to look at: under a second."""


@frozen
class Status:
    """What there is to say of a project; what `check` finds in it is None where that would take long."""

    project: Project
    policy: Policy
    last_changed: dt.date | None
    is_draft: bool
    locales: LocalesStatus
    unpublished: int | None
    found: Answer | None

    def as_json(self) -> dict[str, object]:
        """The status with the keys that others rely on."""
        newest = self.project.newest
        source, locales = self.policy.source_locale, self.locales.by_tag
        dates = {
            source: self.last_changed,
            **{tag: row.last_changed for tag, row in locales.items()},
        }
        return {
            "title": self._title,
            "source_locale": source,
            "last_changed": {tag: date and date.isoformat() for tag, date in dates.items()},
            "draft": self.is_draft,
            "consent_revision": newest.consent_revision if newest else None,
            "consent_fingerprint": consent_fingerprint(self.policy),
            "cookies": {name: len(rows) for name, rows in cookies_by_category(self.policy).items()},
            "problems": dict(self._counts),
            "checked": self.found is not None,
            "locales": {tag: row.as_row() for tag, row in locales.items()},
            "unpublished": self.unpublished,
        }

    def as_text(self) -> str:
        """The status in lines for people."""
        source = _changed(self.last_changed, is_draft=self.is_draft)
        return "\n".join(
            [
                self._title,
                f"{self.policy.source_locale}: {source}",
                *(f"{tag}: {_stands(row)}" for tag, row in self.locales.by_tag.items()),
                *self._awaiting(),
                _("Cookies") + f": {len(self.policy.cookies)} ({self._by_category()})",
                _("Problems") + f": {self._problems()}",
            ]
        )

    def _awaiting(self) -> Iterator[str]:
        """The line about changes that readers have not been told of, where there are any."""
        if self.unpublished:
            count = _n("{count} unpublished change", "{count} unpublished changes", self.unpublished)
            yield count + _(" – see “workbench diff”")

    @property
    def _title(self) -> str:
        """The title as it is read, its tokens replaced."""
        source = Speech(self.policy, self.policy.source_locale, source_wording)
        return plain(source.plain(title_key(), self.policy.settings.title).nodes)

    @property
    def _counts(self) -> Mapping[str, int]:
        """How many problems of each severity are known: what keeps files from being read is always."""
        if self.found is not None:
            return counts(self.found.findings)
        return counts(map(of_error, (*self.project.errors, *self.locales.errors)))

    def _problems(self) -> str:
        """How many problems there are, in words, and what tells them."""
        told = [", ".join(in_words(self._counts))] if any(self._counts.values()) else []
        if self.found is None:
            told.append(_("not all looked for since the last change"))
        return "; ".join(told) + _(" – see “workbench check”") if told else "0"

    def _by_category(self) -> str:
        rows = cookies_by_category(self.policy)
        return ", ".join(f"{category} {len(cookies)}" for category, cookies in rows.items())


def _stands(row: LocaleStatus) -> str:
    """How a locale stands, in words."""
    if not row.is_readable:
        return _("cannot be read") + _(" – see “workbench check”")
    return f"{progress_in_words(row.progress)}; {_changed(row.last_changed, is_draft=row.is_draft)}"


def _changed(last_changed: dt.date | None, *, is_draft: bool) -> str:
    """When a locale was last changed, in words."""
    if last_changed is None:
        return _("draft, never published")
    date = last_changed.isoformat()
    if is_draft:
        return _("draft; last changed {date}, the text differs from what was published").format(date=date)
    return _("last changed {date}, as published").format(date=date)


def read_status(workplace: Workplace) -> Status:
    """Find out how a project stands. Raises Refusal where `policy.yaml` cannot be read."""
    answering = Answering.of(workplace, Question())
    policy = workplace.policy
    project = workplace.project
    source, newest = policy.source_locale, project.newest
    measures = open_measures(project, policy)
    is_draft, unpublished = measures.is_draft(source), _unpublished(measures)
    return Status(
        project,
        policy,
        newest.last_changed.get(source) if newest else None,
        is_draft,
        read_locales(measures),
        unpublished,
        _found(answering, policy),
    )


def _found(answering: Answering, policy: Policy) -> Answer | None:
    """What `check` finds; None of a large project that has changed since it was checked."""
    texts = len(policy.cookies) * (1 + len(policy.settings.locales))
    return answering.known or (answering.found() if texts <= _MOST_CHECKED else None)


def _unpublished(measures: LocaleMeasures) -> int | None:
    """How many changes await; None where nothing was published, or what was cannot be read."""
    from workbench.store.kept_states import StateUnreadable

    try:
        return measures.unpublished()
    except StateUnreadable:
        return None  # “check” tells that, as RV003


@click.command("status", epilog=examples("workbench status --json"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_project
def command(workplace: Workplace, as_json: bool) -> None:
    """Say when the policy was last changed, how many cookies it has and what awaits."""
    status = read_status(workplace)
    if as_json:
        write_json(status.as_json())
    else:
        tell(status.as_text())
