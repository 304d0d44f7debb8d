"""How fast filings are read: seconds of CPU per megabyte from bytes to outline, beside two peers in the same run.

    python benchmarks/reading.py [FILE ...]            against lxml (parse and text) and edgartools (parse and sections)
    python benchmarks/reading.py --growth [FILE]       from 30 KB to 30 MB: time per MB and peak memory per byte

Without FILE the filed pages beside the checkout are read (`../shared/filings/html`), or else the fixtures. The peers do
less (lxml: no Items, no places) or other work (edgartools: no places in the file): the ratio says what a place for every
character costs or saves. A peer that is not installed is left out. Nothing here is a test: no time is ever asserted.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from timing import seconds

ROOT = Path(__file__).resolve().parent.parent
SIZES = (30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000)
REPEATS = 3


def ours() -> Callable[[bytes], object]:
    from summarizer.api import outline
    from summarizer.packs.load import load_pack

    pack = load_pack("sec-10k")
    return lambda data: outline(data, pack=pack)


def lxml() -> Callable[[bytes], object]:
    from lxml import html

    return lambda data: "".join(html.fromstring(data).itertext())


def edgartools() -> Callable[[bytes], object]:
    from edgar.documents import HTMLParser, ParserConfig

    return lambda data: HTMLParser(ParserConfig(form="10-K")).parse(data.decode("utf-8", "replace")).sections


PEERS: dict[str, Callable[[], Callable[[bytes], object]]] = {"summarizer": ours, "lxml": lxml, "edgartools": edgartools}


def default_files() -> list[Path]:
    return sorted((ROOT.parent / "shared" / "filings" / "html").glob("*.html")) or sorted((ROOT / "fixtures").glob("*.html"))


def against_peers(files: list[Path]) -> None:
    runs: dict[str, Callable[[bytes], object]] = {}
    for name, make in PEERS.items():
        try:
            runs[name] = make()
        except ImportError as error:
            print(f"{name}: left out ({error})")
    print("file".ljust(28), "MB".rjust(6), *(f"{name} s/MB".rjust(16) for name in runs))
    total = dict.fromkeys(runs, 0.0)
    size = 0.0
    for path in files:
        data = path.read_bytes()
        megabytes = len(data) / 1e6
        spent = {name: seconds(partial(run, data), repeats=REPEATS) for name, run in runs.items()}
        print(path.name[:28].ljust(28), f"{megabytes:6.2f}", *(f"{s / megabytes:16.3f}" for s in spent.values()))
        size += megabytes
        total = {name: total[name] + s for name, s in spent.items()}
    print("all".ljust(28), f"{size:6.2f}", *(f"{s / size:16.3f}" for s in total.values()))
    for name in runs:
        if name != "summarizer":
            print(f"{name} takes {total[name] / total['summarizer']:.1f} times the time of summarizer")


def growth(file: Path) -> None:
    """Each size in a process of its own, so that its peak memory is its own."""
    print("bytes".rjust(12), "s/MB".rjust(8), "peak bytes per byte, beyond the start".rjust(40))
    for size in SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(size), str(file)], check=True)


def one(size: int, file: Path) -> None:
    """Read `size` bytes made of the file's own lines, over and over."""
    run = ours()
    body = file.read_bytes()
    run(body[:20_000])
    data = (body * (size // len(body) + 1))[:size]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    run(data)
    spent = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    print(f"{size:12,}", f"{spent / size * 1e6:8.3f}", f"{grown / size:40.1f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--growth", action="store_true", help="one file, repeated to seven sizes")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    files = arguments.files or default_files()
    if arguments.one:
        one(arguments.one, files[0])
    elif arguments.growth:
        growth(files[0])
    else:
        against_peers(files)


if __name__ == "__main__":
    main()
