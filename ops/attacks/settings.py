"""The paper's own settings, with a clock and a counter before every reader's page, and defences that can be lifted.

TORTURE_SLOW is how many seconds each page takes longer; TORTURE_SLEEPS the same, slept by the database, for
searches alone; TORTURE_WRITES how many each write to the database does; TORTURE_WITHOUT names what
ops/attacks/defences.py takes away.
"""

import os

from examiner.settings import *  # noqa: F403
from examiner.settings import MIDDLEWARE

TORTURE_SLOW = float(os.environ.get("TORTURE_SLOW", "0"))
TORTURE_SLEEPS = float(os.environ.get("TORTURE_SLEEPS", "0"))
TORTURE_WRITES = float(os.environ.get("TORTURE_WRITES", "0"))
TORTURE_WITHOUT = os.environ.get("TORTURE_WITHOUT", "").split()
MIDDLEWARE = [*MIDDLEWARE, "ops.attacks.middleware.Counted"]
