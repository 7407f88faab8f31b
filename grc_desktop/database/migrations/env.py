"""How Alembic runs our steps: on the connection that ``opening.upgrade`` hands over, in batch mode."""

from alembic import context

from grc_desktop.database.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters a table by writing it anew
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
