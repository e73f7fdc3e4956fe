"""Notes that cite a decision and nothing else: name, number, report; the citations extractors read them closer."""

from __future__ import annotations

import re
from typing import Any

from distlaw.extract.references.parts.signals import without_signal
from distlaw.extract.references.printed import PrintedText
from distlaw.extract.references.reference import ReferenceParse, entry_language
from distlaw.model.work import Item

_EU = re.compile(
    r"^(?:(?:Joined )?Cases? )?(?P<docket>[CT]-\d{1,4}/\d{2}(?: P)?)\s*,?\s*(?P<name>.+?)?[\s,]+"
    r"(?:ECLI:)?(?P<ecli>EU:[CT]:(?P<year>\d{4}):\d+)(?P<rest>.*)$"
)
_EU_LATE = re.compile(
    r"^(?P<name>.+?),?\s+Case (?P<docket>[CT]-\d{1,4}/\d{2}(?: P)?)[\s,]+(?:ECLI:)?(?P<ecli>EU:[CT]:"
    r"(?P<year>\d{4}):\d+)(?P<rest>.*)$"
)
_EU_REPORT = re.compile(
    r"^(?:(?:Joined )?Cases? )?(?P<docket>[CT]-\d{1,4}/\d{2}(?: P)?)\s*,?\s*(?P<name>.+?)\s+"
    r"(?P<neutral>\[(?P<year>\d{4})\] ECR (?:I-|II-)?\d+)(?P<rest>.*)$"
)
_NEUTRAL = re.compile(
    r"^(?:(?P<name>[A-Z(][^\[\]]{2,160}?),?\s*)?(?P<neutral>\\?\[(?P<year>\d{4})\\?\]\s+(?:\d{1,3}"
    r"\s+)?(?P<court>[A-Z][A-Za-z. ]{1,14}?)\s+(?P<number>\d{1,5}[A-Z]?)(?:\s*\([A-Za-z]+\))?)"
    r"(?P<rest>[\s.,;\[].*)?$"
)
_IN_REPORTS = r"(?P<volume>\d{1,4})\s+(?P<reporter>[A-Z][A-Za-z.' ]{0,20}(?:\s?\d(?:d|th|st|nd|rd))?\.?)"
_REPORT = re.compile(
    rf"^(?:(?P<name>[A-Z(][^\d]{{2,160}}?(?:\d[^\d,]*)?),\s+)?{_IN_REPORTS}\s+(?P<page>\d{{1,5}}|___?)"
    r"(?:,\s*(?P<pin>[\d\-—, n.]+?))?\s*\((?P<court>[^()]*?)\s*(?P<year>\d{4})\)(?P<rest>.*)$"
)
_SHORT_REPORT = re.compile(
    rf"^(?P<name>[A-Z][^\d]{{2,120}}?),\s+{_IN_REPORTS}\s+at\s+(?P<pin>\d[\d\-—, ]*)(?P<rest>.*)$"
)
# Roe v. Doe, No. 30-cv-123, 2031 WL 45678, at *3 (D. Harb. Jan. 3, 2031)
_NUMBER = (
    r"(?P<docket>(?:(?:Case |Serial |Civ\.(?: Action)? |Civil Action )?Nos?\.)\s*[\w:.\-–/ ]{3,40}?"
    r"(?:\s?\([A-Z]{2,4}\)){0,3})"
)
_ONLINE = (
    r"(?P<volume>(?:19|20)\d\d)\s+(?P<reporter>WL|LEXIS|U\.S\. (?:Dist\.|App\.) LEXIS)\s+(?P<page>\d{3,9})"
    r"(?:,\s*(?:at\s+|(?=\*))(?P<pin>\*?\d[\d*,\-— ]*))?"
)
_DECIDED = r"\((?P<court>[^()]*?)\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+)?(?P<year>(?:19|20)\d\d)\)(?P<rest>.*)$"
_DOCKET = re.compile(
    rf"^(?:(?P<name>[A-Z(][^\d]{{2,160}}?),\s+)?{_NUMBER},?\s+"
    rf"(?:{_ONLINE}|slip op\.(?:\s+at\s+(?P<slip>\d[\d\-— ]*))?)?\s*{_DECIDED}"
)
_STATUTE = re.compile(
    r"^(?:(?P<title>[A-Z][^§\d]{2,80}?),\s+)?(?P<number>\d{1,3}\s+(?:U\.?S\.?C\.?"
    r"|C\.?F\.?R\.?)[^§]{0,10}§+\s*[\w().\-]+.*)$"
)
_AMERICAN = (
    r"U\.? ?S\.?|S\.? ?Ct\.?|L\.? ?Ed\.?(?: ?2d)?|F\.? ?(?:\d(?:d|th))?|F\.? ?Supp\.? ?(?:\d(?:d"
    r"|th))?|F\.? ?App'x|F\.?R\.?D\.?|B\.?R\.?|Fed\.? Cl\.?"
)
_OF_STATES = r"[A-Z]\.?(?:[A-Z]\.?)?(?: ?\d(?:d|th))?|Cal\.?(?: Rptr\.?| App\.?)?(?: ?\d(?:d|th))?|WL"
_REPORTERS = re.compile(rf"^(?:{_AMERICAN}|{_OF_STATES}|A\.?C\.?|Q\.?B\.?|W\.?L\.?R\.?)$")


def parse_case_note(line: PrintedText) -> ReferenceParse | None:
    """The decision's name, year and numbers; None where the note is not a decision's citation."""
    signal, body = without_signal(line)
    for form in (_EU, _EU_LATE, _EU_REPORT, _NEUTRAL, _DOCKET, _REPORT, _SHORT_REPORT):
        match = form.match(body.flat)
        if match and "'" in (match.groupdict().get("name") or "")[-1:]:
            continue
        if match and (
            form is _DOCKET or "reporter" not in match.groupdict() or _REPORTERS.match(match["reporter"].strip())
        ):
            return _parsed(body, match, signal)
    statute = _STATUTE.match(body.flat)
    if statute:
        item = Item(
            csl_type="legislation",
            title=body.group(statute, "title").text,
            number=body.group(statute, "number").text,
            language="en",
        )
        return ReferenceParse(item=item, rule="statute_note", signal=signal)
    return None


def _parsed(body: PrintedText, match: re.Match[str], signal: str) -> ReferenceParse:
    groups = match.groupdict()
    fields: dict[str, Any] = {
        "csl_type": "legal_case",
        "language": entry_language(body.raw),
        "issued": groups.get("year") or "",
    }
    fields["title"] = body.group(match, "name").trimmed(" ,").text if groups.get("name") else ""
    if groups.get("ecli"):
        fields |= {"docket": body.group(match, "docket").text, "neutral_citation": body.group(match, "ecli").text}
    elif groups.get("neutral"):
        fields |= {"neutral_citation": body.group(match, "neutral").text.replace("\\", "")}
        fields |= {"docket": groups.get("docket") or ""}
    else:
        fields |= {name: body.group(match, name).text for name in ("volume", "reporter", "docket") if groups.get(name)}
        fields |= {
            "page_first": groups.get("page") or "",
            "authority": body.group(match, "court").text if groups.get("court") else "",
        }
    pin = (groups.get("pin") or groups.get("slip") or "").strip()
    remark = body.group(match, "rest").trimmed(" .,;()").text if groups.get("rest") else ""
    return ReferenceParse(item=Item.model_validate(fields), rule="case_note", signal=signal, locator=pin,
                          locator_label="page" if pin else "", remark=remark)  # fmt: skip
