"""`{{ rate.amount|peso }}` and `{{ rate.amount|per_cent }}`."""

from django import template

from advertising import money

register = template.Library()
register.filter("peso", money.peso)
register.filter("per_cent", money.per_cent)
