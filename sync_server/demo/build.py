"""The whole demo as a journal: built once for an empty area, then only what a new day needs."""

from __future__ import annotations

from datetime import date, timedelta

from fieldwork.records.stored import World
from sync_server.demo import checklists
from sync_server.demo.area import write_area
from sync_server.demo.calendar import calendar_on
from sync_server.demo.calibrating import write_calibrations
from sync_server.demo.journal import Journal, moment
from sync_server.demo.past_terms import write_past_terms
from sync_server.demo.planning import write_planning
from sync_server.demo.this_term import write_this_term


def build(today: date) -> Journal:
    """Everything, in the order of time. The same day gives the same ids and words."""
    journal = Journal()
    calendar = calendar_on(today)
    write_area(journal, calendar)
    checklists.publish(journal, moment(today - timedelta(days=8), 17))
    write_past_terms(journal, calendar)
    write_this_term(journal, today)
    write_planning(journal, today)
    write_calibrations(journal, today)
    journal.acts.sort(key=lambda act: act.at)
    return journal


def refresh(today: date, world: World) -> Journal:
    """What an area set up earlier lacks today; empty on the same day."""
    journal = Journal(world)
    write_this_term(journal, today, world)
    write_planning(journal, today)
    return journal
