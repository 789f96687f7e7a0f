"""schema.org data about our pages, and the one way to put data into a page as JSON-LD.

A data block is never run, so a Content-Security-Policy without inline scripts lets it pass.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.safestring import SafeString

from careers.domain.catalogue import Catalogue, Role
from careers.domain.document import Guide
from careers.markdown import to_html

CONTEXT: Final = "https://schema.org"

Data = Mapping[str, Any]

_ESCAPES: Final = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def block(data: Data) -> SafeString:
    """`data` as a script element of type application/ld+json.

    The JSON is ASCII, so U+2028 and U+2029 come escaped; with <, > and & escaped as well no
    text in it can end the element or begin a comment.
    """
    text = json.dumps(data).translate(_ESCAPES)
    return SafeString(f'<script type="application/ld+json">{text}</script>')


def occupation(role: Role, catalogue: Catalogue, url: str) -> Data:
    """schema.org Occupation. `url` is absolute."""
    return {
        "@context": CONTEXT,
        "@type": "Occupation",
        "name": role.name,
        "url": url,
        "description": role.objective or role.one_line,
        "responsibilities": [
            f"{part.area}: {task.text}" for part in role.responsibilities for task in part.tasks
        ],
        "skills": [catalogue.title(requirement) for requirement in role.requirements],
        "occupationalCategory": [
            {
                "@type": "CategoryCode",
                "inCodeSet": {"@type": "CategoryCodeSet", "name": reference.scheme},
                "codeValue": reference.code,
                **({"url": reference.url} if reference.url else {}),
            }
            for reference in role.references
        ],
    }


def faq_page(catalogue: Catalogue, url: str) -> Data:
    """schema.org FAQPage. `url` is absolute; each question is found at its slug."""
    return {
        "@context": CONTEXT,
        "@type": "FAQPage",
        "url": url,
        "mainEntity": [
            {
                "@type": "Question",
                "name": row.question,
                "url": f"{url}#{row.slug}",
                "acceptedAnswer": {"@type": "Answer", "text": str(to_html(row.answer))},
            }
            for row in catalogue.faq
        ],
    }


def article(guide: Guide, catalogue: Catalogue, url: str) -> Data:
    """schema.org Article. `url` is absolute."""
    published = catalogue.published_at
    return {
        "@context": CONTEXT,
        "@type": "Article",
        "headline": guide.title,
        "description": guide.summary,
        "url": url,
        **({"dateModified": published.isoformat()} if published else {}),
    }


def breadcrumbs(trail: Iterable[tuple[str, str]]) -> Data:
    """schema.org BreadcrumbList of (name, absolute url), outermost first."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(trail, start=1)
        ],
    }
