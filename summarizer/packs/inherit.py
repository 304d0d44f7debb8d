"""A pack that extends another: what it adds, replaces and disables, all of it said in its own `pack.yaml`.

An entry that the base has, too, must be named under `replace`, so that nobody changes a rule by choosing its name, and
one that is to be gone under `disable`, with the reason. `layout` and `values` are replaced key by key, as a whole
(`layout:items`) or in part (`layout:items.heading`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.errors import Issue
from summarizer.packs.nodes import Document
from summarizer.packs.schema import PackHeader
from summarizer.packs.sections import LISTS, MAPPINGS, SINGLES, Merged, Origin, did_you_mean


@dataclass(frozen=True, slots=True)
class Inheritance:
    """One pack over its base. `head` is the pack's own `pack.yaml`, for the places of issues."""

    header: PackHeader
    head: Document
    base: Merged
    own: Merged

    def merged(self) -> tuple[Merged, list[Issue]]:
        """Both as one: replaced entries at the place of the old ones, new ones behind them."""
        base, own = _names(self.base), _names(self.own)
        issues = [*self._declared(base, own), *self._undeclared(base, own)]
        gone = {d.entry for d in self.header.disable} | set(self.header.replace)
        out = Merged()
        for section in LISTS:
            own_at = {_id(entry): n for n, entry in enumerate(self.own.lists[section])}
            for n, entry in enumerate(self.base.lists[section]):
                name = f"{section}:{_id(entry)}"
                if name not in gone:
                    self._take(out, section, self.base, n)
                elif name in self.header.replace and _id(entry) in own_at:
                    self._take(out, section, self.own, own_at[_id(entry)])
            for n, entry in enumerate(self.own.lists[section]):
                if f"{section}:{_id(entry)}" not in base:
                    self._take(out, section, self.own, n)
        for section in MAPPINGS:
            for side in (self.base, self.own):
                for key, entry in side.mappings[section].items():
                    if side is self.own or f"{section}:{key}" not in gone:
                        out.mappings[section][key] = entry
                        out.keys[section][key] = side.keys[section][key]
        for section in SINGLES:
            for side in (self.base, self.own):
                if section not in side.singles:
                    continue
                out.keys[section][section] = side.keys[section][section]
                kept = out.singles.setdefault(section, {})
                for key, entry in side.singles[section].items():
                    if side is self.base and f"{section}:{key}" in gone:
                        continue
                    if isinstance(entry, dict):
                        out.inside |= {(section, key, k): side.document_at(section, (key, k)) for k in entry}
                    if isinstance(entry, dict) and isinstance(kept.get(key), dict):
                        entry = {**kept[key], **entry}
                    elif side is self.base and isinstance(entry, dict):
                        entry = {k: v for k, v in entry.items() if f"{section}:{key}.{k}" not in gone}
                    kept[key] = entry
                    out.parts[section][key] = side.parts[section][key]
        return out, issues

    @staticmethod
    def _take(out: Merged, section: str, side: Merged, n: int) -> None:
        out.lists[section].append(side.lists[section][n])
        out.origins[section].append(side.origins[section][n])

    def _declared(self, base: dict[str, Origin], own: dict[str, Origin]) -> Iterator[Issue]:
        """What `replace` and `disable` name that is not so."""
        for n, name in enumerate(self.header.replace):
            if name not in base:
                hint = did_you_mean(name, base) or "names are written as section:id, such as rules:facility.granted"
                yield self.head.issue(
                    ("replace", n), "P111", f"{name!r} is to be replaced, but the base pack has no such entry", hint
                )
            elif name not in own:
                hint = "write the new entry, or name it under disable"
                yield self.head.issue(
                    ("replace", n), "P111", f"{name!r} is to be replaced, but this pack has no entry for it", hint
                )
        for n, gone in enumerate(self.header.disable):
            if gone.entry not in base:
                hint = did_you_mean(gone.entry, base)
                yield self.head.issue(
                    ("disable", n, "entry"),
                    "P111",
                    f"{gone.entry!r} is to be disabled, but the base pack has no such entry",
                    hint,
                )
            elif gone.entry in own:
                hint = "name it under replace instead"
                yield self.head.issue(("disable", n, "entry"), "P111", f"{gone.entry!r} is disabled, but this pack has it", hint)

    def _undeclared(self, base: dict[str, Origin], own: dict[str, Origin]) -> Iterator[Issue]:
        """Entries that the base has, too, without a word about it."""
        declared = set(self.header.replace) | {d.entry for d in self.header.disable}
        for name, origin in own.items():
            whole, _, part = name.partition(".") if name.startswith(tuple(f"{s}:" for s in SINGLES)) else (name, "", "")
            parts = any(n.startswith(f"{name}.") for n in own)
            if name in base and whole not in declared and name not in declared and (part or not parts):
                hint = f"add {name} to replace: in pack.yaml, or choose another name"
                yield origin.issue((), "P110", f"the base pack has {name!r}, too, at {base[name].shown()}", hint, key=True)


def _id(entry: object) -> str:
    return str(entry.get("id")) if isinstance(entry, dict) else ""


def _names(merged: Merged) -> dict[str, Origin]:
    """Every entry by the name that `replace` and `disable` use."""
    found: dict[str, Origin] = {}
    for section in LISTS:
        for entry, origin in zip(merged.lists[section], merged.origins[section], strict=True):
            found[f"{section}:{_id(entry)}"] = origin
    for section in MAPPINGS:
        found |= {f"{section}:{key}": origin for key, origin in merged.keys[section].items()}
    for section in SINGLES:
        for key, origin in merged.parts[section].items():
            found[f"{section}:{key}"] = origin
            entry = merged.singles[section][key]
            if isinstance(entry, dict):
                files = {k: merged.document_at(section, (key, k)) for k in entry}
                found |= {f"{section}:{key}.{k}": Origin(file, (*origin.path, k)) for k, file in files.items()}
    return found
