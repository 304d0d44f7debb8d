"""The sections of a pack: their models, how files are merged into one, and where each entry came from."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import GenericAlias
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from summarizer.errors import Issue
from summarizer.packs.fact_schema import PhraseList, Rule, TableRule, Values
from summarizer.packs.nodes import Document, Path
from summarizer.packs.prose_schema import Feature, Rewrite, Template
from summarizer.packs.schema import Feed, Kind, Topic

# A list of entries with ids; a mapping of entries; or one entry that only one file may hold.
LISTS: Mapping[str, type[BaseModel]] = {
    "topics": Topic,
    "feeds": Feed,
    "rules": Rule,
    "tables": TableRule,
    "templates": Template,
    "rewrites": Rewrite,
    "features": Feature,
    "phrases": PhraseList,
}
MAPPINGS: Mapping[str, Any] = {
    "lexicon": tuple[str, ...],
    "patterns": str,
    "kinds": Kind,
    "words": str,
}
SINGLES = ("layout", "values")
SECTIONS = (*LISTS, *MAPPINGS, *SINGLES)


@cache
def single_model(section: str) -> type[BaseModel]:
    """The model of a section that stands once; the layout's is imported only when a pack has one."""
    if section == "values":
        return Values
    from summarizer.packs.layout import Layout

    return Layout


@cache
def _adapter(section: str) -> TypeAdapter[Any]:
    shape: Any = single_model(section) if section in SINGLES else None
    if section in LISTS:
        shape = GenericAlias(tuple, (LISTS[section], ...))
    elif section in MAPPINGS:
        shape = GenericAlias(dict, (str, MAPPINGS[section]))
    return TypeAdapter(shape)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry stands: its file and the path to it."""

    document: Document
    path: Path

    def issue(self, path: Iterable[str | int], code: str, message: str, hint: str = "", *, key: bool = False) -> Issue:
        """An issue at a part of the entry."""
        return self.document.issue((*self.path, *path), code, message, hint, key=key)

    def shown(self) -> str:
        """File and line, for a message about another place."""
        return f"{self.document.file}:{self.document.at(self.path, key=True)[0]}"


@dataclass(slots=True)
class Merged:
    """All files' sections as one: the data as written, and the origin of each entry, in the same order."""

    lists: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in LISTS})
    mappings: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in MAPPINGS})
    singles: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, list[Origin]] = field(default_factory=lambda: {name: [] for name in LISTS})
    keys: dict[str, dict[str, Origin]] = field(default_factory=lambda: {name: {} for name in (*MAPPINGS, *SINGLES)})
    parts: dict[str, dict[str, Origin]] = field(default_factory=lambda: {name: {} for name in SINGLES})
    inside: dict[Path, Document] = field(default_factory=dict)  # (section, key, key in it), where its file is another's

    def add(self, document: Document) -> list[Issue]:
        """Take in one file's sections; what cannot be taken in is an issue, and the rest is."""
        data = document.data
        if not isinstance(data, dict) or not data:
            return [document.issue((), "P102", "the file holds no section", f"begin it with one of: {', '.join(SECTIONS)}")]
        issues: list[Issue] = []
        for name, content in data.items():
            if name in LISTS and isinstance(content, list):
                issues += self._add_list(document, name, content)
            elif name in MAPPINGS and isinstance(content, dict):
                issues += self._add_mapping(document, name, content)
            elif name in SINGLES and isinstance(content, dict):
                issues += self._add_single(document, name, content)
            elif name in SECTIONS:
                wanted = "a list" if name in LISTS else "a mapping"
                issues.append(document.issue((name,), "P105", f"the section {name!r} must be {wanted}", key=True))
            else:
                hint = did_you_mean(name, SECTIONS) or f"sections are: {', '.join(SECTIONS)}"
                issues.append(document.issue((name,), "P102", f"unknown section {name!r}", hint, key=True))
        return issues

    def _add_list(self, document: Document, name: str, content: list[Any]) -> list[Issue]:
        issues = []
        first = {
            entry["id"]: origin
            for entry, origin in zip(self.lists[name], self.origins[name], strict=True)
            if isinstance(entry, dict) and isinstance(entry.get("id"), str)
        }
        for index, entry in enumerate(content):
            origin = Origin(document, (name, index))
            own = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(own, str) and own in first:
                issues.append(_twice(origin, ("id",), f"{name}: the id {own!r}", first[own], key=False))
                continue
            if isinstance(own, str):
                first[own] = origin
            self.lists[name].append(entry)
            self.origins[name].append(origin)
        return issues

    def _add_mapping(self, document: Document, name: str, content: dict[str, Any]) -> list[Issue]:
        issues = []
        for key, entry in content.items():
            origin = Origin(document, (name, key))
            if key in self.keys[name]:
                issues.append(_twice(origin, (), f"{name}: the key {key!r}", self.keys[name][key], key=True))
                continue
            self.keys[name][key] = origin
            self.mappings[name][key] = entry
        return issues

    def _add_single(self, document: Document, name: str, content: dict[str, Any]) -> list[Issue]:
        origin = Origin(document, (name,))
        if name in self.keys[name]:
            return [_twice(origin, (), f"the section {name!r}", self.keys[name][name], key=True)]
        self.keys[name][name] = origin
        self.singles[name] = content
        self.parts[name] = {key: Origin(document, (name, key)) for key in content}
        return []

    def origin(self, section: str, step: str | int) -> Origin:
        """Where an entry stands: by its place in a list, or by its key."""
        return self.origins[section][step] if isinstance(step, int) else self.keys[section][step]

    def document_at(self, section: str, path: Path) -> Document:
        """The file of a part of `layout` or `values`: a base and the pack over it may each give some keys of one part."""
        return self.inside.get((section, *path[:2])) or self.parts[section][str(path[0])].document


def _twice(origin: Origin, path: Path, what: str, first: Origin, *, key: bool) -> Issue:
    return origin.issue(path, "P106", f"{what} stands twice; the first is at {first.shown()}", "rename or remove one", key=key)


def validate(section: str, merged: Merged) -> tuple[Any, list[Issue]]:
    """The section's entries as models, or its issues. Entries at fault spoil the section, not the check of others."""
    data = merged.lists.get(section)
    found: Any = data if data is not None else merged.mappings.get(section, merged.singles.get(section))
    try:
        return _adapter(section).validate_python(found), []
    except ValidationError as error:
        return None, issues_of(section, merged, error)


def issues_of(section: str, merged: Merged, error: ValidationError) -> list[Issue]:
    """pydantic's complaints as issues at their places in YAML; several about one place become one."""
    by_place: dict[tuple[str, int, int, str], Issue] = {}
    for detail in error.errors(include_url=False):
        location = tuple(detail["loc"])
        model: Any
        if section in SINGLES:
            origin, path = merged.keys[section][section], location
            model = single_model(section)
            if len(location) > 1 and location[0] in merged.parts[section]:  # an extending pack has some keys only
                origin = Origin(merged.document_at(section, location), (section,))
        else:
            origin, path = merged.origin(section, location[0]), location[1:]
            model = LISTS.get(section) or MAPPINGS[section]
        issue = _issue(origin, path, detail, model)
        at = (issue.file, issue.line, issue.col, issue.code)
        first = by_place.setdefault(at, issue)
        if first is not issue and issue.message not in first.message and issue.code == "P105":
            also = issue.message.split(": ", 1)[-1]
            by_place[at] = Issue(*at, f"{first.message}; or {also[0].lower() + also[1:]}", first.hint, first.frame)
    return list(by_place.values())


def header_issues(document: Document, error: ValidationError, model: type[BaseModel]) -> list[Issue]:
    """The same for `pack.yaml`."""
    return [_issue(Origin(document, ()), tuple(detail["loc"]), detail, model) for detail in error.errors(include_url=False)]


def _issue(origin: Origin, path: tuple[str | int, ...], detail: ErrorDetails, model: Any) -> Issue:
    name = str(path[-1]) if path else ""
    if detail["type"] == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        hint = did_you_mean(name, known) or f"known keys: {', '.join(known)}"
        return origin.issue(path, "P103", f"unknown key {name!r}", hint, key=True)
    if detail["type"] == "missing":
        return origin.issue(path[:-1], "P104", f"the key {name!r} is missing", "add it")
    where = ".".join(str(step) for step in path if step != "[key]") or str(origin.path[-1] if origin.path else "pack.yaml")
    message = detail["msg"]
    hint = ""
    if detail["type"] == "string_type" and isinstance(detail["input"], int):
        hint = f"put it in quotes: '{detail['input']}'"
    elif detail["type"] == "literal_error":
        hint = did_you_mean(str(detail["input"]), [str(word) for word in _expected(detail)])
    elif detail["type"] == "string_pattern_mismatch":
        hint = "see the form that it must have"
    return origin.issue(path, "P105", f"{where}: {message}", hint)


def _expected(detail: ErrorDetails) -> list[str]:
    text = str(detail.get("ctx", {}).get("expected", ""))
    return [piece for piece in text.split("'") if piece.strip() and piece not in (", ", " or ")]


def _keys_at(model: Any, path: tuple[str | int, ...]) -> list[str]:
    """The keys that a mapping may have at `path` inside a model, in the model's order."""
    for step in path:
        if isinstance(step, str) and (found := model_of(model)) is not None and step in found.model_fields:
            model = found.model_fields[step].annotation
    found = model_of(model)
    return list(found.model_fields) if found is not None else []


def model_of(annotation: Any) -> type[BaseModel] | None:
    """The model inside a type such as `tuple[Example, ...]` or `Attach | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := model_of(part)) is not None), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest known word, or ''."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else ""
