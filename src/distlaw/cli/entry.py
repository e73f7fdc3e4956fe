"""The `distlaw` command: loads the one command that was named, and turns exceptions into a line and an exit code."""

from __future__ import annotations

import importlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from distlaw.errors import EXIT_INTERRUPTED, DistlawError, UnknownChoice, UsageError

if TYPE_CHECKING:
    import typer

EXIT_INTERNAL = 70  # EX_SOFTWARE: our fault, not the user's
_OPTIONS_WITH_FAST_PATH = ("search",)
_NO_COMMANDS = ("entry", "terminal")
_NO_NUMBER = re.compile(r"is not a valid (?:int(?:eger)?|float)(?: range)?")
_NOT_ONE_OF = re.compile("'(.*)' is not (?:one of )?")
_EVERYWHERE = "Besides: --db PATH_OR_URL, as in every command (`distlaw --help`)."


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            # A shell's locale must not decide what a Chinese title looks like.
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stderr else "surrogateescape")
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(_without_database(arguments))
        sys.stdout.flush()
        sys.exit(code)
    except DistlawError as error:
        _fail(error)
    except KeyboardInterrupt:
        print("distlaw: interrupted", file=sys.stderr)
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our pipe (head, less) has gone; that is no error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if os.environ.get("DISTLAW_DEBUG"):
            raise
        print(
            f"distlaw: internal error: {type(error).__name__}: {error}; set DISTLAW_DEBUG=1 for the traceback",
            file=sys.stderr,
        )
        sys.exit(EXIT_INTERNAL)


def _fail(error: DistlawError) -> NoReturn:
    from distlaw.cli.terminal.console import say

    say(f"distlaw: {error}")
    sys.exit(error.exit_code)


def _without_database(arguments: list[str]) -> list[str]:
    """`--db X` may stand anywhere; it wins over the environment by becoming it."""
    kept: list[str] = []
    rest = iter(arguments)
    for word in rest:
        if word == "--":
            kept.extend((word, *rest))
        elif word == "--db":
            value = next(rest, None)
            if value is None:
                raise UsageError("--db needs a path or URL")
            os.environ["DISTLAW_DB"] = value
        elif word.startswith("--db="):
            os.environ["DISTLAW_DB"] = word.removeprefix("--db=")
        else:
            kept.append(word)
    return kept


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["--version"]:
        from distlaw.version import __version__

        print(f"distlaw {__version__}")
        return 0
    if arguments and arguments[0] in _OPTIONS_WITH_FAST_PATH:
        fast = importlib.import_module(f"distlaw.cli.{arguments[0]}").fast
        code = fast(arguments[1:])
        if code is not None:
            return int(code)
    name = _module_named(arguments[0]) if arguments else ""
    try:
        code = _plainly(name, arguments[1:])
        if code is None:
            code = int(
                typer_application(name)(args=arguments or ["--help"], prog_name="distlaw", standalone_mode=False) or 0
            )
    except SystemExit as end:
        return int(end.code or 0)
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        return _misused(error)
    if code == EXIT_INTERRUPTED:
        raise KeyboardInterrupt
    return code


def _plainly(name: str, words: list[str]) -> int | None:
    """Run a command whose line needs no Typer; None where it does."""
    if not name:
        return None
    command = getattr(importlib.import_module(f"distlaw.cli.{name}"), "run", None)
    if command is None or "typer" in sys.modules:
        return None
    from distlaw.cli.terminal.declared import UnreadLine, read_parameters

    try:
        values = read_parameters(command, words)
    except UnreadLine:
        return None
    command(**values)
    return 0


def _misused(error: Any) -> int:
    """What the parser of the command line says, as any other error says it; a family alone shows its help."""
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return int(error.exit_code)
    choices = getattr(getattr(getattr(error, "param", None), "type", None), "choices", None)
    if choices and (wrong := _NOT_ONE_OF.search(str(error.message))):
        name = max(error.param.opts, key=len).lstrip("-")
        raise UnknownChoice(name, wrong[1], [str(getattr(one, "value", one)) for one in choices])
    message = _NO_NUMBER.sub("is no number", str(error.format_message()).strip().removesuffix("."))
    command = error.ctx.command_path if getattr(error, "ctx", None) else "distlaw"
    what, meant, near = message.partition(". Did you mean")
    hint = f"did you mean{near}" if meant else f"see `{command} --help`"
    raise UsageError(what[:1].lower() + what[1:], hint=hint)


def _module_named(word: str) -> str:
    """The module of the command `word`, or empty text where there is none (then all are loaded)."""
    name = word.replace("-", "_")
    names = module_names()
    return name if name in names else f"{name}_" if f"{name}_" in names else ""


def module_names() -> tuple[str, ...]:
    """The modules of this room that hold a command."""
    import pkgutil

    folder = Path(__file__).parent
    found = (info.name for info in pkgutil.iter_modules([str(folder)]))
    return tuple(sorted(name for name in found if name not in _NO_COMMANDS))


def typer_application(only: str = "") -> typer.Typer:
    """The Typer application with one command, or with all of them."""
    import typer

    from distlaw.cli.terminal.declared import for_typer

    app = typer.Typer(
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(options)
    for name in [only] if only else module_names():
        module = importlib.import_module(f"distlaw.cli.{name}")
        word = name.rstrip("_").replace("_", "-")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=word, short_help=_first_clause(module.app.info.help))
            for command in module.app.registered_commands:
                for_typer(command.callback)
                command.short_help = _first_clause(command.callback.__doc__)
                command.epilog = _EVERYWHERE
        else:
            settings = getattr(module, "CONTEXT", None)
            said = _first_clause(module.run.__doc__)
            for_typer(module.run)
            app.command(word, short_help=said, epilog=_EVERYWHERE, context_settings=settings)(module.run)
    return app


def _first_clause(text: object) -> str:
    """A command's purpose in the list of commands: its description up to the first stop."""
    line = " ".join(str(text).split("\n\n")[0].split())
    return re.split(r"[:;] |\. |\.$", line, maxsplit=1)[0] + "."


def options() -> None:
    """A legal-research corpus: claims with evidence, citations resolved, in Chinese and English.

    Every command takes --db PATH_OR_URL, wherever it stands; else the database is the one that DISTLAW_DB names, else
    that of a .distlaw.toml, else a file in your data folder (`distlaw db status` prints it). `distlaw --version` prints
    the version.

    Exit codes: 0 ok, 1 nothing found or findings, 2 usage, 3 some input could not be read, 4 something unresolved,
    5 database missing, locked or damaged, 70 an error of ours, 130 interrupted.
    """
