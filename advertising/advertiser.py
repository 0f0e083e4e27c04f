"""Who asks, buys and pays: the fields that quotes, enquiries and orders share."""

from django.db import models


class Advertiser(models.Model):
    """Who asks, buys and pays, as they wrote it themselves; part of a quote, an enquiry and an order."""

    name = models.CharField(max_length=120)
    company = models.CharField(max_length=160, blank=True)
    email = models.EmailField("e-mail address")
    telephone = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True

    @property
    def who(self) -> str:
        """ "Rosa Lim, Lim Hardware"."""
        return ", ".join(filter(None, [self.name, self.company]))
