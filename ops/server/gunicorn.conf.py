"""The server's settings, the same under `make run` and in production.

https://docs.gunicorn.org/en/stable/settings.html has the meaning of each.
"""

import os
import resource
import signal
from pathlib import Path

from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

from examiner import environment

bind = f"127.0.0.1:{environment.number(os.environ, 'PORT', 8000, 1, 65535)}"
wsgi_app = "examiner.wsgi"

# Threads, so that a waiting query holds one place of many. Up to 26 of a process's are held by readers whose page is
# being rendered (pagecache/setup.py); the others hand out cached pages. Each keeps a connection to
# PostgreSQL, which takes 200 (docker-compose.yml): threads x workers x web processes must stay below that.
worker_class = "ops.server.worker.CompleteHeadWorker"
workers, threads = environment.workers_and_threads(os.environ)

# Connections that wait hold no thread, but a file each: as many as the system allows, within reason. 200 files are
# left for everything else.
_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
files = 4096 if most == resource.RLIM_INFINITY else min(most, 4096)
resource.setrlimit(resource.RLIMIT_NOFILE, (files, most))
worker_connections = files - 200

# A worker is renewed after a while, not all at once, so that a slow leak stays small; not so often that a flood,
# which asks for thousands of cached pages a second, keeps them starting.
max_requests = 200_000
max_requests_jitter = 20_000

# The heartbeat of the workers is a file; on a real disk a busy disk could make a healthy worker look dead.
if Path("/dev/shm").is_dir() and os.access("/dev/shm", os.W_OK):  # noqa: S108 (a memory disk is what is wanted)
    worker_tmp_dir = "/dev/shm"  # noqa: S108
timeout = 30
graceful_timeout = 20
# Longer than nginx keeps an idle connection to us, so that nginx never speaks into one that is just closing.
keepalive = 75

limit_request_line = 8190

# Django alone decides what a proxy may say (TRUSTED_PROXIES in examiner/settings.py).
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}

# Nobody here needs a socket that takes commands.
control_socket_disable = True

# nginx keeps the access log; a laptop needs none.
accesslog = None


def post_fork(server: Arbiter, worker: Worker) -> None:
    """Take a worker out of the terminal's process group: Ctrl-C reaches the server alone, which ends its workers."""
    os.setpgid(0, 0)
    # Until it has handlers of its own, the inherited one would pass SIGTERM on to the server, and the worker stay.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def when_ready(server: Arbiter) -> None:
    """Make Ctrl-C, and closing the terminal that it was started in, end the server as SIGTERM does.

    gunicorn's own quick way of ending can stop for ever in a worker that is just handing out a request: its
    signal handler waits for the lock that the interrupted code holds. Without a terminal SIGHUP still loads
    the code anew.
    """
    signal.signal(signal.SIGINT, _end)
    if os.isatty(0):
        signal.signal(signal.SIGHUP, _end)


def _end(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGTERM)
