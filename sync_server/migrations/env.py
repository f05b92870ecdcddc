"""What Alembic runs: the migrations on the connection it was given, in batch mode so that SQLite can alter tables."""

from __future__ import annotations

from alembic import context

from sync_server.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
