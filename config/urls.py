"""Every address of the site, by the noun it begins with."""

from django.contrib import admin
from django.urls import include, path

handler400 = "careers.views.errors.bad_request"
handler403 = "careers.views.errors.forbidden"
handler404 = "careers.views.errors.not_found"
handler429 = "careers.views.errors.too_many_requests"
handler500 = "careers.views.errors.server_error"

urlpatterns = [
    path("", include("careers.urls")),
    path("accounts/", include("accounts.urls")),
    path("admin/", admin.site.urls),
]
