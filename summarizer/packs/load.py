"""From a folder of YAML files to a `Pack`, or to every problem in it.

A pack is a folder with `pack.yaml` and any number of other `*.yaml` files, in folders below it too. Files are read in
the order of their paths. Nothing is guessed and nothing is skipped: a pack with one problem does not load, and the
error lists all problems of all files, those of a pack that it extends among them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summarizer.errors import Issue, PackError, UsageError
from summarizer.packs.crosscheck import crosscheck
from summarizer.packs.engine import ENGINE, fits
from summarizer.packs.fact_schema import ROWS, TableRule, Values
from summarizer.packs.inherit import Inheritance
from summarizer.packs.nodes import MAX_BYTES, Document, read_yaml
from summarizer.packs.pack import BY_ID, IN_ORDER, Pack, Place, Words, entry_key, hashes_of
from summarizer.packs.schema import PackHeader
from summarizer.packs.sections import LISTS, MAPPINGS, SINGLES, Merged, did_you_mean, header_issues, validate

HEADER = "pack.yaml"
MAX_FILES = 500


def builtin_packs() -> tuple[str, ...]:
    """The ids of the packs that come with the program, sorted."""
    root = _builtin_root()
    if not root.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in root.iterdir() if (entry / HEADER).is_file()))


def _builtin_root() -> Path:
    """`summarizer/rules` in an installed wheel, else `rules` beside the package."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def find_pack(name_or_path: str) -> Path:
    """The folder of a pack, from the id of a built-in pack or from a path. An id goes before a folder of that name.

    A `UsageError` lists the known ids when there is neither.
    """
    known = builtin_packs()
    if name_or_path in known:
        return _builtin_root() / name_or_path
    folder = Path(name_or_path)
    try:
        if name_or_path and folder.is_dir():
            return folder
    except (OSError, ValueError):  # too long a name, or one with a NUL: no folder has it
        pass
    hint = did_you_mean(name_or_path, known)
    listed = ", ".join(known) or "none"
    raise UsageError(f"no rule pack {name_or_path!r}: neither a built-in id ({listed}) nor a folder{'; ' + hint if hint else ''}")


@dataclass(slots=True)
class _Gathered:
    """A pack's files, with those of the packs it extends merged under them, before anything is validated."""

    root: str
    head: Document | None
    header: PackHeader | None
    data: dict[str, Any]
    merged: Merged
    issues: list[Issue]
    unread: bool


def load_pack(name_or_path: str) -> Pack:
    """The pack, validated. A `PackError` carries every issue of every file, sorted by (file, line, column, code).

    A built-in pack is read once in a process, and again when a file of it has changed.
    """
    folder = find_pack(name_or_path)
    root = _builtin_root()
    return _kept(folder, _stamp(root)) if folder.parent == root else _loaded(folder)


def _stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells that a file of the built-in packs has changed: a pack may extend another of them."""
    found = ((str(path), path.stat()) for path in sorted(root.rglob("*.yaml")))
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)


@lru_cache(maxsize=8)
def _kept(folder: Path, _: tuple[tuple[str, int, int], ...]) -> Pack:
    return _loaded(folder)


def _loaded(folder: Path) -> Pack:
    found = _gather(folder, ())
    issues, merged = found.issues, found.merged
    sections: dict[str, Any] = {}
    for name in (*LISTS, *MAPPINGS, *merged.singles):
        sections[name], faults = validate(name, merged)
        issues += faults
    issues += crosscheck(merged, complete=not found.unread)
    rules_may_be_elsewhere = found.unread or (found.header is None and found.head is not None)
    if not merged.lists["rules"] and not rules_may_be_elsewhere:
        issues.append(
            Issue(f"{found.root}/{HEADER}", 0, 0, "P107", "the pack holds no rule", "add a file with a `rules:` section")
        )
    if issues or found.header is None:
        raise _error(found.root, issues)
    sections["tables"] = _with_rows(sections["tables"])
    return _pack(found.root, found.header, found.data, merged, sections)


def _with_rows(tables: Iterable[TableRule]) -> tuple[TableRule, ...]:
    """The table rules, each with what it leaves to another to say of its rows."""
    known = {rule.id: rule for rule in tables}
    return tuple(
        rule.model_copy(update={n: getattr(known[rule.rows_like], n) for n in ROWS if n not in rule.model_fields_set})
        if rule.rows_like
        else rule
        for rule in known.values()
    )


def _gather(folder: Path, below: tuple[Path, ...]) -> _Gathered:
    """Read a pack and, under it, the pack it extends. `below` are the packs that extend this one."""
    root = folder.resolve().name
    documents, issues = _read(folder, root)
    unread = bool(issues)
    head = next((d for d in documents if d.file == f"{root}/{HEADER}"), None)
    header, data, found = _header(head, root)
    issues += found
    merged = Merged()
    for document in documents:
        if document is not head:
            issues += merged.add(document)
    gathered = _Gathered(root, head, header, data, merged, issues, unread)
    if header is not None and head is not None:
        if not fits(header.engine):
            hint = "take a pack for this version, or another version of summarizer"
            issues.append(head.issue(("engine",), "P108", f"the pack needs summarizer {header.engine}; this is {ENGINE}", hint))
        if header.extends:
            _extend(gathered, folder, head, header, below)
        elif header.replace or header.disable:
            key = "replace" if header.replace else "disable"
            issues.append(head.issue((key,), "P111", f"{key!r} needs a pack that this one extends", "add extends:", key=True))
    return gathered


def _extend(gathered: _Gathered, folder: Path, head: Document, header: PackHeader, below: tuple[Path, ...]) -> None:
    """Put the base pack under a pack, with its issues."""
    chain = (*below, folder.resolve())
    base = _builtin_root() / header.extends if header.extends in builtin_packs() else folder / header.extends
    if not (base / HEADER).is_file():
        known = builtin_packs()
        hint = (
            did_you_mean(header.extends, known) or f"built-in packs: {', '.join(known)}; a folder is named as seen from this one"
        )
        gathered.issues.append(head.issue(("extends",), "P109", f"there is no pack {header.extends!r} to extend", hint))
        gathered.unread = True
        return
    if base.resolve() in chain:
        shown = " -> ".join(p.name for p in (*chain, base.resolve()))
        gathered.issues.append(
            head.issue(("extends",), "P109", f"packs extend each other in a ring: {shown}", "take one link out")
        )
        gathered.unread = True
        return
    under = _gather(base, chain)
    gathered.merged, found = Inheritance(header, head, under.merged, gathered.merged).merged()
    gathered.issues += [*under.issues, *found]
    gathered.unread = gathered.unread or under.unread


def _error(root: str, issues: list[Issue]) -> PackError:
    ordered = tuple(sorted(set(issues), key=lambda issue: (issue.file, issue.line, issue.col, issue.code, issue.message)))
    count = f"{len(ordered)} problem{'s' if len(ordered) != 1 else ''}"
    return PackError(f"the rule pack {root} cannot be used: {count}", ordered)


def _read(folder: Path, root: str) -> tuple[list[Document], list[Issue]]:
    """Every YAML file of the folder in the order of the paths, with the problems of those that cannot be read."""
    documents: list[Document] = []
    issues: list[Issue] = []
    names = _files(folder)
    if len(names) > MAX_FILES:
        return [], [Issue(root, 0, 0, "P001", f"more than {MAX_FILES} files", "name the pack's own folder")]
    for name in names:
        file = f"{root}/{name}"
        if not name.endswith(".yaml"):
            issues.append(Issue(file, 0, 0, "P001", "the file would not be read: its name must end in .yaml", "rename it"))
            continue
        try:
            path = folder / name
            if not path.is_file():
                issues.append(Issue(file, 0, 0, "P001", "not a file"))
                continue
            with path.open("rb") as stream:
                content = stream.read(MAX_BYTES + 1)
        except OSError as error:
            issues.append(Issue(file, 0, 0, "P001", f"the file cannot be read: {error.strerror}"))
            continue
        found = read_yaml(file, content)
        if isinstance(found, Issue):
            issues.append(found)
        else:
            documents.append(found)
    return documents, issues


def _files(folder: Path) -> list[str]:
    """Relative paths of the files that end in .yaml or, by mistake, .yml; hidden ones are an editor's and left out."""
    found = []
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if not name.startswith(".") and name.lower().endswith((".yaml", ".yml")):
                found.append((Path(base) / name).relative_to(folder).as_posix())
        if len(found) > MAX_FILES:
            break
    return sorted(found)


def _header(document: Document | None, root: str) -> tuple[PackHeader | None, dict[str, Any], list[Issue]]:
    if document is None:
        hint = "add pack.yaml with id, version, schema_version and title"
        return None, {}, [Issue(f"{root}/{HEADER}", 0, 0, "P101", "the pack has no readable pack.yaml", hint)]
    if not isinstance(document.data, dict):
        return None, {}, [document.issue((), "P105", "pack.yaml must be a mapping")]
    try:
        return PackHeader.model_validate(document.data), document.data, []
    except ValidationError as error:
        return None, {}, header_issues(document, error, PackHeader)


def _pack(root: str, header: PackHeader, header_data: dict[str, Any], merged: Merged, sections: dict[str, Any]) -> Pack:
    places: dict[str, Place] = {}
    for name in LISTS:
        for entry, origin in zip(merged.lists[name], merged.origins[name], strict=True):
            places[entry_key(name, entry["id"])] = (origin.document.file, *origin.document.at((*origin.path, "id"), key=True))
    for name in (*MAPPINGS, *SINGLES):
        for key, origin in merged.keys[name].items():
            at = (origin.document.file, *origin.document.at(origin.path, key=True))
            places[name if name in SINGLES else entry_key(name, key)] = at
    sha256, hashes = hashes_of(header_data, {**merged.lists, **merged.mappings, **merged.singles})
    for name in BY_ID:
        sections[name] = tuple(sorted(sections[name], key=lambda entry: str(entry.id)))
    layout: Any = sections.get("layout")
    words: dict[str, str] = sections.pop("words")
    return Pack(
        id=header.id,
        version=header.version,
        root=root,
        header=header,
        **{name: sections[name] for name in (*sorted(BY_ID | IN_ORDER), *MAPPINGS) if name != "words"},
        layout=layout,
        words=Words(words),
        values=sections.get("values") or Values.model_construct(currencies={}, scales={}, months=(), numbers={}),
        places=dict(sorted(places.items())),
        sha256=sha256,
        hashes=hashes,
    )
