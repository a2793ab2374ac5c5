"""Our own catalogue, the Swedish policy with its 75 cookies, says the same in every format."""

from __future__ import annotations

import csv
import io
import json
from importlib import resources
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from tests.export.samples import DAY, SV, Page, squeezed, without_addresses
from workbench.export.csv import to_csv
from workbench.export.document import build
from workbench.export.html import to_html
from workbench.export.json import to_json
from workbench.export.markdown import to_markdown
from workbench.export.nodes import Document
from workbench.export.text import to_text
from workbench.policy.model import Policy
from workbench.store.project import load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_CACHE", str(tmp_path_factory.mktemp("cache")))
        policy = load(ROOT).catalogue.policy
    assert policy is not None
    return policy


@pytest.fixture(scope="module")
def document(policy: Policy) -> Document:
    return build(policy, SV, DAY)


def test_the_page_reads_as_the_text(document: Document) -> None:
    page = Page(to_html(document))
    assert squeezed(page.text("main")) == squeezed(to_text(without_addresses(document)))
    assert len(page.named("table")) == 3
    assert all("aria-labelledby" in table for table in page.named("table"))


def test_the_ids_of_the_page_are_unique_and_its_references_find_them(document: Document) -> None:
    page = Page(to_html(document))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    labels = {label for table in page.named("table") for label in str(table["aria-labelledby"]).split()}
    links = {str(link["href"])[1:] for link in page.named("a") if str(link["href"]).startswith("#")}
    assert len(ids) == len(set(ids))
    assert labels | links <= set(ids)


def test_markdown_is_read_back_as_the_text(document: Document) -> None:
    html = MarkdownIt("gfm-like").render(to_markdown(document))
    assert squeezed(Page(f"<main>{html}</main>".replace("</td>", " </td>")).text()) == squeezed(
        to_text(without_addresses(document))
    )


def test_the_data_are_what_the_schema_says(document: Document, policy: Policy) -> None:
    schema = json.loads(
        resources.files("workbench").joinpath("schemas", "policy.schema.json").read_text("utf-8")
    )
    data = json.loads(to_json(document, policy, consent_revision=1, consent_fingerprint=None))
    Draft202012Validator(schema).validate(data)
    assert len(data["cookies"]) == 75


def test_the_table_has_a_line_a_cookie(document: Document, policy: Policy) -> None:
    records = list(csv.DictReader(io.StringIO(to_csv(document, policy), newline="")))
    assert [record["id"] for record in records] == [row.cookie.id for row in document.rows]
    assert len(records) == 75
