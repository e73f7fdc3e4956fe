"""Where the database lies and what the user prefers: flag, then environment, then project, then user."""

from __future__ import annotations

import os
from pathlib import Path

APP = "distlaw"


def database_url(flag: str | None = None) -> str:
    """The database's path or URL: `--db`, `DISTLAW_DB`, `.distlaw.toml` upwards from here, the user's config,
    else `distlaw.db` in the user's data folder."""
    return flag or os.environ.get("DISTLAW_DB") or _configured("db") or str(_data_folder() / "distlaw.db")


def user_name() -> str:
    """Who edits: `DISTLAW_USER`, the configuration's `user`, else the login name."""
    import getpass

    named = os.environ.get("DISTLAW_USER") or _configured("user")
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _configured(key: str) -> str:
    for path in (*_project_files(), _config_folder() / "config.toml"):
        if path.is_file():
            import tomllib

            try:
                value = tomllib.loads(path.read_text(encoding="utf-8")).get(key)
            except (tomllib.TOMLDecodeError, OSError, UnicodeDecodeError):
                continue
            if value:
                return str(value)
    return ""


def _project_files() -> tuple[Path, ...]:
    here = Path.cwd()
    return tuple(folder / ".distlaw.toml" for folder in (here, *here.parents))


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def _config_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)
