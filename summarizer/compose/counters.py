"""Counting what a text costs: the units of a budget.

A counter says how long a text is in its own unit (tokens of a vocabulary, words, characters) and says exactly what it
counted with, because a budget that cannot be counted again cannot be audited. Nothing here goes to the network; the two
byte-pair vocabularies come inside the `rs-bpe` wheel and are loaded when they are first asked for (about 0.1 s).

A count is of ordinary text: characters that look like a control token ("<|endoftext|>") are counted as the characters
they are. Counts do not add up exactly: two texts joined may cost a little less or more than the sum of both, so whoever
promises a budget must count the finished text.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Any, Protocol

from summarizer.errors import UsageError

BPE_NAMES = ("cl100k_base", "o200k_base")
PLAIN_NAMES = ("words", "chars")
HF_PREFIX = "hf:"

# The ordinary tokens of each vocabulary (control tokens come after them and are never counted).
BPE_SIZES = {"cl100k_base": 100256, "o200k_base": 199998}
# What `vocabulary_hash` gives for the release that the lock pins, so that a run need not spend 0.1 s on it. Both equal
# the SHA-256 that tiktoken publishes and checks for its files cl100k_base.tiktoken and o200k_base.tiktoken.
KNOWN_HASHES = {
    ("cl100k_base", "0.1.0"): "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
    ("o200k_base", "0.1.0"): "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
}


class Counter(Protocol):
    """Counts one unit. The three names go into the audit record; none of them holds a path.

    `name` is what the user asked for, `version` the library and release that counts, `vocabulary` identifies what it
    counts with (each counter's docstring says what exactly that proves).
    """

    @property
    def name(self) -> str:
        """The counter's name in results and records."""

    @property
    def version(self) -> str:
        """The library that counts, and its release."""

    @property
    def vocabulary(self) -> str:
        """An id that changes when the same text may be counted otherwise."""

    def count(self, text: str) -> int:
        """How many units `text` has; 0 for the empty text."""


class PlainCounter:
    """Counts `words` (runs of anything but white space) or `chars` (code points). Its rule stands in `vocabulary`."""

    __slots__ = ("_count", "name", "version", "vocabulary")

    def __init__(self, name: str, rule: str, count: Callable[[str], int]) -> None:
        self.name = name
        self.version = "summarizer 1"
        self.vocabulary = f"rule:{rule}"
        self._count = count

    def count(self, text: str) -> int:
        """How many words or characters `text` has."""
        return self._count(text)


class BpeCounter:
    """Counts tokens of a byte-pair vocabulary with `rs-bpe`.

    `vocabulary` is the SHA-256 of the vocabulary in tiktoken's file format, so it can be compared with the published
    file of the same name. It covers every token and its rank, not the rule that cuts a text into words before ranks apply;
    that rule is the library's, and `version` stands for it. For a release listed in `KNOWN_HASHES` the hash is not computed
    again (a test does that); for any other it is, when it is asked for.
    """

    __slots__ = ("_release", "_tokenizer", "name", "version")

    def __init__(self, name: str) -> None:
        from rs_bpe import openai

        self._tokenizer: Any = getattr(openai, name)()
        self._release = installed_version("rs-bpe")
        self.name = name
        self.version = f"rs-bpe {self._release}"

    @property
    def vocabulary(self) -> str:
        """The hash of the vocabulary; see the class."""
        return "sha256:" + (KNOWN_HASHES.get((self.name, self._release)) or vocabulary_hash(self.name))

    def count(self, text: str) -> int:
        """How many tokens `text` has."""
        return int(self._tokenizer.count(_encodable(text)))


@cache
def vocabulary_hash(name: str) -> str:
    """The SHA-256, in hex, of a byte-pair vocabulary as the installed library holds it: a line `base64(token) rank` each."""
    from rs_bpe import openai

    table: Any = getattr(openai, name)().bpe()
    lines = (b"%s %d\n" % (b64encode(table.decode_tokens([rank])), rank) for rank in range(BPE_SIZES[name]))
    return hashlib.sha256(b"".join(lines)).hexdigest()


class HuggingFaceCounter:
    """Counts tokens with a Hugging Face `tokenizer.json`, through the optional package `tokenizers`.

    `vocabulary` is the SHA-256 of the file's bytes, so it covers vocabulary, merges and normalisation alike. `name` holds the
    file's name and the first digits of the hash, not its folder. Truncation and padding that the file asks for are switched
    off, and so are the tokens a model adds around a text.
    """

    __slots__ = ("_tokenizer", "name", "version", "vocabulary")

    def __init__(self, path: Path) -> None:
        try:
            import tokenizers
        except ImportError:
            raise UsageError(
                f"the counter {HF_PREFIX}{path.name} needs the package `tokenizers`: pip install 'summarizer[hf]'"
            ) from None
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UsageError(f"cannot read the tokenizer file {path}: {error.strerror or 'unreadable'}") from None
        try:
            self._tokenizer: Any = tokenizers.Tokenizer.from_buffer(data)
        except Exception:  # the package raises a bare Exception for a file it cannot read
            raise UsageError(f"{path} is not a tokenizer.json that `tokenizers` {tokenizers.__version__} can read") from None
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._tokenizer.encode_special_tokens = True  # "<s>" in a filing is text, not a control token
        digest = hashlib.sha256(data).hexdigest()
        self.name = f"{HF_PREFIX}{path.name}@{digest[:8]}"
        self.version = f"tokenizers {tokenizers.__version__}"
        self.vocabulary = "sha256:" + digest

    def count(self, text: str) -> int:
        """How many tokens `text` has, without the ones a model adds at its ends."""
        return len(self._tokenizer.encode(_encodable(text), add_special_tokens=False).ids)


@cache
def get_counter(name: str) -> Counter:
    """The counter called `name`: one of `counter_names()`, or `hf:PATH` for a Hugging Face tokenizer file.

    Raises `UsageError` for an unknown name (listing the known ones), a missing optional package, or a file that cannot be read.
    A counter is made once per process; a tokenizer file that changes later is not read again.
    """
    if name in BPE_NAMES:
        return BpeCounter(name)
    if name == "words":
        return PlainCounter(name, "runs of characters that are not white space", lambda text: len(text.split()))
    if name == "chars":
        return PlainCounter(name, "Unicode code points", len)
    if name.startswith(HF_PREFIX):
        path = name.removeprefix(HF_PREFIX)
        if not path:
            raise UsageError("hf: needs the path of a tokenizer.json, for example hf:models/tokenizer.json")
        return HuggingFaceCounter(Path(path))
    close = get_close_matches(name.lower().replace("-", "_"), counter_names(), n=1, cutoff=0.5)
    hint = f" Did you mean {close[0]}?" if close else ""
    raise UsageError(f"unknown counter {name!r}; known are {', '.join(counter_names())} and hf:PATH.{hint}")


def counter_names() -> tuple[str, ...]:
    """The counters that need nothing but what is installed with the program."""
    return BPE_NAMES + PLAIN_NAMES


def _encodable(text: str) -> str:
    """`text` with lone surrogates replaced, as a file written with it would have them; UTF-8 cannot hold one."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
