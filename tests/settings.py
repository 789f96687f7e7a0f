"""The settings under test: those of the site, cut off from the variables of whoever runs it.

CROSSWALK_TEST_DATABASE_URL, which `make test` sets, is the only variable that counts, beside
CROSSWALK_TEST_FOLDER, where `make mutants` keeps a database to begin from.
"""

import atexit
import os
import shutil
import tempfile

# The processes that share the tests read these again.
_kept = {"CROSSWALK_TEST_DATABASE_URL", "CROSSWALK_TEST_FOLDER"}
_database = os.environ.get("CROSSWALK_TEST_DATABASE_URL", "")
_folder = os.environ.get("CROSSWALK_TEST_FOLDER", "")
for _name in [name for name in os.environ if name.startswith("CROSSWALK_") and name not in _kept]:
    del os.environ[_name]
if not _folder:
    _folder = tempfile.mkdtemp(prefix="crosswalk-tests-")
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ |= {
    "CROSSWALK_DATA_DIR": _folder,
    "CROSSWALK_DATABASE_URL": _database,
    "CROSSWALK_SECRET_KEY": "only-for-tests-" * 4,
}

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

# Everything that follows makes tests quick or quiet; nothing changes what is tested.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
STATIC_ROOT.mkdir(exist_ok=True)
if not _database:
    # A file, as shipped: in memory, writers would never have to wait for each other.
    DATABASES["default"]["TEST"] = {"NAME": f"{_folder}/test.sqlite3"}
for _name in ("CROSSWALK_DATABASE_URL", "CROSSWALK_SECRET_KEY"):
    del os.environ[_name]
