"""${message}."""

import sqlalchemy as sa
from alembic import op

from grc_desktop.database.schema.base import Instant

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this schema."""
    ${upgrades}

