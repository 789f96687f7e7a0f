from tests.admin.conftest import editor, editor_client, editors, working  # noqa: F401
