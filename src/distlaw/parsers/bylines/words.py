"""The words and signs of bylines, in both scripts and in English."""

from __future__ import annotations

import re

from distlaw.vocab.words import load_words

LONGEST = 180
_WORDS = load_words("bylines")
WRAPPER = re.compile(r"^[\s*_>~#\-—–◎■□●○◆▲]+|[\s*_]+$")
BY = re.compile(
    r"(?:(?:written|posted|authored|prepared|contributed|words|text|published|reported|analysis|alert|report|"
    r"essay|article|column|"
    r"comment(?:ary)?|guest post|story|opinion)\s+by|(?:an?\s)?(?:guest\s)?(?:column|essay|post|note|article|"
    r"review|report)\s+by|by|authors?\s?:|by\s?:)\s*:?\s+(?=[A-ZÀ-Þ])"
    rf"|{_WORDS['author_labels'].source}|本[报刊社]{_WORDS['reporters'].source}\s*[:|/]?\s*"
    rf"|(?:{_WORDS['reporters'].source}|{_WORDS['columnists'].any_of})\s{{1,3}}",
    re.IGNORECASE,
)
EDITOR = re.compile(
    rf"(?:{_WORDS['editor_labels'].any_of}|edited|photo(?:graph)?s?|illustrations?)"
    r"\s{0,2}(?:[:|/丨]|by\s)",
    re.IGNORECASE,
)
OUTLET_LABEL = re.compile(
    rf"(?:{_WORDS['outlet_labels'].any_of}|"
    r"source|in|for|via|first published in)\s{0,2}[:|/丨于]?\s*(?=\S)",
    re.IGNORECASE,
)
UNIT_LABEL = re.compile(rf"(?:{_WORDS['unit_labels'].source}|affiliation)\s{{0,2}}[:|/丨]\s*", re.IGNORECASE)
COLUMN = re.compile(r"\[[^\[\]]{1,16}\]\s?(?:专栏|专题)?|^[^\s:|/]{1,10}专栏(?=[\s:|/])")
SEPARATOR = re.compile(
    r"\s*[|｜丨∣•●]\s*|\s+[·/／—–\-~]+\s+|\s*(?:——|──)\s*|(?<=[^\x00-\x7f])\s*/\s*|\s*/\s*(?=[^\x00-\x7f])|\u3000+|"
    r"\s{2,}|\t"
)
DATE_WORDS = re.compile(
    rf"(?:{_WORDS['dating'].source}\s?:?|{_WORDS['dating_alone'].source}|"
    r"(?:first )?published(?: on)?:?|"
    r"posted(?: on)?:?|"
    r"updated(?: on)?:?|dated?:?|\bon|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|issue of)\s*$",
    re.IGNORECASE,
)
AFTER_DATE = re.compile(
    r"\s*(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::\d\d)?(?:\s?[AaPp][Mm])?|第\s?[A-Z]?\d{1,3}\s?版|[(]?星期[一二三四五六日天][)]?|"
    rf"{_WORDS['after_dates'].any_of})*"
)
NOTHING = re.compile(
    rf"(?:{_WORDS['rubrics'].any_of}|约?\s?\d+\s?字|阅读\s?\d+.*|"
    r"(?:阅读|预计).{0,12}分钟|\d+\s?min(?:ute)?s?(?: read)?|opinion|column|comment(?:ary)?|essay|blog|insights?|"
    r"analysis|news|"
    r"guest (?:post|essay)|contributors?|updated|published|feature|第\s?[A-Z]?\d{1,3}\s?版|updated.{0,30}|"
    r"client (?:alert|briefing|note)|legal (?:alert|update)|alert|briefing)",
    re.IGNORECASE,
)
OUTLET_WORDS = re.compile(
    rf"{_WORDS['outlets'].source}|"
    r"\b(?:Review|Journal|Blog|Note|Notes|Times|Post|Weekly|Daily|Herald|Gazette|News|Law|Quarterly|Magazine|"
    r"Letter|Newsletter|Reporter|Studies|Proceedings|Transactions|Annals|Archives|Yearbook|Perspectives|"
    r"Monthly|Report|Bulletin|Digest|Forum|Chronicle|Tribune|Observer|The|Podcast|Substack|Habit|Docket|Brief|"
    r"Briefs|Desk)\b"
)
LABEL_ALONE = re.compile(
    rf"{_WORDS['labels_alone'].any_of}|by|source|author",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[。！？!?]|\.\s|…|:$")
FIRM = re.compile(r"[A-Z][\w'’\-]+(?:, [A-Z][\w'’\-]+)* & [A-Z][\w'’\-]+(?: [A-Z][\w.]+){0,2}")  # Roe & Doe
PART_OF_FIRM = re.compile(rf"(?:{_WORDS['teams'].any_of}|Practice|Practices|Team|Desk|Department)$")
WITH_UNIT = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^(),;]{3,48}?)\s?\((?P<org>[^()]{4,90})\)(?:\s?[,;]?\s(?:and|&)\s|\s?[,;]\s|\s?$)"
)
IN_BRACKETS = re.compile(r"\s?[(（][^()（）]{2,40}[)）]")
BOOK = re.compile(r"《([^《》]{2,40})》")
