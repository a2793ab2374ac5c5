"""Other tools: what they write we read, what we write they read, and nothing is lost on the way and back.

polib and translate-toolkit are needed by these tests alone; gettext is the Debian package.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import polib  # type: ignore[import-untyped]
import pytest
from babel.messages.pofile import read_po, write_po
from translate.storage.pypo import pofile

from tests.programs import needed
from workbench.formats.po import PoFile
from workbench.formats.po_babel import babel_catalog
from workbench.formats.po_entry import PoEntry, Previous
from workbench.formats.po_new import new_file
from workbench.formats.po_read import read
from workbench.policy.kinds import LocaleTag

LONG = "Vi använder kakor för att webbplatsen ska fungera, och för att förstå hur den används. " * 3
SHIPPED = Path(__file__).parents[2] / "locales"


def sample() -> PoFile:
    """A file with all that a policy's entries have, and some of what they have not."""
    entries = [
        PoEntry('Så "här"\tanvänds \\ kakor', ("So",), "title", extracted_comments=("Printed on top.",)),
        PoEntry(LONG, (LONG.upper(),), "section.a.b", translator_comments=("see", "the\u00a0other")),
        PoEntry("en\nrad\n", ("a\nline\n",), "section.a.c", references=("my file.yaml:1", "b.yaml:2")),
        PoEntry(
            "9 dagar", ("7 d",), "cookie.a.lifetime", flags=("fuzzy",), previous=Previous("7\ndagar", "old"),
        ),
        PoEntry("100 % data i {lifetime}", ("100 % data",), "cookie.a.description"),
        PoEntry("Namn", context="label.cookie_name"),
        PoEntry("Namn", ("name",), "label.name"),
        PoEntry("Namn", ("Name",)),
        PoEntry("kaka", ("cookie", "cookies"), "category.x.title", "kakor"),
        PoEntry(
            "borta", ("gone",), "label.more", flags=("fuzzy",), translator_comments=("n",), obsolete=True,
        ),
    ]  # fmt: skip
    po = new_file("Policy", LocaleTag("en")).with_header("X-Generator", "Poedit 3")
    for entry in entries:
        po = po.with_new(entry)
    return po


def program(name: str) -> str:
    return needed(name, "gettext")


def run(command: Sequence[str], text: str) -> str:
    """Let a gettext program filter a file."""
    done = subprocess.run(
        [program(command[0]), *command[1:]], input=text.encode(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def saved_by_polib(text: str) -> str:
    return str(polib.pofile(text))


def saved_by_toolkit(text: str) -> str:
    return bytes(pofile(BytesIO(text.encode()))).decode()


TOOLS: dict[str, Callable[[str], str]] = {
    "msgcat": lambda text: run(["msgcat", "-"], text),
    "msgcat, unwrapped": lambda text: run(["msgcat", "--no-wrap", "-"], text),
    "msgcat, escaped": lambda text: run(["msgcat", "--escape", "--width=30", "-"], text),
    "msgcat, indented": lambda text: run(["msgcat", "--indent", "-"], text),
    "polib": saved_by_polib,
    "translate-toolkit": saved_by_toolkit,
}


@pytest.mark.parametrize("saved", TOOLS.values(), ids=TOOLS.keys())
def test_a_file_saved_by_a_tool_comes_back_with_every_entry_intact(saved: Callable[[str], str]) -> None:
    written = saved(sample().text())
    result = read(written).file
    assert result
    assert list(result.entries)[1:] == list(sample().entries)[1:]
    assert result.header == sample().header
    assert result.text() == written


@pytest.mark.parametrize("locale", ["de", "en"])
def test_what_people_wrote_comes_back_from_babel(locale: str) -> None:
    """Babel breaks the lines of comments anew and writes its own header, but loses no word of an entry."""
    ours = (SHIPPED / locale / "LC_MESSAGES/policy.po").read_bytes()
    written = BytesIO()
    write_po(written, read_po(BytesIO(ours)))

    assert entries_in_words(written.getvalue()) == entries_in_words(ours)


def entries_in_words(content: bytes) -> list[tuple[str | None, str, tuple[str, ...], str]]:
    """The entries of a file but for the header: key, source, translations, comments as running text."""
    file = read(content).file
    assert file
    return [
        (entry.context, entry.source, entry.translations, " ".join(entry.extracted_comments))
        for entry in list(file.entries)[1:]
    ]


@pytest.mark.parametrize("saved", TOOLS.values(), ids=TOOLS.keys())
def test_an_entry_of_a_file_saved_by_a_tool_is_edited_alone(saved: Callable[[str], str]) -> None:
    po = read(saved(sample().text())).file
    assert po
    place = next(n for n, entry in enumerate(po.entries) if entry.context == "section.a.b")
    edited = po.with_entry(place, replace(po.blocks[place].entry, translations=("kurz",)))
    assert edited.blocks[:place] == po.blocks[:place]
    assert edited.blocks[place + 1 :] == po.blocks[place + 1 :]
    assert 'msgstr "kurz"\n' in edited.text()
    subprocess.run(
        [program("msgfmt"), "-c", "-o", "/dev/null", "-"], input=edited.text().encode(), check=True
    )


def test_gettext_compiles_all_that_is_translated(tmp_path: Path) -> None:
    po = new_file("Policy", LocaleTag("en"))
    for number in range(300):
        po = po.with_new(PoEntry(f"Källa {number % 7}", (f"Target {number}",), f"nyckel.å{number}"))
    path, compiled = tmp_path / "policy.po", tmp_path / "policy.mo"
    path.write_text(po.text(), encoding="utf-8")
    subprocess.run([program("msgfmt"), "-c", "-o", compiled, path], check=True)
    back = read(subprocess.run([program("msgunfmt"), compiled], capture_output=True, check=True).stdout).file
    assert back
    assert {entry.identity: entry.translation for entry in back.entries if entry.context} == {
        entry.identity: entry.translation for entry in po.entries if entry.context
    }


def test_babel_reads_what_we_write() -> None:
    po = sample()
    catalog = read_po(BytesIO(po.text().encode()), locale="en", abort_invalid=True)
    for entry in po.entries:
        if entry.obsolete or entry.is_header or entry.plural:
            continue
        message = catalog.get(entry.source, entry.context)
        assert message
        assert message.string == entry.translation


def test_what_babel_writes_is_read() -> None:
    buffer = BytesIO()
    write_po(buffer, babel_catalog(sample()), width=40, include_previous=False)
    result = read(buffer.getvalue()).file
    assert result
    assert result.text().encode() == buffer.getvalue()
    expected = {entry.identity: entry.translations for entry in sample().entries if not entry.is_header}
    assert {entry.identity: entry.translations for entry in result.entries if not entry.is_header} == expected


def test_the_flags_of_2027_are_read_as_translate_toolkit_reads_them() -> None:
    text = sample().text().replace("#, fuzzy\n#| ", "#= fuzzy, read-only\n#| ", 1)
    po = read(text).file
    assert po
    stale = next(entry for entry in po.entries if entry.context == "cookie.a.lifetime")
    assert stale.flags == ("fuzzy", "read-only")
    unit = next(
        unit for unit in pofile(BytesIO(text.encode())).units if unit.getcontext() == "cookie.a.lifetime"
    )
    assert unit.isfuzzy()
