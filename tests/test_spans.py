"""The map between view and source: whatever is edited, every view span finds its source and replays from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.spans import Edit, Span, SpanMap


def replay(source: str, span_map: SpanMap, view: str, span: Span) -> str:
    """The view text of a span, made again from the source: verbatim pieces copied, edits repeated."""
    return "".join(
        source[p.source : p.source + p.source_length] if not p.rule else view[p.view : p.view + p.view_length]
        for p in span_map.pieces_of(span)
    )


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    source = draw(st.text(alphabet="ab \n", max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(source)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return source, [Edit(a, b, draw(st.text(alphabet="xy", max_size=3)), "view.test") for a, b in pairs]


@given(edited())
def test_the_pieces_partition_both_texts(case: tuple[str, list[Edit]]) -> None:
    source, edits = case
    view, span_map = SpanMap.build(source, edits)
    at_view = at_source = 0
    for piece in span_map.pieces:
        assert (piece.view, piece.source) == (at_view, at_source)
        at_view += piece.view_length
        at_source += piece.source_length
        if not piece.rule:
            assert view[piece.view : at_view] == source[piece.source : at_source]
    assert (at_view, at_source) == (len(view), len(source))


@given(edited(), st.data())
def test_the_source_of_a_span_yields_the_span(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    source, edits = case
    view, span_map = SpanMap.build(source, edits)
    start = data.draw(st.integers(0, len(view)))
    span = Span(start, data.draw(st.integers(start, len(view))))
    found = span_map.to_source(span)
    assert 0 <= found.start <= found.end <= len(source)
    parts = list(span_map.pieces_of(span))
    assert span.of(view) in replay(source, span_map, view, span)
    assert sum(p.source_length for p in parts) == found.end - found.start


@given(edited())
def test_spans_of_verbatim_text_come_back_exactly(case: tuple[str, list[Edit]]) -> None:
    source, edits = case
    view, span_map = SpanMap.build(source, edits)
    for piece in span_map.pieces:
        if not piece.rule and piece.view_length:
            span = Span(piece.view, piece.view + piece.view_length)
            assert span_map.to_source(span) == (piece.source, piece.source + piece.source_length)
            assert span_map.to_source(span).of(source) == span.of(view)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param(Span(0, 3), Span(0, 3), id="verbatim text maps to itself"),
        pytest.param(Span(2, 5), Span(2, 7), id="a span over an edit takes the whole edit"),
        pytest.param(Span(4, 6), Span(6, 8), id="an edit at the edge without a character in the span is left out"),
        pytest.param(Span(4, 4), Span(6, 6), id="an empty span is an empty span"),
    ],
)
def test_to_source(span: Span, expected: Span) -> None:
    view, span_map = SpanMap.build("abc---def", [Edit(3, 6, "+", "view.test")])
    assert view == "abc+def"
    assert span_map.to_source(span) == expected


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([Edit(2, 4, "", "r"), Edit(3, 5, "", "r")], id="edits that overlap"),
        pytest.param([Edit(4, 5, "", "r"), Edit(0, 1, "", "r")], id="edits out of order"),
        pytest.param([Edit(0, 99, "", "r")], id="an edit beyond the end"),
    ],
)
def test_a_wrong_edit_is_a_bug_and_says_so(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="out of order"):
        SpanMap.build("abcdef", edits)
