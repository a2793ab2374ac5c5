"""Pages of hostile data in a real browser: no script runs, nothing is asked for, all of it is text."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.pages.conftest import InBrowser, printed
from tests.projects import GID, SMALL, open_session, write_entries, write_locales, write_small
from workbench.cli.running import run
from workbench.edits import Place, SetValue, Step
from workbench.formats.data import Data
from workbench.formats.data import Path as Way
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.sentence import say

if TYPE_CHECKING:
    from playwright.sync_api import Page

ADDRESS = "http://127.0.0.1:9/x"
PAYLOADS = (
    "<script>document.title='run'</script>",
    f"<img src={ADDRESS} onerror=document.title='run'>",
    f"\"><svg onload=document.title='run'><use href='{ADDRESS}#a'/></svg>",
    f"</style><style>@import url({ADDRESS});</style>",
    f"<style>*{{background:url({ADDRESS})}}</style>",
    f"<link rel=stylesheet href={ADDRESS}><base href={ADDRESS}>",
    f"<meta http-equiv=refresh content='0;url={ADDRESS}'>",
    f"<iframe srcdoc='<script>parent.document.title=1</script>' src={ADDRESS}></iframe>",
    "--><script>document.title='run'</script><!--",
    "]]><script>document.title='run'</script>",
    "' autofocus onfocus=document.title='run' tabindex=0 '",
    "&lt;script&gt;document.title='run'&lt;/script&gt;",
    f"![a]({ADDRESS}) <{ADDRESS}> [a](javascript:document.title='run')",
    f"<form action={ADDRESS}><input autofocus onfocus=document.title='run'><button>x</button></form>",
    "\u202e<b>txet</b>\u2066",
)
WHICH = FileRef(FileKind.SECTION, "which")
POLICY = FileRef(FileKind.POLICY)


def _places(text: str) -> Mapping[tuple[FileRef, Way], Data]:
    """Every kind of place where a text of a policy can stand, with this text in it."""
    return {
        (POLICY, ("title",)): text,
        (POLICY, ("variables", "company")): text,
        (POLICY, ("labels",)): {"session": text, "cookie_name": text, "draft": text},
        (WHICH, ("title",)): text,
        (WHICH, ("blocks", 0)): {"id": "essential", "heading": text, "text": text},
        (WHICH, ("blocks", 2)): {"id": "analytics", "items": {"one": text, "two": f"**{text}**"}},
        (FileRef(FileKind.CATEGORY, "essential"), ("title",)): text,
        (FileRef(FileKind.CATEGORY, "essential"), ("intro",)): text,
        (FileRef(FileKind.PROVIDER, "google"), ("name",)): text,
        (GID, ("name",)): text,
        (GID, ("description",)): text,
        (GID, ("lifetime",)): {"until": text},
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project that has been published."""
    root = write_small(tmp_path_factory.mktemp("published"))
    write_locales(root, "ar")
    assert run(["publish", "--project", str(root)]) == 0
    return root


@pytest.fixture(params=range(len(PAYLOADS)))
def hostile(request: pytest.FixtureRequest, published: Path, tmp_path: Path) -> tuple[str, Path]:
    """A payload, and a published project that has since come to hold it everywhere, its locale too."""
    payload = PAYLOADS[request.param]
    root = shutil.copytree(published, tmp_path / "hostile")
    session = open_session(root)
    for (file, path), value in _places(payload.replace("{", "{{").replace("}", "}}")).items():
        session.apply(Step(say("Hostile"), (SetValue(file, path, value),), Place(file)))
    assert not session.errors
    session.save()
    write_entries(root, "ar", {"title": payload.replace("\\", "\\\\").replace('"', '\\"')})
    return payload, root


def _exported(root: Path, locale: str) -> Path:
    page = root / f"policy.{locale}.html"
    of_root = ["--locale", locale, "--output", str(page), "--project", str(root)]
    assert run(["export", "--format", "html", *of_root]) == 0
    return page


def test_nothing_runs_nothing_is_asked_for_and_all_is_read(
    in_browser: InBrowser, hostile: tuple[str, Path]
) -> None:
    payload, root = hostile
    pages = [_exported(root, "sv"), _exported(root, "ar"), printed(root, "diff"), printed(root, "changelog")]
    for path in pages:
        seen = in_browser(lambda page, path=path: _looked_at(page, path))  # type: ignore[misc]

        assert seen.asked == [path.as_uri()], path.name
        assert seen.said == [], path.name
        assert seen.title != "run", path.name
        assert seen.elements == 0, path.name
        if path.name == "policy.sv.html":
            assert _without_directions(seen.heading) == _without_directions(payload)


@dataclass(frozen=True)
class Seen:
    """What a page asked for, said on its console or in dialogs, and what became of it."""

    asked: list[str]
    said: list[str]
    title: str
    elements: int
    heading: str


def _looked_at(page: Page, path: Path) -> Seen:
    with _watched(page) as (asked, said):
        page.goto(path.as_uri())
        page.keyboard.press("Tab")
        elements = "script, iframe, img, svg, form, input, link, base, meta[http-equiv=refresh], b"
        heading: str = page.evaluate("document.querySelector('h1').textContent")
        return Seen(asked, said, page.title(), page.locator(elements).count(), heading)


def _without_directions(text: str) -> str:
    """The text without the signs of direction, which the page may isolate by mark-up of its own."""
    return re.sub("[\u2066-\u2069\u202a-\u202e]", "", text)


@contextmanager
def _watched(page: Page) -> Iterator[tuple[list[str], list[str]]]:
    """What a page asks for, and what it says on its console or in dialogs, meanwhile."""
    asked: list[str] = []
    said: list[str] = []
    heard: dict[str, Callable[[Any], None]] = {
        "request": lambda request: asked.append(request.url),
        "console": lambda message: said.append(message.text),
        "dialog": lambda dialog: said.append(dialog.message),
    }
    for event, hear in heard.items():
        page.on(event, hear)  # type: ignore[call-overload]
    yield asked, said
    for event, hear in heard.items():
        page.remove_listener(event, hear)


def test_the_small_project_has_all_these_places() -> None:
    assert {file for file, _path in _places("")} <= set(SMALL)
