"""Who says it: what an attribution is, and how a printed name becomes a speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass

from distlaw.model.argument import Speaker


@dataclass(frozen=True, slots=True)
class Attribution:
    """The proposition is `[start, end)` of the block; `runs_on` while later sentences may still be the speaker's."""

    start: int
    end: int
    speaker: Speaker
    verb: str
    runs_on: bool = False
    is_own: bool = False
    is_kept: bool = False
    is_question: bool = False


LATIN = re.compile(r"[A-Z][\w.'’\-]*(?:[ \u00a0](?:[A-Z][\w.'’\-]*|de|van|von))*")
TITLES = {
    "CTO",
    "CEO",
    "CFO",
    "AI",
    "Judge",
    "Professor",
    "Prof.",
    "Dr.",
    "Mr.",
    "Ms.",
    "Justice",
    "The",
    "Yet",
    "But",
}
_KNOWN_BODIES = frozenset(
    [
        "openai",
        "anthropic",
        "google",
        "meta",
        "deepseek",
        "microsoft",
        "nvidia",
        "mistral",
        "alibaba",
        "baidu",
        "tencent",
        "amazon",
        "apple",
        "xai",
        "cohere",
        "github",
        "bytedance",
    ]
)


def named(name: str) -> Speaker:
    """A person, or an organisation where the name is a known one."""
    body = name.split()[0].lower() in _KNOWN_BODIES
    return Speaker(type="organisation" if body else "person", name=name)
