"""A heading says which products "our products" are."""

from __future__ import annotations

import pytest
from whole_runs import sec_10k

from summarizer import api
from summarizer.compose.candidates import drafts
from summarizer.extract.engine import extract_facts

OPENING = "Item 1. Business\n\nBrightwater makes tools for industrial plants, mobile phones and hospitals in Norway.\n\n"


def told(heading: str, sentence: str) -> list[str]:
    """The forms of the sentence below the heading."""
    done = api.read(f"{OPENING}{heading}\n\n{sentence}\n".encode())
    facts = extract_facts(done.filing, done.outline, sec_10k(), done.scope)
    made, _ = drafts(done.filing, done.outline, facts, sec_10k(), done.scope, {})
    return [line.text for line in made[-1].lines]


@pytest.mark.parametrize(
    ("heading", "sentence", "text"),
    [
        pytest.param(
            "Mobile Solutions",
            "Our solutions are used by phone makers and car makers in ten countries.",
            "Mobile solutions are used by phone makers and car makers in ten countries.",
            id="a possessive at the start",
        ),
        pytest.param(
            "Industrial Products",
            "We sell our products to mills, mines and farms in ten countries.",
            "The company sells its industrial products to mills, mines and farms in ten countries.",
            id="an object",
        ),
        pytest.param(
            "Halvor Products",
            "We sell our products to mills, mines and farms in ten countries.",
            "The company sells its Halvor Products to mills, mines and farms in ten countries.",
            id="a name keeps its capitals",
        ),
        pytest.param(
            "Mobile Solutions",
            "Our mobile solutions are used by phone makers in ten countries.",
            "Mobile solutions are used by phone makers in ten countries.",
            id="the words stand there already",
        ),
        pytest.param(
            "Mobile Solutions",
            "Our solutions are used by mobile phone makers in ten countries.",
            "Mobile solutions are used by mobile phone makers in ten countries.",
            id="the words stand elsewhere",
        ),
        pytest.param(
            "Mobile Solutions",
            "Our products are used by phone makers and car makers in ten countries.",
            "Mobile products are used by phone makers and car makers in ten countries.",
            id="another noun for what is offered",
        ),
        pytest.param(
            "Halvor Solutions",
            "We sell our products to mills, mines and farms in ten countries.",
            "The company sells its Halvor products to mills, mines and farms in ten countries.",
            id="another noun after a name",
        ),
        pytest.param(
            "Mobile Solutions",
            "Our services are used by phone makers and car makers in ten countries.",
            "Services are used by phone makers and car makers in ten countries.",
            id="another noun",
        ),
        pytest.param(
            "Our Products",
            "Our products are used by phone makers and car makers in ten countries.",
            "Products are used by phone makers and car makers in ten countries.",
            id="a heading that says nothing",
        ),
        pytest.param(
            "Sales and Services",
            "Our services are used by phone makers and car makers in ten countries.",
            "Services are used by phone makers and car makers in ten countries.",
            id="a heading of another kind",
        ),
    ],
)
def test_the_heading_narrows_its_noun(heading: str, sentence: str, text: str) -> None:
    assert told(heading, sentence)[0] == text


def test_what_a_heading_gave_verifies() -> None:
    text = f"{OPENING}Mobile Solutions\n\nOur solutions are used by phone makers and car makers in ten countries.\n".encode()
    result = api.summarize(text, pack=sec_10k(), budget=128)
    assert "Mobile solutions" in result.text
    assert not api.verify(result.record, text)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Our pump parts are sold by dealers in nine states.", "The company’s pump parts are sold by dealers in nine states."),
        ("Our products are sold by dealers in nine states.", "Products are sold by dealers in nine states."),
        (
            "Our own products are sold by dealers in nine states.",
            "The company’s own products are sold by dealers in nine states.",
        ),
        (
            "Our products are sold by our dealers in nine states.",
            "The company’s products are sold by its dealers in nine states.",
        ),
        ("Our major customers include mills, mines and farms.", "Major customers include mills, mines and farms."),
    ],
)
def test_what_needs_no_owner_has_none(sentence: str, text: str) -> None:
    assert told("General", sentence)[0] == text
