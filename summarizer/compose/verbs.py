"""English verbs after "we", put into the third person singular.

Only the present tense changes in the third person, so the work is to tell a base form from a past form or an auxiliary.
The irregular words come from the pack's lexicon; the ending is regular for all other English verbs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from summarizer.packs.pack import Pack
from summarizer.packs.windows import find, find_all

_BRACKET = regex.compile(r"\([^()]*\)")
_OF_ONE = ("’s", "'s")
_SIBILANT = ("s", "x", "z", "ch", "sh")
FIRST = 3  # words into a sentence: a participle behind a comma there belongs to a list of nouns


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verb forms with one pack's word lists: `verb_unchanged`, `verb_base`, and words `verb.BASE`."""

    pack: Pack
    _forms: list[frozenset[str]] = field(default_factory=list, init=False, compare=False)

    def third_person(self, verb: str) -> str | None:
        """The form after "the company", the same word when it does not change, or None when it is not surely a verb."""
        word = verb.lower()
        if "-" in word:  # "co-promote", "self-insure": the last part is the verb
            before, _, last = word.rpartition("-")
            # "pass-through" has its verb in front.
            form = self.third_person(last) if last not in self.pack.lexicon.get("verb_particle", ()) else None
            return f"{before}-{form}" if form is not None and before.replace("-", "").isalpha() else None
        irregular = self.pack.words.get(f"verb.{word}")
        if irregular is not None:
            return irregular
        if word in self.pack.lexicon.get("before_no_verb", ()):
            return None  # "We no ...", "we the ..."
        if word in self.pack.lexicon.get("verb_unchanged", ()):
            return word
        if word.endswith("ed") and word not in self.pack.lexicon.get("verb_base", ()):
            return word
        known = any(
            word in self.pack.lexicon.get(name, ()) for name in ("verb_base", "verb_common", "verb_present", "verb_or_noun")
        )
        if (word.endswith("ly") and not known) or word.endswith("ing") or not word.isalpha():
            return None
        if word.endswith(_SIBILANT) or (word.endswith("o") and word[-2:-1] not in "aeiou"):
            return word + "es"
        if word.endswith("y") and word[-2:-1] not in "aeiou":
            return word[:-1] + "ies"
        return word + "s"

    def has_finite(self, text: str, *, cut: bool = False) -> bool:
        """Whether the main clause of a sentence has a verb: an auxiliary, or a form of a verb that the pack lists.

        What stands in brackets counts for nothing. Of a sentence that was `cut` the verb may be gone, so that a participle
        before a noun does not pass for one.
        """
        text = _BRACKET.sub(" ", text)
        main = self.pack.compile("{own_verb}").sub(" ", text)
        if find(self.pack.compile("\\b{auxiliary}\\b"), main) is not None:
            return True
        if self._has_verb(main.split(), cut) or self._follows_subject(main):
            return True
        if any(find(self.pack.compile(f"{{{n}}}"), main) for n in ("verb_after_adverb", "verb_with_object")):
            return True
        # "The market where we mainly sell is ...": a clause without a comma at its end runs into the main verb.
        return any(self._second_verb(f.span().of(text)) for f in find_all(self.pack.compile("{own_verb}"), text))

    def _has_verb(self, words: Sequence[str], cut: bool) -> bool:
        """Whether one of the words is a form of a listed verb; if `cut`, no participle before its noun ("prepared foods").

        Behind an article, a preposition or "to" is none ("an average", "to market"), behind "and" no word that may be a noun
        ("U.S. and state offices"), and behind a comma no participle before its noun ("pumps, laminated pipes").
        """
        object_word, no_verb = self.pack.compile("^{after_past}"), self.pack.lexicon.get("before_no_verb", ())
        for place, (before, listed, after) in enumerate(zip(("", *words), words, (*words[1:], ""), strict=False)):
            word = listed.rstrip(".,")  # "designs, manufactures, markets and services pumps"
            if word not in self.forms() or (word != listed and word.endswith("ed")) or before.lower() in no_verb:
                continue
            if before.endswith(_OF_ONE):
                continue  # "the company's experienced team"
            if listed.endswith(".") and not any(word == self.third_person(b) for b in self.pack.lexicon.get("verb_base", ())):
                continue  # "No backlog exists.", but "injections and dressing changes."
            if before == self.word("and") and word in self.pack.lexicon.get("verb_common", ()):
                continue
            if word in self.pasts_of_nouns():
                joined = before.endswith(",") or before in (self.word("and"), self.word("or"))
                if before and not joined and not cut and find(self.pack.compile("^{object_of_past}"), after) is not None:
                    return True
                continue
            participle = word.endswith("ed") and ((cut and not before[:1].isupper()) or (before.endswith(",") and place <= FIRST))
            if not participle or find(object_word, after) is not None:
                return True
        return False

    def _follows_subject(self, text: str) -> bool:
        """Whether the word right after a subject is a verb there, though it may be a noun elsewhere ("FedEx supports")."""
        match = find(self.pack.compile("{subject_first}"), text)
        if match is None:
            return False
        verb = match.span("verb").of(text)
        if match.has("company") and verb.endswith(("s", "ed")):
            return True
        return any(verb in (base, self.third_person(base)) for base in self.pack.lexicon.get("verb_or_noun", ()))

    def _second_verb(self, clause: str) -> bool:
        """Whether an auxiliary, or a verb of the pack's `verb_main`, follows a verb in what begins as a clause of its own."""
        auxiliary, main = self.pack.compile("^{auxiliary}$"), self.pack.lexicon.get("verb_main", ())
        seen = False
        for word in clause.split()[1:]:
            helps = word in main or find(auxiliary, word) is not None
            if helps and seen:
                return True
            seen = seen or helps or (word in self.forms() and word not in self.pasts_of_nouns())
        return False

    def forms(self) -> frozenset[str]:
        """All present and past forms of the listed verbs, irregular pasts included."""
        return self._sets()[0]

    def pasts_of_nouns(self) -> frozenset[str]:
        """The past forms of verbs that are nouns too: "supports" may be a noun, "supported" is none."""
        return self._sets()[1]

    def _sets(self) -> list[frozenset[str]]:
        if not self._forms:
            found = set(self.pack.lexicon.get("verb_unchanged", ()))
            for name in ("verb_base", "verb_common"):
                for base in self.pack.lexicon.get(name, ()):
                    found |= {base, self.third_person(base) or base, *_pasts(base)}
            for base in self.pack.lexicon.get("verb_present", ()):
                found |= {base, self.third_person(base) or base}
            of_nouns = {form for base in self.pack.lexicon.get("verb_or_noun", ()) for form in _pasts(base)}
            self._forms.extend((frozenset(found | of_nouns), frozenset(of_nouns - found)))
        return self._forms

    def word(self, name: str) -> str:
        """One of the pack's words as it stands alone in a sentence; empty when the pack lacks it."""
        return self.pack.words.get(name, "").strip()

    def is_base(self, word: str) -> bool:
        """Whether the word is surely a base form when it follows "and" in a sentence about the company."""
        return word.rpartition("-")[2] in self.pack.lexicon.get("verb_base", ())


def _pasts(base: str) -> tuple[str, str, str]:
    """What may be the regular past of a verb, one of them it is: "used", "supplied", "shipped"."""
    return base + ("d" if base.endswith("e") else "ed"), base[:-1] + "ied", base + base[-1] + "ed"
