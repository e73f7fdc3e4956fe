"""Nothing ever said whether a text is a translation: the column goes.

Revision: 0005, after 0004.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("expression", "is_translation")


def downgrade() -> None:
    op.add_column("expression", sa.Column("is_translation", sa.Boolean(), nullable=False, server_default=sa.false()))
