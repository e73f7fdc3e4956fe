"""`distlaw review`: the walk through proposed claims at a terminal, or from a pipe."""

from __future__ import annotations

import os
import re
import select
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.claim_filters import NONE, Chosen, choosing
from distlaw.errors import EXIT_FINDINGS, DistlawError, UsageError
from distlaw.settings import database_url, user_name
from distlaw.text.quoting import one_line
from distlaw.text.width import wrapped

if TYPE_CHECKING:
    from distlaw.model.claim_record import ClaimChanges
    from distlaw.services.claims.review import ClaimInContext, Review

_MOVES = {
    "h": ("start", -1, False), "l": ("start", 1, False), "H": ("start", -1, True), "L": ("start", 1, True),
    "j": ("end", -1, False), "k": ("end", 1, False), "J": ("end", -1, True), "K": ("end", 1, True),
}  # fmt: skip
_KEYS = "[a]ccept [r]eject [e]dit [n]ote [s]kip [b]ack [u]ndo [c]ues [q]uit [?]"
_HELP = """a accept    r reject    s or space: leave for another day    b the claim before
e edit labels: theory=fair_use,contract stance=permits kind=normative
  speaker=person:NAME modality=hedged condition=lawful_if (any of them)
n add a note        u undo the last change        c cues: why it has its labels
h l  move the beginning left, right by a character    H L  by a word
j k  move the end left, right by a character          J K  by a word
arrows: ↑ the claim before, ↓ leave it for another day, ← → move the end
q quit: every decision is stored already, and the next walk goes on from there"""


@choosing("theory stance kind")
def run(
    key: Annotated[list[str] | None, typer.Argument(metavar="[KEY…]", help="Works to review; all otherwise.")] = None,
    chosen: Chosen = NONE,
) -> None:
    """Walk through proposed claims: accept, reject, relabel, move the span, note. Keyboard only.

    What a model suggested comes too; where it and the rules say the same of a place, that comes first.

    Every decision is stored as it is made; stop when you like, and the next walk goes on with what is still proposed.
    From a pipe, each line is one key with what it wants: `a`, `r`, `e stance=neutral`, `n why`, `q`.

    Examples: distlaw review li2025 · distlaw review --theory fair_use
    """
    from distlaw.services.claims.review import Review

    with Review(database_url(), user_name(), chosen.filter(works=key)) as review:
        if review.is_over:
            console.say("no claim is waiting for review")
            raise typer.Exit(EXIT_FINDINGS)
        try:
            with _Keys() as keys:
                _walk(review, keys)
        except KeyboardInterrupt:
            console.out("")
            raise
        finally:
            left = len(review.ids) - sum(review.done.values())
            told = [f"{count} {status}" for status, count in review.done.items() if count]
            console.say(", ".join([*told, f"{left} still proposed"]))


def _walk(review: Review, keys: _Keys) -> None:
    again = True
    while not review.is_over:
        if again:
            _show(review.shown())
        key = keys.key(_KEYS)
        if key in ("q", ""):
            return
        try:
            again = _done(review, key, keys)
        except DistlawError as error:
            console.say(f"  {error}")
            again = False
    console.say("that was the last one (`distlaw claims undo` takes back a slip)")


def _done(review: Review, key: str, keys: _Keys) -> bool:
    """Do what the key means; whether there is something new to show."""
    if key in "ar":
        review.decide({"a": "accepted", "r": "rejected"}[key])
    elif key in "s ":
        review.skip()
    elif key == "b":
        review.back()
    elif key == "e":
        review.edit(_changes(keys.line("labels: ")))
    elif key == "n":
        review.note(keys.line("note: "))
    elif key == "u":
        console.say(f"  {review.undo()} taken back")
    elif key in _MOVES:
        side, direction, by_word = _MOVES[key]
        review.move(side, direction, by_word=by_word)
    elif key == "c":
        _cues(review.shown())
        return False
    else:
        console.say(_HELP if key == "?" else f"  {key!r} is no key here\n{_HELP}")
        return False
    return True


def _changes(line: str) -> ClaimChanges:
    """`theory=a,b stance=permits …`; a value may hold spaces up to the next name."""
    from distlaw.model.claim_record import ClaimChanges
    from distlaw.services.claims.choices import speaker_of

    names = ("theory", "stance", "kind", "speaker", "modality", "condition")
    found: dict[str, object] = {}
    name = ""
    for word in line.split():
        head, sign, value = word.partition("=")
        if sign and head in names:
            name, found[head] = head, value
        elif name:
            found[name] = f"{found[name]} {word}"
        else:
            raise UsageError(f"{word!r} names no label", hint=f"write NAME=VALUE, with NAME one of {', '.join(names)}")
    if "theory" in found:
        found["theories"] = tuple(str(found.pop("theory")).replace(" ", "").split(","))
    if "speaker" in found:
        found["speaker"] = speaker_of(str(found["speaker"]))
    return ClaimChanges.model_validate(found)


def _show(shown: ClaimInContext) -> None:
    claim = shown.claim
    console.out("")
    console.out("─" * min(console.width(), 80))
    console.labelled_value(f"{shown.number}/{shown.total}", f"{claim.id} · {claim.byline} · {claim.title}", 10)
    if claim.section:
        console.labelled_value("section", claim.section, 10)
    console.out("")
    before, span, after = (one_line(part) for part in (shown.before, shown.span, shown.after))
    lead = "…" if len(shown.before) > 100 else ""
    gap, tail = _gap(shown.before[-1:], span[:1]), _gap(shown.after[:1], span[-1:])
    for line in wrapped(f"{lead}{before}{gap}⟦{span}⟧{tail}{after}", min(console.width(), 80) - 2):
        console.out("  " + line)
    console.out("")
    speaker = f"{claim.speaker.type}:{claim.speaker.name}" if claim.speaker.name else claim.speaker.type
    condition = f" ({claim.condition})" if claim.condition else ""
    labels = (", ".join(claim.theories), claim.stance + condition, claim.kind, speaker, claim.modality)
    console.labelled_value("labels", " · ".join(label for label in labels if label), 10)
    decided = [f"{cue.label}={cue.value} ({cue.text})" for cue in claim.cues if cue.decided and cue.text]
    if decided:
        console.labelled_value("cues", ", ".join(decided), 10)
    if claim.note:
        console.labelled_value("note", claim.note, 10)


def _gap(edge: str, inner: str) -> str:
    """A space between span and context where the source has white space there, and the span begins or ends Latin."""
    return " " if edge.isspace() and inner.isascii() else ""


def _cues(shown: ClaimInContext) -> None:
    for cue in shown.claim.cues:
        mark = "→" if cue.decided else " "
        console.out(f"  {mark} {cue.label} {cue.value}: {cue.rule} {cue.text}".rstrip())


_ARROWS = {"\x1b[A": "b", "\x1b[B": "s", "\x1b[D": "j", "\x1b[C": "k"}
_ARROWS |= {code.replace("[", "O"): key for code, key in _ARROWS.items()}
_PRESS = re.compile(r"\x1b[\[O][0-9;]*[A-Za-z~]|.", re.S)


def _is_begun(data: bytes) -> bool:
    """Whether the rest of a character, or of an arrow, is still to come."""
    return data.endswith((b"\x1b", b"\x1b[", b"\x1bO")) or (bool(data) and data[-1] & 0xC0 == 0xC0)


class _Keys:
    """Single keys at a terminal; lines from a pipe, of which the first character is the key.

    A context manager: in it the terminal gives each key at once, and keeps those that come early.
    """

    def __init__(self) -> None:
        self.is_terminal = sys.stdin.isatty()
        self.rest = ""
        self._pressed: list[str] = []
        self._modes: list[Any] | None = None

    def __enter__(self) -> _Keys:
        self._at_once()
        return self

    def __exit__(self, *_: object) -> None:
        self._as_before()

    def _at_once(self) -> None:
        if self.is_terminal and sys.platform != "win32":
            import termios
            import tty

            self._modes = self._modes or termios.tcgetattr(sys.stdin.fileno())
            tty.setcbreak(sys.stdin.fileno(), termios.TCSADRAIN)  # what waits to be read stays

    def _as_before(self) -> None:
        if self._modes is not None:
            import termios

            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self._modes)

    def key(self, prompt: str) -> str:
        """The next key; empty text at the end of the input. Ctrl-C raises KeyboardInterrupt."""
        console.out(f"\n{prompt} ", end="")
        sys.stdout.flush()
        if self.is_terminal:
            found = self._press()
            console.out(found if found.isprintable() else "")
            return "" if found in ("\x04", "\x1a") else _ARROWS.get(found, found)
        while line := sys.stdin.readline():
            if line.strip():
                self.rest = line.strip()[1:].strip()
                console.out("")
                return line.strip()[0]
        console.out("")
        return ""

    def _press(self) -> str:
        if self._modes is None:
            import click

            return click.getchar()
        if not self._pressed:
            data = os.read(sys.stdin.fileno(), 1024)
            while _is_begun(data) and select.select([sys.stdin], [], [], 0.05)[0]:
                data += os.read(sys.stdin.fileno(), 8)
            self._pressed = _PRESS.findall(data.decode("utf-8", "replace"))
        return self._pressed.pop(0) if self._pressed else ""

    def line(self, prompt: str) -> str:
        """What a key wants besides: the rest of its line, or an answer at the terminal."""
        if self.rest or not self.is_terminal:
            found, self.rest = self.rest, ""
            return found
        console.out(prompt, end="")
        sys.stdout.flush()
        self._as_before()
        try:
            return sys.stdin.readline().strip()
        finally:
            self._at_once()
