"""The layout section of the shipped pack, loaded without the pack loader."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from summarizer.outline.build import outline_filing
from summarizer.outline.model import Outline
from summarizer.packs.layout import Layout
from summarizer.packs.schema import Topic
from summarizer.source.filing import Filing
from summarizer.source.reading import read_filing

ROOT = Path(__file__).resolve().parent.parent
SEEDS = tuple(sorted((ROOT / "seeds").glob("*.txt")))
SHARED = ROOT.parent / "shared"

TOPICS = (
    Topic(id="overview", title="Overview", focus=False, share=20, request=("business model",)),
    Topic(id="products", title="Products", focus=True, share=30, request=("products",)),
    Topic(id="revenue", title="Revenue", focus=True, share=25, request=("sources of revenue",)),
    Topic(id="customers", title="Customers", focus=True, share=25, request=("customer base", "customers")),
    Topic(id="distribution", title="Distribution", focus=True, share=22, request=("distribution channels",)),
    Topic(id="financing", title="Financing", focus=True, share=50, request=("financing",)),
)


@lru_cache(maxsize=1)
def layout() -> Layout:
    text = (ROOT / "rules" / "sec-10k" / "layout.yaml").read_text(encoding="utf-8")
    return Layout.model_validate(yaml.safe_load(text)["layout"])


def reading(text: str | bytes, name: str = "t.txt") -> Filing:
    return read_filing(text.encode() if isinstance(text, str) else text, name, layout(), TOPICS)


def outlined(text: str | bytes) -> tuple[Filing, Outline]:
    filing = reading(text)
    return filing, outline_filing(filing, layout())
