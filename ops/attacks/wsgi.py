"""The site as examiner/wsgi.py has it, without the defences that ATTACK_WITHOUT names."""

from django.conf import settings

from examiner.wsgi import application
from ops.attacks import defences

for name in settings.ATTACK_WITHOUT:
    application.app = getattr(defences, f"without_{name}")(application.app)
