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


def vocabulary_folders() -> tuple[Path, ...]:
    """The user's own vocabulary: `vocabulary/` in the user's data folder where it exists, then what `vocabulary` of
    the nearest configuration names, relative to that file."""
    own = _data_folder() / "vocabulary"
    value, path = _setting("vocabulary")
    named = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return (*([own] if own.is_dir() else []), *(path.parent / str(name) for name in named))


def _configured(key: str) -> str:
    value, _ = _setting(key)
    return str(value) if value else ""


def _setting(key: str) -> tuple[object, Path]:
    """What the nearest configuration says of a key, and which file that is."""
    for path in (*_project_files(), _config_folder() / "config.toml"):
        if path.is_file():
            import tomllib

            try:
                value = tomllib.loads(path.read_text(encoding="utf-8")).get(key)
            except (tomllib.TOMLDecodeError, OSError, UnicodeDecodeError):
                continue
            if value:
                return value, path
    return None, Path()


def _project_files() -> tuple[Path, ...]:
    here = Path.cwd()
    return tuple(folder / ".distlaw.toml" for folder in (here, *here.parents))


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def _config_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)
