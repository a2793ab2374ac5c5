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
        "Take decision back",
        "Take a decision back; what is proposed holds again.",
        ("t",),
        "undecide",
        Scope.REVIEW,
        is_edit=True,
    ),
    Command(
        "review.reword",
        "Reword",
        "Write what readers are told of this change, instead of the usual sentence.",
        ("r",),
        "reword",
        Scope.REVIEW,
        is_in_footer=True,
        is_edit=True,
    ),
    Command(
        "review.revert",
        "Put back",
        "Put back what it is compared with; undo brings the change back.",
        ("u",),
        "revert",
        Scope.REVIEW,
        is_in_footer=True,
        is_edit=True,
    ),
    Command(
        "review.same",
        "One cookie",
        "Let a removed and an added cookie that look alike be one, under its old id.",
        ("s",),
        "same_cookie",
        Scope.REVIEW,
        is_edit=True,
    ),
    Command("review.next", "Next change", "Go to the next change.", ("n",), "step(1)", Scope.REVIEW),
    Command(
        "review.previous", "Previous change", "Go to the change before.", ("N",), "step(-1)", Scope.REVIEW
    ),
    Command("review.read_on", "Read on", "Scroll the text below down.", ("J",), "read_on(1)", Scope.REVIEW),
    Command(
        "review.read_back", "Read back", "Scroll the text below up.", ("K",), "read_on(-1)", Scope.REVIEW
    ),
    Command(
        "review.view",
        "Side by side",
        "Show two texts side by side, where there is room, or as one.",
        ("v",),
        "toggle_view",
        Scope.REVIEW,
    ),
    Command(
        "review.compare",
        "Compare with",
        "Compare with another state: a date, a branch, a commit; or with what was published again.",
        ("c",),
        "compare",
        Scope.REVIEW,
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
        "Make everything the next revision, or one locale alone; what that comes to is shown before.",
        ("p",),
        "publish",
        Scope.REVIEW,
        is_in_footer=True,
        is_edit=True,
    ),
    Command(
        "review.take_back",
        "Take back",
        "Take the newest revision back, while it is neither committed nor exported.",
        ("T",),
        "take_back",
        Scope.REVIEW,
        is_edit=True,
    ),
)
