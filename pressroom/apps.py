"""The pressroom."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from pressroom import triggers


class PressroomConfig(AppConfig):
    """Makes the triggers that advance the edition, after every migrate."""

    name = "pressroom"

    def ready(self):
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="pressroom.triggers")
