"""Times the export of one locale as HTML: `python -m benchmarks exports`."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.figures import Goal, Row
from benchmarks.make_project import LOCALES
from benchmarks.scale import Scale
from benchmarks.timing import in_turn, of_work
from workbench.export.document import build
from workbench.export.html import to_html
from workbench.locales.wording import LocaleWording
from workbench.policy.kinds import LocaleTag
from workbench.store.locale_files import read_catalogs
from workbench.store.project import load


def rows(scale: Scale) -> Iterator[Row]:
    """Yield what the page of the source and that of a locale cost, the project being open."""
    policy = load(scale.large).catalogue.policy
    if policy is None:
        raise ValueError("The made project cannot be read.")
    source, other = policy.source_locale, LocaleTag(LOCALES[0])
    catalogs, _ = read_catalogs(scale.large, [other])
    wording = LocaleWording(policy, other, catalogs)
    in_source, in_other = in_turn(
        scale.rounds,
        lambda: of_work(lambda: to_html(build(policy, source, None))),
        lambda: of_work(lambda: to_html(build(policy, other, None, wording))),
    )
    goal = Goal(most=1000)
    yield Row(f"export of the source as HTML, {scale.cookies:,} cookies", in_source, goal)
    yield Row(f"export of one locale as HTML, {scale.cookies:,} cookies", in_other, goal)


if __name__ == "__main__":
    from benchmarks.running import run

    run("exports")
