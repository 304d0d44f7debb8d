"""YAML with places: plain data, and where in the file each part of it stands.

The text is read as a stream of libyaml events, not with `yaml.load`: no object is ever constructed, an alias or a tag
is met with its place before it can do anything, and the depth is bounded before memory is. The scalars are those of
YAML 1.2's core schema without floats: only `true` and `false` are booleans, so that `no`, `on` and `2017-12-31` stay
words; decimal digits are whole numbers; everything else is text, and `1.5` is too, because nothing in a pack may be a
binary fraction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex
import yaml

from summarizer.errors import Issue

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_NUMBER = 2**53 - 1  # beyond it canonical JSON (RFC 8785) cannot name the number

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PREFIX = "tag:yaml.org,2002:"
_NUMBER = regex.compile(r"-?(?:0|[1-9]\d*)", regex.ASCII)  # 007 and +1 stay text
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_BREAK = regex.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML 1.1 counts as the end of a line
_FRAME_WIDTH = 110

Path = tuple[str | int, ...]


class NodeError(Exception):
    """The first thing that makes a text no usable YAML; `line` and `col` count from 1."""

    def __init__(self, line: int, col: int, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line, self.col, self.code, self.message, self.hint = line, col, code, message, hint


@dataclass(slots=True)
class Mark:
    """The place of one node: its own, that of its key (its own for list members), and its parts."""

    line: int
    col: int
    key_line: int
    key_col: int
    parts: dict[str | int, Mark] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its name for messages, its plain data, the places of its nodes, and its text for code frames."""

    file: str
    data: Any
    mark: Mark
    text: str

    def at(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the node that `path` leads to, or of its key.

        Steps that the file does not have are passed over, so that a missing key is placed at the mapping that lacks
        it and a path with an inner name (pydantic adds some) still ends at the deepest node that exists.
        """
        mark, found = self.mark, False
        for step in path:
            part = mark.parts.get(step) if mark.parts else None
            found = part is not None
            if part is not None:
                mark = part
        return (mark.key_line, mark.key_col) if key and found else (mark.line, mark.col)

    def issue(self, path: Path, code: str, message: str, hint: str = "", *, key: bool = False) -> Issue:
        """An issue at the node that `path` leads to, with its code frame."""
        line, col = self.at(path, key=key)
        return Issue(self.file, line, col, code, message, hint, frame(self.text, line, col))


def frame(text: str, line: int, col: int) -> str:
    """The line of `text` with a caret under the column; long lines are cut around it. Empty when there is none."""
    start = 0
    if line < 1:
        return ""
    breaks = _BREAK.finditer(text)
    for _ in range(line - 1):
        found = next(breaks, None)
        if found is None:
            return ""
        start = found.end()
    last = next(breaks, None)
    shown = text[start : last.start() if last else len(text)]
    col = max(1, min(col, len(shown) + 1))
    cut = max(0, col - 1 - _FRAME_WIDTH // 2) if len(shown) > _FRAME_WIDTH else 0
    piece = "".join(c if c.isprintable() else " " for c in shown[cut : cut + _FRAME_WIDTH])
    before = "..." if cut else ""
    after = "..." if cut + _FRAME_WIDTH < len(shown) else ""
    gutter = f"{line:5d} | "
    caret = " " * (len(gutter) - 2) + "| " + " " * (len(before) + col - 1 - cut) + "^"
    return f"{gutter}{before}{piece}{after}".rstrip() + "\n" + caret


def read_yaml(file: str, content: bytes) -> Document | Issue:
    """The plain data of a YAML file with its places, or the first problem that makes it unreadable."""
    if len(content) > MAX_BYTES:
        return Issue(file, 0, 0, "P001", f"the file is larger than {MAX_BYTES:,} bytes", "split it into several files")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Issue(file, line, 0, "P001", f"byte {error.start} is not UTF-8", "save the file as UTF-8")
    try:
        data, mark = _build(_events(text))
    except NodeError as error:
        shown = frame(text, error.line, error.col)
        return Issue(file, error.line, error.col, error.code, error.message, error.hint, shown)
    return Document(file, data, mark, text)


def _events(text: str) -> Iterator[Any]:
    """The events of the text; what the parser complains about becomes a `NodeError`."""
    try:
        yield from yaml.parse(text, _Loader)
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        starts = [m.end() for m in _BREAK.finditer(before)]
        col = len(before) - (starts[-1] if starts else 0) + 1
        raise NodeError(len(starts) + 1, col, "P002", "a control character that YAML does not allow") from error
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        if mark and error.context_mark and mark.index >= len(text.rstrip()):
            mark = error.context_mark  # what is left open is told where it begins, not at the end of the file
        line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = ", ".join(part for part in (error.context, error.problem) if part)
        raise NodeError(line, col, "P002", f"not YAML: {message}", _remedy(message)) from error
    except yaml.YAMLError as error:
        raise NodeError(1, 1, "P002", f"not YAML: {error}") from error


def _remedy(message: str) -> str:
    """What to do about the parser's complaint, for those that writers of rules meet most."""
    if "cannot start any token" in message:
        return "indent with blanks, not tabs, and put quotes around text that begins with a sign of YAML's own"
    if "quoted scalar" in message:
        return "close the quote; inside '...' an apostrophe is written twice"
    if "mapping values are not allowed" in message:
        return "put quotes around text that holds a colon and a blank"
    return "check indentation and quotes at this line and the one before"


class _Open:
    """A collection whose end has not been read."""

    __slots__ = ("data", "key", "key_place", "mark", "parts")

    def __init__(self, data: Any, mark: Mark, parts: dict[str | int, Mark]) -> None:
        self.data, self.mark, self.parts = data, mark, parts
        self.key: str | None = None
        self.key_place = (0, 0)


def _build(events: Iterator[Any]) -> tuple[Any, Mark]:
    """Data and places of the one document in the stream; without recursion, so that depth is only a number."""
    stack: list[_Open] = []
    root: tuple[Any, Mark] = (None, Mark(1, 1, 1, 1))
    documents = 0
    for event in events:
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
            continue
        if kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _error(event, "P002", "a second document begins here", "one file holds one document: remove '---'")
            continue
        scalar = kind is yaml.ScalarEvent
        if not scalar and kind is not yaml.MappingStartEvent and kind is not yaml.SequenceStartEvent:
            if kind is yaml.AliasEvent:
                raise _error(event, "P003", f"an alias (*{event.anchor})", "write the text out; aliases are refused")
            continue
        start = event.start_mark
        line, col = start.line + 1, start.column + 1
        parent = stack[-1] if stack else None
        value: Any
        parts: dict[str | int, Mark] | None = None
        if scalar:
            value = _scalar(event)
        else:
            if event.tag is not None and event.tag not in (_PREFIX + "map", _PREFIX + "seq", "!"):
                raise _error(event, "P004", f"a tag ({event.tag})", "remove it; a pack holds only plain data")
            if len(stack) >= MAX_DEPTH:
                raise _error(event, "P006", f"nested deeper than {MAX_DEPTH} levels")
            value = {} if kind is yaml.MappingStartEvent else []
            parts = {}
        if parent is None:
            mark = Mark(line, col, line, col, parts)
            root = (value, mark)
        elif type(parent.data) is list:
            mark = Mark(line, col, line, col, parts)
            parent.parts[len(parent.data)] = mark
            parent.data.append(value)
        elif parent.key is None:
            _open_key(parent, event, value)
            continue
        else:
            mark = Mark(line, col, *parent.key_place, parts)
            parent.parts[parent.key] = mark
            parent.data[parent.key] = value
            parent.key = None
        if parts is not None:
            stack.append(_Open(value, mark, parts))
    return root


def _open_key(parent: _Open, event: Any, value: object) -> None:
    """Take `event` for the next key of a mapping; keys are text, and each stands once."""
    if type(event) is not yaml.ScalarEvent:
        raise _error(event, "P007", "a key that is a list or a mapping", "keys are plain words; quote '{...}' and '[...]'")
    key = event.value if isinstance(value, int | None) else str(value)
    if key in parent.data:
        first = parent.parts[key]
        raise _error(event, "P005", f"the key {key!r} stands twice", f"the first is at line {first.key_line}")
    start: Any = event.start_mark
    parent.key, parent.key_place = key, (start.line + 1, start.column + 1)


def _scalar(event: Any) -> str | int | bool | None:
    """The value of a scalar. A quoted one is text; a plain one may be a number, `true`, `false` or `null`."""
    tag, text = event.tag, str(event.value)
    if tag is not None and tag != "!":
        if tag == _PREFIX + "str":
            return text
        raise _error(event, "P004", f"a tag ({tag})", "remove it; a pack holds only plain data")
    if tag == "!" or event.style:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[-1:].isdigit() and _NUMBER.fullmatch(text):
        if len(text.lstrip("-")) > 16 or abs(int(text)) > MAX_NUMBER:
            raise _error(event, "P007", "a number too large to be exact", "quote it, if it is text")
        return int(text)
    return text


def _error(event: Any, code: str, message: str, hint: str = "") -> NodeError:
    return NodeError(event.start_mark.line + 1, event.start_mark.column + 1, code, message, hint)
