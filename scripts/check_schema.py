"""Whether the migrations, run from empty, give the tables of the models, and whether there is one head."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from distlaw.db.engines import engine_for
from distlaw.db.migrate import configuration, upgraded
from distlaw.db.revision import HEAD


def main() -> None:
    """Exit with a line where they differ."""
    heads = ScriptDirectory.from_config(configuration()).get_heads()
    if heads != [HEAD]:
        sys.exit(f"the migrations' heads are {heads}, db/revision.py says {HEAD}")
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "empty.db")
        upgraded(url)
        engine = engine_for(url)
        try:
            with engine.begin() as connection:
                command.check(configuration(connection))
        except CommandError as error:
            sys.exit(f"models and migrations differ: {error}")
        finally:
            engine.dispose()


if __name__ == "__main__":
    main()
