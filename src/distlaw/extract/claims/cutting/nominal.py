"""Whether a Chinese clause opens with a subject of its own."""

from __future__ import annotations

from distlaw.vocab.words import word_list

_LOOKED_AT = 26  # characters
_WORDS = 8


def begins_nominal(clause: str) -> bool:
    """The clause, folded, opens with a noun phrase that a verb or an adverb follows: it has a subject of its own."""
    import rjieba

    if word_list("clause_cuts", "modal_zh").regex.match(clause):
        return False
    tags = rjieba.tag(clause[:_LOOKED_AT])
    marks = [index for index, (word, _) in enumerate(tags[:_WORDS]) if word == "的"]
    seen_noun = False
    for index, (_, tag) in enumerate(tags):
        if marks and index <= marks[-1]:
            continue
        if tag[0] in "nrj" or tag in ("eng", "vn"):
            seen_noun = True
        elif tag[0] in "vdz" and seen_noun:
            return True
        elif tag[0] in "mqabstlf" or (marks and index == marks[-1] + 1):
            continue
        else:
            return False
    return False
