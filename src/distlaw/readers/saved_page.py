"""Pages that a browser saved in one file: MHTML (Chrome, Edge) and Safari's web archive. The page inside is read."""

from __future__ import annotations

import email
import email.policy
import plistlib
import re
from email.message import Message
from hashlib import sha256
from xml.parsers.expat import ExpatError

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.readers import html
from distlaw.readers.reader import FormatReader, RawFile

_MIME = re.compile(
    rb"^(?:From|Subject|Date|MIME-Version|Snapshot-Content-Location|Content-Type):", re.IGNORECASE | re.MULTILINE
)
_RELATED = re.compile(rb"Content-Type:\s*multipart/(?:related|mixed|alternative)", re.IGNORECASE)


def _read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read the page inside; InputError `broken` where there is none."""
    page, address = _archived(raw) if raw.data.startswith(b"bplist00") else _mime(raw)
    if not page:
        raise InputError(
            "no page in this file", code="broken", where=raw.file_name, hint="save the page again, as HTML"
        )
    source, problems = html.read(RawFile(page, raw.file_name, raw.uri))
    uri = source.uri if source.uri.startswith("http") else address or source.uri
    return source.model_copy(update={"sha256": sha256(raw.data).hexdigest(), "uri": uri}), problems


def _mime(raw: RawFile) -> tuple[bytes, str]:
    """The first HTML part and its address."""
    message = email.message_from_bytes(raw.data, policy=email.policy.compat32)
    for part in message.walk():
        payload = (
            part.get_payload(decode=True) if part.get_content_type() in ("text/html", "application/xhtml+xml") else None
        )
        if isinstance(payload, bytes) and payload.strip():
            return payload, _address(message, part)
    return b"", ""


def _address(message: Message, part: Message) -> str:
    found = part.get("Content-Location") or message.get("Snapshot-Content-Location") or ""
    return str(found).strip() if str(found).startswith("http") else ""


def _archived(raw: RawFile) -> tuple[bytes, str]:
    """The main resource of a web archive and its address."""
    try:
        main = plistlib.loads(raw.data)["WebMainResource"]
        return bytes(main["WebResourceData"]), str(main.get("WebResourceURL", ""))
    except (
        plistlib.InvalidFileException,
        ExpatError,
        KeyError,
        TypeError,
        ValueError,
        OverflowError,
        RecursionError,
    ) as error:
        raise InputError(
            "the web archive is damaged", code="broken", where=raw.file_name, hint="save the page again, as HTML"
        ) from error


def _sniff(raw: RawFile) -> float:
    """A MIME message of several parts one of which is HTML, or a property list that holds a page."""
    if raw.data.startswith(b"bplist00"):
        return 0.95 if b"WebMainResource" in raw.data else 0.0
    head = raw.data[:4096]
    is_message = _MIME.match(head.lstrip()) is not None and _RELATED.search(head) is not None
    return 0.97 if is_message and b"text/html" in raw.data[:65_536].lower() else 0.0


PART = FormatReader(
    name="saved_page",
    suffixes=(".mhtml", ".mht", ".webarchive"),
    media_type="multipart/related",
    sniff=_sniff,
    read=_read,
    order=20,
)
