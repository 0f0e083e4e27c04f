"""The address of the readers' beacon."""

from django.urls import path, register_converter

from readership import views


class StoryId:
    """Path converter for a story's id: what fits a database's big integer."""

    regex = "[0-9]{1,18}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


register_converter(StoryId, "story_id")

app_name = "readership"

urlpatterns = [path("beacon/<story_id:article_id>/", views.beacon, name="beacon")]
