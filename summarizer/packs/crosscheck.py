"""What one section of a pack says about another: kinds, topics, fields, slots and patterns.

The checks read the data as written, not the validated models, so that an entry with a misspelt key still has its
patterns checked in the same run. Whatever has the wrong type is passed over here: the models complain of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summarizer.errors import Issue
from summarizer.packs.book import Book
from summarizer.packs.kept import KEPT
from summarizer.packs.nodes import Path
from summarizer.packs.regexes import slots
from summarizer.packs.sections import LISTS, Merged, Origin, did_you_mean
from summarizer.packs.tokens import PatternError

# Where patterns stand in an entry; `*` is any key of a mapping. A test holds these against the models.
PATTERN_FIELDS: Mapping[str, tuple[Path, ...]] = {
    "rules": (
        ("pattern",), ("when",), ("unless",), ("fields", "*"), ("refers",), ("before", "*"),
        ("where", "headings"), ("where", "not_headings"),
    ),
    "tables": (
        ("intro",), ("headings",), ("header",), ("total_label",), ("labels",), ("unless",), ("share_header",), ("total",),
        ("part_total",), ("eliminated",), ("begins",), ("base",), ("joins",), ("until",), ("skip",),
    ),
    "templates": (("where", "*"), ("last", "*"), ("not_sentence",), ("not_under",)),
    "feeds": (("headings",),),
    "rewrites": (("pattern",),),
    "features": (("pattern",),),
    "phrases": (
        ("end",), ("between",), ("lead",), ("tail",), ("gloss",), ("goes_on",), ("joins",), ("shared",),
        ("headless",), ("member",), ("refuse",), ("stop",),
        ("subject_before",), ("item",), ("follow",),
    ),
}  # fmt: skip

# The layout section holds patterns wherever it holds a text, but for these; its lists are of words, but for those.
LAYOUT_WORDS = frozenset({"number"})
LAYOUT_PATTERN_LISTS = frozenset({"running", "titles"})

# Where an entry names fields of its kind. `table` and `start`, the table and the place of a fact, may stand there too.
FIELD_NAMES: Mapping[str, tuple[Path, ...]] = {
    "rules": (
        ("fields",), ("before",), ("constants",), ("negative",), ("align",), ("named_above",), ("attach", "same"),
    ),
    "tables": (("label_field",), ("value_field",), ("share_field",), ("period_field",), ("cell_field",), ("constants",)),
    "templates": (
        ("has",), ("lacks",), ("where",), ("group",), ("year_of",), ("order",), ("last",), ("latest",), ("bare_first",),
        ("agreed",), ("unique",), ("cluster",), ("weigh",),
    ),
    "kinds": (("identity",), ("field_weights",), ("own",), ("other",), ("bought",)),
}  # fmt: skip
NOT_FIELDS = frozenset({"start", "table", "beside"})
REST = "rest"  # the slot of a rule in which its other fields are looked for
NOUN = "noun"  # the slot of a rule whose name a heading gives
VALUE = "value"  # the slot of a field's own pattern


def crosscheck(merged: Merged, *, complete: bool) -> list[Issue]:
    """The issues between sections. When a file could not be read, names that nobody declares are no issues.

    That a pack has none takes half a second to find out and is kept from one run of the command line to the next.
    """
    found: list[Issue] = []

    def agree() -> bool:
        found.extend(_issues(merged, complete))
        return not found

    about = [merged.lists, merged.mappings, merged.singles, complete]
    if KEPT.answer("the sections of a pack agree", lambda: about, agree) or found:
        return found
    return _issues(merged, complete)


def _issues(merged: Merged, complete: bool) -> list[Issue]:
    lexicon = {
        name: tuple(word for word in words if isinstance(word, str))
        for name, words in merged.mappings["lexicon"].items()
        if isinstance(words, list)
    }
    patterns = {name: text for name, text in merged.mappings["patterns"].items() if isinstance(text, str)}
    book = Book(lexicon, patterns)
    issues: list[Issue] = []
    for name, text in patterns.items():
        issues += _faults(book, merged.keys["patterns"][name], (), text, f"the pattern {name!r}", name)
    for section in LISTS:
        for entry, origin in zip(merged.lists[section], merged.origins[section], strict=True):
            if isinstance(entry, dict):
                for path, text in pattern_texts(section, entry):
                    issues += _faults(book, origin, path, text, f"{section} {entry.get('id')!r}")
    for key, content in merged.singles.get("layout", {}).items():
        for path, text in _layout_texts(content):
            origin = Origin(merged.document_at("layout", (key, *path)), ("layout", key))
            issues += _faults(book, origin, path, text, f"layout: {key}")
    if not complete:
        issues = [issue for issue in issues if issue.code != "P205"]
    names = _Names(merged, patterns)
    return issues + (list(names.issues()) if complete else [])


def pattern_texts(section: str, entry: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """The patterns of one entry, each with its path."""
    for path in PATTERN_FIELDS.get(section, ()):
        for place, found in _at(entry, path):
            texts = found if isinstance(found, list) else [found]
            for index, text in enumerate(texts):
                if isinstance(text, str) and text:
                    yield (*place, index) if isinstance(found, list) else place, text


def _layout_texts(content: Any) -> Iterator[tuple[Path, str]]:
    """The patterns in a part of the layout: every text of its own but a few, and of the lists of texts two kinds only."""
    if isinstance(content, list):
        for index, part in enumerate(content):
            yield from (((index, *path), text) for path, text in _layout_texts(part))
    elif isinstance(content, dict):
        for key, part in content.items():
            if isinstance(part, str) and part and key not in LAYOUT_WORDS:
                yield (key,), part
            elif isinstance(part, list) and key in LAYOUT_PATTERN_LISTS:
                yield from (((key, index), text) for index, text in enumerate(part) if isinstance(text, str))
            elif isinstance(part, dict | list):
                yield from (((key, *path), text) for path, text in _layout_texts(part))


def _at(entry: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """What stands at a path of an entry; `*` goes through all keys of a mapping."""
    if not path:
        yield (), entry
    elif isinstance(entry, dict):
        for step in entry if path[0] == "*" else (path[0],):
            if step in entry:
                for place, found in _at(entry[step], path[1:]):
                    yield (step, *place), found


def _faults(book: Book, origin: Origin, path: Path, text: str, who: str, name: str = "") -> Iterator[Issue]:
    for fault in book.faults(text, name):
        hint = fault.hint
        if fault.code == "P205" and "no pattern" in str(fault):
            unknown = str(fault).split("{", 1)[1].split("}", 1)[0]
            hint = did_you_mean(unknown, (*book.patterns, *book.lexicon))
        yield origin.issue(path, fault.code, f"{who}: {fault}", hint)


class _Names:
    """Checks of the names by which entries refer to kinds, topics, fields and slots."""

    def __init__(self, merged: Merged, patterns: Mapping[str, str]) -> None:
        self.merged, self.patterns = merged, patterns
        self.kinds = merged.mappings["kinds"]
        self.topics, self.rules = (
            [e["id"] for e in merged.lists[section] if isinstance(e, dict) and isinstance(e.get("id"), str)]
            for section in ("topics", "rules")
        )

    def issues(self) -> Iterator[Issue]:
        """All issues, section by section."""
        for name, kind in self.kinds.items():
            origin = self.merged.keys["kinds"][name]
            if isinstance(kind, dict):
                yield from self._known(origin, ("topic",), kind.get("topic"), self.topics, "P202", "topic")
                yield from self._fields("kinds", origin, kind, self._fields_of(name), f"the kind {name!r}")
        for entry, origin in zip(self.merged.lists["feeds"], self.merged.origins["feeds"], strict=True):
            topics = entry.get("topics") if isinstance(entry, dict) else None
            for index, topic in enumerate(topics if isinstance(topics, list) else ()):
                yield from self._known(origin, ("topics", index), topic, self.topics, "P202", "topic")
        for section in ("rules", "tables", "templates", "features"):
            for entry, origin in zip(self.merged.lists[section], self.merged.origins[section], strict=True):
                if isinstance(entry, dict):
                    yield from self._entry(section, entry, origin)

    def _entry(self, section: str, entry: Mapping[str, Any], origin: Origin) -> Iterator[Issue]:
        yield from self._known(origin, ("topic",), entry.get("topic"), self.topics, "P202", "topic")
        for key in ("kind", "label_kind"):
            yield from self._known(origin, (key,), entry.get(key), self.kinds, "P201", "kind")
        kind = entry.get("kind")
        if section == "tables" and (like := entry.get("rows_like")):
            whole = {
                str(e["id"]): e
                for e in self.merged.lists["tables"]
                if isinstance(e, dict) and "id" in e and not e.get("rows_like")
            }
            yield from self._known(origin, ("rows_like",), like, whole, "P211", "table rule")
            kind = kind or whole.get(str(like), {}).get("kind")
        if not isinstance(kind, str) or kind not in self.kinds:
            return
        fields = self._fields_of(kind)
        attach = entry.get("attach")
        if isinstance(attach, dict):
            yield from self._known(origin, ("attach", "to"), attach.get("to"), self.kinds, "P201", "kind")
            fields = fields | self._fields_of(str(attach.get("to")))
        yield from self._fields(section, origin, entry, fields, f"the kind {kind!r}")
        if section == "rules":
            yield from self._slots(entry, origin, fields, kind)
        if section == "templates" and entry.get("unproved_forms") and not (entry.get("has") and entry.get("order")):
            hint = "say in `has` what a part is called first, and in `order` by which figure the parts add up"
            yield origin.issue(("unproved_forms",), "P203", "nothing says what the parts of the whole are", hint)
        for key in ("unless_told", "not_also"):
            told = entry.get(key)
            values = [f"{k}.{name}" for k in self.kinds for name in self._fields_of(str(k))] if told else []
            for index, name in enumerate(told if isinstance(told, list) else ()):
                yield from self._known(origin, (key, index), name, values, "P204", "kind and field")
        for key in ("by", "not_by", "not_lone"):
            listed = entry.get(key)
            for index, name in enumerate(listed if isinstance(listed, list) else ()):
                yield from self._known(origin, (key, index), name, self.rules, "P211", "rule")

    def _slots(self, entry: Mapping[str, Any], origin: Origin, fields: frozenset[str], kind: str) -> Iterator[Issue]:
        """Slots against fields, and `each` and `align` against slots."""
        found: list[str] = []
        aligned = entry.get("align")
        targets = list(aligned.values()) if isinstance(aligned, dict) else aligned if isinstance(aligned, list) else []
        named = [(key, entry.get(key)) for key in ("each", "own", "headed", "known", "registrant")]
        allowed = fields | {REST} | {str(target) for target in targets} | {slot for _, slot in named if isinstance(slot, str)}
        above = [NOUN] if entry.get("named_above") else []
        allowed |= set(above)
        for path, text in pattern_texts("rules", entry):
            captured = self._captured(text)
            if captured is None:
                return
            if path[0] in ("pattern", "when"):
                found += captured
                for slot in captured:
                    if slot not in allowed:
                        hint = did_you_mean(slot, fields) or f"fields are: {', '.join(sorted(fields))}"
                        yield origin.issue(path, "P204", f"the slot {slot!r} is no field of the kind {kind!r}", hint)
            elif path[0] in ("fields", "before") and VALUE not in captured:
                hint = f"mark it: {{{VALUE}:...}} or (?P<{VALUE}>...)"
                yield origin.issue(path, "P203", f"the pattern of the field {path[1]!r} has no slot {VALUE!r}", hint)
        if entry.get("before") and not entry.get("refers"):
            hint = "say in `refers` what such a sentence matches: '^(?:The|This)\\sagreement\\b'"
            yield origin.issue(
                ("before",), "P203", "fields of the sentence before, and no `refers` says which sentences mean it", hint
            )
        lists = [e["id"] for e in self.merged.lists["phrases"] if isinstance(e, dict) and isinstance(e.get("id"), str)]
        yield from self._known(origin, ("list",), entry.get("list"), lists, "P210", "phrase list")
        wanted: list[tuple[Path, Any]] = [((key,), slot) for key, slot in named if slot]
        wanted += [(("named_above",), slot) for slot in above]
        if isinstance(aligned, dict):
            wanted += [(("align", key), target) for key, target in aligned.items()]
        for path, slot in wanted:
            if isinstance(slot, str) and slot not in found:
                hint = did_you_mean(slot, found) or f"slots are: {', '.join(found) or 'none'}"
                yield origin.issue(path, "P203", f"no pattern of the rule has a slot {slot!r}", hint)

    def _captured(self, text: str) -> tuple[str, ...] | None:
        try:
            return slots(text, self.patterns)
        except PatternError:
            return None

    def _fields_of(self, kind: str) -> frozenset[str]:
        data = self.kinds.get(kind)
        fields = data.get("fields") if isinstance(data, dict) else None
        return frozenset(str(name) for name in fields) if isinstance(fields, dict) else frozenset()

    def _fields(
        self, section: str, origin: Origin, entry: Mapping[str, Any], fields: frozenset[str], owner: str
    ) -> Iterator[Issue]:
        for path in FIELD_NAMES.get(section, ()):
            for place, found in _at(entry, path):
                names: list[tuple[Path, Any]] = [(place, found)]
                if isinstance(found, dict):
                    names = [((*place, key), key) for key in found]
                elif isinstance(found, list):
                    names = [((*place, index), name) for index, name in enumerate(found)]
                for where, name in names:
                    plain = name.removeprefix("-") if isinstance(name, str) else ""
                    if plain and plain not in fields and plain not in NOT_FIELDS:
                        hint = did_you_mean(plain, fields) or f"fields are: {', '.join(sorted(fields))}"
                        yield origin.issue(where, "P204", f"{plain!r} is no field of {owner}", hint, key=isinstance(found, dict))

    def _known(self, origin: Origin, path: Path, name: Any, known: Any, code: str, what: str) -> Iterator[Issue]:
        if isinstance(name, str) and name and name not in known:
            hint = did_you_mean(name, known) or f"the pack has: {', '.join(sorted(known)) or 'none'}"
            yield origin.issue(path, code, f"unknown {what} {name!r}", hint)
