# ruff: noqa: E501 -- drafts in two languages, a line each
"""Drafts over any corpus that turn on meaning: what a claim's record says, made false in one place; and true ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping

from distlaw.model.claim_record import ClaimRecord
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.read import listed_claims
from distlaw.vocab.theories import load_theories, theory

_NEGATED = {
    "en": ("{0} never wrote: {1}.", "{0} does not write that {1}.", "It is not so, writes {0}, that {1}.",
           "{0} rarely writes that {1}.", "{0} denies that {1}.", "Nobody, says {0}, holds that {1}.",
           "{0} stopped short of writing: {1}.", "Contrary to what {0} writes, not {1}.", "Far from it: {1}.",
           "{0} writes the opposite of {1}.", "{0} writes: not {1}.", "{0} pretends that {1}."),
    "zh": ("{0}并未写道：{1}。", "{0}从不认为{1}。", "{0}不认为{1}。", "很难说{0}主张{1}。", "{0}否认{1}。", "{0}误以为{1}。",
           "{0}写道，并非{1}。", "{0}姑且假设{1}。", "{0}几乎不说{1}。", "与{0}的看法相左，{1}。", "{0}曾经认为{1}。", "{0}反讽道：{1}。"),
}  # fmt: skip
_CONDITIONED = {
    "en": ("Without exception, {0} writes: {1}.", "In every case, {0} writes: {1}.", "Only for research, {0} writes: {1}.",
           "If the user agreed, {0} writes: {1}.", "{0} writes, unless otherwise agreed: {1}.",
           "Whatever the terms say, {1}.", "{0} writes of companies only: {1}.", "Even where it harms others, {1}."),
    "zh": ("在任何情况下，{0}都认为{1}。", "仅在科研场合，{0}认为{1}。", "除另有约定外，{0}认为{1}。", "{0}无条件地认为{1}。",
           "只要用户同意，{0}认为{1}。", "无论条款如何规定，{1}。", "{0}仅就企业写道：{1}。", "即便损害他人，{1}。"),
}  # fmt: skip
_SETTLED = {
    "en": ("It is settled that {1}.", "As the law stands, {1}.", "{0} proves that {1}.", "{0} rightly writes: {1}.",
           "Courts everywhere hold: {1}.", "All scholars write: {1}.", "{0} wrote, and Congress enacted: {1}.",
           "The Supreme Court adopted it: {1}.", "{0} certainly writes: {1}.", "The leading view is: {1}.",
           "{1} (overruled).", "{1} (affirmed on appeal).", "{0} notes the fact that {1}.", "Everybody agrees: {1}."),
    "zh": ("通说认为：{1}。", "现行法规定：{1}。", "{0}证明了{1}。", "{0}正确地指出：{1}。", "各国法院均认为：{1}。",
           "学界一致认为：{1}。", "最高人民法院采纳了：{1}。", "毫无疑问，{1}。", "司法实践已经确认：{1}。", "事实是{1}。",
           "{0}强调并经立法采纳：{1}。", "{1}（已被推翻）。", "众所周知，{1}。", "{0}必然认为{1}。"),
}  # fmt: skip
_BESIDE = {
    "en": ("{1}. So distillation is {2}.", "{1}. In other words, it is {2}.", "Distillation is {2}: {1}.",
           "{0} thinks distillation {2}: {1}.", "{1}, which makes distillation {2}.", "{1}. {0} later took it back.",
           "{1}. No court agreed.", "{1}. That was wrong.", "The practice is {2}.\n\n{1}", "# Why it is {2}\n\n{1}"),
    "zh": ("{1}。可见蒸馏是{2}的。", "{1}。换言之，此举{2}。", "蒸馏{2}：{1}。", "{0}认为蒸馏{2}：{1}。", "{1}，故蒸馏{2}。",
           "{1}。{0}后来收回了这一看法。", "{1}。但无人赞同。", "{1}。这并不正确。", "此举{2}。\n\n{1}", "# 为何{2}\n\n{1}"),
}  # fmt: skip
_SPLICED = (
    "{0} writes: {1}, because {2}.", "{0} writes: {1}; therefore {2}.", "{0}写道：{1}，因为{2}。", "{0}认为{1}，所以{2}。",
    "If {1}, then {2}.", "既然{1}，那么{2}。", "{1} proves {2}.", "{1}推翻了{2}。", "From {1} it follows that {2}.", "{1} only if {2}.",
)  # fmt: skip
_STRANGERS = (
    "Professor Quimby",
    "The Ninth Circuit",
    "The plaintiff",
    "最高人民法院",
    "一审法院",
    "被告",
    "立法机关",
    "赵若谷",
)
_WRITES = ("{0} writes: {1}.", "{0}写道：{1}。", "According to {0}, {1}.", "在{0}看来，{1}。", "{1}, writes {0}.", "- {0}: {1}",
           "{1}（{0}）。", "## {0}\n\n{1}")  # fmt: skip


class MeaningForger:
    """Both kinds over the accepted claims of a corpus whose speakers have names."""

    def __init__(self, url: str, seed: int = 17) -> None:
        self.random = random.Random(seed)
        self.claims = [one for one in listed_claims(url, ClaimFilter()) if one.status == "accepted"]
        self.named = [one for one in self.claims if self.who(one)]

    def who(self, claim: ClaimRecord) -> str:
        """A speaker by a full name: of the authors, the work, or the person or body."""
        if claim.speaker.type == "author":
            return "、".join(claim.authors) or claim.title
        return claim.speaker.name if claim.speaker.type in ("person", "organisation") else ""

    def false(self) -> Iterator[tuple[str, str]]:
        """Kind and draft, without end."""
        kinds: tuple[Callable[[], str], ...] = (
            self.worded(_NEGATED), self.worded(_CONDITIONED), self.worded(_SETTLED), self.worded(_BESIDE),
            self.spliced, self.another, self.stranger, self.recorded, self.firmer, self.headed, self.counted,
        )  # fmt: skip
        names = ("negated", "conditioned", "settled", "beside", "spliced", "another", "stranger", "recorded", "firmer",
                 "headed", "counted")  # fmt: skip
        while True:
            for name, kind in zip(names, kinds, strict=True):
                yield name, kind()

    def worded(self, ways: Mapping[str, tuple[str, ...]]) -> Callable[[], str]:
        """A true frame with words that no record has."""

        def made() -> str:
            one = self.random.choice(self.named)
            code = self.random.choice(("en", "zh"))
            word = self.random.choice(("lawful", "theft") if code == "en" else ("合法", "违法"))
            return self.random.choice(ways[code]).format(self.who(one), handle(one), word)

        return made

    def two(self) -> tuple[ClaimRecord, ClaimRecord]:
        """Two claims of different speakers, neither name within the other."""
        one = self.random.choice(self.named)
        others = [two for two in self.named if not ({self.who(two)} & {self.who(one)})]
        return one, self.random.choice([two for two in others if two.authors != one.authors or two.key != one.key])

    def spliced(self) -> str:
        one, two = self.two()
        return self.random.choice(_SPLICED).format(self.who(one), handle(one), handle(two))

    def another(self) -> str:
        """Somebody else of the corpus, the author for whom the author reports above all."""
        one, two = self.two()
        told = [claim for claim in self.claims if claim.speaker.type != "author" and (claim.authors or claim.title)]
        if told and self.random.random() < 0.5:
            one = self.random.choice(told)
            return self.random.choice(_WRITES).format("、".join(one.authors) or one.title, handle(one))
        return self.random.choice(_WRITES).format(self.who(two), handle(one))

    def stranger(self) -> str:
        one = self.random.choice(self.named)
        strangers = [
            name for name in _STRANGERS if one.speaker.type in ("author", "person") or "法院" in one.speaker.name
        ]
        return self.random.choice(_WRITES).format(self.random.choice(strangers or _STRANGERS[:1]), handle(one))

    def recorded(self) -> str:
        """A year, a title, a theory or a side that is not the claim's."""
        one, two = self.two()
        who, year = self.who(one), str(int(one.issued[:4] or 2020) + self.random.choice((-9, -2, -1, 1, 3)))
        other = self.random.choice([t for t in load_theories() if t.id not in above(one)]).pref_label
        side = "蒸馏违法" if one.stance == "permits" else "蒸馏合法"
        ways = [
            f"{who}（{year}）写道：{handle(one)}。",
            f"In {year}, {who} writes: {handle(one)}.",
            f"On {other['en']}, {who} writes: {handle(one)}.",
            f"就{other['zh-Hans']}而言，{handle(one)}。",
            f"### {other['zh-Hans']}\n\n{handle(one)}",
            f"支持{side}的有：{handle(one)}。",
            f"{handle(one)}（{who}，{year}）。",
        ]
        if two.title and two.title != one.title:
            ways.append(f"{who}在《{two.title}》中写道：{handle(one)}。")
        return self.random.choice(ways)

    def firmer(self) -> str:
        """A verb that says more than the record."""
        one = self.random.choice(self.named)
        words = ("insists", "proves", "concedes", "admits", "shows", "establishes", "warns", "断言", "坚称", "承认", "证明", "警告",
                 "证实", "重申", "发现", "揭示")  # fmt: skip
        verb = self.random.choice(words)
        return (
            f"{self.who(one)} {verb}: {handle(one)}." if verb.isascii() else f"{self.who(one)}{verb}：{handle(one)}。"
        )

    def headed(self) -> str:
        """A heading or a lead line that does not hold for all below."""
        one, two = self.two()
        heading = self.random.choice(
            (f"# {self.who(one)}", f"**{self.who(one)}**", f"{self.who(one)}写道：", f"{self.who(one)}：")
        )
        return f"{heading}\n\n- {handle(one)}\n- {handle(two)}"

    def counted(self) -> str:
        """A number that is not so, or a relation that nobody recorded."""
        one, two = self.two()
        ways = (f"Three authors say so: {handle(one)}; {handle(two)}.", f"四位作者谈到此事：{handle(one)}；{handle(two)}。",
                f"{self.who(one)}提出三点：{handle(one)}；{handle(two)}。", f"{handle(one)}. {self.who(two)} confirms it: {handle(two)}.",
                f"{handle(one)}。{self.who(two)}赞同这一看法：{handle(two)}。", f"{self.who(one)}、{self.who(two)}写道：{handle(one)}。",
                f"{handle(one)} was overruled by {handle(two)}.", f"{self.who(one)}引用{self.who(two)}写道：{handle(one)}。")  # fmt: skip
        return self.random.choice(ways)

    def true(self) -> Iterator[str]:
        """True drafts, without end: what a model writes that was told the rules."""
        while True:
            one, two = self.two()
            a, b, year = self.who(one), self.who(two), one.issued[:4]
            label = theory(one.theories[0]).pref_label if one.theories else {}  # type: ignore[union-attr]
            told = f"据{'、'.join(one.authors)}转述，" if one.speaker.type != "author" and one.authors else ""
            ways = [
                handle(one),
                f"{a} writes: {handle(one)}.",
                f"{a}写道：{handle(one)}。",
                f"{told}{a}认为，{handle(one)}。",
                f"According to {a}, {handle(one)}.",
                f"在{a}看来，{handle(one)}。",
                f"- {handle(one)}\n- {handle(two)}",
                f"{a}写道：{handle(one)}；{b}写道：{handle(two)}。",
                f"First, {a} says: {handle(one)}. Second, {b} says: {handle(two)}.",
                f"{handle(one)}, writes {a}.",
                f"参见{handle(one)}；{handle(two)}。",
                f"- {a}: {handle(one)}\n- {b}: {handle(two)}",
                f"# {a}\n\n{handle(one)}",
                f"{a}说，{handle(one)}。另见{handle(two)}。",
            ]
            if year and one.speaker.type == "author":
                ways += [
                    f"{a}（{year}）指出：{handle(one)}。",
                    f"In {year}, {a} wrote: {handle(one)}.",
                    f"{handle(one)}（{a}，{year}）。",
                ]
            if label:
                ways += [
                    f"### {label['zh-Hans']}\n\n{handle(one)}",
                    f"On {label['en']}, {a} writes: {handle(one)}.",
                    f"关于{label['zh-Hans']}，{a}认为：{handle(one)}。",
                ]
            yield self.random.choice(ways)


def handle(claim: ClaimRecord) -> str:
    """How the claim is written in a draft."""
    return f"[[c:{claim.id}]]"


def above(claim: ClaimRecord) -> set[str]:
    """The claim's theories, and those above them."""
    found, rest = set[str](), [*claim.theories]
    while rest:
        identifier = rest.pop()
        one = theory(identifier)
        found.add(identifier)
        rest += [one.broader] if one and one.broader else []
    return found
