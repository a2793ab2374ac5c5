"""`workbench export` in every locale: what each prints, whose words it takes, how what is missing is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

SHIPPED = Path(__file__).parents[2]
POLICY = "catalogue/policy.yaml"
INTRODUCTION = "catalogue/sections/introduction.yaml"
GID = "catalogue/cookies/google/gid.yaml"
ONLY_IN_GERMANY = "  - id: germany\n    text: Bara i Tyskland, på {site}.\n    only: [de]\n"


def po(tag: str) -> str:
    return f"locales/{tag}/LC_MESSAGES/policy.po"


@pytest.fixture
def project(seed: Path) -> Path:
    """A copy of the shipped project with its locales."""
    shutil.copytree(SHIPPED / "locales", seed / "locales")
    return seed


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def settings_of(project: Path, tag: str, settings: str) -> None:
    """Give a locale of the policy other settings."""
    replace_in(
        project / POLICY, f"  {tag}: {{published: false}}", f"  {tag}: {{published: false, {settings}}}"
    )


def translate(project: Path, tag: str, key: str, words: str) -> None:
    """Translate one text, as any editor does."""
    path = project / po(tag)
    head, found, rest = path.read_text("utf-8").partition(f'msgctxt "{key}"\n')
    assert found
    path.write_text(head + found + rest.replace('msgstr ""\n', f'msgstr "{words}"\n', 1), encoding="utf-8")


def text_of(workbench: CommandLine, project: Path, tag: str) -> str:
    ran = workbench("export", "--locale", tag, "--project", project)
    assert ran.status == 0
    return ran.out


def counts(workbench: CommandLine, project: Path) -> dict[str, tuple[int, int]]:
    """How many texts each locale has to print, and how many of them are untranslated."""
    rows = json.loads(workbench("locale", "stats", "--json", "--project", project).out)
    return {tag: (row["entries"], row["untranslated"]) for tag, row in rows.items()}


# What a locale prints


def test_a_text_for_one_locale_is_printed_and_translated_there_alone(
    workbench: CommandLine, project: Path
) -> None:
    entries, _ = counts(workbench, project)["en"]
    with (project / INTRODUCTION).open("a", encoding="utf-8") as file:
        file.write(ONLY_IN_GERMANY)
    assert workbench("locale", "sync", "--project", project).err == "en: nothing new\nde: 1 text added\n"

    assert "[sv] Bara i Tyskland, på www.hansgrohe.se." in text_of(workbench, project, "de")
    assert all("Bara i Tyskland" not in text_of(workbench, project, tag) for tag in ("sv", "en"))
    assert "section.introduction.germany" not in (project / po("en")).read_text("utf-8")
    assert counts(workbench, project) == {"en": (entries, 0), "de": (entries + 1, 1)}


def test_a_cookie_for_one_locale_takes_its_translation_out_of_the_others_and_back_again(
    workbench: CommandLine, project: Path
) -> None:
    before = (project / po("en")).read_bytes()
    entries, _ = counts(workbench, project)["en"]
    with (project / GID).open("a", encoding="utf-8") as file:
        file.write("only: [de]\n")
    workbench("locale", "sync", "--project", project)
    assert "_gid\t" not in text_of(workbench, project, "en")
    assert '#~ msgctxt "cookie.google.gid.description"' in (project / po("en")).read_text("utf-8")
    assert counts(workbench, project) == {"en": (entries - 1, 0), "de": (entries, 0)}

    replace_in(project / GID, "only: [de]\n", "")
    workbench("locale", "sync", "--project", project)
    assert (project / po("en")).read_bytes() == before


def test_a_locale_has_its_own_variables(workbench: CommandLine, project: Path) -> None:
    settings_of(project, "de", "variables: {site: www.hansgrohe.de, email: datenschutz@hansgrohe.de}")

    assert "per E-Mail: datenschutz@hansgrohe.de." in text_of(workbench, project, "de")
    assert "www.hansgrohe.se" not in text_of(workbench, project, "de")
    assert "by e-mail: privacy@hansgrohe.com." in text_of(workbench, project, "en")
    page = workbench("export", "--locale", "de", "--format", "html", "--project", project).out
    assert 'href="mailto:datenschutz@hansgrohe.de"' in page


@pytest.mark.parametrize(
    ("units", "lifetime"),
    [
        ("", "7 dager"),
        (', nb: {day: {one: "{0} d.", other: "{0} d."}}', "7 d."),
        (', nb: {day: {other: "{0} døgn"}}', "7 døgn"),
    ],
    ids=["CLDR's, mended", "the policy's", "the policy's for most numbers"],
)
def test_a_policy_says_how_a_locale_words_a_unit(
    workbench: CommandLine, project: Path, units: str, lifetime: str
) -> None:
    workbench("locale", "add", "nb", "--project", project)
    replace_in(project / POLICY, '"{0} dagar"}}}', f'"{{0}} dagar"}}}}{units}}}')

    assert f"\t{lifetime}\t" in text_of(workbench, project, "nb")


# Whose words it takes


def test_a_locale_of_the_same_language_prints_what_it_lacks_as_its_own(
    workbench: CommandLine, project: Path
) -> None:
    workbench("locale", "add", "de-AT", "--project", project)
    settings_of(project, "de-AT", "from: de")
    translate(project, "de-AT", "label.draft", "Konzept")

    ran = workbench("export", "--locale", "de-AT", "--strict", "--project", project)
    german = text_of(workbench, project, "de")
    assert ran.status == 0
    assert ran.out == german.replace("Entwurf", "Konzept")


def test_words_of_another_language_are_told_to_be_such(workbench: CommandLine, project: Path) -> None:
    workbench("locale", "add", "nb", "--project", project)
    workbench("locale", "add", "nn", "--project", project)
    settings_of(project, "nb", "from: en")
    settings_of(project, "nn", "from: nb")
    translate(project, "nb", "label.draft", "Utkast")

    assert text_of(workbench, project, "nn").startswith("[en] Last changed: Utkast\n\n[en] Hansgrohe Policy")
    assert workbench("export", "--locale", "nn", "--strict", "--project", project).status == 0


# Right to left


def test_a_locale_from_right_to_left_is_so_in_html(workbench: CommandLine, project: Path) -> None:
    workbench("locale", "add", "ar", "--project", project)
    translate(project, "ar", "section.introduction.contact", "راسلنا على {email}.")
    translate(project, "ar", "label.third_party", "طرف ثالث {provider} {more}")

    page = workbench("export", "--locale", "ar", "--format", "html", "--project", project).out
    address = '<a href="mailto:privacy@hansgrohe.com"><bdi translate="no">privacy@hansgrohe.com</bdi></a>'
    assert '<html lang="ar" dir="rtl">' in page
    assert f'<p id="introduction.contact">راسلنا على {address}.</p>' in page
    assert '<th scope="row"><bdi translate="no">AWSALB</bdi></th>' in page
    assert "<td>7 أيام</td>" in page
    assert '<span class="mark">[sv]</span> <span lang="sv" dir="ltr">Cookie-beteckning</span>' in page
    assert "text-align: left" not in page
    assert "margin-left" not in page

    fragment = workbench(
        "export", "--locale", "ar", "--format", "html", "--fragment", "--project", project
    ).out
    assert fragment.startswith('<div class="cookie-policy" lang="ar" dir="rtl">')


# What is missing


def untranslated(project: Path) -> None:
    replace_in(project / po("de"), 'msgstr "Entwurf"', 'msgstr ""')


def stale(project: Path) -> None:
    replace_in(project / GID, "särskilja användare", "skilja användare åt")


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        (untranslated, "untranslated texts: 1; older than their source: 0."),
        (stale, "untranslated texts: 0; older than their source: 1."),
    ],
)
def test_strict_writes_nothing_where_a_text_is_missing(
    workbench: CommandLine, project: Path, tmp_path: Path, change: object, counts: str
) -> None:
    assert callable(change)
    change(project)
    out = tmp_path / "public"

    ran = workbench(
        "export", "--strict", "--locale", "en", "--locale", "de", "--output", out, "--project", project
    )
    assert (ran.status, ran.out) == (1, "")
    assert f"de: {counts}\n" in ran.err
    assert not out.exists()
    assert workbench("export", "--locale", "de", "--project", project).status == 0
