"""Words that stand on their own: questions with answers, and guide pages."""

from careers.models.base import Ordered, name_field, sentence_field, slug_field, text_field


class Faq(Ordered):
    slug = slug_field()
    question = name_field("As somebody would ask it.")
    answer = text_field("Markdown.")

    class Meta(Ordered.Meta):
        verbose_name = "question"
        verbose_name_plural = "FAQ"

    def __str__(self) -> str:
        return self.question


class GuidePage(Ordered):
    slug = slug_field()
    title = name_field("The heading of the page.")
    summary = sentence_field("Shown in lists and to search engines.")
    body = text_field("Markdown. Headings begin at ##.")

    def __str__(self) -> str:
        return self.title
