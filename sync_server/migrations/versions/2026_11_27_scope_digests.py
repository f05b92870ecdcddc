"""A digest for every scope, worked out once from the records that are there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_digests"
down_revision = "2026_11_27_partial_uploads"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "scope_digest",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("records", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("scope"),
    )
    # fieldwork/digests.py, as it was when this step was written
    op.execute(
        "INSERT INTO scope_digest (scope, records, total) SELECT scope, count(*), "
        "CAST(sum((seq % 2147483648) * 2654435761 % 4294967296) AS BIGINT) FROM record GROUP BY scope"
    )
