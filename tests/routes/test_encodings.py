"""In which letters a request says that it is written: UTF-8, as browsers do, or not at all."""

import pytest

ENCODINGS = ("unicode_escape", "utf-7", "utf-16", "idna", "punycode", "rot13", "base64")
FORMS = {
    "/accounts/login/": "login",
    "/try/data-scientist/": "level-sql",
    "/me/sharing/new/": "label",
    "/me/data/restore/": "upload",
    "/accounts/profile/": "name",
}


def send(client, path, field, encoding):
    """Half a character as one of them spells it, and letters that are none in the others."""
    part = f'Content-Disposition: form-data; name="{field}"\r\n\r\n'
    form = f"--B\r\n{part}a\\ud800\r\n--B--\r\n".encode()
    kind = f"multipart/form-data; boundary=B; charset={encoding}"
    client.raise_request_exception = False
    return client.generic("POST", path, form, content_type=kind, HTTP_ORIGIN="http://testserver")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("path", FORMS)
def test_another_one_is_refused(published, member_client, path, encoding):
    answer = send(member_client, path, FORMS[path], encoding)
    assert answer.status_code == 400
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_question_in_the_address_is_refused_as_well(published, client):
    kind = {"CONTENT_TYPE": "text/html; charset=idna"}
    assert client.get("/search/?q=sql", **kind).status_code == 400


@pytest.mark.parametrize("encoding", ["UTF-8", "utf8", '"utf-8"', "no-encoding-at-all"])
def test_ours_is_read_and_one_that_nobody_knows_is_taken_for_it(published, member_client, encoding):
    answer = send(member_client, "/me/data/restore/", "upload", encoding)
    assert answer.status_code == 409
