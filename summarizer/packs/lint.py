"""What is allowed in a pack but unwise.

`load_pack` refuses a pack for P0xx to P2xx; `lint_pack` reads a pack that loaded and reports P3xx. Issues are sorted
by place. A lint never changes what a pack does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex
from pydantic import BaseModel

from summarizer.errors import Issue
from summarizer.packs.book import Book
from summarizer.packs.crosscheck import PATTERN_FIELDS, pattern_texts
from summarizer.packs.fact_schema import Rule
from summarizer.packs.literals import literal_issues
from summarizer.packs.names import ENGINE_LISTS, ENGINE_PATTERNS, ENGINE_PREFIX, ENGINE_SETTINGS, ENGINE_SLOTS, SLOT_FORMATS
from summarizer.packs.pack import Pack
from summarizer.packs.prose_schema import Template
from summarizer.packs.regexes import expand
from summarizer.packs.sections import did_you_mean
from summarizer.packs.shape import Group, One, Repeat, parts, shape
from summarizer.packs.tokens import PatternError

_MACRO = regex.compile(r"\{(?:[a-z][a-z0-9_]*:)?([a-z][a-z0-9_.-]+)\}")
_SLOT = regex.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)(?::([a-z-]+))?\}")
_WORD = regex.compile(r"[^\W\d_][\w’'-]*")
_FIGURE = regex.compile(r"\p{N}+")
_REFERENCE = regex.compile(r"\\g<\w+>|\\\d")  # in the replacement of a rewrite: text of the source


def lint_pack(pack: Pack) -> list[Issue]:
    """The findings in a pack, sorted by (file, line, column, code)."""
    return sorted(_Linter(pack).issues(), key=lambda i: (i.file, i.line, i.col, i.code, i.message))


class _Linter:
    """One pass over one pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.book = Book(pack.lexicon, pack.patterns)
        self.capitals = frozenset(pack.lexicon.get("template_capitals", ()))

    def issue(self, key: str, code: str, message: str, hint: str = "") -> Issue:
        """An issue at the entry that `key` names, or at the pack as a whole."""
        file, line, col = self.pack.places.get(key, (self.pack.root, 0, 0))
        return Issue(file, line, col, code, message, hint)

    def issues(self) -> Iterator[Issue]:
        """All checks, in no particular order."""
        yield from self.rules()
        yield from self.templates()
        yield from self.texts()
        yield from self.unused()
        yield from self.patterns()

    def rules(self) -> Iterator[Issue]:
        """Examples, literals, and rules that say the same twice."""
        seen: dict[tuple[str, ...], str] = {}
        for rule in self.pack.rules:
            key = f"rules:{rule.id}"
            yield from self._examples(rule, key)
            for literal in rule.literals:
                if literal != literal.lower():
                    yield self.issue(key, "P304", f"the literal {literal!r} is not in lower case", f"write {literal.lower()!r}")
            for code, message in literal_issues(rule, self.book):
                hint = "add a literal, or one more word to the pattern" if code != "P207" else ""
                yield self.issue(key, code, f"{rule.id}: {message}", hint)
            try:
                same = (expand(rule.pattern, self.pack.lexicon, self.pack.patterns), rule.kind, rule.where.model_dump_json())
            except PatternError:
                continue
            if (first := seen.setdefault(same, rule.id)) != rule.id:
                yield self.issue(key, "P301", f"{rule.id}: the pattern is that of {first}", "merge the two rules")

    def _examples(self, rule: Rule, key: str) -> Iterator[Issue]:
        kept = [example for example in rule.examples if not example.known]
        if not any(example.facts for example in kept):
            yield self.issue(key, "P302", f"{rule.id}: no example that it must find", "add an example with facts")
        if all(example.facts for example in kept):
            yield self.issue(key, "P303", f"{rule.id}: no example of silence", "add a near miss without facts")

    def templates(self) -> Iterator[Issue]:
        """Slots and brackets of forms."""
        for template in self.pack.templates:
            for form in template.all_forms:
                for message, hint in self._form_faults(template, form):
                    yield self.issue(f"templates:{template.id}", "P309", f"{template.id}: {message} in {form!r}", hint)

    def _form_faults(self, template: Template, form: str) -> Iterator[tuple[str, str]]:
        plain = _SLOT.sub("", form)
        depth = lowest = 0
        for char in plain:
            depth += (char == "[") - (char == "]")
            lowest = min(lowest, depth)
        if depth or lowest < 0:
            yield "brackets do not match", "close each '['"
        if "{" in plain or "}" in plain:
            yield "a brace that is no slot", "a slot is {field} or {field:format}"
        for slot, style in _SLOT.findall(form):
            if style and style not in SLOT_FORMATS:
                yield (
                    f"unknown format {style!r} of {{{slot}}}",
                    did_you_mean(style, SLOT_FORMATS) or f"formats: {', '.join(SLOT_FORMATS)}",
                )
            kind, _, name = slot.rpartition(".")
            fields = self.pack.kinds[kind or template.kind].fields if (kind or template.kind) in self.pack.kinds else {}
            filled = slot in ENGINE_SLOTS and (slot != "members" or bool(template.member))
            if name not in fields and not filled:
                yield f"unknown slot {{{slot}}}", did_you_mean(name, fields) or f"fields are: {', '.join(fields)}"

    def texts(self) -> Iterator[Issue]:
        """No figure and no name in the text that a summary may take from the pack."""
        for template in self.pack.templates:
            for form in template.all_forms:
                yield from self._text(f"templates:{template.id}", f"{template.id}: {form!r}", _SLOT.sub("\0", form))
        for rewrite in self.pack.rewrites:
            text = _REFERENCE.sub("\0", _SLOT.sub("\0", rewrite.to))
            yield from self._text(f"rewrites:{rewrite.id}", f"{rewrite.id}: {rewrite.to!r}", text)
        for name, text in self.pack.words.items():
            if name not in ENGINE_SETTINGS:
                yield from self._text(f"words:{name}", f"the word {name}: {text!r}", text)

    def _text(self, key: str, who: str, text: str) -> Iterator[Issue]:
        if figure := _FIGURE.search(text):
            yield self.issue(key, "P305", f"{who} holds the figure {figure[0]!r}", "take it from the source in a slot")
        for word in _WORD.finditer(text):
            if word[0][0].isupper() and word[0] not in self.capitals and not _opens(text, word.start()):
                hint = "take it from the source in a slot, or add it to the lexicon list template_capitals"
                yield self.issue(key, "P306", f"{who} holds {word[0]!r} in mid-sentence", hint)

    def unused(self) -> Iterator[Issue]:
        """Parts that no pattern names and no field type asks for."""
        used = {kind for k in self.pack.kinds.values() for kind in k.fields.values()} | ENGINE_PATTERNS | ENGINE_LISTS
        for text in self._strings():
            used.update(_MACRO.findall(text))
        for section, names in (("patterns", self.pack.patterns), ("lexicon", self.pack.lexicon)):
            for name in names:
                if name not in used and not name.startswith(ENGINE_PREFIX):
                    yield self.issue(f"{section}:{name}", "P307", f"nothing uses {{{name}}} of {section}", "remove it")

    def _strings(self) -> Iterator[str]:
        yield from self.pack.patterns.values()
        for section in PATTERN_FIELDS:
            for entry in getattr(self.pack, section):
                for _, text in pattern_texts(section, entry.model_dump(mode="json")):
                    yield text
        yield from _texts(self.pack.layout.model_dump(mode="json") if isinstance(self.pack.layout, BaseModel) else "")
        for rewrite in self.pack.rewrites:
            yield rewrite.to

    def patterns(self) -> Iterator[Issue]:
        """Unbounded `.*`, and whether the engine takes each pattern as it stands written out."""
        for name, text in self.pack.patterns.items():
            yield from self._pattern(f"patterns:{name}", name, text)
        for section in PATTERN_FIELDS:
            for entry in getattr(self.pack, section):
                for _, text in pattern_texts(section, entry.model_dump(mode="json")):
                    yield from self._pattern(f"{section}:{entry.id}", entry.id, text)

    def _pattern(self, key: str, who: str, text: str) -> Iterator[Issue]:
        try:
            self.pack.compile(text)
            tree = shape(text)
        except PatternError as error:
            yield self.issue(key, error.code, f"{who}: {error}", error.hint)
            return
        for node in parts(tree):
            if isinstance(node, Repeat) and node.high is None and _anything(node.body):
                hint = "name what may not stand there and how far it goes, as in [^.;]{0,80}"
                yield self.issue(key, "P308", f"{who}: an unbounded repeat of any character at {node.at}", hint)


def _anything(body: Any) -> bool:
    """Whether a loop's body takes any character at all."""
    while isinstance(body, Group) and body.kind == "plain":
        body = body.body
    return isinstance(body, One) and body.source in (".", r"[\s\S]", r"[\S\s]", r"[\w\W]", r"[\d\D]")


def _opens(text: str, at: int) -> bool:
    """Whether a sentence of the text begins at `at`: at its start, after an end mark, or after a part left out."""
    before = text[:at]
    while (shorter := regex.sub(r"\[[^\[\]]*\]", "", before)) != before:
        before = shorter
    before = before.replace("[", "").rstrip(" “\"'(")
    return not before or before[-1] in ".!?"


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for part in data.values():
            yield from _texts(part)
    elif isinstance(data, list | tuple):
        for part in data:
            yield from _texts(part)
