"""The beacon that readers' pages send."""

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.models import Article
from readership.models import DailyViews


@csrf_exempt  # changes one counter by one for whoever asks, signed in or not; there is nothing to forge
@require_POST
def beacon(request, article_id):
    """Counts one view of a story that readers may see; anything else is answered alike and not counted."""
    if Article.objects.published().filter(pk=article_id).exists():
        DailyViews.objects.count_view(article_id)
    return HttpResponse(status=204)
