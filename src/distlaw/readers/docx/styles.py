"""What a Word file's styles and numbering say: which paragraphs are headings, which numbers Word writes before them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from distlaw.errors import InputError
from distlaw.text.numerals import chinese_numeral
from distlaw.text.numerals import roman as roman_figures
from distlaw.vocab.words import worded

_HEADING = worded("page_elements", r"^{heading_styles}\s*(\d)$", re.IGNORECASE)
_TITLE = worded("page_elements", "^{title_styles}$", re.IGNORECASE)
_CONTENTS = worded("page_elements", r"^(?:{contents_styles}\s*\d*|table of figures|toc heading)$", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<\x00?!\x00?[Dd]\x00?[Oo]\x00?[Cc]\x00?[Tt]\x00?[Yy]\x00?[Pp]\x00?[Ee]")


@dataclass(frozen=True, slots=True)
class Style:
    """`level` is 0 for the title, 1 to 9 for headings, -1 for the rest; None is what a style leaves to its base."""

    level: int = -1
    is_contents: bool = False
    numbering: tuple[str, int] | None = None  # numId, ilvl
    bold: bool | None = None
    size: float | None = None  # points
    is_centred: bool | None = None

    def over(self, base: Style) -> Style:
        """This style, with what it does not say taken from its base."""
        return Style(
            level=self.level if self.level >= 0 else base.level,
            is_contents=self.is_contents,
            numbering=self.numbering or base.numbering,
            bold=base.bold if self.bold is None else self.bold,
            size=base.size if self.size is None else self.size,
            is_centred=base.is_centred if self.is_centred is None else self.is_centred,
        )


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document; `levels` maps (numId, ilvl) to (format, text, start)."""

    levels: dict[tuple[str, int], tuple[str, str, int]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)  # numId to abstractNumId: they count together
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, number: str, level: int) -> str:
        """The number Word writes before the next paragraph of this list and level; empty for bullets."""
        found = self.levels.get((number, level))
        if found is None:
            return ""
        family = self.abstract.get(number, number)
        key = (family, level)
        self.counts[key] = self.counts.get(key, found[2] - 1) + 1
        for deeper in [other for other in self.counts if other[0] == family and other[1] > level]:
            del self.counts[deeper]
        kind, pattern, _ = found
        if kind in ("bullet", "none"):
            return ""
        return re.sub(r"%(\d)", lambda match: self._at(number, family, int(match[1]) - 1), pattern)

    def _at(self, number: str, family: str, level: int) -> str:
        kind, _, start = self.levels.get((number, level), ("decimal", "", 1))
        return spelled(self.counts.get((family, level), start), kind)


def parsed(data: bytes, where: str) -> Any:
    """An XML part as a tree; InputError `doctype` or `broken`. No entity is resolved and nothing is fetched."""
    from lxml import etree

    if _DOCTYPE.search(data[:65_536]):
        raise InputError("the file declares a document type", code="doctype", where=where, hint="Word never writes one")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(
            "the file's XML is damaged", code="broken", where=where, hint="open and save it in Word"
        ) from error


def local_name(element: Any) -> str:
    """The element's name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute_value(element: Any, name: str = "val") -> str:
    """An attribute's value, whatever its namespace."""
    return next((str(v) for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def children_named(parent: Any, name: str) -> Iterable[Any]:
    """The children of that name."""
    return (child for child in parent if local_name(child) == name)


def child_of(parent: Any, *path: str) -> Any | None:
    """The first descendant along the path; None where it breaks off."""
    for name in path:
        parent = next(iter(children_named(parent, name)), None)
        if parent is None:
            return None
    return parent


def styles_of(root: Any | None) -> dict[str, Style]:
    """Every paragraph style by its id, the default one as "" too; what a style does not say is taken from the one it
    is based on, at last from the document's defaults."""
    raw: dict[str, tuple[Style, str]] = {}
    default = child_of(root, "docDefaults", "rPrDefault", "rPr") if root is not None else None
    bold, size = look_of(default)
    for element in children_named(root, "style") if root is not None else ():
        label = child_of(element, "name")
        name = attribute_value(label) if label is not None else ""
        outline = child_of(element, "pPr", "outlineLvl")
        base = child_of(element, "basedOn")
        raw[attribute_value(element, "styleId")] = (
            _style(name, outline, element),
            attribute_value(base) if base is not None else "",
        )
        if attribute_value(element, "default") in ("1", "true") and attribute_value(element, "type") == "paragraph":
            raw[""] = raw[attribute_value(element, "styleId")]
    defaults = Style(bold=bold, size=size)
    return {"": defaults} | {key: _inherited(key, raw).over(defaults) for key in raw}


def _style(name: str, outline: Any | None, element: Any) -> Style:
    heading = _HEADING.match(name)
    level = int(heading[1]) if heading else 0 if _TITLE.match(name) else -1
    if level < 0 and outline is not None and attribute_value(outline).isdigit() and int(attribute_value(outline)) < 9:
        level = int(attribute_value(outline)) + 1
    properties = child_of(element, "pPr")
    bold, size = look_of(child_of(element, "rPr"))
    return Style(level, bool(_CONTENTS.match(name)), numbering_of(properties), bold, size, centred(properties))


def look_of(properties: Any | None) -> tuple[bool | None, float | None]:
    """Whether run properties say bold or not, and their size in points; None for what they do not say."""
    bold, half = (child_of(properties, name) if properties is not None else None for name in ("b", "sz"))
    points = attribute_value(half) if half is not None else ""
    is_bold = None if bold is None else attribute_value(bold) not in ("0", "false")
    return is_bold, int(points) / 2 if points.isdigit() else None


def centred(properties: Any | None) -> bool | None:
    """Whether paragraph properties centre; None where they do not say."""
    set_at = child_of(properties, "jc") if properties is not None else None
    return None if set_at is None else attribute_value(set_at) == "center"


def _inherited(key: str, raw: dict[str, tuple[Style, str]]) -> Style:
    style, base = raw[key]
    for _ in range(10):
        if base not in raw:
            break
        above, base = raw[base]
        style = style.over(above)
    return style


def numbering_of(properties: Any | None) -> tuple[str, int] | None:
    """List and level that paragraph properties name."""
    numbers = child_of(properties, "numPr") if properties is not None else None
    number = child_of(numbers, "numId") if numbers is not None else None
    if number is None or attribute_value(number) == "0":
        return None
    level = child_of(numbers, "ilvl")
    value = attribute_value(level) if level is not None else "0"
    return attribute_value(number), int(value) if value.isdigit() else 0


def numberings_of(root: Any | None) -> Numbering:
    """The lists of `numbering.xml`."""
    out = Numbering()
    if root is None:
        return out
    abstract = {attribute_value(element, "abstractNumId"): element for element in children_named(root, "abstractNum")}
    for number in children_named(root, "num"):
        link = child_of(number, "abstractNumId")
        family = attribute_value(link) if link is not None else ""
        out.abstract[attribute_value(number, "numId")] = family
        for level in children_named(abstract[family], "lvl") if family in abstract else ():
            parts = [child_of(level, name) for name in ("numFmt", "lvlText", "start")]
            kind, text, start = (attribute_value(part) if part is not None else "" for part in parts)
            depth = attribute_value(level, "ilvl")
            if depth.isdigit():
                key = (attribute_value(number, "numId"), int(depth))
                out.levels[key] = (kind or "decimal", text, int(start) if start.isdigit() else 1)
    return out


def spelled(number: int, kind: str) -> str:
    """A number in one of Word's formats."""
    if kind in ("upperRoman", "lowerRoman"):
        roman = roman_figures(number)
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if kind == "upperLetter" else letter.lower()
    if kind.startswith(("chineseCounting", "japaneseCounting", "taiwaneseCounting", "ideographDigital")):
        return chinese_numeral(number)
    if kind in ("chineseLegalSimplified", "ideographLegalTraditional"):
        return chinese_numeral(number, formal=True)
    if kind.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    return f"{number:02d}" if kind == "decimalZero" else str(number)
