"""Pieces of a Chinese legal footnote that name a case, a decision or a numbered document, or say when it was made."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import Any

from distlaw.extract.references.printed import PrintedText, edtf
from distlaw.text.han import HAN
from distlaw.text.numerals import TO_TEN
from distlaw.vocab.words import any_of

Fields = dict[str, Any]
_said = partial(any_of, "references")
DAY = r"\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?"
_DOCUMENT_NUMBER = re.compile(
    rf"(?P<number>(?:[{HAN}]{{0,8}}\s*[\[(](?:19|20)?\d\d[\])][{HAN}]{{0,6}}?\s*(?:第\s*)?\d+"
    rf"\s*号)|(?:\"?[{HAN}]+\"?释字第\s*\d+\s*号)|(?:\d{{4}}年第\s*\d+\s*号\S{{0,6}}))"
    rf"(?:,?\s*(?P<repealed>{_said('repealed')}))?$"
)
_COURT_NUMBER = re.compile(
    rf"(?P<court>[{HAN}]{{2,30}}?)?\s*(?P<docket>[\[(]\d{{4}}[\])]\s*[{HAN}\d\[\]()]{{1,24}}?"
    rf"\s*号(?:之[{TO_TEN}])?)\s*(?P<kind>[{HAN}]{{0,8}}{_said('court_documents')})?$"
)
_GUIDING = re.compile(
    rf"(?P<court>{_said('courts')})(?P<number>(?:第\s*\d+\s*号)?指导(?:性)?案例"
    r"\s*(?:第?\s*\d+\s*号)?)(?:\((?P<year>\d{4})年\))?$"
)
_LIBRARY = re.compile(r"(?P<archive>人民法院案例库)(?:入库编号:?)?\s*(?P<number>\d{4}-\d+-\d+-\d+-\d+)(?:号)?$")
_AGENCY = re.compile(
    rf"(?P<body>[{HAN}]{{2,20}})(?P<number>\[\d{{4}}\]\d+号)"
    rf"(?P<kind>[{HAN}]{{2,12}}{_said('agency_documents')})$"
)
_HELD = re.compile(rf"(?P<date>{DAY})(?:于|在)(?P<place>[{HAN}]{{2,10}})$")
_ADOPTED = re.compile(rf"(?P<date>{DAY})(?P<by>[^《》]{{4,60}}?){_said('adopting')}$")
_ANNOUNCED = re.compile(rf"(?P<date>{DAY}){_said('announcing')}?$")


def case(part: PrintedText, so_far: Fields) -> Fields | None:
    """A guiding case, a case of the courts' library, or the number and kind of a judgment."""
    if match := _GUIDING.match(part.flat):
        return {
            "csl_type": "legal_case",
            "authority": match["court"],
            "guiding_number": part.cut(match.start("court"), match.end("number")).text,
            "issued": match["year"] or "",
        }
    if match := _LIBRARY.match(part.flat):
        return {"csl_type": "legal_case", "archive": match["archive"], "case_library_number": match["number"]}
    match = _COURT_NUMBER.match(part.flat)
    if match and (match["kind"] or so_far.get("csl_type") == "legal_case"):
        docket = part.group(match, "docket").text
        return {
            "csl_type": "legal_case",
            "authority": part.group(match, "court").text,
            "docket": docket,
            "issued": match["docket"][1:5],
            "document_kind": part.group(match, "kind").text,
        }
    return None


def agency_decision(part: PrintedText, so_far: Fields) -> Fields | None:
    """What an agency decided, with its number."""
    match = _AGENCY.match(part.flat)
    if not match:
        return None
    return {
        "csl_type": "legal_case",
        "authority": part.group(match, "body").text,
        "docket": part.group(match, "number").text,
        "document_kind": part.group(match, "kind").text,
        "issued": match["number"][1:5],
    }


def document_number(part: PrintedText, so_far: Fields) -> Fields | None:
    """国发〔2031〕1号, with the year it carries, and whether it is repealed."""
    match = _DOCUMENT_NUMBER.match(part.flat)
    if not match:
        return None
    number = part.group(match, "number").text
    year = re.search(r"(?:19|20)\d\d", unicodedata.normalize("NFKC", number))
    repealed = bool(so_far.get("bracketed") and match["repealed"])
    return {"document_number": number, "issued": year.group() if year else "", "is_repealed": repealed}


def dated(part: PrintedText, so_far: Fields) -> Fields | None:
    """The day something was held, adopted or announced."""
    if match := _HELD.match(part.flat):
        return {
            "issued": edtf(match["date"]),
            "event_date": edtf(match["date"]),
            "event_place": part.group(match, "place").text,
        }
    if match := _ADOPTED.match(part.flat):
        day = edtf(match["date"])
        return {"adopted_at": day, "issued": day, "adopted_by": part.group(match, "by").text}
    if re.fullmatch(r"\d{4}年", part.flat) and so_far.get("title") and not so_far.get("issued"):
        return {"issued": part.flat[:4]}
    match = _ANNOUNCED.match(part.flat)
    if match or re.match(r"民国\s*\d+\s*年", part.flat):
        return {"issued": edtf(part.flat)}
    return None
