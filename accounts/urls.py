"""Sign-up, sign-in and the rest of django-allauth, and the member's profile."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
