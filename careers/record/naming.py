"""What a skill or role is called: never as a draft, and never by nothing."""

from functools import cached_property

from careers import history
from careers.releases import Published, last_with_role


class Names:
    """As the current release calls it, or as the last one did that held it, or its slug."""

    def __init__(self, published: Published) -> None:
        self._published = published
        self._roles: dict[str, str] = {}

    def knows_skill(self, slug: str) -> bool:
        """Whether any release ever had it."""
        return self._published.catalogue.has_skill(slug) or slug in self._gone

    def knows_role(self, slug: str) -> bool:
        return self._published.catalogue.has_role(slug) or last_with_role(slug) is not None

    def skill(self, slug: str) -> str:
        catalogue = self._published.catalogue
        if catalogue.has_skill(slug):
            return catalogue.skill(slug).name
        return self._gone.get(slug, slug)

    @cached_property
    def _gone(self) -> dict[str, str]:
        """Names of all skills that ever were published. Later releases count."""
        found: dict[str, str] = {}
        for edition in history.editions(self._published, None):
            found |= edition.skills
        return found

    def role(self, slug: str) -> str:
        if slug not in self._roles:
            self._roles[slug] = self._role(slug)
        return self._roles[slug]

    def _role(self, slug: str) -> str:
        if self._published.catalogue.has_role(slug):
            return self._published.catalogue.role(slug).name
        held = last_with_role(slug)
        return held.catalogue.role(slug).name if held else slug
