"""Saved mail (EML): subject, sender and date as hints, the message as the text; attachments are named, not read."""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import Hint, SourceText
from distlaw.readers import html
from distlaw.readers.reader import FormatReader, RawFile
from distlaw.text.decode import decoded
from distlaw.vocab.words import worded

_TYPE = "message/rfc822"
_HEADER = re.compile(
    rb"^(From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Reply-To):[ \t]", re.I | re.M
)
_ANSWER = worded("page_elements", r"^(?:{mail_answers}\s*[:：]\s*)+", re.IGNORECASE)
_FIRST = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_LARGEST = 64_000_000  # bytes
_SOFT_BREAK = re.compile(r"(?<=\S) \r?\n(?=[^\s>])")  # RFC 3676: a line that ends in a space goes on


def read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read a message; InputError `size` or `empty`."""
    if len(raw.data) > _LARGEST:
        raise InputError("the message is too large", code="size", where=raw.file_name)
    message = email.message_from_bytes(raw.data, policy=email.policy.compat32)
    source, problems = _text(message, raw)
    said = _hints(message)
    known = {hint.name for hint in said}
    hints = (*said, *(hint for hint in source.hints if hint.name not in known | {"page_title"}))
    kept = {"sha256": hashlib.sha256(raw.data).hexdigest(), "media_type": _TYPE, "uri": raw.uri, "hints": hints}
    return source.model_copy(update=kept), (*problems, *_attached(message))


def _text(message: Message, raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """The longest plain part that is no attachment, else the first page of HTML."""
    parts = [(part, _bytes(part)) for part in message.walk() if not part.is_multipart() and not _is_attached(part)]
    pages = [data for part, data in parts if part.get_content_type() == "text/html" and data.strip()]
    plain = [(part, data) for part, data in parts if part.get_content_type() == "text/plain" and data.strip()]
    if plain and not (pages and len(plain[0][1]) < 0.2 * len(html_text(pages[0]))):
        part, data = max(plain, key=lambda found: len(found[1]))
        text = decoded(data, part.get_content_charset() or "").text
        text = _SOFT_BREAK.sub(" ", text) if part.get_param("format") == "flowed" else text
        text = text.replace("\r\n", "\n")
        return SourceText(sha256="", file_name=raw.file_name, media_type=_TYPE, text=text, encoding="utf-8"), ()
    if pages:
        return html.read(RawFile(pages[0], raw.file_name, raw.uri))
    raise InputError("the message has no text", code="empty", where=raw.file_name, hint="save its attachments")


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def html_text(page: bytes) -> bytes:
    """A page without its tags, to compare lengths by."""
    return re.sub(rb"<[^>]{0,2000}>|\s+", b"", page)


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _hints(message: Message) -> list[Hint]:
    name, address = parseaddr(_header(message, "From"))
    found = [
        ("title", _ANSWER.sub("", _header(message, "Subject")), "Subject"),
        ("author", name, "From"),
        ("issued", _date(message), "Date"),
        ("untrusted_author", "" if name else address, "From"),
        ("account", _header(message, "List-Id").partition("<")[0].strip(' "'), "List-Id"),
    ]
    return [Hint(name=field, value=value, origin=f"mail {origin}") for field, value, origin in found if value]


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    try:
        return " ".join(str(make_header(decode_header(str(value)))).split()) if value else ""
    except (LookupError, UnicodeError, ValueError):
        return ""


def _date(message: Message) -> str:
    try:
        return parsedate_to_datetime(str(message.get("Date") or "")).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


def _attached(message: Message) -> list[Problem]:
    names = [part.get_filename() or part.get_content_type() for part in message.walk() if _is_attached(part)]
    if not names:
        return []
    return [Problem(code="attachments", message=f"not read: {', '.join(names[:5])}; save and ingest them apart")]


def sniff(raw: RawFile) -> float:
    """Headers of a message from the first byte on, two of those that mail alone has."""
    head = raw.data[:4096].lstrip()
    if not _FIRST.match(head) and not head.startswith(b"From "):
        return 0.0
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = {name.lower() for name in _HEADER.findall(block)}
    is_page = b"saved by" in block.lower() or b"snapshot-content-location" in block.lower()
    enough = b"from" in names and (b"date" in names or b"message-id" in names) and len(names) >= 3
    return 0.98 if enough and not is_page else 0.0


PART = FormatReader(name="mail", suffixes=(".eml",), media_type=_TYPE, sniff=sniff, read=read, order=25)
