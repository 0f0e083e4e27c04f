"""The app of addresses."""

from django.apps import AppConfig


class AddressesConfig(AppConfig):
    """Every address that a page has or had."""

    name = "addresses"
