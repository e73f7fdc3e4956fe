"""The words and signs by which a line of a printed page shows what it is."""

from __future__ import annotations

import re

REFERENCES = re.compile(
    r"^[\s【\[〔]*(?:(?:主要)?(?:参\s*考\s*文\s*献|參\s*考\s*文\s*獻|引用文献)|References|REFERENCES|Bibliography|BIBLIOGRAPHY|"
    r"Works [Cc]ited)[\s】\]〕]*[:：]?\s*$"
)
# What a foot- or endnote begins with: [1] ［注1］ (1) ① 1. 1 * †
MARKER = re.compile(
    r"^\s*(?:[\[［〔【(（]\s*(?:注|註)?\s*(\d{1,3}|[*†‡])\s*[\]］〕】)）]|([①-⑳㉑-㉟])|(\d{1,3})(?=[.．、]\s)|"
    r"(\d{1,3})(?=[\s.．、]?\s*[^\d\s.．、%年月])|([*†‡]+))\s*[.．、]?\s*"
)
# What an entry of a list of references begins with.
ENTRY = re.compile(r"^\s*(?:[\[［〔【]\s*(?:注|註)?\s*\d{1,3}\s*[\]］〕】]|[①-⑳]|[（(]?\d{1,3}[)）.．、](?!\d))")
# Labels that stand at the foot of a journal's first page.
NOTE_LABEL = re.compile(
    r"^[\s*＊\[【〔［]*(?:收稿日期|修回日期|基金项目|基金資助|基金|作者简介|作者簡介|作者单位|作者信息|通讯作者|通信作者|责任编辑|本文系|DOI|"
    r"课题|项目来源|Received|Funding|About the author)"
)
# Labels that begin a paragraph of their own wherever they stand.
LABEL = re.compile(
    r"^[\s\[【〔［*＊]*(?:(?:内\s*容\s*|中\s*文\s*)?(?:摘\s*要|提\s*要|摘要)|关\s*键\s*[词字]|關\s*鍵\s*[詞字]|中图分类号|文献标[识志]码|"
    r"文章编号|引用格式|引用本文|收稿日期|基金项目|作者简介|Abstract|ABSTRACT|Key\s?[Ww]ords|KEY\s?WORDS|Keywords|DOI|JEL)"
    r"\s*[\]】〕］]?\s*[:：—\s]"
)
SENTENCE_END = "。！？!?；;：:”」』）)]】.…"
