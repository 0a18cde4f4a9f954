"""What production runs on, tried outside a container: each command of Procfile, image, compose."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest
import yaml

from tests.servers import Servers, answers, free_port

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
EXAMPLE = (ROOT / ".env.example").read_text()
PROCFILE = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines())
OURS = ("gunicorn", "celery", "python")

pytestmark = pytest.mark.once


def instructions(word: str) -> list[str]:
    """What the Dockerfile says after each `word`."""
    return re.findall(rf"^{word} (.+)$", DOCKERFILE, re.MULTILINE)


def commands_of(shell: str) -> list[str]:
    """The commands of ours in a line of shell, without what only sets a variable or hands over."""
    parts = re.split(r"\s*&&\s*", shell)
    bare = [re.sub(r"^(?:exec |[A-Z_]+=\S+ )+", "", part.strip()) for part in parts]
    return [part for part in bare if part.startswith(OURS)]


def image_command() -> str:
    return json.loads(instructions("CMD")[0])[-1]


def compose_commands() -> list[str]:
    stated = [service.get("command") for name, service in SERVICES.items() if name not in ("db", "redis")]
    lines = [line[-1] if isinstance(line, list) else line for line in stated if line]
    return [re.sub(r"\$\{(\w+):-([^}]*)\}", r"\2", line) for line in lines]


COMMANDS = sorted(
    {
        command
        for line in [*PROCFILE.values(), image_command(), *compose_commands(), *instructions("RUN")]
        for command in commands_of(line)
    }
)
TRIALS = {  # how each command is tried without doing what it does
    r"^gunicorn ": "{} --check-config",
    r"^celery ": "{} --help",
    r"^python manage\.py migrate ": "{} --plan",
    r"^python manage\.py createcachetable": "{} --dry-run",
    r"^python manage\.py create_seal": "{} --help",
    r"^python manage\.py collectstatic ": "{} --dry-run",
    r"^python -m babel": "{} --help",
}


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    """An environment like production's, in a folder of its own."""
    return os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": "x9" * 40,
        "SITE_URL": "https://entente.example",
        "DATABASE_URL": f"sqlite:///{tmp_path}/entente.sqlite3",
        "REDIS_URL": "",
        "VAR_DIR": str(tmp_path),
        "FILES_ROOT": str(tmp_path / "files"),
        "TRUSTED_PROXY_COUNT": "1",
        "BIND_HOST": "127.0.0.1",
        "PORT": str(free_port()),
    }


def run(command: str, environment: dict[str, str]) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["sh", "-c", command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def trial(command: str) -> str | None:
    return next((form.format(command) for known, form in TRIALS.items() if re.search(known, command)), None)


def test_every_command_has_a_trial():
    assert len(COMMANDS) >= 7
    assert [command for command in COMMANDS if trial(command) is None] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_one_that_starts(command, environment):
    done = run(trial(command), environment)
    assert done.returncode == 0, done.stderr


def test_a_wrong_option_would_be_noticed(environment):
    wrong = [trial(f"{command} --no-such-option") for command in COMMANDS if command.startswith(OURS[:2])]
    assert [command for command in wrong if run(command, environment).returncode == 0] == []


def test_image_and_procfile_start_the_site_alike():
    def options(line: str) -> set[str]:
        return set(re.findall(r"--[a-z-]+", line))

    assert options(PROCFILE["web"]) <= options(image_command())
    for name in ("worker", "beat"):
        assert options(PROCFILE[name]) == options(SERVICES[name]["command"])


def test_the_procfile_serves_for_real(environment):
    environment |= {"SITE_URL": f"http://localhost:{environment['PORT']}", "TRUSTED_PROXY_COUNT": "0"}
    migrated = run("python manage.py migrate --verbosity 0 && python manage.py createcachetable", environment)
    assert migrated.returncode == 0, migrated.stderr
    serve = [sys.executable, ".ci/serve.py", "Procfile"]
    with subprocess.Popen(serve, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as served:
        try:
            assert eventually(lambda: healthy("/healthz", environment))
            assert healthy("/readyz", environment)
            assert not healthy("/no-such-page", environment)
        finally:
            served.send_signal(signal.SIGTERM)
            try:
                said = served.communicate(timeout=120)[0]
            except subprocess.TimeoutExpired:
                served.kill()  # leaving the block would wait for ever
                raise
    assert "web" in said
    assert not answers(int(environment["PORT"]))


def healthy(path: str, environment: dict[str, str]) -> bool:
    """The health check of docker compose, run as it runs there."""
    return run(f"python .ci/healthy.py {path}", environment).returncode == 0


def eventually(holds, seconds: int = 60) -> bool:
    """Whether it holds within the time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.3)
    return False


def test_the_health_check_asks_under_the_name_of_the_site(live_server, environment):
    port = live_server.url.rpartition(":")[2]
    checked = SERVICES["web"]["healthcheck"]["test"]
    assert checked[:2] == ["CMD", "python"] and (ROOT / checked[2]).exists()
    environment |= {"PORT": port, "SITE_URL": live_server.url}
    assert run(shlex.join(checked[1:]), environment).returncode == 0
    connection = HTTPConnection("127.0.0.1", int(port), timeout=10)
    connection.request("GET", "/healthz", headers={"Host": "elsewhere.example"})
    assert connection.getresponse().status == 400


@pytest.mark.needs("pg_isready", "redis-cli", "redis-server")
def test_the_checks_of_database_and_redis_run(tmp_path):
    with Servers("postgresql") as servers:
        host = servers.env["DATABASE_URL"].partition("host=")[2]
        ask = SERVICES["db"]["healthcheck"]["test"][1]
        assert run(ask, os.environ | {"PGHOST": host}).returncode == 0
    port = str(free_port())
    command = [*SERVICES["redis"]["command"], "--port", port, "--bind", "127.0.0.1", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as redis:
        try:
            ask = [*SERVICES["redis"]["healthcheck"]["test"][1:2], "-p", port, "ping"]
            assert eventually(lambda: "PONG" in run(shlex.join(ask), dict(os.environ)).stdout)
        finally:
            redis.terminate()


def test_services_wait_for_what_they_need():
    for name in ("web", "worker", "beat"):
        assert SERVICES[name]["depends_on"] == {
            "db": {"condition": "service_healthy"},
            "redis": {"condition": "service_healthy"},
            "migrate": {"condition": "service_completed_successfully"},
        }
    assert [name for name, service in SERVICES.items() if "healthcheck" in service] == ["db", "redis", "web"]
    named = {line.split(":")[0] for service in SERVICES.values() for line in service.get("volumes", [])}
    assert named == set(COMPOSE["volumes"])


def test_the_site_is_published_to_this_server_alone():
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["web"]["ports"])
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["web"]


def test_settings_of_the_services_are_in_the_example():
    text = (ROOT / "docker-compose.yml").read_text()
    required = set(re.findall(r"\$\{(\w+):\?", text))
    assert required == {"POSTGRES_PASSWORD"}
    assert required <= set(re.findall(r"^(\w+)=", EXAMPLE, re.MULTILINE))
    assert not re.findall(r"\$\{\w+\}", text)  # each has a default or is asked for


def test_the_example_is_an_environment_the_settings_accept(environment, tmp_path):
    told = dict(line.split("=", 1) for line in EXAMPLE.splitlines() if re.match(r"[A-Z_]+=.", line))
    database = SERVICES["web"]["environment"]["DATABASE_URL"]
    told["DATABASE_URL"] = re.sub(r"\$\{POSTGRES_PASSWORD:[^}]*\}", "a1b2", database)
    asked = "import json, config.settings as s; print(json.dumps(s.DATABASES['default'], default=str))"
    done = run(f"python -c {shlex.quote(asked)}", environment | told)
    assert done.returncode == 0, done.stderr
    kept = json.loads(done.stdout)
    assert (kept["HOST"], kept["USER"], kept["PASSWORD"], kept["NAME"]) == (
        "db",
        "entente",
        "a1b2",
        "entente",
    )


def test_an_empty_secret_is_not_in_the_example():
    for name in ("SECRET_KEY", "MAIL_KEY", "SEAL_PASSPHRASE", "POSTGRES_PASSWORD"):
        assert re.search(rf"^{name}=$", EXAMPLE, re.MULTILINE)


def test_the_image_holds_no_secret_and_runs_unprivileged():
    assert instructions("USER") == ["entente"]
    assert DOCKERFILE.index("USER entente") < DOCKERFILE.index("\nCMD")
    assert not re.search(r"^(ENV|ARG).*(SECRET|PASSWORD|KEY)", DOCKERFILE, re.MULTILINE)
    assert "--require-hashes" in DOCKERFILE


def test_the_image_has_the_libraries_that_a_clone_asks_for():
    asked = re.search(r'needs "(lib[^"]+)"', (ROOT / ".ci/install").read_text())[1].split()
    installed = re.search(r"--no-install-recommends ([^&]+)", DOCKERFILE)[1].split()
    assert installed == asked


def test_what_enters_the_image():
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    entering = {line[1:] for line in lines if line.startswith("!")}
    assert lines[1] == "*" and [name for name in entering if not (ROOT / name).exists()] == []
    assert {
        "manage.py",
        "static",
        "templates",
        "locale",
        "config",
        "core",
        "requirements/base.lock",
    } <= entering
    assert not {"demo", "tests", ".env", "var", ".venv"} & entering
    assert "config/demo.py" in lines


def test_the_licence_is_the_whole_of_it():
    text = (ROOT / "LICENSE").read_text()
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in text and "END OF TERMS AND CONDITIONS" in text
    assert [int(number) for number in re.findall(r"^  (\d+)\. ", text, re.MULTILINE)] == list(range(18))
