"""What cannot work is refused with one sentence, and nothing has been written by then."""

import fcntl
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def run(*command, cwd=ROOT, **env):
    """The finished process, in a clean environment but for `env`."""
    clean = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env=clean | env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def assert_one_sentence(done, words):
    assert done.returncode != 0
    assert words in done.stderr
    assert done.stderr.startswith("Examiner does not start: ")
    assert len(done.stderr.splitlines()) == 1, done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eight thousand"),
        ("VAR_DIR", "/dev/null/var"),
        ("DATABASE_URL", "postgres//localhost/paper"),
        ("CACHE_URL", "redis:localhost"),
        ("DEMO", "perhaps"),
        ("SITE_URL", "mindanaoexaminer.com"),
        ("SECRET_KEY", "secret"),
        ("ALLOWED_HOSTS", "*"),
        ("MAIL_URL", "mail.example.ph"),
        ("MAIL_FROM", "the editor"),
        ("WEB_WORKERS", "many"),
        ("WEB_THREADS", "0"),
        ("DEBUG", "please"),
    ],
)
def test_a_typo_stops_every_command_with_one_sentence(name, value, tmp_path):
    var = tmp_path / "var"
    done = run("manage.py", "check", **{"VAR_DIR": str(var), name: value})
    assert_one_sentence(done, name)
    assert not var.exists()


def test_a_database_that_does_not_answer_is_one_sentence_to_every_command(tmp_path, unused_port):
    nowhere = f"postgres://examiner@127.0.0.1:{unused_port}/paper"
    done = run("manage.py", "mail_letters", VAR_DIR=str(tmp_path), DATABASE_URL=nowhere)
    assert done.returncode != 0
    assert done.stderr.startswith("The database says: ")
    assert "DATABASE_URL" in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    asked = run("manage.py", "mail_letters", "--traceback", VAR_DIR=str(tmp_path), DATABASE_URL=nowhere)
    assert "Traceback" in asked.stderr


def test_a_copy_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "static").mkdir()
    done = run("manage.py", "build_static_site", "--to", "/dev/null", VAR_DIR=str(tmp_path))
    assert done.stderr.startswith("CommandError: The static site cannot be written into /dev/null: ")
    assert len(done.stderr.splitlines()) == 1, done.stderr


def test_a_folder_that_cannot_be_written_is_refused(unused_port):
    assert_one_sentence(run("manage.py", "check", VAR_DIR="/proc/var"), "VAR_DIR chooses another folder")
    assert_one_sentence(
        run("ops/server/start.py", VAR_DIR="/proc/var", PORT=unused_port), "VAR_DIR chooses another"
    )


def test_a_taken_port_is_refused_before_anything_is_written(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run("ops/server/start.py", PORT=str(port), VAR_DIR=str(tmp_path / "var"))
    assert_one_sentence(done, f"port {port} is taken")
    assert not list(tmp_path.iterdir())


def test_a_second_paper_in_the_same_folder_is_refused(tmp_path, unused_port):
    lock = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    done = run("ops/server/start.py", PORT=unused_port, VAR_DIR=str(tmp_path))
    os.close(lock)
    assert_one_sentence(done, f"another paper is running from {tmp_path}")
    assert not list(tmp_path.iterdir())


def test_a_typo_is_refused_before_the_libraries_are_installed(tmp_path, unused_port):
    done = run(
        "ops/server/start.py", PORT=unused_port, VAR_DIR=str(tmp_path), DATABASE_URL="newspaper.sqlite3"
    )
    assert_one_sentence(done, "DATABASE_URL")
    assert not list(tmp_path.iterdir())


def test_a_failed_download_is_one_line_and_the_next_try_goes_on(tmp_path):
    (tmp_path / "ops/server").mkdir(parents=True)
    script = tmp_path / "ops/server/libraries.py"
    script.write_text((ROOT / "ops/server/libraries.py").read_text())
    (tmp_path / "requirements.txt").write_text(f"nowhere==1 --hash=sha256:{'0' * 64}\n")
    offline = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    done = run(str(script), "requirements.txt", cwd=tmp_path, **offline)
    assert_one_sentence(done, "could not be installed")

    (tmp_path / "requirements.txt").write_text("# nothing\n")
    assert run(str(script), "requirements.txt", cwd=tmp_path, **offline).returncode == 0
    again = run(str(script), "requirements.txt", cwd=tmp_path, **offline)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


@pytest.mark.parametrize("missing", [["venv"], ["ensurepip", "pip"]])
def test_a_python_without_venv_is_told_what_to_install(missing, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n" + "".join(f"sys.modules[{name!r}] = None\n" for name in missing)
    )
    (tmp_path / "ops/server").mkdir(parents=True)
    script = tmp_path / "ops/server/libraries.py"
    script.write_text((ROOT / "ops/server/libraries.py").read_text())
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    done = run(str(script), "requirements.txt", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert_one_sentence(done, "install python3-venv")
    assert not (tmp_path / ".venv").exists()
