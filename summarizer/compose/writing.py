"""The chosen lines as prose: paragraphs by topic, referring expressions, and the separators between them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from summarizer.compose.drafts import Draft
from summarizer.compose.pieces import Line, Literal, Piece, Source
from summarizer.compose.registrant import names_another
from summarizer.packs.pack import Pack
from summarizer.spans import Span

_NAME_ENDS = regex.compile(r"\p{Lu}[\w’'&-]*\.$")
SPACE = Literal(" ", "engine:space")
SCOPES = ("words:in_segment", "words:in_business", "words:in_the_part", "words:for_part")
SCOPE_PIECES = 3  # "In ", the part's name, ", "
BREAK = Literal("\n\n", "engine:paragraph")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one topic, in order."""

    topic: str
    lines: tuple[Line, ...]


def paragraphs(
    pack: Pack,
    drafts: Mapping[str, Draft],
    chosen: Sequence[tuple[str, int]],
    name: Piece | None,
    order: Sequence[str],
    in_full: Callable[[Line, str], Line] = lambda line, _told: line,
    own: Collection[str] = (),
) -> tuple[Paragraph, ...]:
    """The chosen drafts as paragraphs in topic order, each line with its subject put as a reader expects it.

    `name` is the registrant's name, used for the first subject of the text; None when it is not known. After a
    sentence about the company the next one says "It"; at the start of a paragraph, and after another subject ("The
    company’s programme" is one), "The company". `in_full` gets each line and the text before it, and puts names in full.
    `own` are the names of the registrant in the text.
    """
    out: list[Paragraph] = []
    told = ""
    by_topic = {
        topic: sorted(((drafts[i], form) for i, form in chosen if drafts[i].topic == topic), key=lambda d: (d[0].place, d[0].id))
        for topic in order
    }
    _open_well(pack, by_topic, own)
    for topic, picked in by_topic.items():
        lines: list[Line] = []
        scope = ""
        for draft, form in picked:
            line, scope = _without_scope(pack, draft.lines[form], scope)
            if name is not None and not out and not lines and line.subject:
                line = _with_name(pack, line, name)
            elif lines and line.subject and _may_follow(lines[-1].subject, line.subject) and not _is_anothers(lines[-1], line):
                word = "pronoun" if line.subject == "company" else "pronoun_possessive"
                line = replace(line, pieces=(Literal.word(pack, word), *line.pieces[1:]))
            line = in_full(line, told)
            told += " " + line.text
            lines.append(line)
        if lines:
            out.append(Paragraph(topic, tuple(lines)))
    return tuple(out)


def _without_scope(pack: Pack, line: Line, before: str) -> tuple[Line, str]:
    """The line, and the part of the registrant that it is said of ("In Coatings, ").

    Right after another of the same part it goes on with "There it": "In Coatings, the company makes paint. There it sells ...".
    """
    first = line.pieces[0]
    if not isinstance(first, Literal) or first.origin not in SCOPES:
        return line, ""
    scope = "".join(p.text for p in line.pieces[:SCOPE_PIECES])
    rest = line.pieces[SCOPE_PIECES]
    if scope != before or not isinstance(rest, Source) or not rest.edits or rest.edits[0].start != rest.span.start:
        return line, scope
    subject = rest.edits[0]
    if subject.text.lower() != pack.words["company"].lower():
        return line, scope
    after = Source(Span(subject.end, rest.span.end), rest.text[len(subject.text) :], rest.edits[1:])
    anywhere = "pronoun_there" not in pack.words or pack.shows("of_the_mind", after.text)
    pronoun = Literal.word(pack, "pronoun" if anywhere else "pronoun_there")
    return replace(line, pieces=(pronoun, after, *line.pieces[SCOPE_PIECES + 1 :])), scope


def _with_name(pack: Pack, line: Line, name: Piece) -> Line:
    """The first line with the registrant's name for "The company", or with "’s" behind it for "The company’s"."""
    mark = pack.words.get("possessive_mark", "")
    if line.subject != "company" and (not mark or name.text.endswith("s")):
        return line
    own = () if line.subject == "company" else (Literal(mark, "words:possessive_mark"),)
    named = (name.span,) if isinstance(name, Source) else ()
    return replace(line, pieces=(name, *own, *line.pieces[1:]), evidence=(*line.evidence, *named))


def _open_well(pack: Pack, by_topic: dict[str, list[tuple[Draft, int]]], names: Collection[str]) -> None:
    """Puts a sentence in front that can open a text.

    One that adds to something ("The company also sells ..."), or says where the shares are traded, gives way to the first
    that says what the company is or does; if the paragraph has none, to the first of a later paragraph about the company.
    One that says whose successor or whose part it is gives way to one that says what it is (`opens_as`).
    """
    first = next((topic for topic, picked in by_topic.items() if picked), None)
    if first is None:
        return

    def has(name: str, one: tuple[Draft, int]) -> bool:
        return _shows(pack, name, one[0].lines[one[1]])

    draft, form = by_topic[first][0]
    says_best = has("opens_best", by_topic[first][0])
    begins_well = says_best or has("opens_well", by_topic[first][0])
    begins_well = begins_well and not names_another(draft.lines[form].text, names, pack)
    wanted = "opens_as" if begins_well else "opens_best"
    if not (begins_well and says_best) and (best := _best_opening(pack, by_topic[first], names, wanted)) is not None:
        by_topic[first].insert(0, by_topic[first].pop(best))
        return
    if "opens_best" in pack.patterns and not any(has("opens_best", one) for one in by_topic[first]):
        wanted = "opens_as" if begins_well and has("opens_with_is", by_topic[first][0]) else "opens_best"
        later = ((t, _best_opening(pack, picked, names, wanted)) for t, picked in by_topic.items() if t != first and picked)
        if (found := next(((t, n) for t, n in later if n is not None), None)) is not None:
            by_topic[first].insert(0, by_topic[found[0]].pop(found[1]))
            return
    ours = draft.lines[form].subject or draft.lines[form].text.startswith(tuple(names))
    if not begins_well and not ours and (kept := _that_keeps(pack, by_topic)) is not None:
        by_topic[first].insert(0, by_topic[kept[0]].pop(kept[1]))
        return
    if not has("not_first", by_topic[first][0]):
        return
    can = [(topic, i) for topic, picked in by_topic.items() for i, one in enumerate(picked) if not has("not_first", one)]
    opens = [(t, i) for t, i in can if has("opener", by_topic[t][i])]
    own = [(t, i) for t, i in opens if t == first] or [
        (t, i) for t, i in opens if by_topic[t][i][0].lines[by_topic[t][i][1]].subject == "company"
    ]
    topic, index = next(iter(own or [(t, i) for t, i in can if t == first]), (first, 0))
    by_topic[first].insert(0, by_topic[topic].pop(index))


def _best_opening(pack: Pack, picked: Sequence[tuple[Draft, int]], names: Collection[str], pattern: str) -> int | None:
    """The first of a paragraph that the pack's pattern (`opens_best`, `opens_as`) finds to say what the company is or does.

    None where no sentence of the company's own says it.
    """
    lines = [draft.lines[form] for draft, form in picked]
    ours = (n for n, line in enumerate(lines) if line.subject == "company" or _begins_with(pack, line.text, names))
    return next((n for n in ours if _shows(pack, pattern, lines[n])), None)


def _begins_with(pack: Pack, text: str, names: Collection[str]) -> bool:
    """Whether a sentence begins with one of the names, and not with a longer one: "Vik of Norway is", "Vik Bank is".

    The pack's pattern `longer_name` finds what makes a name longer.
    """
    longest = max((name for name in names if text.startswith(f"{name} ")), key=len, default="")
    return bool(longest) and not pack.shows("longer_name", text[len(longest) :])


def _that_keeps(pack: Pack, by_topic: Mapping[str, Sequence[tuple[Draft, int]]]) -> tuple[str, int] | None:
    """The topic and the place of a sentence whose feature `keeps` its worth: it says what the company is, by whatever name."""
    keeps = {feature.id for feature in pack.features if feature.keeps}
    for topic, picked in by_topic.items():
        for place, (draft, form) in enumerate(picked):
            if draft.saliences and keeps.intersection(name for name, _ in draft.saliences[form].amounts):
                return topic, place
    return None


def _shows(pack: Pack, name: str, line: Line) -> bool:
    """Whether a line shows one of the pack's patterns."""
    return pack.shows(name, line.text)


def _may_follow(before: str, now: str) -> bool:
    """Whether a pronoun is clear: "It" only after a sentence about the company itself, "Its" also after one of its own."""
    return before == "company" or (before == now == "possessive")


def _is_anothers(before: Line, line: Line) -> bool:
    """Whether "Its" might be that of the name that ends the sentence before: "... in Norway. Its pumps"."""
    return line.subject == "possessive" and bool(_NAME_ENDS.search(before.text))


def pieces_of(text: Sequence[Paragraph], headings: Mapping[str, str] | None = None) -> list[tuple[Piece, int]]:
    """All pieces of the text in order, each with the number of its sentence (-1 for what stands between sentences).

    `headings` maps topics to the title that is set above their paragraph (Markdown); None for continuous text.
    """
    out: list[tuple[Piece, int]] = []
    number = 0
    for index, paragraph in enumerate(text):
        if index:
            out.append((BREAK, -1))
        if headings is not None:
            out += [
                (Literal("## ", "engine:heading"), -1),
                (Literal(headings[paragraph.topic], f"topics:{paragraph.topic}"), -1),
                (BREAK, -1),
            ]
        for position, line in enumerate(paragraph.lines):
            if position:
                out.append((SPACE, -1))
            out += [(piece, number) for piece in line.pieces]
            number += 1
    return out


def text_of(text: Sequence[Paragraph], headings: Mapping[str, str] | None = None) -> str:
    """The summary as it is printed, without a newline at its end."""
    return "".join(piece.text for piece, _ in pieces_of(text, headings))
