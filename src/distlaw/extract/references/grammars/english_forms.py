"""The printed forms of English legal citation: Bluebook, OSCOLA, Chicago and IEEE notes, books, chapters, pages."""

from __future__ import annotations

import re

from distlaw.vocab.words import worded

# What stands in no title: another signal, a mark of the page
PROSE = worded("reference_entries", r"(?:^|[.,;:)] )(?:[Ss]ee|[Cc]f\.)[ ,]|^[↑^]|\bsupra note\b|{no_title_en}")
LONGEST_TITLE = 45  # words
_PIN = (
    r"(?:,?\s*(?:at\s+)?(?P<pin>(?:n\.?\s?)?\d+(?:\s*[-—]\s*\d+)?(?:,\s*\d+(?:\s*[-—]\s*\d+)?)*(?:\s*"
    r"(?:&\s*)?nn?\.\s?\d+(?:-\d+)?)?))?"
)
_PAGE = r"(?P<page>[A-Z]?\d+(?:\s*[-—]\s*\d+)?)"
_DATE = r"(?:[A-Z][a-z]{2,8}\.?(?:[-—][A-Z][a-z]{2,8}\.?)?\s+)?(?:\d{1,2}(?:,\s*|\s+))?(?:1[5-9]|20)\d\d"
_HOUR = r"(?:,\s*(?:at\s+)?\d{1,2}:\d\d(?:\s*[AaPp]\.?\s?[Mm]\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?)?"
_JOURNAL_NAME = r"(?P<container>[A-Z][^\d()\"]{1,100}?(?:\s\d[a-z]{1,2}\b[^\d()\"]{0,30}?)?)"
# 41 Harbor L. Rev. 77, 80 (2028)
BLUEBOOK = re.compile(
    rf"^(?P<head>.{{3,400}}?),\s+(?P<volume>\d{{1,4}})\s+{_JOURNAL_NAME}\s+{_PAGE}{_PIN}\s+\("
    rf"(?P<when>[^()]*?(?:1[5-9]|20)\d\d)\)(?P<rest>.*)$"
)
# (2024) 3 Journal of Machines 88, 93; [2010] JBL 20
OSCOLA = re.compile(
    rf"^(?P<head>.{{3,400}}?),?\s+[(\[](?P<year>(?:1[5-9]|20)\d\d)[)\]]\s+(?:(?P<volume>\d{{1,4}})(?:\("
    rf"(?P<issue>[^)]+)\))?\s+)?"
    rf"{_JOURNAL_NAME}\s+{_PAGE}{_PIN}\.?(?P<rest>\s*\(.*\))?$"
)
# Journal 73, no. 5 (1964): 733
CHICAGO = re.compile(
    r"^(?P<head>.{3,400}?),?\s+(?P<container>[A-Z][^\d()\"]{1,100}?),?\s+(?P<volume>\d{1,4})(?:,\s*no\."
    r"\s*(?P<issue>[\d/\-]+))?"
    rf"\s+\((?P<when>[^()]*?(?:1[5-9]|20)\d\d)\):\s*{_PAGE}(?P<pin>$)?\.?(?P<rest>)$"
)
# J. Gou, "Title," Journal, vol. 129, no. 6, pp. 1789-1819, 2021
IEEE = re.compile(
    r"^(?P<head>.{3,400}?),?\s+(?P<container>[A-Z][^\d\"]{1,100}?),\s+vol\.\s*(?P<volume>\d+)(?:,\s*no\.\s*(?P<issue>[\d\-/]+))?"
    r"(?:,\s*pp?\.\s*(?P<page>\d+(?:\s*[-—]\s*\d+)?))?(?P<pin>$)?,\s+(?P<when>(?:[A-Z][a-z]{2,8}\.?\s+)?\d{4})(?P<rest>)$"
)
PREPRINT = re.compile(
    r"^(?P<head>.{3,400}?),\s+(?P<container>arXiv|SSRN)[:\s]+(?:preprint\s+)?(?:arXiv:)?(?P<number>\S+?)"
    r"\s*\(?(?P<year>(?:19|20)\d\d)?\)?\.?$",
    re.I,
)
CHAPTER = re.compile(
    rf"^(?P<head>.{{3,300}}?[,\"'?!])\s*(?:reprinted\s+)?in\s+(?P<inner>.{{3,300}}?)\s*\((?P<imprint>[^()]*?(?P<year>(?:1[5-9]"
    rf"|20)\d\d))\)\s*{_PIN}\.?$"
)
_PLACE_IN_BOOK = (
    r"(?P<bluepin>(?:§+|¶+|paras?\.|chs?\.|pts?\.)\s*[\d.\-:]+|passim|\d+(?:\s*[-—]\s*\d+)?(?:,\s*\d+(?:-\d+)?)*)"
)
_IMPRINT = (
    r"\((?P<imprint>[^()]*?(?P<year>(?:1[5-9]|20)\d\d))\)(?:\s\((?:1[4-9]|20)\d\d\))?"
    r"(?:,?\s+(?P<unit>(?:chs?|paras?|pt|§+)\.?\s*[\d.]+))?"
)
BOOK = re.compile(
    r"^(?:(?P<volume>\d{1,2})\s(?=[A-Z]))?(?P<head>[^()]{3,300}?)"
    rf"(?:,?\s+(?:pp?\.\s*|at\s+)?{_PLACE_IN_BOOK})?\s*{_IMPRINT}\s*{_PIN}\.?$"
)
MANUAL_BOOK = re.compile(
    r"^(?P<head>.{3,300}?),\s+(?P<publisher>[A-Z][^,()]{2,80}),\s+(?P<year>(?:1[5-9]|20)\d\d)(?:,"
    r"\s*pp?\.\s*(?P<pin>\d+(?:\s*[-—]\s*\d+)?))?\.?$"
)
_MONTH = r"[A-Z][a-z]{2,8}\.?"
_ISSUE_DATE = rf"\d{{1,2}}\s+{_MONTH}\s+\d{{4}}|{_MONTH}(?:[-—/]{_MONTH})?\s+(?:\d{{1,2}},\s+)?\d{{4}}"
_AT_PAGE = r"(?:,\s*(?:at|[pр]p?\.)\s*(?P<page>[A-Z]?\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*))?"
PERIODICAL = re.compile(
    rf"^(?P<head>.{{3,300}}?),\s+(?P<container>[A-Z][^,()\d]{{1,80}}),\s+(?P<when>{_ISSUE_DATE}){_AT_PAGE}\.?$"
)
WEB = re.compile(
    rf"^(?P<head>.{{3,400}}?)\s*\((?:(?:[Ll]ast )?(?:[Uu]pdated|[Mm]odified)(?: on)?:?\s*"
    rf"|(?P<site>(?![A-Z][a-z]{{2,8}}\.? \d)[^()]*?),\s*)?"
    rf"(?P<when>(?:\d{{1,2}}\s+)?{_DATE}){_HOUR}\)\.?$"
)
# Title, Wall St. J., https://…: no date printed
UNDATED = re.compile(r"^(?P<head>.{3,300}?)(?:,|(?<=\?))\s+(?P<site>[A-Z0-9][^,()]{1,60})$")
# 114 Elm L. Rev. (forthcoming Apr. 2031)
FORTHCOMING = re.compile(
    rf"^(?P<head>.{{3,400}}?),\s+(?P<volume>\d{{1,4}})\s+{_JOURNAL_NAME}\s+(?P<page>\d{{1,5}}\s+)?"
    r"\((?P<state>forthcoming)(?:\s+(?P<when>[^()]*?(?:19|20)\d\d))?\)(?P<pin>$)?(?P<rest>.*)$"
)
# Elm L. Rev. (forthcoming)
FORTHCOMING_ALONE = re.compile(
    r"^(?P<head>.{3,400}?),\s+(?P<container>[A-Z][^\d(),\"]{1,100}?)\s+(?P<page>(?=\())\((?P<state>forthcoming)"
    r"(?:\s+(?P<when>[^()]*?(?:19|20)\d\d))?\)(?P<pin>$)?(?P<rest>.*)$"
)
COURT_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.?\s\d{1,2}$")
RELEASE = re.compile(r"^(?P<genre>(?:Press|News) Release|Blog Post|Fact Sheet|Memorandum),\s+(?P<rest>\S.*)$")
THESIS = re.compile(r"\b(?:thesis|dissertation)\b", re.IGNORECASE)
STATE = re.compile(r"\s*\((?P<state>unpublished[^()]*|working paper[^()]*|on file[^()]*|draft[^()]*)\)", re.IGNORECASE)
HEREINAFTER = re.compile(r"\s*\[hereinafter\s+(?P<short>[^\]]+)\]", re.IGNORECASE)
