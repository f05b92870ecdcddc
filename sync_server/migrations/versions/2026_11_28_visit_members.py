"""Who is in the team of which visit, worked out once from the visits that are there."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_visit_members"
down_revision = "2026_11_28_aside_and_turns"
branch_labels = None
depends_on = None


def upgrade() -> None:
    made = op.create_table(
        "visit_member",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("visit", sa.Text(), nullable=False),
        sa.Column("school", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person", "visit"),
    )
    op.create_index("ix_visit_member_visit", "visit_member", ["visit"])
    visits = op.get_bind().execute(sa.text("SELECT id, body FROM record WHERE kind = 'visit'")).all()
    rows = [row for visit, body in visits for row in _members(visit, json.loads(body))]
    if rows:
        op.bulk_insert(made, rows)


def _members(visit: str, fields: dict[str, object]) -> list[dict[str, object]]:
    """The team as fieldwork/records/visits.py had it when this step was written."""
    team = {name.partition(".")[2] for name, areas in fields.items() if name.startswith("team.") and areas is not None}
    leader, school = fields.get("leader"), fields.get("school")
    people = team | ({leader} if isinstance(leader, str) and leader else set())
    return [{"person": p, "visit": visit, "school": school} for p in sorted(people)] if school else []
