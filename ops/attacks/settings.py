"""The site's own settings, with a clock and a counter before every reader's page, and defences that can be lifted.

ATTACK_SLOW is how many seconds each page takes longer; ATTACK_SLEEPS the same, slept by the database, for
searches alone; ATTACK_WRITES how many each write to the database does; ATTACK_WITHOUT names what
ops/attacks/defences.py takes away.
"""

import os

from examiner.settings import *  # noqa: F403
from examiner.settings import MIDDLEWARE

ATTACK_SLOW = float(os.environ.get("ATTACK_SLOW", "0"))
ATTACK_SLEEPS = float(os.environ.get("ATTACK_SLEEPS", "0"))
ATTACK_WRITES = float(os.environ.get("ATTACK_WRITES", "0"))
ATTACK_WITHOUT = os.environ.get("ATTACK_WITHOUT", "").split()
MIDDLEWARE = [*MIDDLEWARE, "ops.attacks.middleware.Counted"]
