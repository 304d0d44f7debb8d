"""Replaying a record: from the source's characters and the pack back to the summary, without any extraction rule.

Every function here is small on purpose: an auditor can read it in ten minutes. It checks that each segment's text
follows from what the segment names, and that each edit is one that its rule makes at that very place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.compose.formats import render
from summarizer.compose.latest import latest_edits
from summarizer.compose.phrases import PhraseWriter
from summarizer.compose.pieces import past_stop
from summarizer.compose.rewrite import CUTS
from summarizer.compose.templates import literals_of
from summarizer.compose.verbs import Verbs
from summarizer.outline.tables import scale_of
from summarizer.packs.pack import Pack
from summarizer.packs.prose_schema import Rewrite
from summarizer.packs.windows import find_all
from summarizer.record.model import EditModel, LiteralSegment, QuoteSegment, RecordModel, RewriteSegment, Segment, ValueSegment
from summarizer.source.filing import Filing
from summarizer.spans import Span

ENGINE_LITERALS = {"engine:space": (" ",), "engine:paragraph": ("\n\n",), "engine:heading": ("## ",)}


@dataclass(slots=True)
class Replayer:
    """Replays the segments of one record against one source and one pack."""

    filing: Filing
    pack: Pack
    record: RecordModel
    _view_edits: dict[tuple[int, int, str], str] = field(default_factory=dict, init=False)
    phrases: PhraseWriter = field(init=False)
    _view_rules: set[str] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        filing = self.filing
        self.phrases = PhraseWriter(filing.view, self.pack)
        for piece in filing.map.pieces:
            if piece.rule:
                shown = filing.view[piece.view : piece.view + piece.view_length]
                self._view_rules.add(piece.rule)
                self._view_edits[piece.source, piece.source + piece.source_length, piece.rule] = shown

    def quote_problem(self, segment: QuoteSegment) -> str:
        """Why a quote does not equal the source, or an empty string."""
        if outside := self._outside(segment.at):
            return outside
        shown = self._source(segment.at)
        return "" if shown == segment.text else f"the source has {shown!r} there, the record {segment.text!r}"

    def problem(self, segment: Segment) -> str:
        """Why a segment's text does not follow from what it names, or an empty string."""
        match segment:
            case QuoteSegment():
                return self.quote_problem(segment) or self._unproved(segment.sentence, [segment.at])
            case LiteralSegment():
                return self._literal(segment)
            case RewriteSegment():
                return self._rewrite(segment) or self._unproved(segment.sentence, [segment.at])
            case ValueSegment():
                return self._value(segment) or self._unproved(segment.sentence, segment.at)

    def _unproved(self, sentence: int, places: list[list[int]]) -> str:
        """Whether every place lies in the evidence of its sentence: a figure from elsewhere proves nothing."""
        evidence = self.record.sentences[sentence].evidence if 0 <= sentence < len(self.record.sentences) else []
        for start, end in places:
            if not any(low <= start and end <= high for low, high in evidence):
                return f"{start} to {end} is no part of the evidence of sentence {sentence}"
        return ""

    def _source(self, at: list[int]) -> str:
        return self.filing.source[at[0] : at[1]]

    def _shown(self, at: list[int]) -> str:
        """What the view shows of a place: an escape or a tag is what it stands for. Half of one is no more than it is."""
        span = self.filing.map.to_view(Span(*at))
        return span.of(self.filing.view) if self.filing.map.to_source(span) == Span(*at) else self._source(at)

    def _outside(self, at: list[int]) -> str:
        whole = len(self.filing.source)
        return "" if at[0] <= at[1] <= whole else f"{at[0]} to {at[1]} is no place in a source of {whole} characters"

    def _literal(self, segment: LiteralSegment) -> str:
        origin, text = segment.origin, segment.text
        section, _, name = origin.partition(":")
        allowed: tuple[str, ...] = ENGINE_LITERALS.get(origin, ())
        if section == "templates":
            template = next((t for t in self.pack.templates if t.id == name), None)
            allowed = literals_of(template) if template else ()
        elif section == "words" and name in self.pack.words:
            allowed = (self.pack.words[name],)
        elif section == "topics":
            allowed = tuple(t.title for t in self.pack.topics if t.id == name)
        elif section == "gaps":
            allowed = tuple(t.gap for t in self.pack.topics if t.id == name)
        elif origin == "options:company":
            allowed = (self.record.options.company,)
        return "" if text in allowed else f"{origin} does not hold the text {text!r}"

    def _value(self, segment: ValueSegment) -> str:
        for at in segment.at:
            if outside := self._outside(at):
                return outside
        raws = [self._shown(at) for at in segment.at]
        if wrong := self._arguments(segment, raws):
            return wrong
        try:
            shown = render(segment.format, raws, segment.arguments)
        except (KeyError, ValueError, ArithmeticError) as error:
            return f"format {segment.format} fails: {type(error).__name__}: {error}"
        return "" if shown == segment.text else f"format {segment.format} gives {shown!r}, the record has {segment.text!r}"

    def _arguments(self, segment: ValueSegment, raws: list[str]) -> str:
        """Arguments are the pack's words, a currency sign of the pack, and a scale that a further span states."""
        values = self.pack.values
        for name, value in segment.arguments.items():
            match name:
                case "million" | "billion":
                    lawful = value == self.pack.words[name]
                case "sign":
                    lawful = value == "" or any(value.strip() in raw for raw in raws[1:])
                case "scale":
                    stated = {p for w, p in values.scales.items() for raw in raws[1:] if w in raw.lower()}
                    stated |= {unit for raw in raws[1:] if (unit := self._unit(raw)) is not None}
                    lawful = len(stated) <= 1 and value in {str(p) for p in stated or {0}}
                case _:
                    lawful = False
            if not lawful:
                return f"argument {name} may not be {value!r} here"
        return ""

    def _unit(self, raw: str) -> int | None:
        """The power of ten that a table's unit line gives without a word for it: "(000's omitted)"."""
        return scale_of(raw, self.pack.layout.tables) if self.pack.layout is not None else None

    def _rewrite(self, segment: RewriteSegment) -> str:
        if outside := self._outside(segment.at):
            return outside
        start, end = segment.at
        out: list[str] = []
        at = start
        for edit in segment.edits:
            low, high = edit.at
            if not at <= low <= high <= end:
                return f"edit {edit.by} lies outside of its segment or out of order"
            if edit.by == "case.first-letter" and ("".join(out) or at < low):
                return "edit case.first-letter stands where the segment does not begin"
            if not self._is_lawful(segment, edit):
                return f"edit {edit.by} may not turn {self._source(edit.at)!r} into {edit.to!r} there"
            out += [self.filing.source[at:low], edit.to]
            at = high
        out.append(self.filing.source[at:end])
        shown = "".join(out)
        return "" if shown == segment.text else f"the edits give {shown!r}, the record has {segment.text!r}"

    def _is_lawful(self, segment: RewriteSegment, edit: EditModel) -> bool:
        """Whether the edit's rule makes it at that place."""
        before, after = self._shown(edit.at), edit.to
        if edit.by.startswith("view.") or edit.by in self._view_rules:
            return self._view_edits.get((edit.at[0], edit.at[1], edit.by)) == after
        if edit.by == "case.first-letter":
            return len(before) == len(after) == 1 and before.lower() == after.lower()
        if edit.by == "case.heading":
            # Like a first letter: which words are written how, the writer's scope decides.
            return before.isalpha() and before.lower() == after.lower() and len(before) == len(after)
        if edit.by == "mark.line":
            return before != "" and not before.strip() and after == " "
        if edit.by.endswith(".verb"):
            rule = self._rule(edit.by.removesuffix(".verb"))
            return rule is not None and rule.do == "verb" and Verbs(self.pack).third_person(before) == after
        rule = self._rule(edit.by)
        if rule is not None and rule.do == "latest":
            return after == "" and self._leaves_latest(rule, segment, edit)
        if rule is not None and rule.do == "replace" and self._loses_protected(before, after):
            return False
        return rule is not None and self._text_is_lawful(rule, after) and self._matches(rule, segment, edit)

    def _rule(self, name: str) -> Rewrite | None:
        return next((r for r in self.pack.rewrites if r.id == name), None)

    def _text_is_lawful(self, rule: Rewrite, after: str) -> bool:
        if rule.do in CUTS:
            return after == ""
        if rule.do == "verb":
            words = self.pack.words
            return after.lower() in {words["company_inside"].lower(), words["pronoun"].lower()}
        return rule.do == "replace" and after.lower() == rule.to.lower()

    def _loses_protected(self, before: str, after: str) -> bool:
        """Whether a replacement takes a negation, a hedge or a figure away: only a cut of a whole clause may."""
        return bool(self.phrases.protected(before) - self.phrases.protected(after))

    def _matches(self, rule: Rewrite, segment: RewriteSegment, edit: EditModel) -> bool:
        """Whether the rule's pattern, run on the sentence or phrase that the segment shows, marks that very place."""
        view = self.filing.view
        wanted = self.filing.map.to_view(Span(*edit.at))
        pattern = self.pack.compile(rule.pattern)
        group = {"verb": "subject"}.get(rule.do, "cut")
        for window in self._windows(segment):
            for match in find_all(pattern, view, window, rule.id):
                span = match.span(group) if match.has(group) else match.span()
                stop = past_stop(view, span.start, span.end, window.end) if rule.do in CUTS else span.end
                if wanted in (span, Span(span.start, stop)):
                    return True
        return False

    def _leaves_latest(self, rule: Rewrite, segment: RewriteSegment, edit: EditModel) -> bool:
        """Whether the sentence makes this cut and all that belong to it: figures and years go together.

        A name in full inside of the sentence parts it into several segments.
        """
        to_view = self.filing.map.to_view
        parts = [s for s in self.record.segments if isinstance(s, RewriteSegment) and s.sentence == segment.sentence]
        made = {to_view(Span(*e.at)) for s in parts for e in s.edits if e.by == rule.id}
        for window in self._windows(segment):
            for match in find_all(self.pack.compile(rule.pattern), self.filing.view, window, rule.id):
                wanted = {Span(e.start, e.end) for e in latest_edits(match, self.filing.view, rule.id)}
                if to_view(Span(*edit.at)) in wanted:
                    return wanted <= made
        return False

    def _windows(self, segment: RewriteSegment) -> Iterator[Span]:
        """The stretches a rule may have been run on: the segment's own, or the evidence that it is taken from."""
        own = self.filing.map.to_view(Span(*segment.at))
        yield own
        if 0 <= segment.sentence < len(self.record.sentences):
            for at in self.record.sentences[segment.sentence].evidence:
                evidence = self.filing.map.to_view(Span(*at))
                if evidence.overlaps(own):
                    yield evidence
                    yield Span(evidence.start, own.end)
                    yield Span(own.start, evidence.end)
