"""Counters: what they count, what they say they are, and whether another implementation agrees."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from semantic_text_splitter import TextSplitter

from summarizer import api
from summarizer.compose.counters import BPE_NAMES, KNOWN_HASHES, counter_names, get_counter, vocabulary_hash
from summarizer.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
MODELS = {"cl100k_base": "gpt-4", "o200k_base": "gpt-4o"}  # the names by which the other implementation knows them


def agrees(name: str, text: str) -> None:
    """The other implementation finds that `text` fits into as many tokens as we count, and into no fewer."""
    count = get_counter(name).count(text)
    whole = TextSplitter.from_tiktoken_model(MODELS[name], count, trim=False).chunks(text)
    assert whole == [text]
    if count > 1:
        assert len(TextSplitter.from_tiktoken_model(MODELS[name], count - 1, trim=False).chunks(text)) > 1


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        pytest.param("cl100k_base", "", 0, id="nothing costs nothing"),
        pytest.param("cl100k_base", "hello world", 2, id="a blank belongs to the word after it"),
        pytest.param("cl100k_base", "<|endoftext|>", 7, id="a control token in the text is ordinary characters"),
        pytest.param("o200k_base", "<|endoftext|>", 7, id="so it is in the larger vocabulary"),
        pytest.param("cl100k_base", "\ud800", 1, id="a lone surrogate counts as the replacement character"),
        pytest.param("o200k_base", "", 0, id="nothing costs nothing in the larger vocabulary"),
        pytest.param("words", "", 0, id="no words in nothing"),
        pytest.param("words", " \t\r\n\u00a0\u3000", 0, id="blanks of all kinds are no words"),
        pytest.param("words", "RMB130 million\n(94.23%)\u00a0in  2012", 5, id="a word is whatever stands between blanks"),
        pytest.param("chars", "", 0, id="no characters in nothing"),
        pytest.param("chars", "caf\u00e9 \U0001f389\r\n", 8, id="a character is a code point"),
    ],
)
def test_a_count(name: str, text: str, count: int) -> None:
    assert get_counter(name).count(text) == count


@pytest.mark.parametrize("name", BPE_NAMES)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_another_implementation_agrees_on_the_seeds(name: str, seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    paragraphs = [line for line in text.splitlines(keepends=True) if len(line.split()) > 3]
    assert len(paragraphs) > 20
    for paragraph in paragraphs[:: max(len(paragraphs) // 40, 1)]:
        agrees(name, paragraph)


@pytest.mark.parametrize("name", BPE_NAMES)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It's the company's; DON'T they'LL", id="contractions in both cases"),
        pytest.param("$1,234,567.89 (94.23%) 12345678901234567890", id="long figures"),
        pytest.param("a  b   c    d\t\te \n\n\n f\r\n\r\ng", id="runs of blanks and lines"),
        pytest.param("a\u00a0b\u2003c\u200bd\u3000e", id="blanks that are not ASCII"),
        pytest.param("na\u00efve cafe\u0301 \u00bd \u2014 \u201cq\u201d \u2022 \u2122", id="accents, marks and fractions"),
        pytest.param("\u6f22\u5b57 and \u041f\u0440\u0438\u0432\u0435\u0442 and \u05e9\u05dc\u05d5\u05dd", id="other scripts"),
        pytest.param("a \U0001f389 \U0001f468\u200d\U0001f469\u200d\U0001f467 b", id="characters beyond the basic plane"),
        pytest.param("<|endoftext|><|fim_prefix|> <|im_start|> x", id="names of control tokens"),
        pytest.param("| Net | $ | 55,007 | % |\n|-----|---|--------|---|\n" * 4, id="a table drawn with characters"),
        pytest.param("." * 200 + " 17", id="dot leaders"),
        pytest.param("x" * 300, id="one long run"),
    ],
)
def test_another_implementation_agrees_on_odd_text(name: str, text: str) -> None:
    agrees(name, text)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_another_implementation_agrees_on_any_text(text: str) -> None:
    # A text of one character cannot be split, whatever it costs; words at both ends make every text divisible.
    agrees("cl100k_base", f"as of {text} and")


@given(st.text(max_size=80))
def test_any_text_has_a_count(text: str) -> None:
    for name in counter_names():
        assert (get_counter(name).count(text) == 0) == (not text.split() if name == "words" else not text)


@pytest.mark.parametrize("name", BPE_NAMES)
def test_the_vocabulary_is_the_published_one(name: str) -> None:
    counter = get_counter(name)
    assert counter.vocabulary == "sha256:" + vocabulary_hash(name)
    assert vocabulary_hash(name) in KNOWN_HASHES.values()


def test_every_counter_says_what_it_is_and_none_is_like_another() -> None:
    counters = [get_counter(name) for name in counter_names()]
    assert [counter.name for counter in counters] == list(counter_names())
    assert all(counter.version and counter.version[-1].isdigit() for counter in counters)
    assert len({counter.vocabulary for counter in counters}) == len(counters)
    assert get_counter("words") is get_counter("words")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("cl100k", "Did you mean cl100k_base?", id="a name cut short"),
        pytest.param("O200K-base", "Did you mean o200k_base?", id="case and hyphen"),
        pytest.param("word", "Did you mean words?", id="the singular"),
        pytest.param("zzz", "known are cl100k_base, o200k_base, words, chars and hf:PATH", id="nothing like it"),
        pytest.param("", "known are", id="the empty name"),
        pytest.param("hf:", "needs the path", id="no path"),
    ],
)
def test_an_unknown_counter_is_refused_with_a_remedy(name: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        get_counter(name)
    assert says in str(caught.value)
    assert ("Did you mean" in str(caught.value)) == ("Did you mean" in says)


def test_a_tokenizer_file_without_the_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(UsageError, match=r"pip install 'summarizer\[hf\]'"):
        get_counter(f"hf:{tmp_path / 'tokenizer.json'}")


class FakeTokenizer:
    """As much of `tokenizers.Tokenizer` as is used: cuts at blanks, and does what a file may ask for until told not to."""

    def __init__(self) -> None:
        self.truncate, self.pad, self.encode_special_tokens = True, True, False

    @classmethod
    def from_buffer(cls, data: bytes) -> FakeTokenizer:
        if not data.startswith(b"{"):
            raise Exception("not a tokenizer")
        return cls()

    def no_truncation(self) -> None:
        self.truncate = False

    def no_padding(self) -> None:
        self.pad = False

    def encode(self, text: str, add_special_tokens: bool = True) -> SimpleNamespace:
        words = [word for word in text.split() if self.encode_special_tokens or word != "<s>"]
        words = words[:1] if self.truncate else words
        return SimpleNamespace(ids=[0] * (len(words) + 2 * add_special_tokens + 5 * self.pad))


def test_a_tokenizer_file_is_counted_whole_and_named_without_its_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "tokenizers", SimpleNamespace(Tokenizer=FakeTokenizer, __version__="0.0.1"))
    path = tmp_path / "tokenizer.json"
    path.write_bytes(b"{}")
    counter = get_counter(f"hf:{path}")
    assert counter.count("one <s> three four") == 4
    assert counter.count("") == 0
    assert counter.name == "hf:tokenizer.json@44136fa3"
    assert counter.vocabulary == "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert str(tmp_path) not in counter.name + counter.version + counter.vocabulary
    broken = tmp_path / "broken.json"
    broken.write_bytes(b"no")
    for name, says in (("broken.json", "is not a tokenizer.json"), ("absent.json", "cannot read")):
        with pytest.raises(UsageError, match=says):
            get_counter(f"hf:{tmp_path / name}")


def test_a_record_that_counts_with_a_file_is_proved_with_that_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "tokenizers", SimpleNamespace(Tokenizer=FakeTokenizer, __version__="0.0.1"))
    path, other = tmp_path / "tokenizer.json", tmp_path / "other.json"
    path.write_bytes(b"{}")
    other.write_bytes(b"{} ")
    data = b"Item 1. Business\n\nWe make pumps and sell them to mills in Norway.\n"
    record = api.summarize(data, tokenizers=[f"hf:{path}"]).record
    assert api.verify(record, data, tokenizers=[f"hf:{path}"]) == []
    for named in ([], [f"hf:{other}"]):
        (finding,) = api.verify(record, data, tokenizers=named)
        assert "the record counts with hf:tokenizer.json@44136fa3, which is a file: name its file" in str(finding)


def test_importing_counters_loads_no_vocabulary() -> None:
    code = "import sys, summarizer.compose.counters; sys.exit('rs_bpe' in sys.modules or 'tokenizers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
