"""What reads HTML for nodes that should not be there; which ones, each suite says itself."""

from html.parser import HTMLParser


class Oracle(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.bad = []

    @classmethod
    def found(cls, html):
        """The nodes of `html` that `cls` calls bad."""
        oracle = cls()
        try:
            oracle.feed(html)
            oracle.close()
        except AssertionError:  # how the parser says that it cannot read a declaration
            oracle.bad.append(html)
        return oracle.bad
