"""Uses of a thing: every value that refers to it, each once, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import GID, open_session, write_locales, write_small
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.reference import Target
from workbench.formats.uses import Use, uses
from workbench.session import Session

POLICY = FileRef(FileKind.POLICY)
WHICH = FileRef(FileKind.SECTION, "which")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = write_small(tmp_path)
    path = root / GID.path
    path.write_text(path.read_text() + "only: [fi]\nhint: x\n")
    path.write_text(path.read_text().replace("används för", "{provider:google} och {provider:google} för"))
    write_locales(root, "fi", "en")
    policy = root / POLICY.path
    policy.write_text(policy.read_text().replace("en: {published: false}", "en: {from: fi}"))
    provider = root / FileRef(FileKind.PROVIDER, "vwo").path
    provider.write_text(provider.read_text() + 'printed: "VWO, [mer](link:google-more)"\n')
    return open_session(root)


@pytest.mark.parametrize(
    ("target", "name", "found"),
    [
        (Target.PROVIDER, "google", [Use(GID, ("provider",)), Use(GID, ("description",))]),
        (
            Target.CATEGORY,
            "essential",
            [
                Use(FileRef(FileKind.COOKIE, "own.routeid"), ("category",)),
                Use(WHICH, ("blocks", 0, "category")),
                Use(WHICH, ("blocks", 1, "table", 0)),
            ],
        ),
        (
            Target.LINK,
            "google-more",
            [
                Use(FileRef(FileKind.PROVIDER, "google"), ("link",)),
                Use(FileRef(FileKind.PROVIDER, "vwo"), ("printed",)),
            ],
        ),
        (Target.VARIABLE, "site", [Use(FileRef(FileKind.CATEGORY, "essential"), ("intro",))]),
        (Target.LOCALE, "fi", [Use(GID, ("only", 0)), Use(POLICY, ("locales", "en", "from"))]),
        (Target.SECTION, "which", [Use(POLICY, ("sections", 0))]),
        (Target.VARIABLE, "company", []),
        (Target.PROVIDER, "own", []),
    ],
)
def test_every_use_is_found_once(session: Session, target: Target, name: str, found: list[Use]) -> None:
    assert not session.errors
    order = {str(each): each for each in uses(session.catalogue.readings, target, name)}
    assert sorted(order) == sorted(map(str, found))
    assert len(list(uses(session.catalogue.readings, target, name))) == len(found)
