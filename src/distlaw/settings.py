"""Where the database lies and what the user prefers: flag, then environment, then project, then user."""

from __future__ import annotations

import os
from pathlib import Path

APP = "distlaw"


def database_url(flag: str | None = None) -> str:
    """The database's path or URL: `--db`, `DISTLAW_DB`, `.distlaw.toml` upwards from here, the user's config,
    else `distlaw.db` in the user's data folder. A path in a file is relative to that file; `~` is the home folder."""
    said = flag or os.environ.get("DISTLAW_DB")
    return _expanded(said) if said else _configured("db", is_path=True) or str(_data_folder() / "distlaw.db")


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


def _expanded(path: str, folder: Path | None = None) -> str:
    """A path with `~` as the home folder, relative to `folder`; a URL as it is."""
    if "://" in path:
        head, is_sqlite, rest = path.partition("sqlite:///")
        return f"{is_sqlite}{_expanded(rest, folder)}" if is_sqlite and not head else path
    home = os.path.expanduser(path)  # noqa: PTH111 -- Path.expanduser raises where there is no such user
    return str(folder / home) if folder is not None else home


def vocabulary_folders() -> tuple[Path, ...]:
    """The user's own vocabulary: `vocabulary/` in the user's data folder where it exists, then what `vocabulary` of
    the nearest configuration names, relative to that file."""
    own = _data_folder() / "vocabulary"
    value, path = _setting("vocabulary")
    named = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return (*([own] if own.is_dir() else []), *(Path(_expanded(str(name), path.parent)) for name in named))


def uploads_folder() -> Path:
    """Where files brought in through a browser are kept, where the database is no file."""
    return _data_folder() / "uploads"


def _configured(key: str, *, is_path: bool = False) -> str:
    value, path = _setting(key)
    if not value:
        return ""
    return _expanded(str(value), path.parent) if is_path else str(value)


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
