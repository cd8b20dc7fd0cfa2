using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Waymark.Web.TagHelpers;

/// <summary>One question of a form: label or legend, hint, error beside it, and what was typed kept.</summary>
public abstract class Field : TagHelper
{
    /// <summary>The property of the page that holds the answer.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>The field's name, where the question comes from data and no property stands for it.</summary>
    public string? Name { get; set; }

    /// <summary>The answer so far, beside <see cref="Name"/>.</summary>
    public object? Value { get; set; }

    /// <summary>The question.</summary>
    public string Label { get; set; } = "";

    /// <summary>One short sentence of help.</summary>
    public string? Hint { get; set; }

    /// <summary>The question is the page's heading: it becomes the h1.</summary>
    public bool Heading { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    protected string FieldName =>
        For is null
            ? Name ?? throw new InvalidOperationException("A field needs for or name.")
            : View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => IdOf(FieldName);

    /// <summary>What was wrong with the answer, in a sentence; null when nothing was.</summary>
    protected string? Wrong => Entry?.Errors is [var first, ..] ? first.ErrorMessage : null;

    /// <summary>What was typed if the page is shown again, else what the page holds.</summary>
    protected string? Current =>
        Entry?.AttemptedValue ?? Text(For is null ? Value : For.Model) ?? Text(Value);

    private ModelStateEntry? Entry =>
        View.ViewData.ModelState.TryGetValue(FieldName, out var entry) ? entry : null;

    internal static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>The ids of hint and error, for aria-describedby; null when there is neither.</summary>
    protected string? DescribedBy =>
        (Hint, Wrong) switch
        {
            (null, null) => null,
            (_, null) => $"{Id}-hint",
            (null, _) => $"{Id}-error",
            _ => $"{Id}-hint {Id}-error",
        };

    /// <summary>The question above several boxes.</summary>
    protected TagBuilder Legend()
    {
        var legend = Html.Around(
            "legend",
            null,
            "govuk-fieldset__legend govuk-fieldset__legend--" + (Heading ? "l" : "s")
        );
        if (Heading)
        {
            legend.InnerHtml.AppendHtml(Html.Element("h1", Label, "govuk-fieldset__heading"));
        }
        else
        {
            legend.InnerHtml.Append(Label);
        }

        return legend;
    }

    protected void Group(TagHelperOutput output, string? extra = null)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class",
            "govuk-form-group" + (Wrong is null ? "" : " govuk-form-group--error") + extra
        );
    }

    protected void AppendLabel(TagHelperContent content)
    {
        var label = Html.Element(
            "label",
            Label,
            "govuk-label govuk-label--" + (Heading ? "l" : "s")
        );
        label.Attributes["for"] = Id;
        content.AppendHtml(Heading ? Html.Around("h1", label, "govuk-label-wrapper") : label);
    }

    protected void AppendHintAndError(TagHelperContent content)
    {
        if (Hint is not null)
        {
            content.AppendHtml(Html.Element("div", Hint, "govuk-hint", $"{Id}-hint"));
        }

        if (Wrong is not null)
        {
            content.AppendHtml(Html.Error(Wrong, $"{Id}-error"));
        }
    }

    protected void Describe(TagBuilder control)
    {
        control.Attributes["id"] = Id;
        control.Attributes["name"] = FieldName;
        if (DescribedBy is { } ids)
        {
            control.Attributes["aria-describedby"] = ids;
        }

        if (Wrong is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }
    }

    private static string? Text(object? value) =>
        value switch
        {
            null => null,
            bool yes => yes ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
}
