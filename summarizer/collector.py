"""The cyclic garbage collector, paused while a filing is read.

Reading makes hundreds of thousands of small tuples and no cycles. The collector would walk through them again and again,
for a sixth of the time, and find nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No collection inside; afterwards the collector is as it was. It is one switch for the whole process."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
