"""Which act a mention means, and which version of it."""

from __future__ import annotations

import re
from functools import lru_cache

from distlaw.link.authorities.case import ResolvedCase
from distlaw.link.authorities.version_in_force import versions_meant
from distlaw.model.citation import CitationFinding
from distlaw.text.fold import folded
from distlaw.vocab.statutes import (
    SUPREME_COURT,
    Statute,
    number_key,
    statute_key,
    statutes_by_id,
    statutes_by_number,
    statutes_by_title,
)
from distlaw.vocab.words import load_countries, word_list


def act_of(finding: CitationFinding) -> ResolvedCase:
    """The act: by document number or code, else by a title only one act (of the jurisdiction) bears."""
    if finding.is_generic:
        return ResolvedCase(reason="a field of law, no statute")
    number = dict(finding.identifiers)
    for scheme in ("document_number", "standard"):
        if scheme in number:
            act = statutes_by_number().get(number_key(_whole(number[scheme], finding)))
            return (
                ResolvedCase(act.id if act else made_id(scheme, number[scheme]), "key")
                if act or _makes(number[scheme])
                else _titled(finding)
            )
    if "usc" in number or "cfr" in number:
        named = _acts(finding.name, "US")
        scheme = "usc" if "usc" in number else "cfr"
        return ResolvedCase(named[0].id if named else made_id(scheme, number[scheme]), "key")
    if "us_law" in number:
        return ResolvedCase(made_id("us_law", number["us_law"]), "key")
    return _titled(finding)


def _whole(number: str, finding: CitationFinding) -> str:
    """An EU number with the kind of act its title says: (EU)2019/790 of a 指令 is Directive (EU) 2019/790."""
    if re.match(r"\(?(?:EU|EC|EEC)\)", number):
        kind = "Directive" if "指令" in finding.name else "Regulation"
        return f"{kind} {number}"
    return number


def _makes(number: str) -> bool:
    return bool(re.search(r"法释|GB|TC260|ISO|/T|\d{2,4}/\d{1,4}|Order", number))


def made_id(scheme: str, number: str) -> str:
    """The id of an act known by its number alone."""
    if scheme == "us_law":
        return _slug("us", number)
    if match := re.search(r"(\d{2,4})/(\d{1,4})", number):
        return (
            f"statute:eu:{match[1]}-{match[2]}"
            if "GB" not in number and "ISO" not in number and "DB" not in number
            else _slug("cn", number)
        )
    country = {"usc": "us", "cfr": "us"}.get(scheme, "us" if "Order" in number else "cn")
    if scheme in {"usc", "cfr"}:
        return f"statute:us:{scheme}-{number.split()[0]}"
    return _slug(country, number)


def _slug(country: str, number: str) -> str:
    return f"statute:{country}:{re.sub(r'[^0-9a-z{HAN}]+', '-', folded(number).lower().replace('/', '')).strip('-')}"


@lru_cache(maxsize=4096)
def _acts(title: str, jurisdiction: str) -> tuple[Statute, ...]:
    """The acts of that title; a draft's or a maker's words in it are left out if need be."""
    keys = [statute_key(title)]
    keys.append(word_list("documents", "drafts").regex.sub("", keys[0]))
    keys.append(keys[0].removeprefix(SUPREME_COURT))
    keys += [re.sub(r"^(?:19|20)\d\d年?", "", keys[0]), re.sub(r"(?:of)?(?:19|20)\d\d$", "", keys[0])]
    for key in keys:
        acts = statutes_by_title().get(key, ())
        here = tuple(act for act in acts if not jurisdiction or act.country == jurisdiction)
        if here or (acts and not jurisdiction):
            return here or acts
    return ()


def _titled(finding: CitationFinding) -> ResolvedCase:
    title = finding.antecedent or finding.name
    acts = _acts(title, finding.jurisdiction)
    if not acts and finding.jurisdiction:
        acts = tuple(
            act for act in _acts(_with_country(title, finding.jurisdiction), "") if act.country == finding.jurisdiction
        )
    if not acts:
        return ResolvedCase(reason="the title is not known")
    if len(acts) > 1:
        return ResolvedCase(
            reason="several jurisdictions have an act of that title", candidates=tuple(a.id for a in acts)
        )
    how = {
        "statute.alias": "alias defined in the document",
        "statute.pronoun": "pronoun",
        "statute.elided": "title left out",
    }
    reason = how.get(finding.rule, "title")
    if finding.version == "draft" and acts[0].kind not in {"draft", "bill"}:
        return ResolvedCase(f"{acts[0].id}:draft", f"{reason}; a draft, not the law")
    return ResolvedCase(acts[0].id, reason)


_IN_FULL = ("TW", "MO")  # whose acts are known by their whole titles alone


def _with_country(title: str, jurisdiction: str) -> str:
    names = (name for name, code in load_countries().items() if code == jurisdiction and code not in _IN_FULL)
    return next(names, "") + title


def version_of(finding: CitationFinding, act_id: str, as_of: str) -> tuple[tuple[str, ...], str]:
    """The ids of the act's versions that may be meant, and why."""
    act = statutes_by_id().get(act_id)
    if act is None:
        return (), ""
    said = finding.version if finding.version.isdigit() else ""
    ids, why = versions_meant(act.versions, said, as_of)
    return tuple(f"{act.id}@{version}" for version in ids), why
