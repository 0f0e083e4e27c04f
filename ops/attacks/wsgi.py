"""The paper as examiner/wsgi.py has it, without the defences that TORTURE_WITHOUT names."""

from django.conf import settings

from examiner.wsgi import application
from ops.attacks import defences

for name in settings.TORTURE_WITHOUT:
    application.app = getattr(defences, f"without_{name}")(application.app)
