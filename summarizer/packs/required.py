"""What a pack must hold before a summary can be written with it."""

from __future__ import annotations

from summarizer.errors import PackError
from summarizer.packs.pack import Pack

# Words that the writer puts between what it quotes.
WORDS = (
    "and",
    "billion",
    "blank",
    "colon",
    "comma",
    "company",
    "company_inside",
    "company_possessive",
    "default_items",
    "fiscal",
    "gap",
    "million",
    "or",
    "pronoun",
    "pronoun_possessive",
    "semicolon",
    "semicolon_and",
    "stop",
    "year_ended",
)


def require_words(pack: Pack) -> None:
    """Raise a `PackError` that names the words that the pack lacks, if it lacks any, or its topics."""
    missing = [word for word in WORDS if word not in pack.words]
    if missing:
        raise PackError(f"the pack {pack.id} cannot write summaries: its `words` lack {', '.join(missing)}")
    if not pack.topics:
        raise PackError(f"the pack {pack.id} cannot write summaries: it has no `topics`")
