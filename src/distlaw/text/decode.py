"""Bytes to text: strict decodings, scored by how much of them is common Chinese; a wrong guess is worse than none.

Order: byte order mark, then strict UTF-8 (a cut last character is tolerated), then every candidate codec decoded
strictly and scored by its share of the commonest characters of both scripts, less what real text never holds
(private use, Hangul, box drawing, C1 controls). A declared charset is one more vote, never an order.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from distlaw.errors import InputError
from distlaw.resources import folder

SAMPLE = 200_000  # characters that are scored
CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "cp1252", "latin-1")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LONGEST = {"utf-8": 3, "gb18030": 3, "big5hkscs": 1, "utf-16-le": 3, "utf-16-be": 3, "utf-32-le": 3, "utf-32-be": 3}
_ENOUGH = 0.25  # a Chinese text has a larger share of the commonest characters than this
_WESTERN = frozenset("‘’“”–—…•§¶©®™€£°·×÷éèêëáàâäãåæçíìîïñóòôöõøœúùûüýÿßÉÈÀÁÂÄÅÆÇÍÑÓÖØÚÜ«»¿¡†‡\u00a0")


@dataclass(frozen=True)
class Decoded:
    """A decoded text; `is_cut` where the last character was cut off, `is_lossy` where others could not be read."""

    text: str
    encoding: str
    is_cut: bool = False
    is_lossy: bool = False


@cache
def _common() -> frozenset[str]:
    """The commonest characters of running text and of legal prose, both scripts: `data/plausibility/common.txt`."""
    return frozenset((folder("data") / "plausibility" / "common.txt").read_text(encoding="utf-8")) - {"\n"}


def decoded(data: bytes, declared: str = "") -> Decoded:
    """Decode a text file; a byte order mark stays as the first character.

    Raises InputError: `binary` where the bytes are no text, `encoding` where no codec reads them plausibly.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    plain = _strict(data, "utf-8")
    if plain is not None and not _has_utf16_nuls(data):
        if _is_mostly_control(plain.text[:SAMPLE]):
            raise InputError("this is not a text file", code="binary")
        return plain
    best = max(_candidates(data, declared), key=lambda scored: scored[0], default=None)
    if best is None or best[0] < _ENOUGH:
        code = "binary" if is_binary(data) else "encoding"
        raise InputError("no known encoding gives readable text", code=code, hint="save the file as UTF-8")
    return best[1]


def _marked(data: bytes, encoding: str) -> Decoded:
    text = _strict(data, encoding)
    return text or Decoded(data.decode(encoding, errors="replace"), encoding, is_lossy=True)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    """The whole of it without an error, or all but a cut last character."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        tail = len(data) - error.start
        if not 0 < tail <= _LONGEST.get(encoding, 0) or (encoding == "utf-8" and not _is_cut_utf8(data[error.start :])):
            return None
    try:
        return Decoded(data[: error_start(data, encoding)].decode(encoding) + "\ufffd", encoding, is_cut=True)
    except UnicodeDecodeError:
        return None


def error_start(data: bytes, encoding: str) -> int:
    """Where the first undecodable byte stands; the length where there is none."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _is_cut_utf8(tail: bytes) -> bool:
    """Whether the tail is the beginning of one character."""
    wanted = 2 if 0xC2 <= tail[0] <= 0xDF else 3 if 0xE0 <= tail[0] <= 0xEF else 4 if 0xF0 <= tail[0] <= 0xF4 else 0
    return len(tail) < wanted and all(0x80 <= byte <= 0xBF for byte in tail[1:])


def _candidates(data: bytes, declared: str) -> Iterator[tuple[float, Decoded]]:
    for encoding in CANDIDATES:
        found = _western(data, encoding) if encoding in ("cp1252", "latin-1") else _strict(data, encoding)
        if found is not None:
            vote = 0.05 if _same_codec(declared, encoding) else 0.0
            yield _score(found.text[:SAMPLE]) + vote, found
    damaged = _damaged(data)
    if damaged is not None:
        yield _score(damaged.text[:SAMPLE]) - 0.1, damaged


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8, GB18030 or Big5 with a few unreadable bytes: at most one in two hundred characters."""
    best: tuple[float, Decoded] | None = None
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") * 200 > len(text) + 400:
            continue
        scored = (_score(text[:SAMPLE]), Decoded(text, encoding, is_lossy=True))
        if best is None or scored[0] > best[0]:
            best = scored
    return best[1] if best else None


def _western(data: bytes, encoding: str) -> Decoded | None:
    """A Latin text in one of the Western code pages: mostly ASCII, the rest letters and marks that occur."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    high = [c for c in text[:SAMPLE] if ord(c) > 0x7E]
    if not high or len(high) > 0.1 * len(text[:SAMPLE]) or any(c not in _WESTERN for c in high):
        return None
    return Decoded(text, encoding)


def _same_codec(declared: str, encoding: str) -> bool:
    try:
        name = codecs.lookup(declared.strip() or "?").name
    except LookupError:
        return False
    return name in {
        encoding,
        {"gb18030": "gbk", "big5hkscs": "big5"}.get(encoding, ""),
        "gb2312"[: 6 * (encoding == "gb18030")],
    }


def _score(text: str) -> float:
    """Share of the commonest characters among all that is not ASCII, less three times the share of the impossible."""
    high = [c for c in text if c > "\x7e" and c not in "\u3000\ufeff\ufffd"]
    odd = sum(1 for c in text if _is_impossible(c))
    if not high:
        return (1.0 if text.isprintable() or odd == 0 else 0.0) - 3 * odd / max(1, len(text))
    good = sum(1 for c in high if c in _common()) / len(high)
    western = sum(1 for c in high if c in _WESTERN) / len(high)
    return max(good, 0.9 * western if len(high) < 0.1 * len(text) else 0.0) - 3 * odd / max(1, len(text))


def _is_impossible(c: str) -> bool:
    code = ord(c)
    return (
        code in range(0x80, 0xA0)
        or 0xE000 <= code <= 0xF8FF
        or 0xAC00 <= code <= 0xD7AF
        or 0x1100 <= code <= 0x11FF
        or 0x2500 <= code <= 0x257F
        or code >= 0xF0000
        or (code < 0x20 and c not in "\t\n\r\x0c\x0b")
        or c == "\ufffe"
    )


def _has_utf16_nuls(data: bytes) -> bool:
    """Latin text in UTF-16 is valid UTF-8 full of NULs, all on one side."""
    sample = data[:4096]
    return (
        len(sample) >= 8
        and max(sample[::2].count(0), sample[1::2].count(0)) > 0.4 * len(sample) // 2 > 0
        and (min(sample[::2].count(0), sample[1::2].count(0)) * 8 < max(sample[::2].count(0), sample[1::2].count(0)))
    )


def _is_mostly_control(text: str) -> bool:
    """NULs are often padding, and are left out later; other control characters stand in no text."""
    rest = text.replace("\x00", "")
    return 3 * sum(1 for c in rest if c < " " and c not in "\t\n\r\x0c") > len(rest) or 10 * len(rest) < len(text)


def is_binary(data: bytes) -> bool:
    """Whether the bytes look like no text of any codec: many control characters in the first kilobytes."""
    sample = data[:8192]
    control = sum(1 for byte in sample if byte < 0x20 and byte not in (9, 10, 12, 13, 27))
    return control > 0.02 * len(sample)
