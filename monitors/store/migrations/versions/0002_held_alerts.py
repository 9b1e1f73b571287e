"""Alerts that were held back wait behind instant ones."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("alerts", sa.Column("held", sa.Boolean, nullable=False, server_default=sa.false()))
