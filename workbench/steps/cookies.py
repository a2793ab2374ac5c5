"""What a writer does to cookies, as steps: set a field, add, duplicate, remove."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import chain, count
from typing import TYPE_CHECKING

from workbench.edits import AddFile, Place, ReplaceFile, Step, value_at
from workbench.formats.data import Data
from workbench.formats.ids import is_id
from workbench.formats.layout import FileKind, FileRef
from workbench.forms.cookie_fields import FIELDS_BY_ID, WORDED
from workbench.forms.field import Field
from workbench.forms.ids import proposed_id
from workbench.policy.kinds import OWN, CookieId, Party
from workbench.policy.lifetime import Fixed, Lifetime, Persistent, Session
from workbench.policy.sentence import Sentence, say
from workbench.steps.fields import set_texts

if TYPE_CHECKING:
    from workbench.checks.evidence import Evidence
    from workbench.tables.known import Named


def cookie_file(cookie: CookieId | str) -> FileRef:
    """The file of a cookie."""
    return FileRef(FileKind.COOKIE, cookie)


def set_field(cookie: CookieId, field: Field, data: Data, text: str) -> Step | None:
    """Give a field what was typed; None where that is what it holds. `data` is the cookie's, as it is now."""
    title = say("{field} of {cookie}", field=say(field.label), cookie=_name(data, cookie))
    return set_fields(cookie, {field: text}, data, title)


def take_over(cookie: CookieId, evidence: Evidence, data: Data) -> Step | None:
    """Give a cookie the provider, category and lifetime of a reference; None where it has what is plain."""
    texts = {
        FIELDS_BY_ID["provider"]: evidence.provider,
        FIELDS_BY_ID["category"]: evidence.category,
        FIELDS_BY_ID["party"]: evidence.party,
        FIELDS_BY_ID["lifetime"]: _written(evidence.lifetime),
    }
    plain = {field: text for field, text in texts.items() if text is not None}
    title = (
        say("What {source} has of {cookie}", source=evidence.source, cookie=_name(data, cookie))
        if evidence.source
        else say("What the name of {cookie} says", cookie=_name(data, cookie))
    )
    step = set_fields(cookie, plain, data, title)
    left = _left(evidence)
    if step is None or left is None:
        return step
    both = say("{dropped} {left}", dropped=step.remark, left=left) if step.remark else left
    return replace(step, remark=both)


def _left(evidence: Evidence) -> Sentence | None:
    """What a row says that may mean several things in the policy, or none."""
    row = evidence.row
    said = (
        row.platform or row.controller if evidence.provider is None else "",
        row.category if evidence.category is None else "",
        row.lifetime if evidence.lifetime is None else "",
    )
    words = "”, “".join(filter(None, said))
    if not words:
        return None
    return say("Not taken over: “{words}”; what that means in this policy is for you to say.", words=words)


def _written(lifetime: Lifetime | None) -> str | None:
    """A lifetime as a file has it; None for one that is told in words."""
    match lifetime:
        case Fixed(duration):
            return str(duration)
        case Session():
            return "session"
        case Persistent():
            return "persistent"
        case _:
            return None


def set_fields(cookie: CookieId, texts: Mapping[Field, str], data: Data, title: Sentence) -> Step | None:
    """Give fields other texts as one step; None where they hold them all."""
    return set_texts(Place(cookie_file(cookie)), texts, data, title, WORDED)


def add_cookie(data: Mapping[str, Data], taken: Collection[str]) -> Step:
    """Add a cookie with these fields (at least `name` and `provider`), under an id of its own."""
    cookie = new_id(str(data["provider"]), str(data["name"]), taken)
    step_title = say("Add {cookie}", cookie=data["name"])
    return Step(
        step_title,
        (AddFile(cookie_file(cookie), {"id": cookie, **data}),),
        Place(cookie_file(cookie), ("category",)),
    )


def add_cookie_of(
    who: Named, data: Mapping[str, Data], taken: Collection[str], providers: Collection[str]
) -> Step:
    """Add a cookie of a provider, together with that one where it is new."""
    new = proposed_id(who.new_name, providers) if who.provider is None else ""
    provider = who.provider or new or OWN
    party = who.party or (Party.FIRST if provider == OWN else Party.THIRD)
    whole = {"name": data["name"], "provider": provider, "party": party, **data}
    step = add_cookie(whole, taken)
    if not new:
        return step
    title = say("Add {cookie} and its provider {provider}", cookie=data["name"], provider=who.new_name)
    file = AddFile(FileRef(FileKind.PROVIDER, new), {"id": new, "name": who.new_name})
    return replace(step, title=title, edits=(file, *step.edits))


def duplicate_cookie(data: Mapping[str, Data], taken: Collection[str]) -> Step:
    """Add a cookie like another, next to it in its table, under an id of its own."""
    copied = {name: value for name, value in data.items() if name not in {"id", "waivers", "formerly"}}
    position = copied.get("position")
    if isinstance(position, str) and position.lstrip("-").isdecimal():
        copied["position"] = str(int(position) + 1)
    cookie = new_id(str(data.get("provider", OWN)), str(data.get("name", "")), taken)
    title = say("Duplicate {cookie}", cookie=data.get("name", ""))
    return Step(
        title,
        (AddFile(cookie_file(cookie), {"id": cookie, **copied}),),
        Place(cookie_file(cookie), ("name",)),
    )


def remove_cookies(names: Mapping[CookieId, str]) -> Step:
    """Remove cookies; their names are told."""
    files = [cookie_file(cookie) for cookie in names]
    title = (
        say("Remove {cookie}", cookie=next(iter(names.values())))
        if len(names) == 1
        else say("Remove {count} cookies", count=len(names))
    )
    return Step(title, tuple(ReplaceFile(file, None) for file in files), Place(files[0]))


def new_id(provider: str, name: str, taken: Collection[str]) -> CookieId:
    """The id that the format makes of a provider and a name; a number is added where it is taken."""
    shard = provider if is_id(provider) else OWN
    rest = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if rest.startswith(f"{shard}-"):
        rest = rest.removeprefix(f"{shard}-")
    rest = rest[:60].strip("-")
    rest = rest if is_id(rest) else "cookie"
    candidates = chain((f"{shard}.{rest}",), (f"{shard}.{rest}-{number}" for number in count(2)))
    return CookieId(next(candidate for candidate in candidates if candidate not in taken))


def _name(data: Data, cookie: CookieId) -> str:
    name = value_at(data, ("name",))
    return name if isinstance(name, str) and name else cookie
