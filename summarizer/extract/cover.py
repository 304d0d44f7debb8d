"""Who files, as the cover of the form prints it.

A Form 10-K names the registrant on its cover, above the words "Exact name of registrant as specified in its charter".
"""

from __future__ import annotations

import regex

from summarizer.extract.facts import REGISTRANT, Fact, Field
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find
from summarizer.spans import Span

COVER = 20_000  # code points of the view within which a cover ends
SHORT = 4  # letters of a word that may be letters only: "IBM", "DANA"
RULE = "cover_name"  # the pattern of the pack that finds the name


def _on_cover(view: str, pack: Pack) -> Span | None:
    """Where the cover's name stands; one in capitals gives way to the same name as the text writes it."""
    if RULE not in pack.patterns:
        return None
    found = find(pack.compile(f"{{{RULE}}}"), view, Span(0, min(len(view), COVER)))
    if found is None:
        return None
    span = found.span("name")
    if not _shouts(span.of(view)):
        return span
    same = regex.compile(r"(?<!\w)" + r"\s".join(regex.escape(w) for w in span.of(view).split()) + r"(?!\w)", regex.IGNORECASE)
    return next((Span(*m.span()) for m in same.finditer(view, span.end) if not _shouts(m[0])), span)


def cover_fact(view: str, pack: Pack) -> Fact | None:
    """The registrant by its cover, for a text that nowhere says who "the Company" is.

    Its value has capitals inside a word only where the text has: "VIK PUMPS CORPORATION" is "Vik Pumps Corporation" of a
    text that speaks of Vik.
    """
    span = _on_cover(view, pack)
    if span is None or REGISTRANT not in pack.kinds:
        return None
    raw = span.of(view)
    words = raw.split()
    if sum(len(word) == 1 for word in words) > len(words) // 2:
        return None  # "V I K  P U M P S"
    if _shouts(raw):
        words = _as_written(view, words)
    name = Field(" ".join(words), "", raw, (span,), pack.kinds[REGISTRANT].fields["name"])
    return Fact("", REGISTRANT, RULE, {"name": name}, (span,))


def _as_written(view: str, words: list[str]) -> list[str]:
    """The words with their first letters alone in capitals, as the text has some of them; short ones where it has those so."""
    small = [word.capitalize() for word in words]
    there = [regex.search(rf"(?<!\w){regex.escape(word.strip('.,'))}(?!\w)", view) is not None for word in small]
    return [s if has or (any(there) and len(s) > SHORT) else word for word, s, has in zip(words, small, there, strict=True)]


def _shouts(name: str) -> bool:
    """Whether a name stands in capitals, a "Mc" or an "of" aside."""
    return sum(c.islower() for c in name) * 4 < sum(c.isupper() for c in name)
