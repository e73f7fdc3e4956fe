"""Mentions of licences in a text: by name, by model, by maker and title, by a clause of what was named before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from distlaw.extract.licences import names
from distlaw.extract.licences.adjuncts import clause_of, iso, widened
from distlaw.extract.licences.cited import CitedLicence
from distlaw.vocab.licences import Licence, licence_key, licences_by_name, load_licences
from distlaw.vocab.words import word_list


def licences_in(text: str) -> list[CitedLicence]:
    """The mentions in a scanned text, without overlaps, in order."""
    found = [*_terms(text), *_models(text), *_known(text), *_mit(text)]
    kept = _longest([widened(text, cited) for cited in _longest(found)])
    return _longest([*kept, *_late(text, kept), *_generic(text)])


def _longest(found: list[CitedLicence]) -> list[CitedLicence]:
    kept: list[CitedLicence] = []
    for cited in sorted(found, key=lambda c: (c.start, -c.end, c.is_generic)):
        if kept and cited.start < kept[-1].end:
            longer = cited.end - cited.start > kept[-1].end - kept[-1].start
            if longer and not cited.is_generic:
                kept[-1] = cited
            continue
        kept.append(cited)
    return kept


def _known(text: str) -> Iterator[CitedLicence]:
    for match in names.known_names().finditer(text):
        candidates = licences_by_name().get(licence_key(match.group()), ())
        if not candidates or _is_other(text, match.start(), match.end()):
            continue
        yield CitedLicence(match.start(), match.end(), "licence.name", 0.96, candidates[0].name, candidates)


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether the words beside it make the name something else (Apache Software Foundation, Apache Spark)."""
    return bool(re.match(r"\s(?:Software\sFoundation|Spark|Hadoop|Kafka|Foundation|helicopter)", text[end : end + 24]))


def _mit(text: str) -> Iterator[CitedLicence]:
    if "MIT" not in text:
        return
    mit = licences_by_name()[licence_key("MIT License")]
    for match in names.MIT.finditer(text):
        start = match.start() + match.group().index("MIT")
        yield CitedLicence(start, match.end(), "licence.mit", 0.9, mit[0].name, mit)


def _models(text: str) -> Iterator[CitedLicence]:
    for match in names.model_licences().finditer(text):
        if (
            match["noun"].strip() in {"协议", "授权", "许可"}
            and not re.search(r"社区|[Cc]ommunity", match["noun"])
            and not match["number"]
        ):
            continue
        candidates = _of_model(match["model"], match["number"] or "", match["date"] or "")
        yield CitedLicence(
            match.start(),
            match.end(),
            "licence.model",
            0.93,
            candidates[0].name if candidates else match.group(),
            candidates,
            iso(match["date"] or ""),
        )
    for match in names.model_alone().finditer(text):
        candidates = _of_model(match["model"], match["number"], "")
        if candidates:
            yield CitedLicence(
                match.start(),
                match.end(),
                "licence.model_alone",
                0.75,
                candidates[0].name,
                candidates,
                iso(match["date"] or ""),
            )


def _of_model(model: str, number: str, date: str) -> tuple[Licence, ...]:
    """The licences of that model; a date picks the one that had a version then."""
    wanted = f"{model} {number}".lower().strip()
    aliases = {"通义千问": "tongyi qianwen", "千问": "qwen", "羊驼": "llama"}
    wanted = aliases.get(wanted, wanted)
    exact = tuple(
        x for x in load_licences() if x.model.lower() == wanted and x.kind == "model_licence" and "research" not in x.id
    )
    year = iso(date)
    dated = tuple(x for x in exact if year and any(v.valid_from.startswith(year) for v in x.versions))
    if dated or len(exact) <= 1:
        return dated or exact
    return exact[:1] if wanted in {"qwen", "tongyi qianwen"} else exact


def _terms(text: str) -> Iterator[CitedLicence]:
    for match in names.terms_of_makers().finditer(text):
        maker = names.makers_by_alias()[re.sub(r"\s+", " ", match["maker"])]
        title = re.sub(r"\s+", " ", match["title"] or match["marked"])
        candidates = names.licences_of(maker, title)
        if not candidates and not word_list("licence_statements", "titles").regex.search(title):
            continue
        name = candidates[0].name if candidates else f"{maker} {title}"
        yield CitedLicence(
            match.start(), match.end(), "licence.terms", 0.93, name, candidates[:1], iso(match["date"] or "")
        )


_CLAUSE_ALONE = re.compile(
    r"(?<=\()(?:[Ss]ection|[Cc]lause|§)\s?\d{1,2}\.\d{1,2}(?:\([a-z]\))?(?=\))|(?:[Ss]ection|[Cc]lause)\s(?:[A-Z]\.\d{1,2}|\d{1,2}\.\d{1,2}(?:\([a-z]\))?)(?![\d.])"
)


def _late(text: str, kept: list[CitedLicence]) -> Iterator[CitedLicence]:
    """Clauses alone, of the licence or terms named in the sentences before."""
    named = [cited for cited in kept if not cited.is_generic]
    ends = [cited.end for cited in named]
    for match in _CLAUSE_ALONE.finditer(text):
        index = bisect_right(ends, match.start())
        last = named[index - 1] if index else None
        if last and match.start() - last.end < 300 and "\n\n" not in text[last.end : match.start()]:
            yield replace(
                last,
                start=match.start(),
                end=match.end(),
                rule="licence.clause",
                confidence=0.8,
                clause=clause_of(match.group()),
            )


def _generic(text: str) -> Iterator[CitedLicence]:
    for match in names.own_terms().finditer(text):
        yield CitedLicence(match.start(), match.end(), "licence.own_terms", 0.5, match.group(), is_generic=True)
    for match in names.generic().finditer(text):
        yield CitedLicence(match.start(), match.end(), "licence.kind", 0.5, match.group(), is_generic=True)
