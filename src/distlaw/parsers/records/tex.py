"""TeX in bibliographies as plain text: accents, braces, dashes, a few commands; nothing is run."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß",
    "i": "ı", "j": "ȷ", "dh": "ð", "th": "þ", "S": "§", "P": "¶", "textendash": "–", "textemdash": "—", "ldots": "…",
    "dots": "…", "textquoteright": "’", "textquoteleft": "‘", "copyright": "©", "textregistered": "®", "TeX": "TeX",
    "LaTeX": "LaTeX", "textbackslash": "\\", "textasciitilde": "\ue004", "slash": "/", "newblock": "", "relax": "",
    "cdot": "·", "textperiodcentered": "·", "textbullet": "•",
    "textquotesingle": "'", "textquotedblleft": "“", "textquotedblright": "”",
    "textdollar": "$", "textasciicircum": "^", "textbar": "|", "textless": "<", "textgreater": ">", "par": "\n",
    "textbraceleft": "\ue001", "textbraceright": "\ue002", "times": "×", "circ": "°", "alpha": "α", "beta": "β",
    "ldotp": ".", "bibrangedash": "–", "hyphen": "-", "nobreakdash": "", "guillemotleft": "«", "guillemotright": "»",
}  # fmt: skip
_ACCENT = re.compile(
    r"\\(?:([`'^\"~=.])\s*|([uvHckrdb])(?:\s+|(?=\{)))(?:\{\s*(\\[ij]|[^\W\d_])\s*\}|(\\[ij](?![A-Za-z])|[^\W\d_]))"
)
_LETTER = re.compile(
    r"\\(" + "|".join(sorted(_LETTERS, key=len, reverse=True)) + r")(?![A-Za-z])(?:\{\}|[ \t]+(?=\S))?"
)
_COMMAND = re.compile(
    r"\\(?:url|href|path|emph|textit|textbf|textsc|textrm|texttt|textup|enquote|mkbibquote|mkbibemph|tex"
    r"t|mbox|hbox|uline|textsuperscript|textsubscript|ensuremath|mathrm|textsl|textsf|relax|bibstring)\s*(?=\{)"
)
_MATH = re.compile(r"(?<!\\)\$([^$\\{}]{0,40})(?<!\\)\$")
_ESCAPED = re.compile(r"\\([&%$#_{}~])(?!\w*\{)")


def tex_as_text(text: str, *, dashes: bool = True) -> str:
    """The text as it would be printed; `\\href{…}{…}` keeps both parts. Unknown commands stay as they are.

    `dashes`: two hyphens are an en dash, three an em dash; not so in addresses and page ranges.
    """
    text = re.sub(r"\s+", " ", text)
    if "\\" in text:
        text = _ACCENT.sub(_accented, text)
        text = _LETTER.sub(lambda match: _LETTERS[match[1]], text)
        text = _COMMAND.sub("", text)
        text = _ESCAPED.sub(lambda match: {"{": "\ue001", "}": "\ue002", "$": "\ue003"}.get(match[1], match[1]), text)
        text = re.sub(r"\\[,;:! ]|\\/", " ", text)
    text = _MATH.sub(r"\1", text) if "$" in text else text
    if dashes and "--" in text and "://" not in text:
        text = text.replace("---", "—").replace("--", "–")
    text = text.replace("``", "“").replace("''", "”")
    text = text.replace("{", "").replace("}", "").replace("\ue001", "{").replace("\ue002", "}").replace("\ue003", "$")
    text = re.sub(r"(?<!\\)~", "\u00a0", text) if "://" not in text else text
    text = text.replace("\ue004", "~")
    return re.sub(r"[^\S\n]*\n[^\S\n]*", "\n", re.sub(r"[^\S\n\u00a0]+", " ", text)).strip()


def _accented(match: re.Match[str]) -> str:
    mark = _ACCENTS[match[1] or match[2]]
    letter = (match[3] or match[4]).replace("\\i", "i").replace("\\j", "j")
    return unicodedata.normalize("NFC", letter + mark)
