"""The header of a PO file: fields in order, with those of other tools."""

from __future__ import annotations

from workbench.policy.frozen import frozen


@frozen
class Header:
    """A header as it stands in the file, one `Name: value` a line; dates and values are whatever they are."""

    text: str = ""

    def get(self, name: str) -> str | None:
        """Return the value of a field, whatever the case of its name; the first of two."""
        place = self._place(name)
        return None if place is None else self.text.split("\n")[place].partition(":")[2].strip()

    def with_value(self, name: str, value: str) -> Header:
        """Set a field in its place, or as the last one; nothing else changes."""
        if "\n" in name + value or ":" in name:
            raise ValueError(f"a header cannot hold {name!r}: {value!r}")
        if self.get(name) == value:
            return self
        place = self._place(name)
        if place is None:
            ended = self.text if not self.text or self.text.endswith("\n") else self.text + "\n"
            return Header(f"{ended}{name}: {value}\n")
        lines = self.text.split("\n")
        lines[place] = f"{lines[place].partition(':')[0]}: {value}"
        return Header("\n".join(lines))

    def _place(self, name: str) -> int | None:
        for place, line in enumerate(self.text.split("\n")):
            found, colon, _ = line.partition(":")
            if colon and found.strip().lower() == name.lower():
                return place
        return None
