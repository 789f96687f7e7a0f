"""The working copy of the catalogue, its releases, and what members say of themselves."""

from careers.models.comparison import Aspect, Cell, Involvement, Stage
from careers.models.crossing import FitStatement, FitWeight, Transition, TransitionStage
from careers.models.evidence import Evidence
from careers.models.hint import HintAside
from careers.models.member import FitResult, Goal, Rating, RatingEvent, RoadmapChoices
from careers.models.pages import Faq, GuidePage
from careers.models.release import EffectPreview, Release, WorkingCopy
from careers.models.review import ReviewedSkill, ReviewRequest
from careers.models.role import (
    Demand,
    Finding,
    Requirement,
    RequirementOption,
    Responsibility,
    Role,
    RoleReference,
    Task,
)
from careers.models.scale import Category, Level, Source
from careers.models.sharing import ShareLink
from careers.models.skill import (
    CanDo,
    Prerequisite,
    Resource,
    Skill,
    SkillAlias,
    SkillReference,
)
from careers.models.trial import TrialItem, TrialProgress, TrialSkill, TrialTask
from careers.models.upload import Upload

__all__ = [
    "Aspect",
    "CanDo",
    "Category",
    "Cell",
    "Demand",
    "EffectPreview",
    "Evidence",
    "Faq",
    "Finding",
    "FitResult",
    "FitStatement",
    "FitWeight",
    "Goal",
    "GuidePage",
    "HintAside",
    "Involvement",
    "Level",
    "Prerequisite",
    "Rating",
    "RatingEvent",
    "Release",
    "Requirement",
    "RequirementOption",
    "Resource",
    "Responsibility",
    "ReviewRequest",
    "ReviewedSkill",
    "RoadmapChoices",
    "Role",
    "RoleReference",
    "ShareLink",
    "Skill",
    "SkillAlias",
    "SkillReference",
    "Source",
    "Stage",
    "Task",
    "Transition",
    "TransitionStage",
    "TrialItem",
    "TrialProgress",
    "TrialSkill",
    "TrialTask",
    "Upload",
    "WorkingCopy",
]
