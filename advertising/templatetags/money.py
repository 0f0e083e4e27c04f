"""`{{ rate.amount|money:card.currency }}`, `{{ rate.amount|per_cent }}` and `{{ width|plain }}`."""

from django import template

from advertising import money

register = template.Library()
register.filter("money", money.money)
register.filter("per_cent", money.per_cent)
register.filter("plain", money.plain)
