"""Facts that the registrant's own inline-XBRL tags contradict are not told.

A tag says the amount of a figure with its scale. Where it differs from what was read, most often because "in thousands"
stands somewhere else in the filing, one of the two is wrong, and a summary that stays silent is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from summarizer.extract.facts import Fact, Field, Silence
from summarizer.source.filing import Filing
from summarizer.source.inline_xbrl import Tags

_FIGURES = ("money", "percent", "count", "number")


def undisputed(facts: Iterable[Fact], filing: Filing) -> tuple[tuple[Fact, ...], tuple[Silence, ...]]:
    """The facts that no tag contradicts, and a silence for each of the others."""
    tags = tags_of(filing)
    if not tags.facts:
        return tuple(facts), ()
    kept: list[Fact] = []
    silent: list[Silence] = []
    for fact in facts:
        doubt = next((why for f in fact.fields.values() if (why := _doubt(f, filing, tags))), "")
        if doubt:
            silent.append(Silence(fact.rule, fact.evidence[0], doubt))
        else:
            kept.append(fact)
    return tuple(kept), tuple(silent)


def tags_of(filing: Filing) -> Tags:
    """The tags of a filing; none unless it is inline XBRL."""
    return Tags.of(filing.source) if "xbrl" in filing.format else Tags(())


def is_figure(field: Field) -> bool:
    """Whether a field is one that tags may cover."""
    return field.type in _FIGURES and bool(field.spans)


def _doubt(field: Field, filing: Filing, tags: Tags) -> str:
    if not is_figure(field):
        return ""
    covering = tags.covering([filing.map.to_source(field.spans[0])])
    values = [t.value for t in covering if t.value]
    # A percentage is tagged as a ratio (scale -2), and a loss may be printed in brackets or tagged by its sign.
    scale = Decimal("0.01") if field.type == "percent" else Decimal(1)
    ends = {abs(Decimal(end) * scale) for end in field.value.split("/")}  # of a range the tag may stand at either end
    if not values or any(abs(Decimal(v)) in ends for v in values):
        return ""
    return f"the filing's own tag {covering[0].name} says {values[0]}, the text was read as {field.value}"
