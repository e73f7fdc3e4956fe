"""The words and signs of bylines, in both scripts and in English."""

from __future__ import annotations

import re
from functools import partial

from distlaw.vocab.words import worded

LONGEST = 180
WRAPPER = re.compile(r"^[\s*_>~#\-—–◎■□●○◆▲]+|[\s*_]+$")
_worded = partial(worded, "bylines")
BY = _worded(
    r"(?:(?:{written_en}\s+by|(?:an?\s)?(?:guest\s)?{texts_en}\s+by|by|authors?\s?:|by\s?:)\s*:?\s+(?=[A-ZÀ-Þ]))"
    r"|{author_labels}|本[报刊社]{reporters}\s*[:|/]?\s*|(?:{reporters}|{columnists})\s{1,3}",
    re.IGNORECASE,
)
EDITOR = _worded(r"(?:{editor_labels}|edited|photo(?:graph)?s?|illustrations?)\s{0,2}(?:[:|/丨]|by\s)", re.IGNORECASE)
OUTLET_LABEL = _worded(
    r"(?:{outlet_labels}|source|in|for|via|first published in)\s{0,2}[:|/丨于]?\s*(?=\S)", re.IGNORECASE
)
UNIT_LABEL = _worded(r"(?:{unit_labels}|affiliation)\s{0,2}[:|/丨]\s*", re.IGNORECASE)
COLUMN = re.compile(r"\[[^\[\]]{1,16}\]\s?(?:专栏|专题)?|^[^\s:|/]{1,10}专栏(?=[\s:|/])")
SEPARATOR = re.compile(
    r"\s*[|｜丨∣•●]\s*|\s+[·/／—–\-~]+\s+|\s*(?:——|──)\s*|(?<=[^\x00-\x7f])\s*/\s*|\s*/\s*(?=[^\x00-\x7f])|\u3000+|"
    r"\s{2,}|\t"
)
DATE_WORDS = _worded(
    r"(?:{dating}\s?:?|{dating_alone}|(?:first )?published(?: on)?:?|posted(?: on)?:?|updated(?: on)?:?|dated?:?|"
    r"\bon|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|issue of)\s*$",
    re.IGNORECASE,
)
AFTER_DATE = _worded(
    r"\s*(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::\d\d)?(?:\s?[AaPp][Mm])?|第\s?[A-Z]?\d{1,3}\s?版|"
    r"[(]?星期[一二三四五六日天][)]?|{after_dates})*"
)
NOTHING = _worded(
    r"(?:{rubrics}|约?\s?\d+\s?字|阅读\s?\d+.*|(?:阅读|预计).{0,12}分钟|\d+\s?min(?:ute)?s?(?: read)?|"
    r"{rubrics_en}|第\s?[A-Z]?\d{1,3}\s?版|updated.{0,30})",
    re.IGNORECASE,
)
OUTLET_WORDS = _worded(r"{outlets}|\b{outlets_en}\b")
LABEL_ALONE = _worded("{labels_alone}|by|source|author", re.IGNORECASE)
REPORTER = _worded("{newsmen}")
BETWEEN_PEOPLE = _worded(r"\s*[,、;]\s*|\s+|(?<=[)])(?=[^\s])|(?<=[^\s])(?=通讯员|实习记者)")
BESIDE_NAMES = _worded("{beside_names}")
UNIT_ENDING = _worded("{unit_endings}")
SENTENCE = re.compile(r"[。！？!?]|\.\s|…|:$")
FIRM = re.compile(r"[A-Z][\w'’\-]+(?:, [A-Z][\w'’\-]+)* & [A-Z][\w'’\-]+(?: [A-Z][\w.]+){0,2}")  # Roe & Doe
PART_OF_FIRM = _worded("(?:{teams}|Practice|Practices|Team|Desk|Department)$")
WITH_UNIT = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^(),;]{3,48}?)\s?\((?P<org>[^()]{4,90})\)(?:\s?[,;]?\s(?:and|&)\s|\s?[,;]\s|\s?$)"
)
IN_BRACKETS = re.compile(r"\s?[(（][^()（）]{2,40}[)）]")
BOOK = re.compile(r"《([^《》]{2,40})》")
