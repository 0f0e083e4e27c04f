"""Who asks, buys and pays: the fields that quotes, enquiries and orders share."""

from django.db import models

from plaintext.fields import CharField, EmailField


class Advertiser(models.Model):
    """Who asks, buys and pays, as they wrote it themselves; part of a quote, an enquiry and an order."""

    name = CharField(max_length=120)
    company = CharField(max_length=160, blank=True)
    email = EmailField("e-mail address")
    telephone = CharField(max_length=40, blank=True)

    class Meta:
        abstract = True

    @property
    def who(self) -> str:
        """ "Rosa Lim, Lim Hardware"."""
        return ", ".join(filter(None, [self.name, self.company]))
