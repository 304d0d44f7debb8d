"""A sentence of the filing, rewritten for a summary: third person, no lead-ins, no definitions in brackets.

Each change is an `Edit` with the id of the pack's rewrite. A sentence that cannot be rewritten safely is barred, with
the rule that bars it; it is never repaired by guessing. Negations, hedges, figures and names may only go with a whole
clause that the pack marks as one (`lead`, `tail`, `bracket`, `clause`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import regex

from summarizer.compose.coordination import later_verbs
from summarizer.compose.latest import latest_edits
from summarizer.compose.phrases import PhraseWriter
from summarizer.compose.pieces import Literal, Piece, Source, capitalized, past_stop
from summarizer.compose.verbs import Verbs
from summarizer.packs.pack import Pack
from summarizer.packs.prose_schema import Rewrite
from summarizer.packs.windows import Found, find, find_all
from summarizer.spans import Edit, Span

LEAST_WORDS, MAX_WORDS = 4, 45
LEAST_LEFT = 8  # what a cut leaves in fewer words says nothing: "It often works closely with industry partners."
LEAST_LEFT_WITH_FIGURE = 6  # but "It now offers over 300 pumps." does
UNCLEAR = 60  # code points before a "we" within which another may have said what follows
MOST_LENGTH = 4000  # code points: no cut brings more than that down to the words of a sentence
_NO_END = regex.compile(r"[\p{Ll},](?=\s*\Z)")
_GOES_ON = regex.compile(r"(?:[ \t]*\n)?(?:\s*(?:-\s?)?\d{1,3}(?:\s?-)?\s*\n)?\s*(?:<PAGE>\s*\d*\s*)?\p{Ll}\w*[ ,]")
_UNSOUND_MARKS = regex.compile(  # a mark with nothing before it, two marks, a word said twice; "Vik...Oslo" is a name
    r"\s[,.;:](?!\d)|[,;:]\s*[,;:.]|[!?]\.|(?<!\.)\.\.(?!\.)|\.{3}(?!\p{L})|\b(\p{Ll}\w*)\s\1\b(?!-)"
)
CUTS = ("lead", "tail", "bracket", "clause")


@dataclass(frozen=True, slots=True)
class Version:
    """One form of a rewritten sentence: its pieces, and the view spans that were left out."""

    pieces: tuple[Piece, ...]
    cut: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The sentence as it is printed."""
        return "".join(p.text for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Barred:
    """A sentence that may not be written, and the rule that says so."""

    rule: str


@dataclass(slots=True)
class Rewriter:
    """Rewrites sentences of one view with one pack."""

    view: str
    pack: Pack
    phrases: PhraseWriter
    as_company: Callable[[str], str] = str  # what a bar reads is the same of "the Trust" and of "the company"
    verbs: Verbs = field(init=False)
    latest: frozenset[str] = field(init=False)
    brackets: frozenset[str] = field(init=False)
    _barring: tuple[Rewrite, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.verbs = Verbs(self.pack)
        self.latest = frozenset(r.id for r in self.pack.rewrites if r.do == "latest")
        self.brackets = frozenset(r.id for r in self.pack.rewrites if r.do == "bracket")
        self._barring = tuple(r for r in self.pack.rewrites if r.do == "bar")

    def versions(self, span: Span) -> list[Version] | Barred:
        """The forms of a sentence from the fullest to the shortest, or why there is none."""
        if span.end - span.start > MOST_LENGTH or len(span.of(self.view).split()) < LEAST_WORDS - 1:
            return Barred("rewrite.unsafe")  # "We" may become two words
        if _NO_END.search(self.view, span.start, span.end) and _GOES_ON.match(self.view, span.end):
            return Barred("rewrite.unsafe")  # a page ends there, and the sentence goes on behind it
        cuts = self._cuts(span)
        rest = Source.of(self.view, span, _outer([e for level, e in cuts if level == 0])).text
        rest = rest[:1].upper() + rest[1:] if not rest.startswith(self.view[span.start : span.start + 8]) else rest
        if (bar := next(self._bars(self.as_company(rest)), None)) is not None:
            return Barred(bar.id)
        forms: list[Version] = []
        passed: set[str] | None = None
        for level in sorted({0, *(level for level, _ in cuts)}):
            version = self._version(span, [e for at, e in cuts if at <= level])
            if not isinstance(version, Version) or (level and _is_too_short(version.text)):
                continue
            if any(version.text == f.text for f in forms):
                continue
            if level:
                passed = (self.bars(forms[0].text) if forms else set()) if passed is None else passed
                if self.bars(version.text) - passed:
                    continue  # what a cut leaves may be a truism: "It works closely with its partners."
            forms.append(version)
        return forms or Barred("rewrite.unsafe")

    def bars(self, text: str) -> set[str]:
        """The rules that bar a text as it stands."""
        return {rule.id for rule in self._bars(self.as_company(text))}

    def _bars(self, text: str) -> Iterator[Rewrite]:
        """The rules that bar a text, in the order of the pack."""
        return (self._barring[number] for number in self.pack.sieve("bars", self._barring).shown(text))

    def versions_of_head(self, span: Span) -> tuple[Source] | Barred:
        """The beginning of a sentence, in the third person and with its brackets cut, for something else to follow."""
        if (bar := next((rule for rule in self._bars(span.of(self.view)) if rule.of_heads), None)) is not None:
            return Barred(bar.id)
        cuts = tuple(sorted(e for level, e in self._cuts(span) if level == 0))
        person = self._person(span, cuts)
        if person is None:
            return Barred("rewrite.verb")
        edits = sorted([*cuts, *person])
        edits = sorted([*edits, *self.phrases.replacements(span, tuple(edits))])
        return (Source.of(self.view, span, tuple(edits)),)

    def _cuts(self, span: Span) -> list[tuple[int, Edit]]:
        """All clauses that may be left out, with their level; an outer cut swallows what lies inside it."""
        found: list[tuple[int, Edit]] = []
        for rule in self.pack.rewrites_for(span.of(self.view)):
            if rule.do in CUTS:
                for match in find_all(self.pack.compile(rule.pattern), self.view, span, rule.id):
                    start, end = match.span("cut") if match.has("cut") else match.span()
                    if rule.do == "lead" and start != span.start:
                        continue
                    if rule.level and find(self.pack.compile("{limiting}"), self.view, Span(start, end)) is not None:
                        continue  # without these words the rest would claim more than the filing does
                    if rule.do == "tail" and find(self.pack.compile("{main_clause}"), self.view, Span(start, end)) is not None:
                        continue  # "With rivals in Oslo, including mills, we sell pumps": what the sentence says comes behind it
                    end = past_stop(self.view, start, end, span.end)
                    if start < end:
                        found.append((rule.level, Edit(start, end, "", rule.id)))
        kept: list[tuple[int, Edit]] = []
        for level, edit in sorted(found, key=lambda f: (f[0], f[1].start, -f[1].end)):
            if not any(
                k.start < edit.end and edit.start < k.end and at <= level and not (edit.start <= k.start and k.end <= edit.end)
                for at, k in kept
            ):
                kept.append((level, edit))
        return kept + self._of_other_years(span)

    def _of_other_years(self, span: Span) -> list[tuple[int, Edit]]:
        """The cuts that leave of figures of several years those of the latest."""
        found: list[tuple[int, Edit]] = []
        for rule in self.pack.rewrites_for(span.of(self.view)):
            if rule.do == "latest":
                for match in find_all(self.pack.compile(rule.pattern), self.view, span, rule.id):
                    found += [(rule.level, edit) for edit in latest_edits(match, self.view, rule.id)]
        return found

    def _version(self, span: Span, cuts: list[Edit]) -> Version | None:
        taken = _outer(cuts)
        together = [cut for cut in cuts if cut.rule in self.latest]
        if 0 < sum(cut in taken for cut in together) < len(together):
            return None  # of cuts that belong together, another swallowed some: a figure would lose its year
        taken = self._without_used(span, taken)
        cuts = list(taken)
        person = self._person(span, taken)
        if person is None:
            return None
        edits = sorted([*cuts, *person])
        edits += self.phrases.replacements(span, tuple(edits))
        start = span.start
        if cuts and cuts[0].start == span.start:
            start = cuts[0].end
            edits = [e for e in edits if e.start >= start]
        piece = Source.of(self.view, Span(start, span.end), tuple(sorted(edits)))
        pieces = capitalized(self.view, (piece,))
        if not regex.search(r"[.!?][”\"’)]*$", piece.text):
            pieces = (*self._without_end_mark(pieces), Literal.word(self.pack, "stop"))
        version = Version(pieces, tuple(Span(c.start, c.end) for c in cuts))
        whole = all(c.rule in self.latest for c in cuts)
        listed = all(c.rule in self.latest or c.rule in self.brackets for c in cuts)
        return version if self.is_sound(version.text, whole=whole, lists_whole=listed) else None

    def _without_used(self, span: Span, cuts: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """The cuts without the brackets that give letters which the rest uses and no word before has: "pumps (OPs) ... an OP"."""
        if "gives_alias" not in self.pack.patterns or not any(cut.rule in self.brackets for cut in cuts):
            return cuts
        rest = Source.of(self.view, span, cuts).text
        kept: list[Edit] = []
        for cut in cuts:
            found = (
                find(self.pack.compile("{gives_alias}"), self.view, Span(cut.start, cut.end))
                if cut.rule in self.brackets
                else None
            )
            letters = [s.of(self.view).removesuffix("s") for s in found.spans("short")] if found is not None else []
            before = self.view[span.start : cut.start]
            if not any(
                s.isupper() and s not in before and regex.search(rf"(?<!\w){regex.escape(s)}s?(?!\w)", rest) for s in letters
            ):
                kept.append(cut)
        return tuple(kept)

    def _without_end_mark(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        last = pieces[-1]
        if isinstance(last, Source) and (mark := regex.search(r"[\s,;:]+$", last.span.of(self.view))):
            span = Span(last.span.start, last.span.start + mark.start())
            return (*pieces[:-1], Source.of(self.view, span, tuple(e for e in last.edits if e.end <= span.end)))
        return pieces

    def is_sound(self, text: str, *, whole: bool = False, lists_whole: bool = False) -> bool:
        """Whether a finished sentence may be printed: its length, its brackets, and nothing of the first person.

        Of a `whole` sentence nothing was cut but figures, so that its verb is there and its commas are as the filing has them;
        of one with `lists_whole` nothing but figures and brackets, so that no list lost a member.
        """
        words = len(text.split())
        if not self.verbs.has_finite(text, cut=not whole):
            return False
        said = find(self.pack.compile("{says_that}"), text) if not whole and "says_that" in self.pack.patterns else None
        if said is not None and not self.verbs.has_finite(text[said.span().end :], cut=True):
            return False  # "The company believes that its staff.": the clause lost its verb
        if not LEAST_WORDS <= words <= MAX_WORDS or self.phrases.is_barred(text):
            return False
        if text.count("(") != text.count(")") or text.count("“") != text.count("”") or text.count('"') % 2:
            return False
        if self.pack.shows("never_at_end", text):
            return False
        left = () if whole else ("left_comma",) if lists_whole else ("cut_list", "left_comma")
        if any(self.pack.shows(name, text) for name in left):
            return False
        return _UNSOUND_MARKS.search(text) is None

    def _person(self, span: Span, cuts: tuple[Edit, ...]) -> list[Edit] | None:
        """The edits that put "we VERB" into the third person; None when a verb is not surely one."""
        edits: list[Edit] = []
        first = True
        for rule in self.pack.rewrites_for(span.of(self.view)):
            if rule.do != "verb":
                continue
            for match in find_all(self.pack.compile(rule.pattern), self.view, span, rule.id):
                if any(match.span().overlaps(Span(c.start, c.end)) for c in cuts):
                    continue
                found = self._subject(rule, match, first, span, cuts)
                if found is None:
                    return None
                edits += found
                first = False
        return edits

    def _subject(self, rule: Rewrite, match: Found, first: bool, span: Span, cuts: tuple[Edit, ...]) -> list[Edit] | None:
        name, pronoun = self.pack.words["company_inside"], self.pack.words["pronoun"].lower()
        subject = match.span("subject")
        before = Span(max(subject.start - UNCLEAR, span.start), subject.start)
        unclear = self.pack.shows("pronoun_unclear", before.of(self.view))
        edits = [Edit(subject.start, subject.end, name if first or unclear else pronoun, rule.id)]
        for group in ("verb", "more"):
            for start, end in match.spans(group):
                verb = self.view[start:end]
                third = self.verbs.third_person(verb)
                if third is None:
                    return None
                if third != verb:
                    edits.append(Edit(start, end, third, f"{rule.id}.verb"))
        modal = any(one.of(self.view) in self.pack.lexicon.get("modal", ()) for one in match.spans("verb"))
        open_to = tuple(Span(c.start, c.end) for c in cuts)
        later = later_verbs(self.view, self.verbs, match.span(), span, hangs=modal, cut=open_to)
        if later is None:
            return None
        return edits + [Edit(s.start, s.end, third, f"{rule.id}.verb") for s, third in later]


def _is_too_short(text: str) -> bool:
    """Whether what a cut left says next to nothing."""
    least = LEAST_LEFT_WITH_FIGURE if any(c.isdigit() for c in text) else LEAST_LEFT
    return len(text.split()) < least


def _outer(cuts: list[Edit]) -> tuple[Edit, ...]:
    """The cuts in order, without those that lie inside or run into an earlier one."""
    kept: list[Edit] = []
    for cut in sorted(cuts, key=lambda c: (c.start, -c.end, c.rule)):
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    return tuple(kept)
