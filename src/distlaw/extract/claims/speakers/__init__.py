"""Who says it: attributions, read and followed through paragraphs, dialogues and judgments."""

from distlaw.extract.claims.speakers import en, zh, zh_courts
from distlaw.extract.claims.speakers.attribution import Attribution
from distlaw.extract.claims.speakers.quotations import Quotation, quotations
from distlaw.extract.claims.speakers.quotations import within as quoted
from distlaw.extract.claims.speakers.tracker import Tracker
from distlaw.extract.claims.speakers.turns import Seats, Turns, brief, dialogue, judgment, tells
from distlaw.extract.claims.speakers.words import whole

__all__ = [
    "Attribution", "Quotation", "Seats", "Tracker", "Turns", "brief", "dialogue", "en", "judgment", "quotations",
    "quoted", "tells", "whole", "zh", "zh_courts",
]  # fmt: skip
