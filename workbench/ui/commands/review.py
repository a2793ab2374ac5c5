"""What can be done in the place Review."""

from __future__ import annotations

from workbench.ui.commands.command import Command, Scope

REVIEW = (
    Command(
        "review.decide",
        "Decide",
        "Say what the marked changes, or this one, mean, and why.",
        ("d",),
        "decide",
        Scope.REVIEW,
        is_in_footer=True,
        is_edit=True,
    ),
    Command(
        "review.undecide",
        "Take back",
        "Take a decision back; what is proposed holds again.",
        ("t",),
        "undecide",
        Scope.REVIEW,
        is_edit=True,
    ),
    Command(
        "review.revert",
        "Put back",
        "Put back what was published; undo brings the change back.",
        ("u",),
        "revert",
        Scope.REVIEW,
        is_in_footer=True,
        is_edit=True,
    ),
    Command(
        "review.hand_over",
        "Hand over",
        "Commit what differs on a new branch, for others to review; pushing it is up to you.",
        ("h",),
        "hand_over",
        Scope.REVIEW,
        is_edit=True,
    ),
    Command(
        "review.publish",
        "Publish",
        "Make everything the next revision; what that comes to is shown before.",
        ("p",),
        "publish",
        Scope.REVIEW,
        is_in_footer=True,
        is_edit=True,
    ),
)
