"""A file that an editor is about to bring in."""

from django.conf import settings
from django.db import models


class Upload(models.Model):
    """Kept between the page that shows what it would change and the decision. Each editor has
    one at most, which nobody else sees, and its text goes with the decision. What is left, to
    tell who decides once more that it is done, goes with the next file or after a day.

    A row, because a file is too large for a session (read with every request) or a hidden
    field, and because what is brought in must be what was looked at: choosing the file again
    could bring another one.
    """

    author = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    brought_in_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
