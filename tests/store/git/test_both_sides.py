"""What two branches changed alike is told, whether or not git could merge it."""

from __future__ import annotations

from tests.store.git.conftest import Clone
from workbench.store.git.both_sides import TouchedTwice, touched_twice
from workbench.store.git.repository import open_repository

COOKIE = "catalogue/cookies/own/sn.yaml"
LINKS = "catalogue/links.yaml"
PO = "locales/en/LC_MESSAGES/policy.po"


def entry(key: str, target: str) -> str:
    return f'\nmsgctxt "{key}"\nmsgid "S"\nmsgstr "{target}"\n'


def told(clone: Clone, ours: dict[str, str], theirs: dict[str, str]) -> list[TouchedTwice]:
    clone.write(COOKIE, "id: own.sn\nname: sn\nparty: first\n")
    clone.write(LINKS, "a: {status: lost}\nb: {status: lost}\n")
    clone.write(PO, 'msgid ""\nmsgstr ""\n' + entry("title", "A") + entry("label.more", "B"))
    clone.commit("Begin")
    for branch, files in (("theirs", theirs), ("ours", ours)):
        clone.git("switch", "--quiet", "--create", branch, "main")
        for path, text in files.items():
            clone.write(path, text)
        clone.commit(branch)
    with open_repository(clone.folder) as repository:
        one, other = repository.resolve("ours"), repository.resolve("theirs")
        assert one is not None
        assert other is not None
        return list(touched_twice(repository, one, other))


def test_one_cookie_in_different_fields(clone: Clone) -> None:
    assert told(
        clone,
        {COOKIE: "id: own.sn\nname: other\nparty: first\n"},
        {COOKIE: "id: own.sn\nname: sn\nparty: third\nnote: x\n"},
    ) == [TouchedTwice(COOKIE, ("name",), ("party", "note"))]


def test_different_cookies_are_not_the_same(clone: Clone) -> None:
    assert told(clone, {COOKIE: "id: own.sn\n"}, {COOKIE.replace("sn", "x"): "id: own.x\n"}) == []


def test_of_files_with_many_things_only_those_that_both_changed(clone: Clone) -> None:
    changed = {LINKS: "a: {url: x}\nb: {status: lost}\nc: {status: lost}\n"}
    assert told(clone, changed, {LINKS: "a: {status: lost}\nb: {url: y}\n"}) == []


def test_links_and_entries_by_their_names(clone: Clone) -> None:
    po = 'msgid ""\nmsgstr ""\n'
    assert told(
        clone,
        {LINKS: "a: {url: x}\nb: {url: x}\n", PO: po + entry("title", "1") + entry("label.more", "B")},
        {LINKS: "a: {status: lost}\nb: {url: y}\n", PO: po + entry("title", "2") + entry("label.more", "2")},
    ) == [TouchedTwice(LINKS, ("b",), ("b",)), TouchedTwice(PO, ("title",), ("title",))]


def test_removed_here_and_changed_there(clone: Clone) -> None:
    assert told(clone, {COOKIE: ""}, {COOKIE: "id: own.sn\nname: sn\nparty: third\n"}) == [
        TouchedTwice(COOKIE, ("id", "name", "party"), ("party",))
    ]


def test_what_cannot_be_read_is_told_all_the_same(clone: Clone) -> None:
    assert told(clone, {COOKIE: "id: [\n"}, {COOKIE: "id: own.sn\nname: sn\nparty: third\n"}) == [
        TouchedTwice(COOKIE, ("id", "name", "party"), ("party",))
    ]
