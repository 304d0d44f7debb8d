"""Rows of tables that lost their blanks, read from one line of text: the words of a label, then its figures.

Figures are read as printed: a sign of its own joins the figure on its right, a bracket or percent sign the one on its
left. How many figures a row should have is learnt from the rows before it, so that the label "5% notes" can follow the
figures "21 19".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from summarizer import numerals
from summarizer.outline.figures import Figures
from summarizer.packs.layout import Layout, compiled
from summarizer.source.lines import is_rule
from summarizer.spans import Span

LEADERS = regex.compile(r"\s?\.{3,}(?:\s\.+)*|(?:\s\.){3,}")
DOTS = regex.compile(r"\.\s?\.")  # stands in all leaders and in few lines, and is found sooner
TOKEN = regex.compile(r"\S+")
YEAR = regex.compile(numerals.YEAR)
LONGEST_ROW = 160
SENTENCE_END = regex.compile(r"(?:[:;]|(?<=\p{Ll}{3})\.)\s")
_LONGEST_LABEL = 14  # words

Figure = tuple[Span, ...]


class FlatRow(NamedTuple):
    """A row: the span of its label (empty for none), and the pieces of each figure."""

    label: Span
    figures: tuple[Figure, ...]


class LedRows(NamedTuple):
    """The rows of a line with leaders; `head` is what stands before the first label, `tail` where the last row ends."""

    rows: tuple[FlatRow, ...]
    head: Span
    tail: int


def usual_width(rows: Sequence[FlatRow]) -> int:
    """How many figures most rows have; of two numbers as frequent, the smaller: a label can begin with a figure."""
    return most_usual(Counter(len(row.figures) for row in rows if row.figures))


def most_usual(counts: Mapping[int, int]) -> int:
    """As `usual_width`, of rows that were counted by their number of figures."""
    return max(counts, key=lambda n: (counts[n], -n), default=0)


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one view."""

    view: str
    layout: Layout
    figures: Figures

    def led(self, line: Span) -> LedRows | None:
        """The rows of a line whose labels end in leaders; None when a label is too long to be one."""
        marks = list(LEADERS.finditer(self.view, line.start, line.end)) if DOTS.search(self.view, line.start, line.end) else []
        if not marks:
            return None
        head, label = self._parted(Span(line.start, marks[0].start()).stripped(self.view))
        read = [
            self.read_figures(mark.end(), stop)
            for mark, stop in zip(marks, [m.start() for m in marks[1:]] + [line.end], strict=True)
        ]
        usual = usual_width([FlatRow(label, tuple(cells)) for cells, _ in read])
        rows: list[FlatRow] = []
        extra: list[Figure] = []
        for (cells, tail), stop in zip(read, [m.start() for m in marks[1:]] + [line.end], strict=True):
            if len(label.of(self.view).split()) > _LONGEST_LABEL:
                return None
            extra = cells[usual:]
            rows.append(FlatRow(label, tuple(cells[:usual])))
            label = Span(extra[0][0].start if extra else tail, stop).stripped(self.view)
        last = Span(label.start, line.end)
        if extra and len(extra) == usual:  # a total without a label
            rows.append(FlatRow(Span(last.start, last.start), tuple(extra)))
            return LedRows(tuple(rows), head, tail)
        if extra:
            rows[-1] = FlatRow(rows[-1].label, tuple(cells))
            return LedRows(tuple(rows), head, tail)
        total = self.plain(label)
        if total is not None and len(total.figures) == usual and self._is_total(total.label):
            return LedRows((*rows, total), head, label.end)
        return LedRows(tuple(rows), head, tail)

    def plain(self, line: Span) -> FlatRow | None:
        """The row that a line without leaders is: words, then figures to its end. None when it is none."""
        if not 2 < line.end - line.start <= LONGEST_ROW:
            return None
        tokens = [Span(*m.span()) for m in TOKEN.finditer(self.view, line.start, line.end)]
        first = len(tokens)
        while first and self._in_figure(tokens[first - 1].of(self.view)):
            first -= 1
        if first == len(tokens) or first > _LONGEST_LABEL:
            return None
        cells, tail = self.read_figures(tokens[first].start, line.end)
        label = Span(line.start, tokens[first].start).stripped(self.view)
        words = label.of(self.view)
        if not cells or tail < line.end or (words and (words[-1] in ",;:" or not any(c.isalpha() for c in words))):
            return None
        last = words.rsplit(None, 1)[-1] if words else ""
        if last in self.layout.furniture.open_words or last in self.layout.sentences.numbered:
            return None
        return FlatRow(label, tuple(cells))

    def read_figures(self, start: int, end: int) -> tuple[list[Figure], int]:
        """The figures from `start` on, and where the next word begins (`end` when none does). Drawn rules are skipped."""
        cells: list[Figure] = []
        pending: list[Span] = []
        for match in TOKEN.finditer(self.view, start, end):
            token, text = Span(*match.span()), match.group()
            if is_rule(text):
                continue
            if self.figures.opens(text):
                pending.append(token)
            elif self.figures.closes(text) and cells and not pending:
                cells[-1] = (*cells[-1], token)
            elif self.figures.is_figure(text):
                cells.append((*pending, token))
                pending = []
            else:
                return cells, pending[0].start if pending else token.start
        return cells, pending[0].start if pending else end

    def _in_figure(self, text: str) -> bool:
        return self.figures.is_figure(text) or self.figures.opens(text) or self.figures.closes(text) or is_rule(text)

    def _is_total(self, label: Span) -> bool:
        return compiled(self.layout.tables.total).search(label.of(self.view)) is not None

    def _parted(self, words: Span) -> tuple[Span, Span]:
        """What stands before the first leaders, as head and label: the head ends with a rule, a colon, a unit or a year."""
        cut = words.start
        for match in TOKEN.finditer(self.view, words.start, words.end):
            text = match.group()
            if is_rule(text) or text.endswith(":") or (self.figures.is_period(text) and YEAR.search(text)):
                cut = match.end()
        for unit in self.layout.tables.units:
            for match in compiled(unit.pattern).finditer(self.view, words.start, words.end):
                closed = self.view.find(")", match.end() - 1, min(match.end() + 60, words.end))
                cut = max(cut, closed + 1, match.end())
        if len(self.view[cut : words.end].split()) > _LONGEST_LABEL:
            cut = max((m.end() for m in SENTENCE_END.finditer(self.view, cut, words.end)), default=cut)
        label = Span(cut, words.end).stripped(self.view)
        return Span(words.start, max(label.start, words.start)), label
