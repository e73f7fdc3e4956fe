"""The frame of an HTML page that opens offline: everything inside, nothing fetched, everything escaped."""

from __future__ import annotations

from html import escape

from distlaw.model.claim_record import ClaimRecord

# No script, no font, no picture from elsewhere: the policy forbids what the page does not have.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { --ink: #1d2430; --faint: #6b7484; --line: #d9dde4; --paper: #fff; --tint: 37, 99, 235; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ef; --faint: #98a2b3; --line: #343c49; --paper: #14181f; --tint: 96, 150, 255; }
}
* { box-sizing: border-box; }
body { margin: 2rem auto; max-width: 62rem; padding: 0 1.2rem; color: var(--ink); background: var(--paper);
  font: 16px/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
a { color: inherit; } .faint { color: var(--faint); font-size: .85rem; }
.quote { margin: .1rem 0; } .tag { display: inline-block; border: 1px solid var(--line); border-radius: .8rem;
  padding: 0 .55rem; margin-right: .3rem; font-size: .78rem; color: var(--faint); }
.permits { color: #15803d; border-color: #15803d; } .prohibits { color: #b91c1c; border-color: #b91c1c; }
.conditional { color: #a16207; border-color: #a16207; }
@media print { body { margin: 0; max-width: none; } details > * { display: block; } }
"""


def page(title: str, body: str, style: str = "") -> str:
    """A whole page; `body` is HTML already."""
    head = (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}{style}</style>\n</head>\n"
    )
    return f"{head}<body>\n<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>\n"


def claim_html(claim: ClaimRecord) -> str:
    """A claim as a block: labels, quotation, and where it comes from."""
    tags = "".join(f'<span class="tag">{escape(theory)}</span>' for theory in claim.theories)
    tags += f'<span class="tag {escape(claim.stance)}">{escape(claim.stance)}</span>'
    tags += f'<span class="tag">{escape(claim.kind)}</span>'
    origin = f"{claim.voice} · {claim.status} · {claim.id}"
    both = (claim.proposition, claim.proposition_translated)
    words = "".join(f'<div class="faint">{escape(text)}</div>' for text in both if text)
    quote = f'<p class="quote" lang="{escape(claim.language or "und")}">{escape(claim.text)}</p>'
    return f'<div class="claim">{tags}{quote}{words}<div class="faint">{escape(origin)}</div></div>'
