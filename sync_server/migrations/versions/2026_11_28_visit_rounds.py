"""Which visits count in which round, worked out once from those that are there; and an index from school to school."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from fieldwork.records import Visit
from fieldwork.records.stored import Record
from fieldwork.rounds import round_of

revision = "2026_11_28_visit_rounds"
down_revision = "2026_11_28_visit_members"
branch_labels = None
depends_on = None


def upgrade() -> None:
    made = op.create_table(
        "visit_round",
        sa.Column("visit", sa.Text(), nullable=False),
        sa.Column("school", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("visit"),
    )
    op.create_index("visit_round_school", "visit_round", ["school", "round"])
    op.create_index("visit_member_school", "visit_member", ["person", "school"])
    rows = op.get_bind().execute(sa.text("SELECT id, body FROM record WHERE kind = 'visit'")).all()
    visits = [Visit.of(Record("visit", visit, json.loads(body))) for visit, body in rows]
    if visits:
        op.bulk_insert(made, [{"visit": v.id, "school": v.school or "", "round": round_of(v)} for v in visits])
