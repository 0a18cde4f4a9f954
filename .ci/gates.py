"""Gates on the shape of the code: `gates.py [ROOT]` prints what breaks one, with its place.

Lengths, closed file names, imports at the top and in one direction, no comment that silences a
tool, no inline script or style, no host in a lock. Each gate has a test that breaks it.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median, quantiles

APPS = ("accounts", "partnerships", "governance", "impact", "charters", "overview")
FREE = ("core", "demo", "config", "tests", "benchmarks")
PACKAGES = (*APPS, *FREE)
TOP_LEVEL = {
    *PACKAGES,
    *("docs", "locale", "requirements", "static", "templates"),
    *("manage.py", "pyproject.toml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"),
    *("Makefile", "Dockerfile", "docker-compose.yml", "Procfile", "var"),
}
BY_NOUN = {
    *(
        "models",
        "rules",
        "actions",
        "events",
        "forms",
        "views",
        "contents",
        "pdf",
        "awaits",
        "tasks",
        "clock",
        "urls",
    ),
    "sentences",
}
FILES = BY_NOUN | {
    *("__init__", "urls", "admin", "apps", "personal", "calendar", "access", "journal", "api", "middleware"),
    *("context", "adapters", "backends", "xlsx", "docx", "iati", "bundle"),
}
FOLDERS = BY_NOUN | {"migrations", "management", "templatetags"}
IMPURE = {"django", "allauth", "celery", "csp", "environ"}

MAX_FILE, P90_FILE, MEDIAN_FILE = 400, 250, 80
MAX_FUNCTION, P90_FUNCTION, MAX_VIEW = 50, 25, 20
MAX_TEMPLATE = 150

SILENCERS = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:|nosec|pyright:|mypy:|ruff:|TODO|FIXME|XXX)", re.I)
SKIPS = re.compile(r"\bmark\.(skip|skipif|xfail)\b|\bpytest\.(xfail|importorskip)\b")
INLINE = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "hx-on attribute": re.compile(r"\bhx-on\b", re.I),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "inline script": re.compile(r"<script(?![^>]*\ssrc\s*=)[^>]*>", re.I),
    "inline style": re.compile(r"<style\b", re.I),
    "script in hx-vals": re.compile(r"hx-vals\s*=\s*[\"'] *(js|javascript):", re.I),
}
HOSTS = re.compile(r"://|--(index-url|extra-index-url|find-links|trusted-host)|^\S+ @ ", re.M)

Found = Iterator[tuple[str, str]]  # place, what is wrong there
Trees = dict[Path, ast.Module]


def python_files(root: Path) -> list[Path]:
    """Our Python files, as paths from the root, without migrations."""
    inside = [path for package in PACKAGES for path in (root / package).rglob("*.py")]
    found = [*inside, *(root / ".ci").glob("*.py"), *root.glob("*.py")]
    return sorted(path.relative_to(root) for path in found if "migrations" not in path.parts)


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, however deep."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, decorators apart."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def p90(values: Iterable[int]) -> float:
    """The value that nine in ten do not exceed; 0 for none."""
    known = sorted(values)
    return quantiles(known, n=10, method="inclusive")[8] if len(known) > 1 else float(sum(known))


def lines_of(root: Path, path: Path) -> int:
    return len((root / path).read_text().splitlines())


# The gates ---------------------------------------------------------------------------------------------


def file_lengths(root: Path, trees: Trees) -> Found:
    lines = {path: lines_of(root, path) for path in trees}
    for path, count in lines.items():
        if count > MAX_FILE:
            yield str(path), f"{count} lines (at most {MAX_FILE})"
    filled = [count for count in lines.values() if count]
    if p90(filled) > P90_FILE:
        yield "Python files", f"the 90th percentile is {p90(filled):.0f} lines (at most {P90_FILE})"
    if filled and median(filled) > MEDIAN_FILE:
        yield "Python files", f"the median is {median(filled):.0f} lines (at most {MEDIAN_FILE})"


def function_lengths(root: Path, trees: Trees) -> Found:
    lengths = []
    for path, tree in trees.items():
        in_views = "views" in (path.stem, path.parent.name)
        for node in functions(tree):
            lengths.append(length(node))
            is_view = in_views and bool(node.args.args) and node.args.args[0].arg == "request"
            limit = MAX_VIEW if is_view else MAX_FUNCTION
            if length(node) > limit:
                yield f"{path}:{node.lineno}", f"{node.name} has {length(node)} lines (at most {limit})"
    if p90(lengths) > P90_FUNCTION:
        yield "functions", f"the 90th percentile is {p90(lengths):.0f} lines (at most {P90_FUNCTION})"


def hidden_imports(root: Path, trees: Trees) -> Found:
    for path, tree in trees.items():
        inner = {inside for node in functions(tree) for inside in ast.walk(node)}
        for node in inner:
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield f"{path}:{node.lineno}", "import inside a function"


def import_cycles(root: Path, trees: Trees) -> Found:
    modules = {module_name(path): path for path in trees}
    graph = {name: set(imported(name, trees[path], modules)) - {name} for name, path in modules.items()}
    for name in sorted(graph):
        way = way_back(name, graph)
        if way and name == min(way):
            yield str(modules[name]), "import cycle: " + " → ".join([*way, name])


def module_name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(name: str, tree: ast.Module, modules: dict[str, Path]) -> Iterator[str]:
    """The modules of ours that this one imports as it is loaded."""
    package = name if modules[name].name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            up = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*up, *filter(None, [node.module])])
            whole = {f"{base}.{alias.name}" for alias in node.names} & modules.keys()
            yield from whole
            if base in modules and len(whole) < len(node.names):
                yield base


def way_back(start: str, graph: dict[str, set[str]]) -> list[str]:
    """A shortest way from a module back to itself, without the return; empty when there is none."""
    ways, seen = [[start]], set()
    while ways:
        way = ways.pop(0)
        for following in sorted(graph[way[-1]]):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []


def silenced(root: Path, trees: Trees) -> Found:
    """Comments that silence a tool or put off work, and tests that are switched off."""
    for path in trees:
        if path.name in ("gates.py", "test_gates.py"):
            continue
        for number, line in enumerate((root / path).read_text().splitlines(), 1):
            for pattern in (SILENCERS, SKIPS):
                if said := pattern.search(line):
                    yield f"{path}:{number}", said[0]


def models_stay_facts(root: Path, trees: Trees) -> Found:
    """No `save()` of a model's own, and no signals."""
    for path, tree in trees.items():
        if path.parts[0] not in (*APPS, "core", "demo"):
            continue
        if "models" in (path.stem, path.parent.name):
            for node in functions(tree):
                if node.name in ("save", "delete") and node.args.args and node.args.args[0].arg == "self":
                    yield f"{path}:{node.lineno}", f"a model overrides {node.name}()"
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(("dispatch", "signals")):
                yield f"{path}:{node.lineno}", "signals"


def closed_names(root: Path, trees: Trees) -> Found:
    """Each app holds the files whose meaning is written down; any other module is pure arithmetic."""
    modules = {module_name(path): path for path in trees}
    graph = {name: set(imported(name, trees[path], modules)) for name, path in modules.items()}
    for name, path in modules.items():
        if path.parts[0] not in APPS:
            continue
        known = path.stem in FILES if len(path.parts) == 2 else path.parts[1] in FOLDERS
        if not known:
            impure = {root for near in reached(name, graph) for root in IMPURE & roots_of(trees[modules[near]])}
            if impure:
                yield (
                    str(path),
                    f"outside the closed list of names, and not pure: {', '.join(sorted(impure))}",
                )


def reached(start: str, graph: dict[str, set[str]]) -> set[str]:
    """A module and all that it imports, near or far."""
    found, waiting = {start}, [start]
    while waiting:
        new = graph[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def roots_of(tree: ast.Module) -> set[str]:
    """The first names of everything a module imports."""
    nodes = list(ast.walk(tree))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.partition(".")[0] for name in names}


def top_level(root: Path, trees: Trees) -> Found:
    for path in sorted(root.iterdir()):
        if not path.name.startswith(".") and path.name not in TOP_LEVEL and path.name != "__pycache__":
            yield path.name, "not in the list of the top level"


def templates(root: Path, trees: Trees) -> Found:
    """Short, and within a content policy without inline scripts or inline styles; mails excepted."""
    for path in sorted((root / "templates").rglob("*.html")):
        text, shown = path.read_text(), path.relative_to(root)
        if (count := len(text.splitlines())) > MAX_TEMPLATE:
            yield str(shown), f"{count} lines (at most {MAX_TEMPLATE})"
        for what, pattern in INLINE.items():
            for said in pattern.finditer("" if "mail" in shown.parts else text):
                yield f"{shown}:{text.count(chr(10), 0, said.start()) + 1}", what


def locks(root: Path, trees: Trees) -> Found:
    for path in sorted((root / "requirements").glob("*.lock")):
        text = path.read_text()
        for said in HOSTS.finditer(text):
            yield f"requirements/{path.name}:{text.count(chr(10), 0, said.start()) + 1}", "names a host"
        if "--hash=" not in text:
            yield f"requirements/{path.name}", "has no hashes"


GATES = (
    *(file_lengths, function_lengths, hidden_imports, import_cycles, silenced, models_stay_facts),
    *(closed_names, top_level, templates, locks),
)


def broken(root: Path) -> list[str]:
    """Every breach found under `root`, one sentence each."""
    trees = {path: ast.parse((root / path).read_text(), str(path)) for path in python_files(root)}
    return [f"{place}: {what}" for gate in GATES for place, what in gate(root, trees)]


def report(root: Path) -> str:
    """The size of the house in one line."""
    files = python_files(root)
    tests = sum(lines_of(root, path) for path in files if path.parts[0] == "tests")
    code = sum(lines_of(root, path) for path in files if path.parts[0] in (*APPS, "core", "demo", "config"))
    return f"{len(files)} Python files; {code} lines of code, {tests} of tests ({tests / max(code, 1):.2f} : 1)"


if __name__ == "__main__":
    house = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    breaches = broken(house)
    print("\n".join([*breaches, report(house)]))
    sys.exit(bool(breaches))
