"""Uploads that come in chunks: how far each is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_partial_uploads"
down_revision = "2026_11_23"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "blob_partial",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hash", "person"),
    )
