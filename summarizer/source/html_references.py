"""Character references of HTML: `&amp;`, `&#8217;`, `&#x2019;`, and what old filings made of them."""

from __future__ import annotations

from html.entities import html5

_UNREADABLE = "\ufffd"


def character(body: str, closed: bool) -> tuple[str, bool] | None:
    """What a reference stands for, and whether its semicolon belongs to it; None when it is none, as in "AT&T".

    `body` is what stands after the ampersand ("#146", "amp"), `closed` whether a semicolon follows.
    Numbers 128 to 159 mean the characters of Windows-1252, as browsers read them; numbers of no character, U+FFFD.
    """
    if body[0] == "#":
        code = int(body[2:], 16) if body[1] in "xX" else int(body[1:])
        if 128 <= code <= 159:
            return bytes((code,)).decode("cp1252", "ignore") or chr(code), True
        if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            return _UNREADABLE, True
        return chr(code), True
    if closed and (text := html5.get(body + ";")):
        return text, True
    found = html5.get(body)
    return (found, False) if found else None
