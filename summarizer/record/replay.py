"""Replaying a record: from the source's characters and the pack back to the summary, without any extraction rule.

Every function here is small on purpose: an auditor can read it in ten minutes. It checks that each segment's text
follows from what the segment names, and that no edit does what an edit may not do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summarizer.compose.formats import render
from summarizer.compose.templates import literals_of
from summarizer.compose.verbs import Verbs
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find
from summarizer.spans import Span

ENGINE_LITERALS = {"engine:space": (" ",), "engine:paragraph": ("\n\n",), "engine:heading": ("## ",)}
VIEW_TEXTS = ("", " ", "\n", "\n\n", "-")


@dataclass(frozen=True, slots=True)
class Replayer:
    """Replays segments against one source and one pack."""

    source: str
    pack: Pack
    options: dict[str, Any]

    def quote_problem(self, segment: dict[str, Any]) -> str:
        """Why a quote does not equal the source, or an empty string."""
        start, end = segment["at"]
        shown = self.source[start:end]
        return "" if shown == segment["text"] else f"the source has {shown!r} there, the record {segment['text']!r}"

    def problem(self, segment: dict[str, Any]) -> str:
        """Why a segment's text does not follow from what it names, or an empty string."""
        match segment["kind"]:
            case "quote":
                return self.quote_problem(segment)
            case "literal":
                return self._literal(segment)
            case "rewrite":
                return self._rewrite(segment)
            case "value":
                return self._value(segment)
        return f"unknown kind of segment {segment['kind']!r}"

    def _literal(self, segment: dict[str, Any]) -> str:
        origin, text = segment["from"], segment["text"]
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
            allowed = (self.options["company"],)
        return "" if text in allowed else f"{origin} does not hold the text {text!r}"

    def _value(self, segment: dict[str, Any]) -> str:
        raws = [self.source[start:end] for start, end in segment["at"]]
        try:
            shown = render(segment["format"], raws, segment["arguments"])
        except (KeyError, ValueError) as error:
            return f"format {segment['format']} fails: {error}"
        return (
            "" if shown == segment["text"] else f"format {segment['format']} gives {shown!r}, the record has {segment['text']!r}"
        )

    def _rewrite(self, segment: dict[str, Any]) -> str:
        start, end = segment["at"]
        out: list[str] = []
        at = start
        for edit in segment["edits"]:
            low, high = edit["at"]
            if not at <= low <= high <= end:
                return f"edit {edit['by']} lies outside of its segment or out of order"
            problem = self.edit_problem(edit["by"], self.source[low:high], edit["to"])
            if problem:
                return problem
            out += [self.source[at:low], edit["to"]]
            at = high
        out.append(self.source[at:end])
        shown = "".join(out)
        return "" if shown == segment["text"] else f"the edits give {shown!r}, the record has {segment['text']!r}"

    def edit_problem(self, by: str, before: str, after: str) -> str:
        """Why an edit may not be what it says it is, or an empty string."""
        if not self._edit_is_lawful(by, before, after):
            return f"edit {by} may not turn {before!r} into {after!r}"
        if (after and not by.endswith(".verb")) or by.startswith("view."):
            lost = self._protected(before) - self._protected(after)
            if lost and not (by.startswith("view.") and not any(c.isalpha() for c in before)):
                return f"edit {by} loses {sorted(lost)[0]!r}"
        return ""

    def _edit_is_lawful(self, by: str, before: str, after: str) -> bool:
        words = self.pack.words
        if by.startswith("view."):
            return after in VIEW_TEXTS
        if by == "case.first-letter":
            return len(before) == len(after) == 1 and before.lower() == after.lower()
        if by == "mark.line":
            return not before.strip() and after == " "
        rule_id, _, part = by.partition(".verb") if by.endswith(".verb") else (by, "", "")
        rule = next((r for r in self.pack.rewrites if r.id == rule_id), None)
        if rule is None:
            return False
        del part
        if by.endswith(".verb"):
            return Verbs(self.pack).third_person(before) == after
        match rule.do:
            case "replace":
                return after.lower() == rule.to.lower()
            case "verb":
                return after.lower() in {words["company_inside"].lower(), words["pronoun"].lower()}
            case "lead" | "tail" | "bracket" | "clause":
                return after == ""
        return False

    def _protected(self, text: str) -> set[str]:
        """Negations, hedges and figures: what no edit may lose unless it leaves out a whole clause."""
        found = set()
        pattern = self.pack.compile("(?i){protected}")
        at = 0
        while (match := find(pattern, text, Span(at, len(text)))) is not None:
            span = match.span()
            found.add(span.of(text).lower())
            at = max(span.end, at + 1)
        return found
