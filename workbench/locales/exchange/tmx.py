"""TMX 1.4: a memory of translations, to give to others and to take from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from workbench import __version__
from workbench.locales.exchange.arrival import MOST_UNITS, refuse
from workbench.locales.exchange.protected import Nature
from workbench.locales.exchange.xml_reading import LANGUAGE, child, children, descendants, name_of, parse
from workbench.locales.exchange.xml_writing import (
    CHARACTER,
    DECLARATION,
    attributes,
    char_of,
    code_point,
    element,
    numbered,
    text_of,
)
from workbench.locales.memory import Pair
from workbench.policy.entries import Key, TextKind
from workbench.policy.kinds import LocaleTag

_KEY: Final = "x-key"
_HEADER: Final = {
    "creationtool": "cookie-policy-workbench",
    "creationtoolversion": __version__,
    "segtype": "paragraph",
    "o-tmf": "PO",
    "adminlang": "en",
    "datatype": "plaintext",
}


def write(pairs: Iterable[Pair], source_locale: LocaleTag, locale: LocaleTag) -> str:
    """Write pairs of one locale."""
    return "\n".join(_document(pairs, source_locale, locale)) + "\n"


def read(content: bytes, source_locale: LocaleTag, locale: LocaleTag) -> list[Pair]:
    """Read the pairs of two languages. Raises ParcelRefused."""
    root = parse(content)
    if name_of(root) != "tmx":
        raise refuse("The file is no TMX.")
    units = list(descendants(root, "tu"))
    if len(units) > MOST_UNITS:
        raise refuse("The file has more than {limit} entries and is not read.", limit=MOST_UNITS)
    pairs = (_pair(unit, source_locale, locale) for unit in units)
    return list(dict.fromkeys(pair for pair in pairs if pair is not None))


def _document(pairs: Iterable[Pair], source_locale: LocaleTag, locale: LocaleTag) -> Iterator[str]:
    yield DECLARATION
    yield '<tmx version="1.4">'
    yield element("header", {**_HEADER, "srclang": source_locale})
    yield "<body>"
    for pair in pairs:
        yield f"<tu{attributes({'tuid': pair.key or None})}>"
        if pair.key:
            yield element("prop", {"type": _KEY}, text_of(pair.key))
        yield _variant(source_locale, pair.source)
        yield _variant(locale, pair.target)
        yield "</tu>"
    yield from ("</body>", "</tmx>")


def _variant(locale: LocaleTag, text: str) -> str:
    return element("tuv", {"xml:lang": locale}, element("seg", {}, _inline(text)) or "<seg/>")


def _inline(text: str) -> str:
    parts: list[str] = []
    for number, piece in numbered(text, TextKind.PLAIN):
        if piece.nature is Nature.WORDS:
            parts.append(text_of(piece.text))
        elif piece.nature is Nature.PROTECTED:
            parts.append(element("ph", {"x": str(number)}, text_of(piece.text)))
        else:
            told = {"x": str(number), "type": CHARACTER}
            parts.append(element("ph", told, code_point(piece.text)))
    return "".join(parts)


def _pair(unit: Element, source_locale: LocaleTag, locale: LocaleTag) -> Pair | None:
    """The pair of a unit; None where it lacks one of the languages, or words."""
    texts = {_language(variant): variant for variant in children(unit, "tuv")}
    source, target = _of(texts, source_locale), _of(texts, locale)
    if not source.strip() or not target.strip():
        return None
    return Pair(_key(unit), source, target)


def _language(variant: Element) -> str:
    return (variant.get(LANGUAGE) or variant.get("lang") or "").replace("_", "-").lower()


def _of(texts: dict[str, Element], locale: LocaleTag) -> str:
    """The text of a locale; else that of one in the same language, such as sv-SE for sv."""
    wanted = locale.lower()
    alike = (tag for tag in texts if tag.partition("-")[0] == wanted.partition("-")[0])
    tag = wanted if wanted in texts else next(alike, None)
    segment = None if tag is None else child(texts[tag], "seg")
    return "" if segment is None else _text(segment)


def _key(unit: Element) -> Key:
    named = (prop.text or "" for prop in children(unit, "prop") if prop.get("type") == _KEY)
    return Key(next(named, ""))


def _text(segment: Element) -> str:
    parts = [segment.text or ""]
    for inside in segment:
        content = _text(inside)
        is_character = inside.get("type") == CHARACTER
        parts += [(char_of(content) or content) if is_character else content, inside.tail or ""]
    return "".join(parts)
