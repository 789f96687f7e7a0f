"""An export chosen where skills are brought in goes the way of exports."""

import json
import re

from django.core.files.uploadedfile import SimpleUploadedFile

from careers.models import Rating

IMPORT = "/me/data/import/"


def test_an_export_is_brought_back_from_either_page(confirmed_client, member, mine_document):
    written = json.dumps(mine_document)
    file = SimpleUploadedFile("crosswalk.json", written.encode())
    for sent in ({"text": written}, {"file": file}):
        page = confirmed_client.post(IMPORT, sent).content.decode()
        (sha256,) = re.findall(r'name="upload" value="(\w+)"', page)
        assert 'action="/me/data/restore/"' in page
    assert not Rating.objects.filter(member=member).exists()
    confirmed_client.post("/me/data/restore/", {"upload": sha256})
    levels = Rating.objects.filter(member=member).values_list("skill__slug", "level")
    assert dict(levels) == {"sql": 3, "pytorch": 0}
