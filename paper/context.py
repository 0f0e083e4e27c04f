"""What every page needs to know of the paper: its name, offices and profiles."""

from django.utils.functional import SimpleLazyObject

from paper.models import Office, Paper


def paper(request):
    """The paper with its offices, read in one query and only where a template asks for it."""
    return {"paper": SimpleLazyObject(the_paper)}


def the_paper():
    """The one Paper, with `office_list` filled; an unsaved one, with its default name, on an empty database."""
    offices = list(Office.objects.select_related("paper"))
    paper = offices[0].paper if offices else Paper.objects.first() or Paper()
    paper.office_list = offices
    return paper
