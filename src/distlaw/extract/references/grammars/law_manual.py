"""Chinese legal footnotes (法学引注手册): `作者：《题》，载《刊》2023年第5期，第32页。` and what varies on it.

The head gives authors, role word and title; each piece between commas then says one thing, and is read by the first
rule of `_ref_law_pieces` that knows it.
"""

from __future__ import annotations

import re
from typing import Any

from distlaw.extract.references.grammars.law_manual_pieces import read_piece
from distlaw.extract.references.parts.names import PrintedNames, byline
from distlaw.extract.references.parts.signals import without_signal
from distlaw.extract.references.parts.tail import without_tail
from distlaw.extract.references.printed import PrintedText, depth_free, pieces
from distlaw.extract.references.reference import ReferenceParse, entry_language
from distlaw.model.work import Item
from distlaw.text.han import HAN
from distlaw.vocab.words import word_list, worded

_AFTER_TITLE = re.compile(r"\s*\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_PLAIN = re.compile(rf"[{HAN}、·]{{2,20}},[^,:\"]{{4,60}},[^,:\"]{{2,30}},.{{0,60}}(?:页\s*\d|\d\s*期)")
_ANY_NUMBER = re.compile(r"\d\s*[年卷期版]|页\s*\d|初版")
_AUTHOR_DATE = re.compile(r"[^《》。]{2,60}\(\d{4}[a-z]?\)\s*。\s*《")
_QUOTED_TITLE = re.compile(r"[^\"《》]{0,60}[:,]\s*\"(?P<title>[^\"]{2,150})\"\s*,?\s*载?(?=《)")
_REPRINTED = worded("reference_entries", "{reprinted}")
_PROMULGATED = worded("reference_entries", "{promulgating}")
_AUTHORITY = worded("reference_entries", r"《|案[,]|案$|网站[,]|号\S{0,8}{of_a_decision}")
_CASE_NAME = re.compile(r"[^,。;《》]{2,80}?案$")


def parse_law_note(line: PrintedText) -> ReferenceParse | None:
    """One authority of a Chinese note; None where neither a title in 《》 nor a case or site stands in it."""
    bracketed = _with_brackets(line)
    is_plain, line = bracketed is not line, bracketed
    if not _AUTHORITY.search(line.flat):
        return None
    signal, line = without_signal(line)
    line = _with_title_marks(_with_commas(line))
    line, remark = _sentence(line)
    tail = without_tail(line)
    parts = [part for part in pieces(tail.body.trimmed(" 。."), ",") if part]
    if not parts:
        return None
    head, parts = _head_of(parts)
    fields = _headed(head)
    if fields is None:
        return None
    found: dict[str, Any] = {"locator": "", "locator_label": "", "remark": remark}
    found.update({key: fields.pop(key) for key in ("locator", "locator_label") if key in fields})
    parts, later = _first_publication(parts)
    found["remark"] = "，".join(filter(None, (later, remark)))
    names: list[Any] = list(fields.pop("contributors", ()))
    extra = list(fields.pop("extra", ()))
    for part in parts:
        said = read_piece(part, fields)
        names.extend(said.pop("contributors", ()))
        found.update({key: said.pop(key) for key in ("locator", "locator_label") if key in said})
        if "remark" in said:
            found["remark"] = "，".join(filter(None, (said.pop("remark"), found["remark"])))
        fields.update(said)
    if is_plain and found["remark"] and not (fields.get("container_title") or fields.get("publisher")):
        fields["publisher"], found["remark"] = found["remark"], ""
    fields.update(
        url=tail.url, doi=tail.doi, accessed=tail.accessed, contributors=tuple(names), language=entry_language(line.raw)
    )
    fields["extra"] = (*extra, *tail.extra)
    fields["csl_type"] = fields.get("csl_type") or _type_of(fields)
    return ReferenceParse(
        item=Item.model_validate(fields), rule="law_manual", signal=signal, defects=_defects(fields), **found
    )


def _with_brackets(line: PrintedText) -> PrintedText:
    """`作者，題名，期刊，第41期，頁12`: Taiwanese notes that print no brackets, given them."""
    if "《" in line.flat or not _PLAIN.match(line.flat):
        return line
    parts = pieces(line.trimmed(" 。."), ",")
    if len(parts) < 4 or not _ANY_NUMBER.search(parts[2].flat + parts[3].flat):
        return line
    is_journal = re.match(r"第?\s*\d+\s*[卷期]", parts[3].flat) is not None
    bracketed = (1, 2) if is_journal else (1,)
    raw = ",".join(f"《{part.raw}》" if at in bracketed else part.raw for at, part in enumerate(parts))
    return PrintedText.of(raw)


def _with_commas(line: PrintedText) -> PrintedText:
    """`作者（2029）。《題》。《刊》，41（2）`: full stops between the parts read as commas."""
    if not _AUTHOR_DATE.match(line.flat):
        return line
    return PrintedText(line.raw, line.flat.rstrip("。 ").replace("。", ",").ljust(len(line.flat)))


def _with_title_marks(line: PrintedText) -> PrintedText:
    """A title in quotation marks before a host in 《》 read as a title: `作者：“题”，《刊》2025年第5期`."""
    match = _QUOTED_TITLE.match(line.flat)
    if not match:
        return line
    start, end = match.span("title")
    return PrintedText(line.raw, f"{line.flat[: start - 1]}《{line.flat[start:end]}》{line.flat[end + 1 :]}")


def _sentence(line: PrintedText) -> tuple[PrintedText, str]:
    """The citing sentence, and the remark that follows its full stop."""
    stop = next(depth_free(line.flat, "。"), -1)
    if stop < 0 or not line.flat[stop + 1 :].strip():
        return line, ""
    return line.cut(0, stop), line.cut(stop + 1).trimmed().text


def _head_of(parts: list[PrintedText]) -> tuple[PrintedText, list[PrintedText]]:
    """The pieces that hold authors and title: names may be parted by commas before `：《`."""
    for at, part in enumerate(parts[:8]):
        if re.search(r":\s*[《\"『]|^《|^『|案$|网站$|著《", part.flat) or re.search(r"《", part.flat):
            if at == 0:
                break
            joined = parts[0]
            for piece in parts[1 : at + 1]:
                joined = PrintedText(f"{joined.raw},{piece.raw}", f"{joined.flat},{piece.flat}")
            if re.search(r":\s*《|《", part.flat) and _all_names(parts[:at]):
                return joined, parts[at + 1 :]
            break
    return parts[0], parts[1:]


def _first_publication(parts: list[PrintedText]) -> tuple[list[PrintedText], str]:
    """The pieces on the publication cited, and the words on where it was printed again."""
    at = next((i for i, part in enumerate(parts) if _REPRINTED.match(part.flat)), len(parts))
    return parts[:at], "，".join(part.text for part in parts[at:])


def _all_names(parts: list[PrintedText]) -> bool:
    return all(
        re.fullmatch(rf"(?:\([^)]*\)|\[[^\]]*\])?[{HAN}·A-Z.\- ]{{2,24}}(?:\(\d{{4}}\))?", part.flat) for part in parts
    )


def _headed(head: PrintedText) -> dict[str, Any] | None:
    """Authors with their role, title and what stands in brackets after it."""
    opened = _title_start(head.flat)
    if opened < 0:
        return _untitled(head)
    closed = _closing(head.flat, opened)
    if closed < 0:
        return None
    fields: dict[str, Any] = {"title": head.cut(opened + 1, closed).text}
    before, after = head.cut(0, opened).trimmed(" :"), head.cut(closed + 1)
    who = PrintedNames(())
    if before:
        before, fields = _dated_author(before, fields)
        state = word_list("statute_titles", "state_in_brackets").regex
        if before.flat != "联合国" and state.fullmatch(before.flat) and ":" not in head.flat[:opened]:
            fields["jurisdiction"] = before.text
        elif _PROMULGATED.search(before.flat):
            fields["authority"] = _PROMULGATED.sub("", before.text)
        else:
            who = byline(before)
    fields["contributors"] = who.names
    if who.et_al:
        fields["extra"] = (("reference", "et_al", who.et_al),)
    return _after_title(after, fields)


def _dated_author(before: PrintedText, fields: dict[str, Any]) -> tuple[PrintedText, dict[str, Any]]:
    """`上官靜怡(2029)`: an author-date style in Chinese."""
    match = re.fullmatch(r"(?P<names>.+?)\s*\((?P<year>\d{4})[a-z]?\)\s*[,:。.]?", before.flat)
    if not match:
        return before, fields
    return before.group(match, "names"), fields | {"issued": match["year"]}


def _closing(flat: str, start: int) -> int:
    """Offset of the bracket that closes the title; a nested one of the same kind counts."""
    depth = 0
    for at in range(start, len(flat)):
        depth += (flat[at] == "《") - (flat[at] == "》")
        if depth == 0:
            return at
    return flat.rfind("》", start)


def _title_start(flat: str) -> int:
    """Where the title opens: after the colon that ends the names, else the first bracket."""
    for at in depth_free(flat, ":"):
        if match := re.compile(r":\s*(?=《)").match(flat, at):
            return match.end()
    return flat.find("《")


def _untitled(head: PrintedText) -> dict[str, Any] | None:
    """A case by its name or its number, or a site by its name."""
    if _CASE_NAME.fullmatch(head.flat):
        return {"csl_type": "legal_case", "title": head.text}
    if head.flat.endswith("网站"):
        return {"csl_type": "webpage", "title": head.text}
    said = read_piece(head, {"csl_type": "legal_case"})
    return said | {"csl_type": "legal_case"} if said.get("docket") else None


def _after_title(after: PrintedText, fields: dict[str, Any]) -> dict[str, Any]:
    """Brackets after a title: edition, volume, version, document number; then a pinpoint or a journal's number."""
    rest = after
    while match := _AFTER_TITLE.match(rest.flat):
        said = read_piece(rest.group(match, "inside"), {**fields, "bracketed": "1"})
        said.pop("remark", None)
        if not (set(said) - {"locator", "locator_label"}):
            said = {"version_note": rest.group(match, "inside").text}
        said.pop("contributors", None)
        fields = fields | said
        rest = rest.cut(match.end())
    if rest.trimmed():
        said = read_piece(rest.trimmed(), fields | {"after_title": "1"})
        fields = {**fields, "contributors": (*fields.get("contributors", ()), *said.pop("contributors", ()))}
        said.pop("remark", None)
        fields |= said
    return {key: value for key, value in fields.items() if key not in ("bracketed", "after_title")}


def _type_of(fields: dict[str, Any]) -> str:
    if fields.get("docket") or fields.get("case_library_number") or fields.get("guiding_number"):
        return "legal_case"
    if fields.get("event_title"):
        return "paper-conference"
    if fields.get("genre", "").endswith("学位论文"):
        return "thesis"
    if fields.get("platform") or (fields.get("site") and not fields.get("container_title")):
        return "webpage"
    if fields.get("container_title"):
        if fields.get("publisher"):
            return "chapter"
        return (
            "article-newspaper"
            if len(fields.get("issued", "")) == 10 and not fields.get("issue")
            else "article-journal"
        )
    if fields.get("document_number") or fields.get("adopted_by"):
        return "regulation"
    if fields.get("publisher"):
        return "book"
    if not fields.get("issued") and fields.get("event_date"):
        return "speech"
    act = word_list("statute_titles", "act_named_in_a_note").regex
    if fields.get("version_note") or (not fields.get("contributors") and act.search(fields.get("title", ""))):
        return "legislation"
    return "document"


def _defects(fields: dict[str, Any]) -> tuple[str, ...]:
    if fields.get("container_title") and not fields.get("issued"):
        return ("missing_issued",)
    if fields.get("csl_type") in ("document",) and not fields.get("url"):
        return ("missing_container_title",)
    return ()
