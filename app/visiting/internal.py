"""Findings that are for the team alone, where their words were chosen for the school before that was said."""

from __future__ import annotations

from fieldwork.ids import natural_id
from fieldwork.records import Finding, Visit
from fieldwork.records.stored import World


def internal_words(world: World, visit: Visit) -> dict[str, str]:
    """What such findings say, by the item of a debrief or a feedback that each would become."""
    found = [f for f in map(Finding.of, world.find("finding", visit=visit.id)) if f.internal]
    return {natural_id("feedback-item", finding.id): (finding.text or "").strip() for finding in found}
