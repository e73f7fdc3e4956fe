"""Words of records that stand for another: degrees, types of theses, languages."""

from __future__ import annotations

from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


class ThesisKind(Frozen):
    """A kind of thesis and the words that databases shorten it to."""

    words: tuple[str, ...]
    means: str


class RecordWords(Frozen):
    """`data/records/words.yaml`."""

    degrees: tuple[ThesisKind, ...]
    keys: dict[str, dict[str, str]]
    languages: dict[str, tuple[str, ...]]


@cache
def load_record_words() -> RecordWords:
    """The table in `data/records/words.yaml`."""
    return load_file(folder("data") / "records" / "words.yaml", RecordWords)


def kind_of_thesis(text: str, *, is_chinese: bool) -> str:
    """博士 as 博士学位论文, phdthesis as PhD thesis; other words as they are."""
    words = load_record_words()
    if key := words.keys.get(text.strip().lower()):
        return key["zh" if is_chinese else "en"]
    return next((degree.means for degree in words.degrees if text.strip() in degree.words), text)


def language_tag(text: str) -> str:
    """The BCP 47 tag of a language as a record names it; empty where it names none that is known."""
    text = text.strip(" ;；")
    low = text.lower()
    for tag, names in load_record_words().languages.items():
        if low == tag or low in names:
            return tag
    first, *rest = text.replace("_", "-").split("-")
    if not (2 <= len(first) <= 3 and first.isascii() and first.isalpha()) or not all(
        part.isascii() and part.isalnum() and 2 <= len(part) <= 8 for part in rest
    ):
        return ""
    shaped = (part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest)
    return "-".join((first.lower(), *shaped))
