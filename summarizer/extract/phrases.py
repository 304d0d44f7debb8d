"""Noun phrases of a list in running text: "paper, bags and boxes to printers" holds three before its "to".

English has no mark for where a noun phrase ends, so the pack's phrase lists say it: what ends the list, what stands
between members, what is cut off, and what a member must look like. Anything doubtful is left out: a phrase that is
given here must be fit to print.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from summarizer.outline.model import Block, BlockKind, Outline, Sentence
from summarizer.packs.fact_schema import PhraseList
from summarizer.packs.pack import Pack
from summarizer.packs.regexes import finditer, search
from summarizer.spans import Span

# "(i)", "(2)", "3)" number the members: they are no brackets of a phrase.
_ENUMERATOR = regex.compile(r"\((?:[ivx]{1,4}|\d{1,2}|[a-h])\)|(?<=\s)\d\)")
_BRACKETS = regex.compile(r"\([^()]*\)?")
_HIDDEN = "\0"


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """Reads lists by the phrase lists of one pack."""

    pack: Pack

    def style(self, name: str) -> PhraseList | None:
        """The phrase list of that id."""
        return next((style for style in self.pack.phrases if style.id == name), None)

    def members(self, style: PhraseList, view: str, region: Span) -> list[Span]:
        """The spans of the noun phrases at the start of `region`, in reading order."""
        text = _ENUMERATOR.sub(lambda m: " " * len(m[0]), region.of(view))
        text = _BRACKETS.sub(lambda m: _HIDDEN * len(m[0]), text)
        text, in_clause = self._list_of(style, text)
        found: list[Span] = []
        held, named, beside = -1, False, False
        pieces = self._pieces(style, text)
        for start, stop in pieces[:-1] if in_clause else pieces:
            piece = self._trimmed(style, text, start, stop)
            if piece is None or (named and self._is_gloss(style, text[start:stop])):
                continue
            words = text[piece.start : piece.end]
            if style.stop and search(self.pack.compile(style.stop), words):
                break
            goes_on = beside and bool(style.goes_on) and search(self.pack.compile(style.goes_on), found[-1].of(view)) is not None
            if style.joins and search(self.pack.compile(style.joins), words):
                if goes_on:
                    found.pop()  # "makers of logic, memory and mixed signal devices": what they make is cut off
                    beside = False
                else:
                    held = piece.start if held < 0 else held
                continue
            whole = Span(held, piece.end) if held >= 0 else piece
            held = -1
            fit = next((s for s in (whole, piece) if self._fits(style, text[s.start : s.end])), None)
            named = fit is not None and text[fit.start].isupper()
            if fit is not None:
                found.append(fit.shift(region.start))
            elif goes_on:
                found.pop()
            beside = fit is not None
        return self._with_shared_head(style, view, found)

    def _with_shared_head(self, style: PhraseList, view: str, found: list[Span]) -> list[Span]:
        """ "Speech, imaging and keypad solutions" is one phrase: the members before the last one lack its head."""
        if not style.shared or len(found) < 2 or not search(self.pack.compile(style.shared), found[-1].of(view)):
            return found
        first = len(found) - 1
        while first and search(self.pack.compile(style.headless), found[first - 1].of(view)):
            first -= 1
        whole = Span(found[first].start, found[-1].end)
        return found if _BRACKETS.search(whole.of(view)) else [*found[:first], whole]

    def items(self, style: PhraseList, view: str, outline: Outline, index: int, region: Span) -> list[tuple[Span, Span]]:
        """Phrases of the list items that sentence `index` introduces, each with its item's sentence.

        Nothing unless what is left of the sentence after the cue only announces a list.
        """
        sentences = outline.sentences
        block = sentences[index].block
        if not style.follow or not search(self.pack.compile(style.follow), region.of(view)):
            return []
        found: list[tuple[Span, Span]] = []
        for later in range(index + 1, len(sentences)):
            sentence = sentences[later]
            if sentence.block == block:
                return []
            its = outline.blocks[sentence.block]
            if its.kind is BlockKind.LIST_ITEM and its.intro == block:
                if sentence.order == 0:
                    found += [(member, sentence.span) for member in self.members(style, view, sentence.span)]
            elif self._is_item(style, view, its, sentence):
                found += [(member, sentence.span) for member in self.members(style, view, sentence.span)[:1]]
            else:
                break
        return found

    def _is_item(self, style: PhraseList, view: str, block: Block, sentence: Sentence) -> bool:
        """Whether a paragraph after a colon is an item without a mark: a phrase, and what is said of it."""
        if not style.item or block.kind is not BlockKind.PARAGRAPH:
            return False
        return search(self.pack.compile(style.item), sentence.span.of(view)) is not None

    def _list_of(self, style: PhraseList, text: str) -> tuple[str, bool]:
        """The text up to where the list ends, and whether its last piece belongs to a clause that follows."""
        end = search(self.pack.compile(style.end), text)
        if end is None:
            return text, False
        text = text[: end.start()]
        follows = bool(style.subject_before) and search(self.pack.compile(style.subject_before), end[0]) is not None
        if follows:  # "A, B and is ...": the conjunction joins verbs, and B is a member
            last = [*finditer(self.pack.compile(style.between), text + " ")][-1:]
            if last and last[0].end() == len(text) + 1:
                return text[: last[0].start()], False
        return text, follows

    def _pieces(self, style: PhraseList, text: str) -> list[tuple[int, int]]:
        pieces, start = [], 0
        for match in finditer(self.pack.compile(style.between), text):
            pieces.append((start, match.start()))
            start = match.end()
        return [*pieces, (start, len(text))]

    def _trimmed(self, style: PhraseList, text: str, start: int, stop: int) -> Span | None:
        """The piece up to its first bracket, without blanks and without what the list cuts off."""
        hidden = text.find(_HIDDEN, start, stop)
        if hidden >= 0:
            stop = hidden
        for _ in range(4):
            piece = text[start:stop]
            start += len(piece) - len(piece.lstrip(" \n\t,"))
            stop -= len(piece) - len(piece.rstrip(" \n\t,"))
            if start >= stop:
                return None
            lead = search(self.pack.compile(style.lead), text[start:stop]) if style.lead else None
            tail = search(self.pack.compile(style.tail), text[start:stop]) if style.tail else None
            before = (start, stop)
            if tail is not None:
                stop = start + tail.start()
            if lead is not None:
                start += lead.end()
            if (start, stop) == before:
                return Span(start, stop)
        return Span(start, stop) if start < stop else None

    def _is_gloss(self, style: PhraseList, words: str) -> bool:
        return bool(style.gloss) and search(self.pack.compile(style.gloss), words.strip()) is not None

    def _fits(self, style: PhraseList, words: str) -> bool:
        if _HIDDEN in words:
            return False
        match = search(self.pack.compile(style.member), words)
        if match is None or match.span() != (0, len(words)):
            return False
        return not any(search(self.pack.compile(p), words) for p in style.refuse)
