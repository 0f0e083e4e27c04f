"""People with a public page, accounts, and what each role may do."""

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.models import Group
from django.db.models import ManyToManyField, Model
from django.forms import CheckboxSelectMultiple, ModelMultipleChoiceField
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from addresses.admin import KeptAddressMixin
from namesakes.admin import MergingAdmin, NearFilter
from people.models import Person, User
from people.permissions import allows, only
from plaintext.admin import AddressedAdmin
from richtext.admin import EditorMixin

# Acts of people/permissions.py that every kind of thing knows, and those that only some know.
ACTS = {"view": "see", "add": "add", "change": "change", "delete": "delete"}
MORE_ACTS = {
    "articles.article": {"approve": "approve", "publish": "publish and withdraw"},
    "articles.tag": {"merge": "merge"},
    "people.person": {"merge": "merge"},
}


@admin.register(Person)
class PersonAdmin(MergingAdmin, KeptAddressMixin, EditorMixin, AddressedAdmin):
    """Names that stand over stories; somebody with bylines is merged into another, never deleted."""

    list_display = ["name", "role", "title", "stories", "nearly_the_same"]
    list_filter = ["role", NearFilter]
    stories_by = Person.stories_by
    autocomplete_fields = ["portrait", "user"]
    fieldsets = [
        (None, {"fields": ["name", "role", "title", "portrait", "biography"]}),
        ("Address", {"fields": ["slug"]}),
        ("Account", {"fields": ["user"], "description": "Only an administrator can change this."}),
    ]

    def view_on_site(self, person: Person) -> str:
        return person.get_absolute_url()

    def get_actions(self, request: HttpRequest) -> dict[str, tuple]:
        """Without the stock "delete selected", which asks no row whether it has bylines."""
        offered = super().get_actions(request)
        offered.pop("delete_selected", None)
        return offered

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Accounts are an administrator's; nobody else may even look them up."""
        return [] if request.user.is_superuser else ["user"]

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Asked first, because the stock page would name every story that stands in the way."""
        return super().has_delete_permission(request, obj) and not (obj and obj.bylines.exists())


class ForAdministrators:
    """Stands before ModelAdmin: its pages are for superusers only, whatever a role says."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_superuser

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.has_module_permission(request)

    has_add_permission = has_module_permission
    has_change_permission = has_delete_permission = has_view_permission


@admin.register(User)
class UserAdmin(ForAdministrators, StockUserAdmin):
    """Accounts. What somebody may do follows from their roles alone."""

    list_display = ["username", "full_name", "email", "is_active", "is_superuser", "last_login"]
    list_filter = ["groups", "is_active"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Name", {"fields": ["first_name", "last_name", "email"]}),
        (
            "What they may do",
            {
                "fields": ["is_active", "is_staff", "groups", "sections", "is_superuser"],
                "description": "Untick “active” instead of deleting an account, so that what they did keeps their "
                "name. Each role is described under Groups. “Superuser” may do everything, accounts included.",
            },
        ),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = []

    @admin.display(description="name", ordering="last_name")
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest | None = None, **kwargs
    ) -> ModelMultipleChoiceField | None:
        """Roles and sections as a handful of ticks."""
        if db_field.name in ("groups", "sections"):
            kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)


admin.site.unregister(Group)


@admin.register(Group)
class RoleAdmin(ForAdministrators, admin.ModelAdmin):
    """The newsroom's roles, to be read: they are defined in people/permissions.py."""

    list_display = ["name", "members"]
    fields = ["name", "may_do", "members"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    has_delete_permission = has_change_permission

    @admin.display(description="may do")
    def may_do(self, role: Group) -> SafeString:
        """The role's permissions in plain words, a line for each kind of thing in the newsroom."""
        lines = [
            (model._meta.verbose_name_plural, ", ".join(acts))
            for model in apps.get_models()
            if self.admin_site.is_registered(model) and (acts := acts_on(model, role.name))
        ]
        return format_html_join("", "<p><strong>{}:</strong> {}</p>", lines)

    @admin.display(description="members")
    def members(self, role: Group) -> str:
        users = role.user_set.filter(is_active=True)
        return ", ".join(user.get_full_name() or user.username for user in users)


def acts_on(model: type[Model], role: str) -> list[str]:
    """What a role may do to a model's rows, in words: ["see", "add", "change (their own drafts only)"]."""
    meta = model._meta
    words = ACTS | MORE_ACTS.get(meta.label_lower, {})
    acts = {f"{meta.app_label}.{act}_{meta.model_name}": word for act, word in words.items()}
    return [
        f"{word} ({only(role, act)} only)" if only(role, act) else word
        for act, word in acts.items()
        if allows(role, act)
    ]
