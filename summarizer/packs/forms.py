"""Which built-in pack reads a form: asked only when a filing is of another form than the pack, to name the remedy."""

from __future__ import annotations

from summarizer.packs.layout import ContainerLayout, compiled
from summarizer.packs.load import builtin_packs, load_pack

# A cover is at the head; further down a filing may cite other forms.
_COVER = 10_000


def pack_for(form: str) -> str:
    """The id of the first built-in pack that reads a document of this type, such as "20-F/A", or nothing."""
    for name in builtin_packs():
        layout = load_pack(name).layout
        if layout is not None and compiled(layout.containers.document).fullmatch(form):
            return name
    return ""


def other_form(view: str, containers: ContainerLayout) -> tuple[str, str]:
    """The form that the cover names and the built-in pack that reads it; both empty for a form that this pack reads,
    one that no pack reads, and a text without a cover."""
    found = compiled(containers.cover).search(view, 0, _COVER)
    if found is None or compiled(containers.document).fullmatch(found["form"]):
        return "", ""
    pack = pack_for(found["form"])
    return (found["form"], pack) if pack else ("", "")
