"""Citations in a draft: Pandoc's [@key, p. 65; see @other] and @key, in the order they stand."""

from __future__ import annotations

import re

from distlaw.model.frozen import Frozen

_CODE = re.compile(r"^(```|~~~)[^\n]*\n.*?^\1[^\n]*$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_CLUSTER = re.compile(r"\[([^\[\]]*@[^\[\]]*)\]")
_KEY = re.compile(r"(?<![A-Za-z0-9_.])-?@(?:\{([^{}\n]+)\}|([\w](?:[\w:.#$%&+?<>~/-]*[\w])?))")
_BARE = re.compile(r"(?<![A-Za-z0-9_.@])-?@(?:\{([^{}\n]+)\}|([\w](?:[\w:.#$%&+?<>~/-]*[\w])?))(?:\s\[([^\[\]@]*)\])?")
_LABELS = {
    "p.": "page", "pp.": "page", "page": "page", "pages": "page", "页": "page", "ch.": "chapter", "chap.": "chapter",
    "chapter": "chapter", "章": "chapter", "sec.": "section", "§": "section", "§§": "section", "section": "section",
    "节": "section", "para.": "paragraph", "paras.": "paragraph", "¶": "paragraph", "art.": "article-locator",
    "arts.": "article-locator", "article": "article-locator", "条": "article-locator", "款": "clause", "vol.": "volume",
    "n.": "note", "note": "note", "fn.": "note", "段": "paragraph", "版": "page", "no.": "issue",
}  # fmt: skip
_LABELLED = re.compile(r"(?P<label>[A-Za-z]+\.?|§{1,2}|¶)\s*(?P<locator>\S.*)\Z", re.DOTALL)
_CHINESE = re.compile(r"第?\s?(?P<locator>[\dA-Za-z][\dA-Za-z\s,、，–—-]*)(?P<label>页|章|节|条|款|段|版)\Z")
_SPLIT = re.compile(
    r"\A[,，]?\s*(?P<head>第?\s?\d[\d\s,，、–—-]{0,60}[页章节条款段版]|第[^,，]{1,30}?[页章节条款段版]"
    r"|(?:[A-Za-z]+\.?|§{1,2}|¶)?\s*\d[\dA-Za-z,、\s()–—.-]*?)"
    r"(?P<rest>[,，;；。.\s].*)?\Z",
    re.DOTALL,
)


class CitedKey(Frozen):
    """One citation in a draft."""

    key: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""


class CitationCluster(Frozen):
    """Citations that stand together, and where: a note's content."""

    start: int
    end: int
    cited: tuple[CitedKey, ...]


def located(text: str) -> list[CitationCluster]:
    """The clusters with their places, half-open, in code points."""
    text = _CODE.sub(lambda match: " " * len(match.group()), text)
    found: list[CitationCluster] = []

    def taken(match: re.Match[str]) -> str:
        group = [cited for part in match[1].split(";") if (cited := _cited(part))]
        if group:
            found.append(CitationCluster(start=match.start(), end=match.end(), cited=tuple(group)))
        return " " * len(match.group())

    rest = _CLUSTER.sub(taken, text)
    for match in _BARE.finditer(rest):
        locator, label, suffix = locator_in(match[3] or "")
        cited = CitedKey(key=match[1] or match[2], locator=locator, label=label, suffix=suffix)
        found.append(CitationCluster(start=match.start(), end=match.end(), cited=(cited,)))
    return sorted(found, key=lambda cluster: cluster.start)


def _cited(part: str) -> CitedKey | None:
    match = _KEY.search(part)
    if match is None:
        return None
    locator, label, suffix = locator_in(part[match.end() :])
    prefix = part[: match.start()].lstrip()
    if prefix.rstrip()[-1:] > "\u2e7f":  # pandoc's syntax asks for a blank behind 参见, print does not
        prefix = prefix.rstrip()
    return CitedKey(key=match[1] or match[2], locator=locator, label=label, prefix=prefix, suffix=suffix)


def locator_in(text: str) -> tuple[str, str, str]:
    """Locator, CSL label and what follows, of "p. 65", "第65页", "§ 107", "65-66, with comments"."""
    text = text.strip().strip("{}")
    split = _SPLIT.match(text)
    if split is None:
        words = text.lstrip(",， ")
        return ("", "page", words) if not text or text[0] not in ",，" else (words, "page", "")
    head, rest = split["head"].strip().rstrip(","), (split["rest"] or "").strip()
    if match := _CHINESE.match(head):
        return match["locator"].strip(), _LABELS[match["label"]], rest
    if (match := _LABELLED.match(head)) and match["label"].lower() in _LABELS:
        return match["locator"].strip(), _LABELS[match["label"].lower()], rest
    return head, "page", rest
