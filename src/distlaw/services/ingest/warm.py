"""Imported, once, by the process that workers are forked from: compiles the patterns and loads the vocabulary for all.

The only module that works when it is imported: that is what it is for. On a platform without fork nobody imports it.
"""

from __future__ import annotations

import gc

from distlaw.readers.reader import RawFile
from distlaw.services.ingest.prepare import prepared

_SAMPLE = (
    "# 一、A\n\n作者：某甲\n\n根据《民法典》第一条，甲诉乙案认为应当承担责任[1]。He said it may be fair use.\n\n"
    "## 参考文献\n\n[1] 某. 题[J]. 刊, 2020(1):1-2.\n"
)

prepared(RawFile(_SAMPLE.encode("utf-8"), "sample.md"))
# What is loaded by now stays: workers do not look through it for garbage.
gc.collect()
gc.freeze()
