"""Public pages first, then what a member sees of themselves."""

from django.urls import path

from accounts.views import erase
from careers.views import (
    compare,
    dashboard,
    data,
    data_restore,
    fit,
    goal,
    hints,
    home,
    importing,
    merging,
    pages,
    progress,
    rate,
    receipt,
    review,
    reviews,
    roadmap,
    roadmap_files,
    roles,
    search,
    seo,
    shared,
    sharing,
    skills,
    transitions,
    trials,
    trying,
)

public = [
    path("", home.home, name="home"),
    path("roles/", roles.roles, name="roles"),
    path("roles/<slug:slug>/", roles.role, name="role"),
    path("compare/", compare.compare, name="compare"),
    path("fit/", fit.fit, name="fit"),
    path("skills/", skills.skills, name="skills"),
    path("skills/<slug:slug>/", skills.skill, name="skill"),
    path("roadmaps/", transitions.roadmaps, name="roadmaps"),
    path("roadmaps/<slug:origin>/<slug:target>/", transitions.transition, name="transition"),
    path("faq/", pages.faq, name="faq"),
    path("guide/<slug:slug>/", pages.guide, name="guide"),
    path("sources/", pages.sources, name="sources"),
    path("privacy/", pages.privacy, name="privacy"),
    path("search/", search.search, name="search"),
    path("try/", trying.try_it, name="try"),
    path("try/<slug:slug>/", trying.try_role, name="try-role"),
    path("sitemap.xml", seo.sitemap, name="sitemap"),
    path("robots.txt", seo.robots, name="robots"),
    path("favicon.ico", seo.favicon, name="favicon"),
]

# /me/: always the signed-in member's own.
me = [
    path("me/", dashboard.dashboard, name="me"),
    path("me/skills/", rate.my_skills, name="my-skills"),
    path("me/skills/<slug:slug>/", rate.rate_one, name="rate"),
    path("me/roles/<slug:slug>/", receipt.receipt, name="receipt"),
    path("me/roadmap/", roadmap.my_roadmaps, name="my-roadmaps"),
    path("me/roadmap/<slug:slug>/", roadmap.my_roadmap, name="my-roadmap"),
    path("me/roadmap/<slug:slug>/roadmap.ics", roadmap_files.calendar, name="my-roadmap-ics"),
    path("me/roadmap/<slug:slug>/roadmap.md", roadmap_files.markdown, name="my-roadmap-md"),
    path("me/roadmap/<slug:slug>/roadmap.csv", roadmap_files.table, name="my-roadmap-csv"),
    path("me/progress/", progress.progress, name="progress"),
    path("me/progress/<slug:slug>/", progress.skill_progress, name="skill-progress"),
    path("me/tasks/", trials.my_tasks, name="my-tasks"),
    path("me/tasks/<slug:role>/<slug:task>/", trials.my_task, name="my-task"),
    path("me/goal/", goal.goal, name="goal"),
    path("me/reviews/", reviews.my_reviews, name="my-reviews"),
    path("me/reviews/new/", reviews.ask, name="review-new"),
    path("me/reviews/<int:pk>/", reviews.my_review, name="my-review"),
    path("me/sharing/", sharing.links, name="sharing"),
    path("me/sharing/new/", sharing.new_link, name="share-new"),
    path("me/sharing/<int:pk>/", sharing.link, name="share"),
    path("me/hints/", hints.my_hints, name="hints"),
    path("me/fit/", fit.my_fits, name="my-fits"),
    path("me/data/", data.overview, name="data"),
    path("me/data/export.json", data.export, name="data-export"),
    path("me/data/tables.zip", data.tables, name="data-tables"),
    path("me/data/resume.json", data.resume, name="data-resume"),
    path("me/data/profile/", data.profile, name="data-profile"),
    path("me/data/restore/", data_restore.restore, name="data-restore"),
    path("me/data/erase/", erase.erase_account, name="data-erase"),
    path("me/data/schema.json", data.schema, name="data-schema"),
    path("me/merge/", merging.merge, name="merge"),
    path("me/data/import/", importing.import_skills, name="import"),
]

# Opened by whoever was given the address, and by nobody else.
secret = [
    path("s/<str:token>/", shared.shared_page, name="shared"),
    path("review/<str:token>/", review.review, name="review"),
]

urlpatterns = [*public, *me, *secret]
