"""What a test reads from the page of a transition."""

import re

DS, MLE = "data-scientist", "machine-learning-engineer"


def way(origin, target):
    return f"/roadmaps/{origin}/{target}/"


def html(client, origin, target):
    answer = client.get(way(origin, target))
    assert answer.status_code == 200
    return answer.content.decode()


def lists(page):
    """By key of the list: its skills by name, in order."""
    return {
        key: re.findall(r'/skills/[^"]+/">([^<]+)</a>', part.partition("</ul>")[0])
        for key, part in re.findall(
            r'<div class="(carries|raises|new|rests)">(.*?)(?=<div class="|</section>)',
            page,
            re.DOTALL,
        )
    }


def groups(page):
    """By direction of the shift: its stages."""
    return {
        key: re.findall(r"<li><b>([^<]+)</b>", part)
        for key, part in re.findall(r'<div class="shift-group (\w+)">(.*?)</ul>', page, re.DOTALL)
    }
