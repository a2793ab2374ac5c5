"""XLIFF 1.2 as its schema and other tools have it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree  # type: ignore[import-untyped]
from translate.storage.placeables.strelem import StringElem
from translate.storage.placeables.xliff import Ph
from translate.storage.xliff import xlifffile

from tests.locales.exchange.units import parcel_of, parcels, unit
from workbench.locales.catalog import State
from workbench.locales.exchange import xliff
from workbench.locales.exchange.arrival import ParcelRefused, Returned
from workbench.locales.exchange.comparison import compared
from workbench.locales.exchange.parcel import Parcel, UnitState, unfinished
from workbench.policy.entries import TextKind

SCHEMAS = Path(__file__).parents[2] / "data" / "xliff"
ORIGINAL = "locales/de/LC_MESSAGES/policy.po"
PROSE = "**Viktigt:** {site} använder [cookies](link:vwo-more), se {section:which}\x07."


def schema() -> etree.XMLSchema:
    """The official schema, its import answered from beside it."""

    class Beside(etree.Resolver):  # type: ignore[misc]
        def resolve(self, url: str, _public: str, context: object) -> object:
            return self.resolve_filename(str(SCHEMAS / Path(url).name), context)

    parser = etree.XMLParser()
    parser.resolvers.add(Beside())
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "xliff-core-1.2-strict.xsd"), parser))


SCHEMA = schema()


def written(parcel: Parcel) -> bytes:
    return xliff.write(parcel, ORIGINAL).encode("utf-8")


def only_unit(content: bytes) -> Returned:
    (found,) = xliff.read(content).units
    return found


def in_xliff(target: str, unit_attributes: str = "") -> bytes:
    """A file with one unit as another tool writes it."""
    return (
        f'<xliff version="1.2"><file target-language="de"><body><trans-unit id="title" {unit_attributes}>'
        f"<source>Riktlinjer</source>{target}</trans-unit></body></file></xliff>"
    ).encode()


@given(parcel=parcels)
def test_every_file_is_valid_by_the_strict_schema(parcel: Parcel) -> None:
    SCHEMA.assertValid(etree.fromstring(written(parcel)))


def test_the_schema_does_find_faults() -> None:
    broken = written(parcel_of(unit())).replace(b'state="translated"', b'state="done"')

    assert not SCHEMA.validate(etree.fromstring(broken))


def test_tokens_links_and_emphasis_are_protected_and_come_back() -> None:
    made = unit(source=PROSE, target=PROSE, kind=TextKind.PROSE)
    content = written(parcel_of(made))

    protected = etree.fromstring(content).findall(".//{*}source/{*}ph")
    assert [each.get("equiv-text") for each in protected] == [
        "**",
        "**",
        "{site}",
        "[",
        "](link:vwo-more)",
        "{section:which}",
    ]
    assert [each.text for each in protected] == [each.get("equiv-text") for each in protected]
    assert only_unit(content).source == PROSE


def test_neighbours_of_unfinished_units_are_locked_and_are_not_read_back() -> None:
    units = [unit(f"label.l{number}") for number in range(6)]
    units[3] = unit("label.l3", target="", state=UnitState.UNTRANSLATED)
    content = written(parcel_of(*unfinished(units)))

    found = [
        (each.get("id"), each.get("translate")) for each in etree.fromstring(content).iter("{*}trans-unit")
    ]
    assert found == [("label.l2", "no"), ("label.l3", None), ("label.l4", "no")]
    assert [each.key for each in xliff.read(content).units] == ["label.l3"]


@pytest.mark.parametrize(
    ("state", "written_as", "approved"),
    [
        (UnitState.UNTRANSLATED, "needs-translation", None),
        (UnitState.STALE, "needs-review-translation", None),
        (UnitState.TRANSLATED, "translated", None),
        (UnitState.APPROVED, "final", "yes"),
    ],
)
def test_states_are_those_of_xliff(state: UnitState, written_as: str, approved: str | None) -> None:
    root = etree.fromstring(written(parcel_of(unit(state=state))))

    assert root.find(".//{*}target").get("state") == written_as
    assert root.find(".//{*}trans-unit").get("approved") == approved


@pytest.mark.parametrize(
    ("target", "attributes", "state"),
    [
        ('<target state="final">X</target>', "", State.TRANSLATED),
        ('<target state="signed-off">X</target>', "", State.TRANSLATED),
        ("<target>X</target>", 'approved="yes"', State.TRANSLATED),
        ("<target>X</target>", "", None),
        ('<target state="new">X</target>', "", None),
        ('<target state="needs-translation">X</target>', "", State.STALE),
        ('<target state="needs-review-l10n">X</target>', "", State.STALE),
    ],
)
def test_states_of_other_tools_are_understood(target: str, attributes: str, state: State | None) -> None:
    assert only_unit(in_xliff(target, attributes)).state is state


def test_what_tools_mark_up_is_text_again() -> None:
    target = (
        '<target><mrk mtype="seg" mid="1">Eins <g id="1">zwei</g></mrk> '
        '<bpt id="2">&lt;b></bpt>drei<ept id="2">&lt;/b></ept><x id="3" equiv-text="{site}"/></target>'
    )

    assert only_unit(in_xliff(target)).target == "Eins zwei <b>drei</b>{site}"


def test_the_key_survives_tools_that_number_their_units() -> None:
    content = in_xliff("<target>X</target>").replace(
        b'id="title"', b'id="1" resname="cookie.vwo.sn.description"'
    )

    assert only_unit(content).key == "cookie.vwo.sn.description"


def test_translate_toolkit_reads_a_file_and_what_it_saves_comes_back_whole() -> None:
    stale = unit("label.more", "Mer på {site}", "Alt auf {site}", UnitState.STALE)
    done = unit(source=PROSE, target=PROSE, kind=TextKind.PROSE, comments=("Geprüft",))
    store = xlifffile.parsestring(  # type: ignore[no-untyped-call]
        written(parcel_of(stale, done))
    )
    by_id = {each.xmlelement.get("id"): each for each in store.units}
    assert by_id["label.more"].source == "Mer på {site}"
    assert by_id["title"].getnotes("translator") == "Geprüft"

    by_id["label.more"].rich_target = [StringElem(["Mehr auf ", Ph(id="1", sub=["{site}"]), "!"])]
    by_id["label.more"].marktranslated()
    more, title = xliff.read(bytes(store)).units

    assert (more.target, more.state, more.sent) == ("Mehr auf {site}!", State.TRANSLATED, stale.sent)
    assert (title.source, title.target, title.sent) == (PROSE, PROSE, done.sent)


def test_a_text_that_translate_toolkit_writes_into_an_empty_target_is_done() -> None:
    store = xlifffile.parsestring(  # type: ignore[no-untyped-call]
        written(parcel_of(unit("title", PROSE, "", UnitState.UNTRANSLATED)))
    )
    store.units[0].target = PROSE.replace("använder", "nutzt").replace("\x07", "")

    found = only_unit(bytes(store))

    assert (found.target, found.state) == (store.units[0].target, State.TRANSLATED)


def test_what_translate_toolkit_leaves_of_an_old_target_is_not_taken_over() -> None:
    stale = unit("label.more", "Mer på {site}", "Alt auf {site}", UnitState.STALE)
    store = xlifffile.parsestring(  # type: ignore[no-untyped-call]
        written(parcel_of(stale))
    )
    store.units[0].target = "Mehr auf {site}"  # the elements of the old target stay behind it

    outcome = compared(xliff.read(bytes(store)), [stale])

    assert outcome.changes == ()
    assert "{site} too often" in str(outcome.refused[0].why)


def test_what_translate_toolkit_calls_fuzzy_is_unfinished() -> None:
    store = xlifffile.parsestring(  # type: ignore[no-untyped-call]
        written(parcel_of(unit()))
    )
    store.units[0].markfuzzy()

    assert only_unit(bytes(store)).state is State.STALE


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b'<xliff version="2.1"/>', "XLIFF 2.1"),
        (b"<tmx/>", "no XLIFF"),
        (b'<xliff version="1.2"><file>', "line 1"),
        (
            b'<xliff version="1.2"><file target-language="de"/><file target-language="fr"/></xliff>',
            "several locales",
        ),
    ],
)
def test_other_files_are_refused_in_a_sentence(content: bytes, word: str) -> None:
    with pytest.raises(ParcelRefused, match=word):
        xliff.read(content)
