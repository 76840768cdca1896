"""How forms become HTML: the house's templates for whole forms and single fields."""

from django.forms.renderers import TemplatesSetting


class FieldRenderer(TemplatesSetting):
    """Gives `{{ form }}` and `{{ form.x.as_field_group }}` label, tag, hint and error in one fixed order."""

    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"
