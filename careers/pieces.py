"""Rendered pieces that many pages share, each made once a release and process."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.utils.safestring import SafeString

from careers.releases import Published

P = ParamSpec("P")
Piece = Callable[Concatenate[Published, P], SafeString]
MOST: Final = 30_000
"""Pieces kept for one release, of about 1 kB each; then they are begun anew."""


def piece(render: Piece[P]) -> Piece[P]:
    """Keep what `render` answered, with the release itself, so that both are forgotten
    together. `render` is pure: nothing but its arguments and the release decides."""

    @wraps(render)
    def kept(published: Published, /, *args: P.args, **kwargs: P.kwargs) -> SafeString:
        key = (render, args, *kwargs.items())
        known = published.pieces.get(key)
        if known is None:
            if len(published.pieces) >= MOST:
                published.pieces.clear()
            known = published.pieces[key] = render(published, *args, **kwargs)
        return known

    return kept
