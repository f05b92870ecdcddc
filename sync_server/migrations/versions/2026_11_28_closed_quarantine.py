"""Quarantined edits may be closed by the secretariat: when, by whom and why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_closed_quarantine"
down_revision = "2026_11_27_digests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("quarantine", sa.Column("closed_at", sa.BigInteger(), nullable=True))
    op.add_column("quarantine", sa.Column("closed_by", sa.Text(), nullable=True))
    op.add_column("quarantine", sa.Column("closed_why", sa.Text(), nullable=True))
