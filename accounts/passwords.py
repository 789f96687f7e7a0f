class MaximumLengthValidator:
    def validate(self, password: str, user: object = None) -> None: ...
    def get_help_text(self) -> str:
        return ""


class SiteWordValidator(MaximumLengthValidator): ...
