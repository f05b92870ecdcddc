"""Quarantined edits may be closed by the secretariat, and devices show whether they live twice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_aside_and_turns"
down_revision = "2026_11_27_digests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("quarantine", sa.Column("closed_at", sa.BigInteger(), nullable=True))
    op.add_column("quarantine", sa.Column("closed_by", sa.Text(), nullable=True))
    op.add_column("quarantine", sa.Column("closed_why", sa.Text(), nullable=True))
    for name in ("turn", "turns"):
        op.add_column("device", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    for name in ("turn_ms", "turn_at"):
        op.add_column("device", sa.Column(name, sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("device", sa.Column("copied_at", sa.BigInteger(), nullable=True))
    op.add_column("device", sa.Column("split_from", sa.Text(), nullable=True))
