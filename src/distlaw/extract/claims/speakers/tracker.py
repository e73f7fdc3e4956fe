"""Follows who speaks through a document: attributions that run on, pronouns, turns of a dialogue, seats of a "
"judgment."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from distlaw.extract.claims.lexicon import cue_text
from distlaw.extract.claims.speakers import zh_courts
from distlaw.extract.claims.speakers.attribution import PAPER, Attribution, Role
from distlaw.extract.claims.speakers.en_names import bodies_in, humans_in, persons_in
from distlaw.extract.claims.speakers.quotations import Quotation
from distlaw.extract.claims.speakers.words import filed_under, role_of, whole
from distlaw.extract.claims.speakers.zh import suing
from distlaw.extract.claims.speakers.zh_names import person_after_title, who
from distlaw.model.argument import Speaker
from distlaw.text.fold import simplified
from distlaw.text.numerals import TO_TEN
from distlaw.vocab.words import worded

_OF_BODY = worded("speakers_zh", r"{bodies}|\bits?\b")
_CLOSES = {"“": "”", "「": "」", "『": "』", '"': '"'}
_REMEMBERED = 12
_HEADED = ("被告方", "原告方", "法院")
_ROLES = worded("speakers_zh", r"^(?:本案)?(?:原审|一审|二审)?{litigants}(?=[{han}]{2})")
_CALLED = re.compile(r"\s*[(（].*$")
_LABELLED = re.compile(rf"^[(（]?[{TO_TEN}\d]{{1,3}}[)）、.．]\s*")
_LITIGANT = worded("speakers_en", r"(?:^|(?<=[.;] )){litigants}\b")
_PERSONS = frozenset(("he", "she", "his", "her"))


@dataclass(slots=True)
class Tracker:
    """`seat` is who speaks where the text says nothing: the author, a party, the court, a partner of a dialogue."""

    seat: Speaker = field(default_factory=Speaker)
    seat_role: Role = ""  # in a judgment
    role: Role = ""
    running: Speaker = field(default_factory=Speaker)
    runs_on: bool = False
    verb: str = ""  # of the attribution that runs
    floor: tuple[Speaker, Role] | None = None  # the court that has the floor in this paragraph
    until: int = 0  # where in the block the quotation that it opens ends
    named: list[Speaker] = field(default_factory=list)
    roles: dict[str, Role] = field(default_factory=dict)
    full: dict[str, str] = field(default_factory=dict)  # names of parties by their short ones
    litigants: set[str] = field(default_factory=set)  # who sued, was sued, or pleads
    suer: str = ""  # the first who is said to sue
    humans: set[str] = field(default_factory=set)  # who is said to be a person, or has spoken as one
    last: tuple[Speaker, Role] | None = None  # the court or the party that spoke when the paragraph before ended
    is_headed: bool = False  # the seat is a heading's
    in_brief: bool = False  # a party's own paper: what it tells of others, it pleads
    in_case: bool = False  # the text is a judgment, or tells one part by part: its parties plead and its courts hold
    spoke: Speaker | None = None  # the last who spoke in this paragraph
    paper: Speaker | None = None  # who gave out the last report
    handed: Speaker | None = None  # who says the list or the quotation that a paragraph's last colon opens

    def take_seat(self, speaker: Speaker, role: Role = "") -> None:
        """From here on the words are `speaker`'s unless the text says otherwise."""
        self.seat, self.seat_role = speaker, role
        self._end()
        if speaker.type != "author":
            self._remember(speaker)

    def head(self, shade: str) -> None:
        """A heading that says whose words a section holds (辩护意见, 裁判要旨); any other gives the floor back."""
        words = _LABELLED.sub("", shade).strip(" :#*")
        name = next((one for one in _HEADED if whole(f"heading_{one}", "zh").fullmatch(words)), "")
        if name:
            court = name == "法院"
            if court and self.in_case:
                self.take_seat(Speaker(), "holding")
                return
            self.take_seat(
                Speaker(type="organisation" if court else "group", name=name), "holding" if court else "submission"
            )
            self.is_headed = True
            return
        owner = _case_of().fullmatch(words)
        found = who(owner.group("who"), owner.group("who")) if owner else None
        if found is not None and found.type in ("organisation", "person"):
            self.take_seat(found)
            self.is_headed = True
            return
        if self.is_headed:
            self.take_seat(Speaker())
        self.is_headed = False

    def tell(self, speaker: Speaker) -> None:
        """What follows tells a report of `speaker`'s, until a heading."""
        self.take_seat(speaker)
        self.is_headed = True

    def begin(self) -> None:
        """A new block: what was said before, and by whom, no longer carries on."""
        self.last = (self.running, self.role) if self.role and self.running != self.seat else None
        self._end()

    def _end(self) -> None:
        self.running, self.runs_on, self.verb, self.until = self.seat, False, "", 0
        self.role = self.seat_role
        self.floor = None

    def _give_back(self) -> None:
        """Whoever was reported has spoken: the court that has the floor goes on, or the seat."""
        floor = self.floor
        self._end()
        if floor is not None:
            (self.running, self.role), self.runs_on, self.floor = floor, True, floor

    def take_over(self, is_list: bool, is_numbered: bool) -> None:
        """A new block after a colon: an item of a list, or a quotation, is whose the colon made it. What counts on
        (第二，…) is a court's or a party's still."""
        if not is_list:
            self.handed = None
        self.spoke = None
        if self.handed is not None:
            self.expect(self.handed)
        elif is_numbered and self.last is not None:
            (self.running, self.role), self.runs_on = self.last, True

    def hear(self, text: str, shade: str, is_english: bool) -> None:
        """Persons and bodies that a sentence names may be the he, she or it of what follows."""
        if is_english:
            for name in bodies_in(text):
                self._remember(Speaker(type="organisation", name=name))
            for name in persons_in(text):
                self._remember(self._whole(Speaker(type="person", name=name)))
            self.humans.update(humans_in(text))
            for name in _LITIGANT.findall(text):
                self._remember(Speaker(type="unnamed", name=name.lower()))
            return
        names = list(suing(text, shade))
        self.litigants.update(names)
        if names and not self.suer:
            self.suer = names[0]
        self.paper = zh_courts.gives_out(text, shade) or self.paper
        if found := person_after_title(shade):
            name = simplified(found.group("name") or found.group("before"))
            self._remember(Speaker(type="person", name=name))

    def turn(self, found: Attribution | None, text: str, at: int) -> None:
        """An attribution takes over; without one the seat speaks again at `at` of the block's text, unless the last
        attribution runs on or its quotation is still open."""
        if found is None:
            if not self.runs_on and at >= self.until:
                self._give_back()
            return
        if found.is_own and found.verb != "规定" and self.is_headed:
            self.take_seat(Speaker())  # the author speaks up in a section that told what others said
            self.is_headed = False
        if self.in_case and found.verb.startswith("查明"):
            self.take_seat(Speaker())  # what a court found happened, in nobody's words
            return
        speaker = self.seat if found.is_own else self._resolved(found.speaker)
        self.verb, self.role = ("", self.seat_role) if found.is_own else (found.verb, self._role(found, speaker))
        if self.role == "holding" and speaker != self.seat and not found.is_ruling:
            self.floor = (speaker, self.role)
        inside = (
            self.seat_role == "holding" or found.is_ruling or (self.floor is not None and self.role == "submission")
        )
        self.running, self.runs_on = speaker, found.runs_on or (self.role != "" and speaker != self.seat and not inside)
        self.until = _quotation_end(text, found.start)
        if not found.is_own and speaker.type != "author":
            self.spoke = speaker
            self.roles[speaker.name] = self.role
            if self.role == "submission":
                self.litigants.add(speaker.name)
            self._remember(speaker)

    def _role(self, found: Attribution, speaker: Speaker) -> Role:
        """As the words say; in a judgment, whoever is not the court is a party; a pronoun keeps its role."""
        if speaker == self.seat and self.seat_role:
            return self.seat_role
        if found.role:
            return "submission" if self.in_brief else found.role
        if found.speaker.name.startswith("@") and speaker.name in self.roles:
            return self.roles[speaker.name]
        if self.seat_role or self.in_case or speaker.name in self.litigants:
            return "submission"
        return ""

    def quote(self, said: Quotation) -> tuple[Speaker, Role]:
        """Who is quoted and in which role."""
        speaker = self._resolved(said.speaker)
        self._remember(speaker)
        return speaker, said.role or self.roles.get(speaker.name, self.seat_role and "submission")

    def expect(self, speaker: Speaker) -> None:
        """A sentence that only announces a view: what follows is the speaker's."""
        self.running, self.runs_on, self.verb, self.until = self._resolved(speaker), True, "view", 0
        self.role = role_of(cue_text(speaker.name)) or self.roles.get(self.running.name, self.seat_role)
        self._remember(self.running)

    def _remember(self, speaker: Speaker) -> None:
        known = [one for one in self.named if one.name != speaker.name]
        self.named = [*known, speaker][-_REMEMBERED:]

    def _resolved(self, speaker: Speaker) -> Speaker:
        if self.seat_role == "holding" and whole("own_court", "zh").fullmatch(speaker.name.removeprefix("@").lower()):
            return self.seat
        if self.seat_role == "holding" and self.seat.type == "author" and speaker.name == "法院":
            return self.seat  # 法院生效裁判认为: whoever reports a judgment's reasons in its words
        if self.seat_role == "submission" and speaker.name.removeprefix("@").endswith("代理人"):
            return self.seat
        if not speaker.name.startswith("@"):
            return self._whole(speaker)
        word = speaker.name[1:]
        if word in ("前者", "the former") and len(self.named) > 1:
            return self.named[-2]
        if word == PAPER:
            return self.paper or Speaker(type="unnamed", name=word[1:])
        is_body = bool(_OF_BODY.search(word))
        if whole("own_court", "zh").fullmatch(word) or word == "该院":
            courts = (one for one in reversed(self.named) if role_of(cue_text(one.name)) == "holding")
            return next(courts, Speaker(type="organisation", name="法院"))
        wanted: tuple[str, ...] = ("organisation", "unnamed") if is_body else ("person",)
        if word in ("后者", "the latter", "they", "their", "他们", "对方"):
            wanted = ("person", "organisation", "group", "unnamed")
        near = [one for one in reversed(self.named) if one.type in wanted]
        sure = (one for one in near if one.name in self.humans) if word in _PERSONS else iter(())
        found = next(sure, next(iter(near), None))
        if found is None and not is_body:  # a surname alone looks like a body's name; a description may be a person's
            found = next((one for one in reversed(self.named) if " " not in one.name), None)
        return found or Speaker(type="unnamed", name=word)

    def _whole(self, speaker: Speaker) -> Speaker:
        """The full name where a short one, or only the last word of a name known here, is printed."""
        if self.in_case and (bare := _ROLES.sub("", _CALLED.sub("", speaker.name))) != speaker.name:
            speaker = Speaker(type=speaker.type, name=bare)
        if speaker.name in self.full:
            return Speaker(type=speaker.type, name=self.full[speaker.name])
        if speaker.name == "原告" and self.suer and not self.seat_role:
            return next((one for one in self.named if one.name == self.suer), Speaker(type="person", name=self.suer))
        if " " in speaker.name or not speaker.name.isascii():
            return speaker
        ending, opening = f" {speaker.name}", f"{speaker.name} "
        return next(
            (one for one in reversed(self.named) if one.name.endswith(ending) or one.name.startswith(opening)), speaker
        )


@cache
def _case_of() -> re.Pattern[str]:
    """A heading that says whose case follows (甲公司的主张)."""
    return re.compile(rf"(?P<who>.{{2,16}}?)的?{filed_under('case_of', 'zh')}")


def _quotation_end(text: str, start: int) -> int:
    """Where the quotation closes whose mark stands right before `start`; 0 where none does."""
    opening = text[start - 1 : start].strip() or text[max(0, start - 2) : start - 1]
    closing = _CLOSES.get(opening)
    return text.find(closing, start) if closing else 0
