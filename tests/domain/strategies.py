"""Random requirements and ratings, over few skills so that they meet often."""

from hypothesis import strategies as st

from careers.domain.catalogue import Requirement

SKILLS = ("a", "b", "c", "d", "e", "f")
skills = st.sampled_from(SKILLS)
ratings = st.dictionaries(skills, st.integers(0, 4))


@st.composite
def requirement_lists(draw, min_size=1, max_size=8):
    size = draw(st.integers(min_size, max_size))
    return [
        Requirement(
            slug=f"r{index}",
            any_of=tuple(draw(st.lists(skills, min_size=1, max_size=3, unique=True))),
            level=draw(st.integers(1, 4)),
            weight=draw(st.integers(1, 5)),
            must_have=draw(st.booleans()),
        )
        for index in range(size)
    ]
