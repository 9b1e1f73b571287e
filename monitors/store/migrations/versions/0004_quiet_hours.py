"""Quiet hours of a subscription, and the time zone of a chat that they are in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("subscriptions", sa.Column("quiet_start", sa.Integer))
    op.add_column("subscriptions", sa.Column("quiet_end", sa.Integer))
    op.add_column("destinations", sa.Column("timezone", sa.Text))
