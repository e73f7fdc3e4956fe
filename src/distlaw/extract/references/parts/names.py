"""Contributors as reference lists and notes print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from distlaw.extract.references.printed import PrintedText
from distlaw.model.work import Name, Role
from distlaw.text.han import HAN
from distlaw.text.titles import has_han
from distlaw.vocab.names import has_body, is_office, is_organisation, load_name_words
from distlaw.vocab.references import role_words, zh_roles

_ET_AL = re.compile(rf"[,、]?\s*(?:(?<=[{HAN} a-zA-Z,、])等(?:人)?|\bet al\b\.?|\band others\b)\s*[.,]?\s*$")
_NATION = re.compile(rf"[\[(](?P<nation>[{HAN}]{{1,8}}(?:[·/、][{HAN}]{{1,6}})?)[\])]\s*")
_PEN_NAME = re.compile(rf"(?P<name>[{HAN}]{{2,4}})\([{HAN}·]{{2,12}}\)$")
_INITIALS = re.compile(r"(?:[A-Z]\.?(?:[- ]?[A-Z]\.?){0,3}|[A-Z]{1,3})$")
_SUFFIX = re.compile(r",?\s+(?P<suffix>Jr\.?|Sr\.?|II|III|IV)$")
_FAMILY_FIRST = re.compile(
    r"(?P<family>[^\W\d_][\w'’\-]*(?:\s+(?!(?:[A-Z]\.?(?:[- ]|$)|[A-Z]{1,3}$))[^\W\d_][\w'’\-]*){0,2})"
    r"\s+(?P<given>[A-Z]{1,3}|[A-Z]\.?(?:[- ]?[A-Z]\.?){0,3})(?P<suffix>\s+(?:Jr|Sr|II|III|IV)\.?)?$"
)
_SPACED = re.compile(rf"[{HAN}]{{2,4}}(?:\s+[{HAN}]{{2,4}})+")
_PRINTED_ROLES = ("著", "译", "主编", "编著", "译注")


@dataclass(frozen=True, slots=True)
class PrintedNames:
    """Names in printed order and the words that stand for the rest of them."""

    names: tuple[Name, ...]
    et_al: str = ""


def byline(printed: PrintedText, role: Role = "author", order: str = "") -> PrintedNames:
    """The contributors of one stretch. `order` is `family` or `given` where the style says which comes first."""
    body = printed.trimmed(" ,;:")
    rest = _ET_AL.search(body.flat)
    et_al = body.cut(rest.start()).trimmed(" ,、.").text if rest else ""
    body = body.cut(0, rest.start()).trimmed(" ,;") if rest else body
    body, role, label = _role_of(body, role)
    parts = [part for part in _divided(body) if part]
    each = [
        _role_of(part, role) if label and part.flat.endswith(_PRINTED_ROLES) else (part, role, label) for part in parts
    ]
    names = tuple(_name(part, own_role, own_label or label, order) for part, own_role, own_label in each)
    return PrintedNames(names, et_al)


def _role_of(body: PrintedText, role: Role) -> tuple[PrintedText, Role, str]:
    """The stretch without the role word after the last name, the role, the word as printed."""
    for word in zh_roles():
        if body.flat.endswith(word) and _leaves_a_name(body.flat[: -len(word)], word):
            return body.cut(0, -len(word)).trimmed(" ,;、等"), role_words().zh[word], body.cut(-len(word)).text
    for word, meant in role_words().en.items():
        for form in (f"({word})", f" {word}", f", {word}"):
            if body.flat.endswith(form):
                return body.cut(0, -len(form)).trimmed(" ,("), meant, body.cut(-len(form)).trimmed(" ,()").text
    return body, role, ""


def _leaves_a_name(before: str, word: str) -> bool:
    """A role word of one character may be a given name's last: a name of two characters and more must remain."""
    last = re.split(r"[,、;\s]", before.rstrip(" ,"))[-1] if before.strip(" ,") else ""
    return len(last) >= 2 or (bool(before.strip()) and before.rstrip() != before.rstrip(" ,、"))


def _divided(body: PrintedText) -> list[PrintedText]:
    if _SPACED.fullmatch(body.flat):
        return _cut_at(body, r"\s+")
    if has_han(body.raw):
        return _cut_at(body, r"\s*[,、;]\s*(?![^(\[]*[)\]])")
    if is_office(body.flat) and "," not in body.flat and ";" not in body.flat:
        return [body]
    parts = _cut_at(body, r"\s*;\s*|\s*/\s*|\s*,?\s+(?:&|and)\s+|\s*,\s*&\s*|\s*&\s+|\s*,\s*")
    return _with_initials(parts, body)


def _cut_at(body: PrintedText, pattern: str) -> list[PrintedText]:
    out, at = [], 0
    for match in re.finditer(pattern, body.flat):
        out.append(body.cut(at, match.start()).trimmed())
        at = match.end()
    return [*out, body.cut(at).trimmed()]


def _with_initials(parts: list[PrintedText], body: PrintedText) -> list[PrintedText]:
    """`Hinton, G. E., Vinyals, O.` is two names: initials and suffixes go back to the surname before them."""
    out: list[PrintedText] = []
    for part in parts:
        flat = part.flat
        is_tail = _INITIALS.fullmatch(flat) or re.fullmatch(r"(?:Jr|Sr|II|III|IV)\.?", flat)
        if out and is_tail and "," not in out[-1].flat:
            head = out.pop()
            out.append(PrintedText(f"{head.raw}, {part.raw}", f"{head.flat}, {flat}"))
        elif part:
            out.append(part)
    return out


def _name(part: PrintedText, role: Role, label: str, order: str) -> Name:
    nation = _NATION.match(part.flat)
    nationality = part.group(nation, "nation").text if nation else ""
    body = part.cut(nation.end()) if nation else part
    if pen := _PEN_NAME.fullmatch(body.flat):
        body = body.group(pen, "name")
    if has_han(body.raw):
        alone = body.flat.replace("·", "").replace(" ", "")
        is_institution = "·" not in body.flat and len(alone) > 5
        return Name(
            role=role, literal=body.text, role_label=label, nationality=nationality, is_institution=is_institution
        )
    return _latin(body, role, label, nationality, order)


def _latin(body: PrintedText, role: Role, label: str, nationality: str, order: str) -> Name:
    text = body.text
    about = {"role": role, "role_label": label, "nationality": nationality}
    if "," in text:
        family, given, *suffix = (piece.strip() for piece in text.split(","))
        if re.fullmatch(r"(?:Jr|Sr|II|III|IV)\.?", given):
            return _given_first(family, about).model_copy(update={"suffix": given})
        return Name.model_validate({**about, "family": family, "given": given, "suffix": suffix[0] if suffix else ""})
    if order != "given" and (match := _FAMILY_FIRST.fullmatch(text)):
        suffix_text = (match["suffix"] or "").strip()
        return Name.model_validate({**about, "family": match["family"], "given": match["given"], "suffix": suffix_text})
    is_body = is_organisation(text) or has_body(text)
    if is_body or " " not in text:
        return Name.model_validate({**about, "literal": text, "is_institution": is_body})
    return _given_first(text, about) if order == "given" else Name.model_validate({**about, "literal": text})


def _given_first(text: str, about: dict[str, str]) -> Name:
    """`Mark A. Lemley`: divided before the surname with its particles."""
    match = _SUFFIX.search(text)
    body, suffix = (text[: match.start()], match["suffix"]) if match else (text, "")
    words = body.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in load_name_words().particles:
        at -= 1
    family, given = " ".join(words[at:]), " ".join(words[:at])
    return Name.model_validate({**about, "family": family, "given": given, "suffix": suffix})
