"""Speeches, interviews, letters and broadcasts in Chicago notes (14.108-14.115, 14.168)."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.exporters.chicago.words import bare_quoted, day_of, host_of, listed_names, people, quoted
from distlaw.exporters.english.parts import access, sentence, spaced
from distlaw.exporters.english.source_facts import episode_of
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.markup import clean, italic
from distlaw.model.csl import kept_names
from distlaw.model.work import CiteItem, Name


def occasion(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Speaker, “Title” (speech, Event, Place, March 5, 2001); a paper: (paper presented at Event …). (14.115)"""
    item = cite.item
    head = sentence([people(item, "author", options), bare_quoted(item)])
    event, kind = clean(item.event_title), clean(item.genre).lower() if item.genre.isascii() else ""
    is_paper = "paper" in kind or item.csl_type == "paper-conference"
    facts = [f"paper presented at {event}"] if is_paper and event else [kind or item.csl_type, event]
    facts += [clean(item.event_place), day_of(item, gaps)]
    return sentence([f"{head} ({sentence(facts)})", access(item, options)])


def interview(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Person, interview by Person, June 3, 2023. (14.108)"""
    item = cite.item
    asking = people(item, "interviewer", options)
    asked = spaced("interview", f"by {asking}" if asking else "")
    who, title = people(item, "author", options), quoted(item)
    head = spaced(sentence([who, title]), asked) if title else sentence([who, asked])
    host = host_of(item) or clean(item.publisher)
    return sentence([head, host, clean(item.event_place), day_of(item, gaps), access(item, options)])


def letter(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Person to Person, February 11, 2019. (14.111)"""
    item = cite.item
    to = people(item, "recipient", options)
    who = spaced(people(item, "author", options), f"to {to}" if to else "")
    kind = clean(item.genre).lower() if item.genre.isascii() else ""
    kind = "email" if kind == "e-mail" else kind
    if to and kind and kind != "letter":  # email to Person; a letter is from one to another
        return sentence([people(item, "author", options), f"{kind} to {to}", day_of(item, gaps)])
    kind = "" if to else "email to author" if kind == "email" else kind
    kept = sentence([clean(item.archive_location), clean(item.archive), clean(item.archive_place)])  # 14.121
    return sentence([who or quoted(item).rstrip(","), kind, clean(item.publisher_place), day_of(item, gaps), kept])


def _hosts(hosts: Sequence[Name], options: StyleOptions) -> str:
    shown = listed_names(hosts, options)
    return f"{shown}, {'host' if len(hosts) == 1 else 'hosts'}" if shown else ""


def broadcast(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """Person, host, Programme, podcast, episode 14, “Title,” Network, October 12, 2022, URL. (14.168)"""
    item = cite.item
    hosts = kept_names(item, "host")
    medium = clean(item.medium).lower() if item.medium.isascii() else ""
    medium = medium or ("podcast" if "podcast" in item.genre.lower() else "")
    number = f"episode {episode_of(item)}" if episode_of(item) else clean(item.number)
    head = sentence([people(item, "author", options) or _hosts(hosts, options), italic(clean(item.container_title))])
    head = sentence([head, medium, number, quoted(item)])
    facts = sentence([clean(item.publisher), day_of(item, gaps), access(item, options)])
    return spaced(head, facts)
