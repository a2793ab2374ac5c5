"""What can be done with parcels for translators who work elsewhere."""

from __future__ import annotations

from workbench.ui.commands.command import Command, Scope

PARCELS = (
    Command(
        "parcel.send",
        "Send for translation",
        "Write a locale's entries to a file for a translator, and count the words.",
        ("o",),
        "app.send_parcel",
        Scope.TRANSLATE,
    ),
    Command(
        "parcel.take",
        "Take translations in",
        "Look at what a translator sent back, and take it in as one step.",
        ("b",),
        "app.take_parcel",
        Scope.TRANSLATE,
        is_edit=True,
    ),
)
