"""`workbench status`: when the policy was last changed, and what awaits."""

from __future__ import annotations

from dataclasses import dataclass

import click

from workbench.cli.printing import tell, write_json
from workbench.cli.workplace import Workplace, with_project
from workbench.export.nodes import plain
from workbench.language import _
from workbench.policy.model import Policy
from workbench.policy.outline import cookies_by_category
from workbench.revisions.consent import consent_fingerprint
from workbench.revisions.standing import Standing, standing
from workbench.store.project import Project


@dataclass(frozen=True, slots=True)
class Status:
    """What there is to say of a project."""

    project: Project
    policy: Policy
    standing: Standing

    def as_json(self) -> dict[str, object]:
        """The status with the keys that others rely on."""
        newest = self.project.newest
        last_changed = self.standing.last_changed
        return {
            "title": self._title,
            "source_locale": self.policy.source_locale,
            "last_changed": {self.policy.source_locale: last_changed and last_changed.isoformat()},
            "draft": self.standing.is_draft,
            "consent_revision": newest.consent_revision if newest else None,
            "consent_fingerprint": consent_fingerprint(self.policy),
            "cookies": {name: len(rows) for name, rows in cookies_by_category(self.policy).items()},
            "problems": {"error": len(self.project.errors), "warning": 0, "info": 0},
            "locales": {},
            "unpublished": None,
        }

    def as_text(self) -> str:
        """The status in lines for people."""
        return "\n".join(
            [
                self._title,
                f"{self.policy.source_locale}: {self._changed()}",
                _("Cookies") + f": {len(self.policy.cookies)} ({self._by_category()})",
                _("Problems")
                + f": {len(self.project.errors)}"
                + (_(" – see “workbench check”") if self.project.errors else ""),
            ]
        )

    @property
    def _title(self) -> str:
        """The title as it is read, its tokens replaced."""
        return plain(self.standing.document.title.nodes)

    def _changed(self) -> str:
        last_changed = self.standing.last_changed
        if last_changed is None:
            return _("draft, never published")
        date = last_changed.isoformat()
        if self.standing.is_draft:
            told = _("draft; last changed {date}, the text differs from what was published")
            return told.format(date=date)
        return _("last changed {date}, as published").format(date=date)

    def _by_category(self) -> str:
        rows = cookies_by_category(self.policy)
        return ", ".join(f"{category} {len(cookies)}" for category, cookies in rows.items())


def read_status(workplace: Workplace) -> Status:
    """Find out how a project stands. Raises Refusal where `policy.yaml` cannot be read."""
    policy = workplace.policy
    project = workplace.project
    return Status(project, policy, standing(policy, policy.source_locale, project.newest))


@click.command("status", epilog="Example: workbench status --json")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_project
def command(workplace: Workplace, as_json: bool) -> None:
    """Say when the policy was last changed, how many cookies it has and what awaits."""
    status = read_status(workplace)
    if as_json:
        write_json(status.as_json())
    else:
        tell(status.as_text())
