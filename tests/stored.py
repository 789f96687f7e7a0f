"""Every row of the catalogue, as it is stored."""

from django.apps import apps

from careers.models import Upload, WorkingCopy


def rows():
    return {
        model._meta.model_name: list(model.objects.order_by("pk").values())
        for model in apps.get_app_config("careers").get_models()
        if model not in {Upload, WorkingCopy}
    }
