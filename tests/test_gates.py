"""Each gate on the shape of the code notices what it is for: a good house, then one breach at a time."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def gates():
    spec = importlib.util.spec_from_file_location("gates", ROOT / ".ci" / "gates.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def house(tmp_path):
    """A small house without a breach; gives the function that writes one more file into it."""

    def write(path: str, text: str) -> Path:
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        return tmp_path

    write("governance/rules.py", "from core import rules\n\n\ndef cast_vote(by, decision):\n    return rules\n")
    write("governance/tally.py", "from fractions import Fraction\n\nHALF = Fraction(1, 2)\n")
    write("governance/mandates/__init__.py", "from governance.mandates.days import DAYS\n\nx = DAYS\n")
    write("governance/mandates/days.py", "from datetime import timedelta\n\nDAYS = timedelta(1)\n")
    write("core/rules.py", "import django\n")
    write("templates/home.html", '<p class="lead" data-on="1">…</p><script src="/static/site.js"></script>')
    write("templates/accounts/mail/code.html", '<p style="color: black">…</p>')
    write("requirements/base.lock", "django==5.2.19 \\\n    --hash=sha256:00\n")
    return write


LONG = "def one():\n" + "    x = 1\n" * 60
VIEW = "def page(request):\n" + "    x = 1\n" * 21
SHORT = "".join(f"def f{n}():\n    return {n}\n\n\n" for n in range(40))

BREACHES = [
    ("core/long.py", "x = 1\n" * 401, "401 lines (at most 400)"),
    ("core/long.py", SHORT + LONG, "one has 61 lines (at most 50)"),
    ("governance/views.py", SHORT + VIEW, "page has 22 lines (at most 20)"),
    ("core/late.py", "def f():\n    import os\n    return os\n", "import inside a function"),
    (
        "core/late.py",
        "class A:\n    def f(self):\n        from os import path\n        return path\n",
        "import inside",
    ),
    (
        "core/rules.py",
        "from core import rules\nfrom governance import rules\n",
        "import cycle: core.rules → governance.rules",
    ),
    ("core/quiet.py", "import os  # noqa\n", "# noqa"),
    ("core/quiet.py", "x: int = ''  # type: ignore\n", "# type: ignore"),
    ("core/quiet.py", "x = 1  # TODO later\n", "# TODO"),
    ("tests/test_it.py", "@pytest.mark.skip\ndef test(): ...\n", "mark.skip"),
    ("governance/models.py", "class A:\n    def save(self):\n        pass\n", "a model overrides save()"),
    ("governance/apps.py", "from django.db.models.signals import post_save\n", "signals"),
    ("governance/utils.py", "from django.db import models\n", "outside the closed list of names"),
    ("governance/helpers/things.py", "from django.db import models\n", "outside the closed list of names"),
    ("governance/helpers/things.py", "from core import rules\n", "outside the closed list of names"),
    ("notes.txt", "", "not in the list of the top level"),
    ("templates/a.html", "<p>\n" * 151, "151 lines (at most 150)"),
    ("templates/a.html", '<p\n style="x">', "style attribute"),
    ("templates/a.html", '<p hx-on::click="x">', "hx-on attribute"),
    ("templates/a.html", '<p onclick="x">', "event attribute"),
    ("templates/a.html", "<script>alert(1)</script>", "inline script"),
    ("templates/a.html", "<style>p {}</style>", "inline style"),
    ("templates/a.html", "<p hx-vals='js:{}'>", "script in hx-vals"),
    ("requirements/base.lock", "--trusted-host a.example\ndjango==5 --hash=sha256:0\n", "names a host"),
    ("requirements/base.lock", "django==5.2.19\n", "has no hashes"),
]


def test_a_good_house_passes(gates, house):
    assert gates.broken(house("governance/views.py", "def page(request):\n    return request\n")) == []


@pytest.mark.parametrize(("path", "text", "said"), BREACHES, ids=[f"{path}: {said}" for path, _, said in BREACHES])
def test_a_breach_is_found(gates, house, path, text, said):
    found = gates.broken(house(path, text))
    assert any(said in line for line in found), found


def test_functions_long_on_the_whole_are_found(gates, house):
    text = "".join(f"def f{n}():\n" + "    x = 1\n" * 30 + "\n\n" for n in range(5))
    assert any("90th percentile is" in line for line in gates.broken(house("core/long.py", text)))


def test_modules_long_on_the_whole_are_found(gates, house):
    for number in range(20):
        root = house(f"core/long_{number}.py", "x = 1\n" * 300)
    found = gates.broken(root)
    assert any("the median is 300 lines" in line for line in found)
    assert any("the 90th percentile is 300 lines" in line for line in found)
