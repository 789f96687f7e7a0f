"""An editor adds a role, looks at it, publishes it, and takes it back; a member looks on."""

from playwright.sync_api import expect

from careers.models import Rating, RatingEvent, Role
from tests.admin.conftest import editor, editors, working  # noqa: F401 - fixtures
from tests.browser.test_role_page import choose
from tests.factories import RatingFactory

ASKED = ("SQL", "Docker", "Kubernetes", "Git", "Monitoring", "Communication")
NAMES = {
    "Name": "Data Engineer",
    "Short name": "Data Engineer",
    "Code": "DE",
    "One line": "Keeps data flowing.",
}


def test_a_new_role_is_published_and_taken_back(new_page, sign_in, editor, working, member):  # noqa: F811
    RatingFactory(member=member, slug="sql", level=3)
    before = records()
    reader = new_page()
    sign_in(reader, member)
    reader.goto("/me/")
    expect(reader.get_by_text("Data Engineer")).to_have_count(0)

    desk = new_page()
    sign_in(desk, editor)
    add_role(desk)
    for question in ("What does a Data Engineer do?", "Do Data Engineers write SQL?"):
        desk.goto("/admin/careers/faq/add/")
        desk.get_by_label("Question:").fill(question)
        desk.get_by_label("Answer:").fill("Much of the day.")
        desk.get_by_role("button", name="Save", exact=True).click()

    desk.goto("/admin/preview/roles/data-engineer/")
    expect(desk.get_by_role("heading", name="Data Engineer", level=1)).to_be_visible()
    reader.goto("/roles/")
    expect(reader.get_by_text("Data Engineer")).to_have_count(0)

    publish(desk, "Data Engineer", 2)
    reader.goto("/me/roles/data-engineer/")
    expect(reader.get_by_text("Starting").first).to_be_visible()
    reader.goto("/faq/")
    expect(reader.get_by_text("Do Data Engineers write SQL?").first).to_be_visible()

    desk.goto("/admin/careers/release/1/restore/")
    desk.get_by_role("button", name="Restore release 1").click()
    publish(desk, "Back to the start", 3)
    reader.goto("/me/")
    expect(reader.get_by_text("Data Engineer")).to_have_count(0)
    assert records() == before


def add_role(desk):
    desk.goto("/admin/careers/role/add/")
    for label, text in NAMES.items():
        desk.get_by_label(f"{label}:", exact=True).fill(text)
    desk.get_by_label("Accent:").select_option(index=3)
    desk.get_by_label("Glyph:").select_option("hexagon")
    for cell in desk.locator("textarea[name^=comparison]").all():
        cell.fill("Pipelines")
    for cell in desk.locator("select[name*=rank]").all():
        cell.select_option(index=2)
    for cell in desk.locator("textarea[name*=wording]").all():
        cell.fill("Supports")
    desk.get_by_text("Add another Requirement").click()
    for at, name in enumerate(ASKED):
        require(desk.locator(f"#requirements-{at}"), name, must_have=at == 0)
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("was added successfully")).to_be_visible()
    assert Role.objects.get(slug="data-engineer").requirements.count() == len(ASKED)


def require(row, skill, *, must_have):
    if not row.get_by_label("Weight").is_visible():
        row.locator("summary").first.click()
    choose(row, skill)
    row.get_by_label("Level", exact=True).select_option("2")
    row.get_by_label("Weight").fill("3")
    row.get_by_label("Must have").set_checked(must_have)
    row.get_by_label("Reason").fill(f"Every pipeline needs {skill}.")


def publish(desk, note, number):
    desk.goto("/admin/careers/release/publish/")
    desk.get_by_label("What changed").fill(note)
    desk.get_by_role("button", name=f"Publish as release {number}").click()
    expect(desk.get_by_text(f"Release {number} is published.")).to_be_visible()


def records():
    """All that the member said."""
    return [list(model.objects.order_by("pk").values()) for model in (Rating, RatingEvent)]
