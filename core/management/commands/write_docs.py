"""`manage.py write_docs`: the pages of docs/ that come from the code; `--check` fails when one is stale."""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Model
from django.utils.module_loading import autodiscover_modules, module_has_submodule
from django.utils.translation import override

from core.personal import Held
from core.rules import RULES, Rule

HOLE = re.compile(r"%\((\w+)\)[a-z]")
NOTE = "<!-- Written by `manage.py write_docs` from the code: change the code, then run it again. -->\n"


def floors() -> list[AppConfig]:
    """The project's own applications, from the ground up."""
    return [config for config in apps.get_app_configs() if Path(config.path).parent == settings.ROOT]


def own_models() -> Iterator[type[Model]]:
    """The project's models, floor by floor."""
    for config in floors():
        yield from config.get_models()


# Rules ---------------------------------------------------------------------------------------------------


def reasons(function: Callable) -> Iterator[str]:
    """The sentences by which a rule refuses, in order, read from its source; what varies is in brackets."""
    known = inspect.getmodule(function).__dict__
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    asked = [node for node in ast.walk(tree) if isinstance(node, ast.Yield | ast.YieldFrom)]
    for node in sorted(asked, key=lambda node: node.lineno):
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            yield from _words(node.value.elts[1], known)
        elif isinstance(node, ast.YieldFrom) and isinstance(node.value, ast.Call):
            other = known.get(getattr(node.value.func, "id", ""))
            if inspect.isfunction(other):
                yield from reasons(other)


def _words(node: ast.expr, known: dict[str, Any]) -> Iterator[str]:
    """The sentence of a reason: a constant of its module, or a literal text passed to a translation."""
    if isinstance(node, ast.Name) and node.id in known:
        yield _plain(str(known[node.id]))
    elif isinstance(node, ast.Call) and node.args and isinstance(node.args[-1], ast.Constant):
        yield _plain(str(node.args[-1].value))
    elif isinstance(node, ast.BinOp):
        yield from _words(node.left, known)
    elif isinstance(node, ast.IfExp):
        yield from _words(node.body, known)
        yield from _words(node.orelse, known)


def _plain(sentence: str) -> str:
    return HOLE.sub(r"[\1]", sentence)


def rules() -> str:
    """docs/rules.md: per application and act, who may do it, and what it says when it refuses."""
    autodiscover_modules("rules")
    lines = [NOTE, "# Who may do what, and why not", ""]
    lines += ["Each act has one rule. Its conditions are asked in order; the first that does not hold refuses, with"]
    lines += ["its sentence. [Brackets] stand for what varies."]
    for config in floors():
        of_app = [rule for rule in RULES.values() if rule.app == config.label]
        if of_app:
            lines += ["", f"## {config.verbose_name} (`{config.label}`)"]
        for rule in of_app:
            lines += _rule(rule)
    return "\n".join(lines) + "\n"


def _rule(rule: Rule) -> list[str]:
    said = dict.fromkeys(reasons(rule.conditions))
    return ["", f"### `{rule.act}`", "", _sentence(rule), "", *(f"- {reason}" for reason in said)]


def _sentence(thing: Any) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())


# States --------------------------------------------------------------------------------------------------


def states() -> str:
    """docs/states.md: one diagram per model that has states."""
    lines = [NOTE, "# States, and the ways between them"]
    for model in own_models():
        if hasattr(model, "TRANSITIONS"):
            lines += ["", f"## {str(model._meta.verbose_name).capitalize()} (`{model._meta.label}`)", ""]
            lines += _diagram(model)
    return "\n".join(lines) + "\n"


def _diagram(model: Any) -> list[str]:
    ways = {state: set(following) - {state} for state, following in model.TRANSITIONS.items()}
    first = model._meta.get_field("state").get_default()
    if all(following == set(ways) - {state} for state, following in ways.items()):
        names = ", ".join(f"{state.label}" for state in ways)
        return [f"From any to any other, with a reason when something is missing: {names}."]
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{state.label}" as {state.value}' for state in ways]
    lines += [f"    [*] --> {first}"]
    for state, following in ways.items():
        lines += [f"    {state.value} --> {to.value}" for to in model.State if to in following]
        lines += [] if following else [f"    {state.value} --> [*]"]
    return [*lines, "```"]


# Words ---------------------------------------------------------------------------------------------------


def glossary() -> str:
    """docs/glossary.md: each model's name in both languages, and its sentence."""
    lines = [NOTE, "# Words", ""]
    lines += ["| in the code | English | French | what it is |", "|---|---|---|---|"]
    for model in own_models():
        names = []
        for language in ("en", "fr"):
            with override(language):
                names.append(str(model._meta.verbose_name))
        lines.append(f"| `{model._meta.label}` | {names[0]} | {names[1]} | {_sentence(model)} |")
    return "\n".join(lines) + "\n"


# Personal data --------------------------------------------------------------------------------------------


def personal() -> str:
    """docs/personal.md: what is held of people, why, how long, what erasing does; then each field."""
    lines = [held for config in floors() for held in _table(config)]
    said = [NOTE, "# Personal data", "", "| what | what for | how long | when it is erased |", "|---|---|---|---|"]
    for one in dict.fromkeys(held.purpose for held in lines):
        said.append(f"| {one.what} | {one.why} | {one.how_long} | {one.erasing} |")
    said += [
        "",
        "## Field by field",
        "",
        "| model | by which key it is somebody’s | fields | fate |",
        "|---|---|---|---|",
    ]
    for held in lines:
        fields = ", ".join(f"`{name}`" for name in held.fields)
        said.append(f"| `{held.label}` | `{held.key}` | {fields} | {held.purpose.fate} |")
    return "\n".join(said) + "\n"


def _table(config: AppConfig) -> tuple[Held, ...]:
    """What this floor lists; the floor of tools has the tool instead of a list."""
    there = module_has_submodule(config.module, "personal")
    return getattr(import_module(f"{config.name}.personal"), "TABLE", ()) if there else ()


PAGES = {"rules.md": rules, "states.md": states, "glossary.md": glossary, "personal.md": personal}


class Command(BaseCommand):
    help = "Writes the pages of docs/ that come from the code; with --check, fails when one is stale."
    requires_system_checks: tuple = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when a page is stale")
        parser.add_argument("--to", type=Path, default=settings.ROOT / "docs", help="another folder than docs/")

    def handle(self, *args: Any, check: bool, to: Path, **options: Any) -> None:
        with override("en"):
            told = {to / name: write() for name, write in PAGES.items()}
        if not check:
            for path, text in told.items():
                path.write_text(text)
            return
        stale = [path.name for path, text in told.items() if not path.exists() or path.read_text() != text]
        if stale:
            raise CommandError(f"Stale: {', '.join(stale)}. Run: manage.py write_docs")
