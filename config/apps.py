from django.contrib.admin.apps import AdminConfig


class CrosswalkAdminConfig(AdminConfig):
    """Django's admin, with our site: its sign-in goes through the members' door."""

    default_site = "config.admin_site.CrosswalkAdminSite"
