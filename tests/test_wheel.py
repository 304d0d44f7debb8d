"""What we ship: the wheel's and the sdist's contents, and the locks. `.ci/run` goes on to install the wheel and run it."""

from __future__ import annotations

import re
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = ("build", "dev", "hf", "runtime")


def files_under(folder: str) -> set[str]:
    """The files of a folder of the checkout, caches left out, as posix paths from the root."""
    found = (path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


def canonical(name: str) -> str:
    """A distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: list[str]) -> set[str]:
    """The names of requirements such as `pydantic>=2.7,<3`."""
    return {canonical(re.split(r"[<>=!~; \[]", requirement, maxsplit=1)[0]) for requirement in requirements}


def pins(lock: str) -> dict[str, tuple[str, int]]:
    """The packages of a lock: version and number of hashes."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8").replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        match = re.fullmatch(r"([a-z0-9-]+)==([\w.]+)(?: ; [^#]*?)?((?:\s+--hash=sha256:[0-9a-f]{64})+)\s*", line)
        assert match, f"{lock}: not a pinned, hashed package: {line[:80]}"
        found[match[1]] = (match[2], match[3].count("--hash"))
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    return Path(path)


def test_the_wheel_holds_the_program_and_the_packs_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == files_under("summarizer") | {f"summarizer/{name}" for name in files_under("rules")}
    assert {"summarizer/py.typed", "summarizer/rules/sec-10k/pack.yaml"} <= names


def test_the_wheel_says_who_it_is_and_what_it_needs(wheel: Path) -> None:
    assert wheel.name == "summarizer-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        metadata = archive.read("summarizer-0.1.0.dist-info/METADATA").decode("utf-8")
        scripts = archive.read("summarizer-0.1.0.dist-info/entry_points.txt").decode("utf-8")
    assert "summarizer = summarizer.cli.main:main" in scripts
    needs = [line.removeprefix("Requires-Dist: ") for line in metadata.splitlines() if line.startswith("Requires-Dist: ")]
    assert named([need for need in needs if "extra ==" not in need]) == named(PROJECT["dependencies"])


def test_the_same_tree_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    (again,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    assert Path(again).read_bytes() == wheel.read_bytes()


def test_the_sdist_holds_what_building_and_testing_need(tmp_path: Path) -> None:
    (path,) = SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    folders = ("summarizer", "rules", "tests", "seeds", "requirements", "docs", "scripts", "fixtures", ".ci")
    pages = {"pyproject.toml", "Makefile", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"}
    assert set().union(pages, *map(files_under, folders)) - names == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_by_hash_and_names_no_address(lock: str) -> None:
    assert all(count > 0 for _, count in pins(lock).values())
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    assert re.search(r"://|(?m:^\s*-(?!-hash))|(?m:(?:^|[ =])/)", text) is None


def test_the_locks_agree_on_every_version() -> None:
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, (version, _) in pins(lock).items():
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_the_locks_hold_what_the_project_asks_for() -> None:
    extras = PROJECT["optional-dependencies"]
    assert named(PROJECT["dependencies"]) <= set(pins("runtime"))
    assert named(PROJECT["dependencies"] + extras["dev"]) <= set(pins("dev"))
    assert named(PROJECT["dependencies"] + extras["hf"]) <= set(pins("hf"))
    assert set(pins("build")) | set(pins("runtime")) | set(pins("hf")) <= set(pins("dev"))


def test_every_dependency_has_its_reason_and_every_reason_its_dependency() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    reasons = re.findall(r"^\| ([\w.-]+) \| (?=\S)", page, re.MULTILINE)
    wanted = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["hf"] + PROJECT["optional-dependencies"]["dev"]
    assert {canonical(name) for name in reasons} - {"package"} == named(wanted)
