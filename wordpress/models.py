"""What came from WordPress, and what became of it here."""

from django.db import models

from plaintext.fields import CharField


class ImportedItem(models.Model):
    """One thing of an export, remembered so that a second import makes no second one and old addresses answer.

    The row stays when the newsroom deletes what it points to, so that the next import does not bring it back.
    """

    class Kind(models.TextChoices):
        STORY = "story", "Story"
        PAGE = "page", "Page"
        PICTURE = "picture", "Picture"
        PERSON = "person", "Person"
        SECTION = "section", "Section"

    # Two papers may move in, and both have a post number 1.
    site = CharField(max_length=200, help_text="The old site's host and path, without “www.”.")
    kind = CharField(max_length=10, choices=Kind)
    wordpress_id = CharField(
        max_length=200, help_text="The number of a post, page or attachment; a login; a category's slug."
    )
    path = CharField(
        max_length=500, blank=True, help_text="Of a picture: where its file lay below wp-content/uploads/."
    )
    story = models.ForeignKey("articles.Article", models.SET_NULL, null=True, related_name="+")
    page = models.ForeignKey("flatpages.FlatPage", models.SET_NULL, null=True, related_name="+")
    picture = models.ForeignKey("images.Image", models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    section = models.ForeignKey("sections.Section", models.SET_NULL, null=True, related_name="+")
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "kind", "wordpress_id"], name="imported_once"),
        ]
        indexes = [
            # Old addresses name neither the site nor, mostly, the kind.
            models.Index(fields=["wordpress_id"], name="imported_by_number"),
            models.Index(fields=["path"], name="imported_by_path"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.wordpress_id} of {self.site}"
