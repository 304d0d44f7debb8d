"""From facts and sentences to the text of the summary: drafts, plan, prose."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType

import regex

from summarizer.compose.candidates import POOR, Passed, drafts
from summarizer.compose.counters import Counter
from summarizer.compose.drafts import GRAIN, Draft, worth_telling
from summarizer.compose.filling import filled
from summarizer.compose.introducing import described, introduced, parts_of, short_names
from summarizer.compose.novelty import discounted
from summarizer.compose.pieces import Line, Literal, Piece, joined
from summarizer.compose.plan import BudgetTooSmall, Candidate, Form, Limits, Plan, plan
from summarizer.compose.registrant import called, name_of, own_names
from summarizer.compose.writing import Paragraph, paragraphs, text_of
from summarizer.errors import InputError
from summarizer.extract.facts import Extraction
from summarizer.numerals import YEAR
from summarizer.outline.model import Outline
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find_all
from summarizer.source.filing import Filing
from summarizer.spans import Span

# A focus topic is owed a sentence only when one is worth this many points: poor ones are no service to a reader.
FLOOR_POINTS = 50
MIN_SHARED_WORDS = 5
SHARED_PERCENT = 50
MIN_WORDS = 3
HELD_PERCENT = 80

MOST_AMOUNTS = 2
MOST_HOLDERS = 40  # drafts with one word or amount: what more have in common says nothing of two of them
LEAST_DIGITS = 3  # "$10 million" may be any amount
LEAST_SHARE_DIGITS = 2
TRIES = 4  # plans made for the sake of that name
FEW = 6  # sentences of a summary that loses its first name sooner than one of them
THRESHOLD = "10"  # the percentage from which a customer is to be named (Regulation S-K, Item 101): it is said of many


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for: budget, counters, focus topics, and the company's name when the caller gives it."""

    budget: int
    counters: tuple[Counter, ...]
    focus: tuple[str, ...]
    company: str = ""
    state_gaps: bool = False
    headings: bool = False


@dataclass(frozen=True, slots=True)
class Composition:
    """The prose, and how it came about: the plan, all drafts, and the sentences that were passed over."""

    paragraphs: tuple[Paragraph, ...]
    text: str
    plan: Plan
    drafts: dict[str, Draft]
    passed: tuple[Passed, ...]
    tokens: dict[str, int]


def compose(
    filing: Filing,
    outline: Outline,
    extraction: Extraction,
    pack: Pack,
    scope: Sequence[Span],
    order: Order,
    fed: Mapping[int, frozenset[str]] = MappingProxyType({}),
) -> Composition:
    """The summary of the given parts of a filing within the budget of every counter.

    `fed` says what a block may tell, for blocks that may not tell all (`outline.sections`).

    Raises `BudgetTooSmall` when not even one sentence fits, and `InputError` when the text holds nothing to tell.
    """
    made, passed = drafts(filing, outline, extraction, pack, scope, fed)
    said = "\n\n".join(part.of(filing.view) for part in scope)
    made, poor = worth_telling(made, called(said, extraction.facts, pack))
    passed = [*passed, *(Passed(draft.lines[0].evidence[0], POOR) for draft in poor)]
    made = discounted(made, pack.lexicon.get("everyday_word", ()), {f.id for f in pack.features if f.keeps})
    if not made:
        raise InputError(f"{filing.name}: the text holds no sentence that can be told; is it the business section of a filing?")
    by_id = {d.id: d for d in made}
    titles = {t.id: t.title for t in pack.topics} if order.headings else None
    candidates = _candidates(made, order, pack)
    break_cost = tuple(max(c.count(".\n\nA") - c.count(". A"), 1) for c in order.counters)
    # The first sentence has no blank before it; what one counter does not count, none may have back.
    blank = min(c.count(" x") - c.count("x") for c in order.counters)
    if titles is not None:
        break_cost = tuple(
            b + max(c.count(f"## {t}\n\n") for t in titles.values()) + 1 for b, c in zip(break_cost, order.counters, strict=True)
        )
    topics = [t.id for t in pack.topics]
    best = {t: max((d.values[0] for d in made if d.topic == t), default=0) for t in topics}
    floors = tuple(t for i, t in enumerate(topics) if (i == 0 or t in order.focus) and best[t] >= FLOOR_POINTS * GRAIN)
    free = frozenset(t for t in topics if t not in order.focus)
    name = name_of(filing, extraction.facts, pack, order.company)
    own = {f.value("name") for f in extraction.facts if pack.kinds[f.kind].own == "name" and not f.value("what")}
    ours = own | own_names(said, extraction.facts, pack)
    shorts = short_names(filing.view, scope, pack, own)
    parts = parts_of(said, extraction.facts, pack, {short: full.of(filing.view) for short, full in shorts.items()})

    def with_names(line: Line, told: str) -> Line:
        # What a part is goes before its short name: in the full one, quoted from another place, the words around it are gone.
        line = introduced(filing.view, described(filing.view, line, parts, told, pack), shorts, told, pack)
        return described(filing.view, line, parts, told, pack)

    gap = _gap_line(pack, extraction, best, order) if order.state_gaps else None
    room = order.budget - (max(c.count(" " + gap.text) for c in order.counters) if gap else 0)

    tried = 0
    while True:
        given = tuple(room + blank - (max(break_cost) if titles else 0) for _ in order.counters)
        limits = Limits(given, break_cost, tuple((t.id, t.share) for t in pack.topics), floors)
        try:
            chosen = filled(plan(candidates, limits), candidates, limits, free)
        except BudgetTooSmall as error:
            smallest = max(s + order.budget - g for s, g in zip(error.smallest, given, strict=True))
            raise BudgetTooSmall((smallest,)) from error
        # Of many sentences one less is told rather than the registrant's name left out.
        keeps = tried < TRIES and len(chosen.chosen) > FEW
        for first in [name] if keeps or name is None else [name, None]:
            text = paragraphs(pack, by_id, chosen.chosen, first, topics, with_names, ours)
            if gap is not None:
                text = (*text[:-1], replace(text[-1], lines=(*text[-1].lines, gap)))
            printed = text_of(text, titles)
            tokens = {c.name: c.count(printed) for c in order.counters}
            if max(tokens.values(), default=0) <= order.budget:
                return Composition(text, printed, chosen, by_id, tuple(passed), tokens)
        room -= max(tokens.values()) - order.budget
        tried += 1


def _weights(pack: Pack, focus: tuple[str, ...]) -> dict[str, int]:
    """Percent of its value that a topic's draft keeps: all for the focus, less for what was not asked for."""
    return {t.id: 100 if t.id in focus or not t.focus or not focus else 35 for t in pack.topics}


def _candidates(made: list[Draft], order: Order, pack: Pack) -> list[Candidate]:
    rivals, weights = _rivals(made, pack), _weights(pack, order.focus)
    out = []
    for draft in made:
        forms = []
        for line, value, keys in zip(draft.lines, draft.values, draft.keys, strict=True):
            text = line.text
            costs = tuple(max(c.count(" " + text), c.count(text), 1) for c in order.counters)
            forms.append(Form(costs, max(value * weights.get(draft.topic, 100) // 100, 1), keys))
        out.append(Candidate(draft.id, draft.topic, tuple(forms), frozenset(rivals.get(draft.id, ()))))
    return out


def _rivals(made: list[Draft], pack: Pack) -> dict[str, set[str]]:
    """Drafts that say nearly the same words: most content words of the one stand in the other."""
    words = {d.id: frozenset(w[:6] for w in regex.findall(r"[a-z]{4,}|\d[\d.,]+", d.lines[0].text.lower())) for d in made}
    figures = {d.id: _figures(d.lines[0].text, pack) for d in made}
    holders: dict[str, list[str]] = {}
    for draft in made:
        for word in sorted(words[draft.id]):
            holders.setdefault(word, []).append(draft.id)
    shared: dict[tuple[str, str], int] = {}
    told = {d.id for d in made if not d.saliences}
    for ids in holders.values():
        if len(ids) > MOST_HOLDERS:
            continue
        for i, a in enumerate(ids):
            for b in ids[i + 1 :]:
                if a in told and b in told:
                    continue  # two facts may be told in the same words
                if _adds_a_figure(a, b, told, words) or _of_other_figures(figures[a], figures[b]):
                    continue
                shared[a, b] = shared.get((a, b), 0) + 1
    out = _same_amounts(made, pack)
    for (a, b), count in shared.items():
        least = min(len(words[a]), len(words[b]))
        alike = count >= MIN_SHARED_WORDS and count * 100 >= SHARED_PERCENT * least
        # Of a short sentence that a longer one holds, all words count, also those of which the whole text speaks.
        if alike or (least >= MIN_WORDS and len(words[a] & words[b]) * 100 >= HELD_PERCENT * least):
            out.setdefault(a, set()).add(b)
    return out


def _adds_a_figure(a: str, b: str, told: Collection[str], words: Mapping[str, frozenset[str]]) -> bool:
    """Whether one of two is told by a template, with a figure that the other lacks: that is news in whatever words."""
    fact, other = (a, b) if a in told else (b, a)
    return fact in told and any(w[0].isdigit() for w in words[fact] - words[other])


def _figures(text: str, pack: Pack) -> frozenset[str]:
    """The figures that a text states, without their signs. Days and what may be a year are none: they say when, not how much."""
    bare = pack.compile("{day}").sub(" ", text) if "day" in pack.patterns else text
    found = (f.rstrip(".,") for f in regex.findall(r"\d[\d.,]*", bare))
    return frozenset(f for f in found if not regex.fullmatch(YEAR, f))


def _of_other_figures(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether each has a figure that the other lacks: the assets of one bank and of another, shops here and there."""
    return not (a <= b or b <= a)


def _same_amounts(made: list[Draft], pack: Pack) -> dict[str, set[str]]:
    """Drafts that state the same amount, the same number of the same things, or the same percentage of the same year.

    Who reads the one has read the other.

    Two facts may be of one amount, and a template's sentence with many of them tells more than one that states one.
    """
    holders: dict[str, list[Draft]] = {}
    for draft in made:
        text = draft.lines[0].text
        for stated in (_amounts(text, pack), _shares(text, pack), _counts(text, pack)):
            if draft.saliences or len(stated) <= MOST_AMOUNTS:
                for key in sorted(stated):
                    holders.setdefault(key, []).append(draft)
    out: dict[str, set[str]] = {}
    for drafts_ in holders.values():
        if len(drafts_) > MOST_HOLDERS:
            continue
        for first, second in combinations(drafts_, 2):
            alike = first.id.partition(".")[0] == second.id.partition(".")[0]  # two tellings of one facility
            if first.saliences or second.saliences or alike:
                out.setdefault(first.id, set()).add(second.id)
    return out


def _amounts(text: str, pack: Pack) -> frozenset[str]:
    """The amounts of money that a text states, but for round ones."""
    found = (m.span().of(text) for m in find_all(pack.compile("{money}"), text))
    return frozenset(f for f in found if sum(c.isdigit() for c in f) >= LEAST_DIGITS)


def _shares(text: str, pack: Pack) -> frozenset[str]:
    """The percentages that a text states, each with each of its years."""
    found = {"".join(c for c in m.span().of(text) if c.isdigit() or c == ".") for m in find_all(pack.compile("{percent}"), text)}
    years = frozenset(regex.findall(YEAR, text))
    return frozenset(f"{year} {f}" for f in found if len(f) >= LEAST_SHARE_DIGITS and f != THRESHOLD for year in years)


def _counts(text: str, pack: Pack) -> frozenset[str]:
    """The numbers of things that a text states, "72 branch"; of what they count, the pack's pattern `counted` gives one word."""
    if "counted" not in pack.patterns:
        return frozenset()
    return frozenset(" ".join(m.span().of(text).lower().split()) for m in find_all(pack.compile("{counted}"), text))


def _gap_line(pack: Pack, extraction: Extraction, best: Mapping[str, int], order: Order) -> Line | None:
    """The sentence that says what the text is silent about: focus topics without a fact and without any sentence
    that speaks for them. One such sentence, however poor, and nothing is claimed."""
    told = {pack.kinds[f.kind].topic for f in extraction.facts}
    silent = [t for t in pack.topics if t.id in order.focus and t.gap and t.id not in told and not best[t.id]]
    if not silent:
        return None
    names: list[tuple[Piece, ...]] = [(Literal(t.gap, f"gaps:{t.id}"),) for t in silent]
    named = joined(names, Literal.word(pack, "comma"), Literal.word(pack, "or"))
    return Line((Literal.word(pack, "gap"), *named, Literal.word(pack, "stop")), (), (), "gaps")
