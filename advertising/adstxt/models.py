"""Who else may sell space on the site."""

from django.db import models

from advertising.adstxt.format import as_file, validate_sellers
from plaintext.fields import TextField


class AdsTxt(models.Model):
    """The file /ads.txt. There is one row, made with the database."""

    text = TextField(
        "ads.txt",
        blank=True,
        max_length=50_000,
        validators=[validate_sellers],
        help_text="One seller a line, as the advertising system gives it to you: “example.com, 12345, DIRECT, "
        "f08c47fec0942fa0”. After a # stands a note. Empty: the file says that nobody but us sells our space, so "
        "that nobody can pretend to.",
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "ads.txt"

    def __str__(self) -> str:
        return "ads.txt"

    @property
    def file(self) -> str:
        """What is handed out."""
        return as_file(self.text)
