"""How the text calls its registrant, for rules that know it as "the Company".

Most filings define the term with a capital; some write "the company" throughout. A rule must not miss what these say, nor
take another company's figures where the term is defined and "the company" is somebody else. So the small letter is read as the
capital only where the text writes it often and hardly ever the other.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from summarizer.packs.pack import Pack
from summarizer.spans import Span

LEAST = 5  # times that a text says "the company"
TIMES = 10  # as often as "the Company"


def begins_with_another(view: str, pack: Pack, scope: Sequence[Span]) -> regex.Pattern[str] | None:
    """What begins a sentence about another company: "The company" in a text that has defined "the Company".

    None where the text does not define it, or writes the small letter half as often or more.
    """
    if len(pack.lexicon.get("called", ())) < 2:
        return None
    small, great = pack.lexicon["called"][0], pack.lexicon["called"][-1]
    often, defined = (
        sum(
            len(regex.findall(rf"(?<!\w)(?i:{regex.escape(word[0])}){regex.escape(word[1:])}(?!\w)", part.of(view)))
            for part in scope
        )
        for word in (small, great)
    )
    if not often or defined < LEAST or often * 2 >= defined:
        return None
    return regex.compile(rf"{regex.escape(small[0].upper() + small[1:])}(?!\w)")


def read_as(view: str, pack: Pack, scope: Sequence[Span]) -> str:
    """The view as rules read it, of the same length: "the Company" where the text means it and writes "the company".

    The pack's list `called` holds the two; a pack without it has every text read as it is.
    """
    if len({len(word) for word in pack.lexicon.get("called", ())}) != 1:
        return view
    small, great = pack.lexicon["called"][0], pack.lexicon["called"][-1]
    first = f"[{regex.escape(small[0].upper())}{regex.escape(small[0])}]"
    often, defined = (regex.compile(rf"(?<!\w)({first}){regex.escape(word[1:])}(?!\w)") for word in (small, great))
    told = [part.of(view) for part in scope]
    if sum(len(often.findall(text)) for text in told) < max(LEAST, TIMES * sum(len(defined.findall(text)) for text in told)):
        return view
    return str(often.sub(lambda found: found[1] + great[1:], view))
