"""The app of addresses."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AddressesConfig(AppConfig):
    """Every address that a page has or had."""

    name = "addresses"

    def ready(self) -> None:
        from addresses import keeping  # models are loaded from here on

        post_migrate.connect(keeping.fill, sender=self, dispatch_uid="addresses")
