"""A desk in the newsroom: a process that does there what it is told, so that no reader waits for it."""

import os
from importlib import import_module


def sit_down(env):
    """Takes the place of the paper that `env` names."""
    os.environ.update(env)


def do(act, *words):
    """Does one of the acts of ops/attacks/newsroom.py, which only a process at a desk imports."""
    return getattr(import_module("ops.attacks.newsroom"), act)(*words)
