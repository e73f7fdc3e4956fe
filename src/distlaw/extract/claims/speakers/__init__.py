"""Who says it: attributions, read and followed through paragraphs, dialogues and judgments."""

from distlaw.extract.claims.speakers import en, zh
from distlaw.extract.claims.speakers.attribution import Attribution
from distlaw.extract.claims.speakers.tracker import Tracker
from distlaw.extract.claims.speakers.turns import Seats, Turns, brief, dialogue, judgment

__all__ = ["Attribution", "Seats", "Tracker", "Turns", "brief", "dialogue", "en", "judgment", "zh"]
