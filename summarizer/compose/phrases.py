"""Runs of the source inside a template: names, amounts and phrases, with the edits that a third-person text needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import regex

from summarizer.compose.pieces import Source
from summarizer.packs.pack import Pack
from summarizer.packs.regexes import finditer, search
from summarizer.packs.windows import find, find_all
from summarizer.spans import Edit, Span

_LETTERS = regex.compile(r"\p{L}+")
SHOUTED = 4  # letters that a word of a label in capitals must have for it to be written otherwise
FEWEST = 6000  # code points: a filing has more than one apostrophe in so many
MAX_LINK = 4  # letters of the words that a heading writes small whatever it does with the others: "and", "with"


@dataclass(slots=True)
class PhraseWriter:
    """Cuts and edits phrases of one view with the rewrites of one pack.

    `scope` are the parts that are summarized: how a word is written elsewhere in the filing must not matter to them.
    """

    view: str
    pack: Pack
    scope: Sequence[Span] = ()
    own: Collection[str] = ()  # names of the registrant
    parts: Collection[str] = ()  # and of what it owns
    _lower_words: frozenset[str] = field(default=frozenset(), init=False)
    _capitals: frozenset[str] = field(default=frozenset(), init=False)
    _lost: bool | None = field(default=None, init=False)

    def plain(self, span: Span) -> Source:
        """The characters as they stand in the view, stray blanks and marks put right."""
        return Source.of(self.view, span, tuple(self.replacements(span)))

    def name(self, span: Span, *, short: bool = False) -> Source:
        """A party's name; `short` leaves out the corporate suffix ("Co., Ltd.")."""
        if short:
            text = span.of(self.view)
            suffix = search(self.pack.compile("(?:{name_suffix})+$"), text, 0, len(text))
            # "R. Vik & Company": without the suffix it would end in the middle.
            if suffix is not None and suffix.start() > 0 and text[: suffix.start()].rstrip(" ,")[-1:].isalnum():
                # "The Vik Company" is "Vik".
                pattern = "leading_article"
                lead = search(self.pack.compile(f"{{{pattern}}}"), text, 0, len(text)) if pattern in self.pack.patterns else None
                span = Span(span.start + (lead.end() if lead else 0), span.start + suffix.start())
        return Source.of(self.view, span, tuple(self._lines(span)))

    def _lines(self, span: Span) -> list[Edit]:
        """The edits that put a label of a table's cell, printed in two lines, into one."""
        breaks = regex.finditer(r"\s*\n\s*", span.of(self.view)) if "\n" in span.of(self.view) else ()
        return [Edit(span.start + m.start(), span.start + m.end(), " ", "mark.line") for m in breaks]

    def phrase(self, span: Span, *, lower: bool = False, label: bool = False) -> Source | None:
        """A phrase with the first person replaced; None when something of the first person would stay.

        `label`: it begins with a capital because a table does so. One with capitals inside is a name, and so is a word that
        the text writes so: "Engine and Structural Components".
        """
        edits = self.replacements(span)
        words = span.of(self.view).split() if label else []
        # "Pumps, valves and Norwegian parts": what a comma follows is no part of the name; "Pumps, Valves and Hoses" is one name.
        parted = label and words[0].endswith(",") and words[1:2] != [] and words[1][0].islower()
        small = label and (parted or not any(w[0].isupper() for w in words[1:])) and not self._keeps_capital(span)
        if (small and len(words) == 1 and words[0].istitle() and words[0].isalpha() and self._is_no_name(words[0])) or (
            (lower or small) and self.lower_is_safe(span)
        ):
            first = self.view[span.start]
            if not any(e.start == span.start for e in edits):
                edits = [Edit(span.start, span.start + 1, first.lower(), "case.first-letter"), *edits]
        if label and words[0].isupper():
            edits = sorted([*self._shouted(span), *edits])
        piece = Source.of(self.view, span, tuple(edits))
        return None if self.is_barred(piece.text) else piece

    def _shouted(self, span: Span) -> list[Edit]:
        """The edits that write a label's capitals as the text does elsewhere: "FOOD (in tins)", "LIFE SCIENCES".

        Of one that goes on in small letters these are the first words alone, for what follows may be a name ("the FDA").
        """
        text = span.of(self.view)
        first = regex.match(r"(?:\p{Lu}{4,}\b[ ,]*)++", text)
        if text.isupper():
            words = [Span(*m.span()).shift(span.start) for m in _LETTERS.finditer(text)]
            written = _LETTERS.findall(self._written(text))
        else:
            end = span.start + (first.end() if first is not None else 0)
            words = [m.span() for m in find_all(self.pack.compile(r"\b[A-Z]{4,}\b"), self.view, Span(span.start, end))]
            written = [word.of(self.view).lower() for word in words]
            if not all(self._writes_small(word) for word in written):
                return []
        pairs = zip(words, written, strict=True)
        return [Edit(word.start, word.end, form, "case.heading") for word, form in pairs if form != word.of(self.view)]

    def _written(self, text: str) -> str:
        """Words in capitals as sentences of the text mostly write them, small rather than not; as they are where none does.

        A short word may be anything ("IT"), and one that sentences write in capitals too is a name ("the AIDS drug").
        """
        if max(len(word) for word in _LETTERS.findall(text)) < SHOUTED:
            return text
        words = r"\s+".join(map(regex.escape, text.split()))
        inside = regex.compile(rf"(?<=[\p{{Ll}},]\s){words}(?!\w)", regex.IGNORECASE)
        found = (" ".join(m[0].split()) for part in self._parts() for m in inside.finditer(self.view, part.start, part.end))
        forms = Counter(found)
        shouted = regex.compile(rf"(?<=[\p{{Ll}},] ){regex.escape(text)}(?=,? \p{{Ll}})")
        if any(shouted.search(self.view, part.start, part.end) for part in self._parts()):
            return text
        return max(
            (form for form in forms if not form.isupper()), key=lambda form: (forms[form], form.islower(), form), default=text
        )

    def _keeps_capital(self, span: Span) -> bool:
        """Whether a label is a name in every filing, a country's or a state's, by the pack's pattern `always_capital`."""
        return "always_capital" in self.pack.patterns and find(self.pack.compile("{always_capital}"), self.view, span) is not None

    def untitled(self, span: Span) -> Source:
        """A heading as it stands in a sentence: small letters, unless the text writes the words with capitals too.

        "Professional and Support Services" loses its capitals, "Blue Line" does not when the text speaks of "Blue Line".
        """
        text = span.of(self.view)
        if self._names(text):
            return Source.of(self.view, span, tuple(self.replacements(span)))
        spans = [m.span() for m in find_all(self.pack.compile(r"\b[A-Z][a-z]+\b|\b[A-Z]{2,}\b"), self.view, span)]
        old = [word.of(self.view) for word in spans]
        if text.isupper():
            taken = old if all(self._writes_small(w.lower()) for w in old) else []
        else:
            taken = [w for w in old if not w.isupper() and self._writes_small(w.lower())]
            if taken or any(w.islower() and len(w) > MAX_LINK for w in text.split()):
                lowered: list[str] = []
                for word, before in zip(old, ["", *old], strict=False):
                    # "Ann Vik": both, or neither; so "Vik Invoice", but "IT services".
                    alone = before in ("", *lowered) or (before.isupper() and self._writes_small(word.lower()))
                    if alone and not word.isupper() and self._is_no_name(word):
                        lowered.append(word)
                taken = lowered
        edits = [Edit(w.start, w.end, o.lower(), "case.heading") for w, o in zip(spans, old, strict=True) if o in taken]
        return Source.of(self.view, span, tuple(sorted([*edits, *self.replacements(span, tuple(edits))])))

    def _is_no_name(self, word: str) -> bool:
        """Whether a word of a heading is written small in the text, or at least not with a capital inside of a sentence."""
        if self._writes_small(word.lower()):
            return True
        if not self._capitals and "capital_inside" in self.pack.patterns:
            capital = self.pack.compile("{capital_inside}")
            self._capitals = frozenset(m["word"] for p in self._parts() for m in finditer(capital, self.view, p.start, p.end))
        return word not in self._capitals

    def is_name(self, word: str) -> bool:
        """Whether the text writes a word, or what an "s" was put to, with a capital inside of sentences, and never small."""
        return not self._writes_small(word.lower()) and not all(self._is_no_name(w) for w in (word, word.removesuffix("s")))

    def replacements(self, span: Span, taken: tuple[Edit, ...] = ()) -> list[Edit]:
        """The edits of all `replace` rewrites inside a span, outside of what is already edited."""
        edits = self._lines(span)
        text = span.of(self.view)
        for rule in self.pack.rewrites_for(text):
            if rule.do != "replace" or (rule.of_another and self._is_own(text)):
                continue
            for match in find_all(self.pack.compile(rule.pattern), self.view, span, rule.id):
                found = match.span()
                if rule.behind_own_name and not self._behind_own_name(found.start):
                    continue
                if self.protected(found.of(self.view)) - self.protected(rule.to):
                    continue  # a negation, a hedge or a figure goes only with a whole clause, never by a replacement
                if not any(found.start < e.end and e.start < found.end for e in (*edits, *taken)):
                    edits.append(Edit(found.start, found.end, rule.to, rule.id))
        return sorted(edits)

    def _is_own(self, text: str) -> bool:
        """Whether a sentence begins with a name of the registrant and goes on with what it does (the pack's `then_acts`)."""
        behind = (text[len(name) + 1 :] for name in self.own if text.startswith(f"{name} "))
        return any(self.pack.shows("then_acts", rest) for rest in behind)

    def _behind_own_name(self, end: int) -> bool:
        """Whether a name of the registrant or of a part of it ends there, in a text that lost apostrophes."""
        names = (*self.own, *self.parts)
        ends = any(regex.search(rf"(?<!\w){regex.escape(n)}$", self.view[max(end - len(n) - 1, 0) : end]) for n in names)
        return ends and self._lost_apostrophes()

    def _lost_apostrophes(self) -> bool:
        """Whether a conversion took apostrophes: the text has a form that shows it (`lost_apostrophe`), or hardly any.

        A text that has some where others have them does not lack one in "Zales".
        """
        if self._lost is None:
            parts = self._parts()
            shows = any(find(self.pack.compile("{lost_apostrophe}"), self.view, part) is not None for part in parts)
            found = sum(1 for part in parts for _ in find_all(self.pack.compile("{has_apostrophe}"), self.view, part))
            self._lost = shows or found * FEWEST < sum(part.end - part.start for part in parts)
        return self._lost

    def protected(self, text: str) -> set[str]:
        """The negations, hedges and figures of a text, as the pack's pattern `protected` finds them."""
        found = find_all(self.pack.compile("(?i){protected}"), text, Span(0, len(text)))
        return {f.span().of(text).lower() for f in found}

    def is_barred(self, text: str) -> bool:
        """Whether the text still holds what no sentence of a summary may hold (the pack's pattern `never_in_summary`)."""
        pattern = self.pack.patterns.get("never_in_summary")
        return pattern is not None and search(self.pack.compile("{never_in_summary}"), text, 0, len(text)) is not None

    def lower_is_safe(self, span: Span) -> bool:
        """Whether the first word may lose its capital: the text itself writes it small elsewhere."""
        if "lone_capital" not in self.pack.patterns:
            return False
        word = find(self.pack.compile("{lone_capital}"), self.view, span)  # "Pump Link" is a name
        if word is None:
            return False
        text = word.match.group()
        if self._writes_small(text.lower()):
            return True
        second = find(self.pack.compile(r"^[A-Z][a-z]+[’']?,?\s[a-z]"), self.view, span)  # "Workers' compensation"
        inside = self.pack.with_name("[a-z,] ", text, r"\b")
        return second is not None and all(find(inside, self.view, part) is None for part in self._parts())

    def _parts(self) -> Sequence[Span]:
        return self.scope or (Span(0, len(self.view)),)

    def _writes_small(self, word: str) -> bool:
        """Whether the text writes the word with a small letter somewhere; web addresses, which do so with names, do not count."""
        if not self._lower_words:
            small = self.pack.compile(r"(?<![\w.@/])[a-z]{2,}\b(?!@|/|\.\w)")
            self._lower_words = frozenset(m.group() for p in self._parts() for m in finditer(small, self.view, p.start, p.end))
        return word in self._lower_words

    def _names(self, text: str) -> bool:
        """Whether the text has these very letters inside of a sentence."""
        for part in self._parts():
            at = self.view.find(text, part.start, part.end)
            while at != -1:
                before, after = self.view[max(at - 2, part.start) : at], self.view[at + len(text) : at + len(text) + 1]
                if len(before) == 2 and before[1].isspace() and (before[0].islower() or before[0] == ",") and not after.isalnum():
                    return True
                at = self.view.find(text, at + 1, part.end)
        return False
