"""The page of who may do what."""

from django.contrib import admin
from django.shortcuts import render

from newsroom.rights.table import table
from people.permissions import ROLES, roles_of


def who_may_do_what(request):
    """The table of roles and acts, for everybody who signs in; their own columns marked."""
    context = {
        "title": "Who may do what",
        "table": table(),
        "roles": list(ROLES),
        "mine": roles_of(request.user),
    }
    return render(request, "newsroom/rights/who_may_do_what.html", admin.site.each_context(request) | context)
