"""What leaves a project: the document of a locale in a format, and the file that it goes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from workbench.export.nodes import Document
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.consent import consent_fingerprint
from workbench.revisions.record import Revision

SUFFIXES: Mapping[str, str] = {"text": "txt", "markdown": "md", "html": "html", "json": "json", "csv": "csv"}
"""The formats, and how their files end."""

Part: TypeAlias = tuple[LocaleTag, str]
"""One of the texts of an export: a locale in a format."""


@frozen
class Options:
    """How the formats are to be written."""

    is_fragment: bool = False
    heading_level: int = 2
    is_for_excel: bool = False


AS_USUAL = Options()


def writer(
    form: str, policy: Policy, newest: Revision | None, options: Options = AS_USUAL
) -> Callable[[Document], str]:
    """The function that writes a document in a format; each is imported only when it is asked for."""
    match form:
        case "markdown":
            from workbench.export.markdown import to_markdown

            return to_markdown
        case "html":
            from workbench.export.html import to_html

            level = options.heading_level if options.is_fragment else 1
            return lambda document: to_html(document, is_fragment=options.is_fragment, heading_level=level)
        case "json":
            from workbench.export.json import to_json

            return lambda document: to_json(
                document,
                policy,
                consent_revision=newest.consent_revision if newest else None,
                consent_fingerprint=consent_fingerprint(policy),
            )
        case "csv":
            from workbench.export.csv import to_csv

            return lambda document: to_csv(document, policy, is_for_excel=options.is_for_excel)
        case _:
            from workbench.export.text import to_text

            return to_text


def has_room(count: int, output: str) -> bool:
    """Whether so many texts can go there: several need a folder, or a place where one can be made."""
    return count <= 1 or not Path(output).exists() or Path(output).is_dir()


def targets(parts: Sequence[Part], output: str) -> Mapping[Part, Path]:
    """The file of each text: a single one's is `output`, unless that is a folder or ends in `/`."""
    folder = Path(output)
    if len(parts) == 1 and not (output.endswith("/") or folder.is_dir()):
        return {parts[0]: folder}
    return {(tag, form): folder / f"policy.{tag}.{SUFFIXES[form]}" for tag, form in parts}
