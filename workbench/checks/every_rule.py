"""Every rule: the modules that hold them, imported."""

from __future__ import annotations

from importlib import import_module

from workbench.checks.rules import registered

_MODULES = (
    "brands",
    "category_rules",
    "claims",
    "column_heading",
    "consent_wording",
    "consistency",
    "controller",
    "cross_references",
    "descriptions",
    "essential",
    "families",
    "full_stops",
    "leftovers",
    "legal_basis",
    "lifetime_wordings",
    "lifetimes",
    "locale_state",
    "locale_tags",
    "names",
    "outdated_facts",
    "parties",
    "policy_changes",
    "promises",
    "providers",
    "reference_rules",
    "released",
    "settings_rules",
    "spelling",
    "third_countries",
    "tracking",
    "translations",
    "two_readings",
    "unit_slips",
    "upkeep",
    "vendors_in_prose",
    "waiver_rules",
    "withdrawal",
)
"""The modules of rules; a new one is added here."""

for _name in _MODULES:
    import_module(f"workbench.checks.{_name}")

RULES = registered()
"""Every rule, by id."""
