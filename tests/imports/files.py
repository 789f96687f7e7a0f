"""Files as people have them, and files as nobody should."""

import io
import json
import zipfile

LINKEDIN = {
    "Profile.csv": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,"
    "Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\r\nAda,King,,,,Python,,,,,,,\r\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\r\n"
    "Engines,Analyst,Docker all day,London,Jan 2020,\r\n",
    "Skills.csv": "Name\r\nSQL\r\nPyTorch\r\nPython (Programming Language)\r\nBasket weaving\r\n",
}
CV = """Ada King
Analyst, Engines Ltd (2020-2024)
Built reports in SQL, and served models
with PyTorch. Kept everything in git
Skills: Docker, Kubernetes; statistics
"""


def archive(members=LINKEDIN, packing=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def resume(**parts):
    return json.dumps({"basics": {"name": "Ada"}, **parts})
