"""The members of a list that a template tells: side by side, or those together that share a label of their table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from summarizer.compose.pieces import Literal, Piece, joined
from summarizer.compose.templates import Renderer, Told, article
from summarizer.extract.facts import Fact
from summarizer.packs.pack import Pack
from summarizer.packs.prose_schema import Template

Members: TypeAlias = tuple[tuple[Piece, ...], list[tuple[Fact, str]]]

_COMMAS, _SEMICOLONS = ("comma", "and"), ("semicolon", "semicolon_and")


def members_told(renderer: Renderer, template: Template, facts: Sequence[Fact]) -> Members | None:
    """The pieces of all members and the fields that they tell; None when one of them lacks what its form needs."""
    if template.bare_first:
        facts = sorted(facts, key=lambda f: f.value(template.bare_first) != "")
    clusters: dict[str, list[Fact]] = {}
    for fact in facts:
        clusters.setdefault(fact.value(template.cluster) if template.cluster else "", []).append(fact)
    # "Mills (60%), including pumps (40%) and valves (20%); hoses (25%); and tools (15%)": beside a cluster each stands alone.
    alone = len(clusters) > 1
    groups = [(n, g) for n, m in clusters.items() for g in ([[f] for f in m] if alone and not n else [m])]
    told = [_cluster(renderer, template, name, members) for name, members in groups]
    whole = [t for t in told if t is not None]
    if len(whole) != len(told):
        return None
    pieces = _listed(renderer.pack, [p for p, _ in whole], _SEMICOLONS if alone else _COMMAS)
    return pieces, [field for _, fields in whole for field in fields]


def _cluster(renderer: Renderer, template: Template, name: str, facts: Sequence[Fact]) -> Members | None:
    """Members that share what the template clusters by, told together: "pumps (60%) and valves (20%) under Mills"."""
    parts = [renderer.form(template, template.member, f) for f in facts]
    whole = [p for p in parts if p is not None]
    if len(whole) != len(facts):
        return None
    listed = _listed(renderer.pack, [(*_article(renderer.pack, p), *p.pieces) for p in whole], _COMMAS)
    fields = [f for p in whole for f in p.fields]
    if not name:
        return listed, fields
    forms = (renderer.form(template, form, facts[0], listed) for form in template.cluster_forms)
    one = next((told for told in forms if told is not None), None)
    return None if one is None else (tuple(one.pieces), [*fields, *one.fields])


def _listed(pack: Pack, parts: list[tuple[Piece, ...]], marks: tuple[str, str]) -> tuple[Piece, ...]:
    comma, last = (Literal.word(pack, w) for w in marks)
    return joined(parts, comma, last)


def _article(pack: Pack, told: Told) -> tuple[Piece, ...]:
    """The article of a member that needs one: "a direct sales force", "the U.S. Navy"; none in a pack without the words."""
    text = "".join(p.text for p in told.pieces)

    def wants(name: str) -> bool:
        return bool(text) and pack.shows(name, text)

    if "article_definite" in pack.words and wants("wants_definite"):
        return (Literal.word(pack, "article_definite"),)
    return (article(pack, text),) if "article" in pack.words and wants("wants_article") else ()
