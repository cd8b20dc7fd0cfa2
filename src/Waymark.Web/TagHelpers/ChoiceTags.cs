using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Waymark.Web.TagHelpers;

/// <summary>What the options inside a question need to know of it.</summary>
internal sealed class Choices(string kind, string name, IReadOnlySet<string> chosen)
{
    private int _count;

    public string Kind => kind;
    public string Name => name;

    public bool IsChosen(string value) => chosen.Contains(value);

    /// <summary>The first option has the field's own id, so that the error summary leads to it.</summary>
    public string NextId() =>
        Field.IdOf(name)
        + (_count++ is var n and > 0 ? "-" + (n + 1).ToString(CultureInfo.InvariantCulture) : "");
}

/// <summary>A question answered by ticking: a group of options under a legend.</summary>
public abstract class Choice : Field
{
    private readonly string _kind;

    private protected Choice(string kind) => _kind = kind;

    /// <summary>Options side by side, for two or three short ones.</summary>
    public bool Inline { get; set; }

    public bool Small { get; set; }

    public override void Init(TagHelperContext context) =>
        context.Items[typeof(Choices)] = new Choices(_kind, FieldName, Chosen());

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var options = await output.GetChildContentAsync();
        Group(output);
        var fieldset = Html.Around("fieldset", Legend(), "govuk-fieldset");
        if (DescribedBy is { } ids)
        {
            fieldset.Attributes["aria-describedby"] = ids;
        }

        var inside = new DefaultTagHelperContent();
        AppendHintAndError(inside);
        var css =
            $"govuk-{_kind}"
            + (Inline ? $" govuk-{_kind}--inline" : "")
            + (Small ? $" govuk-{_kind}--small" : "");
        inside.AppendHtml(Html.Around("div", options, css));
        fieldset.InnerHtml.AppendHtml(inside);
        output.Content.SetHtmlContent(fieldset);
    }

    private HashSet<string> Chosen()
    {
        if (
            View.ViewData.ModelState.TryGetValue(FieldName, out var entry)
            && entry.RawValue is not null
        )
        {
            return entry.RawValue is string[] several ? [.. several] : [entry.AttemptedValue ?? ""];
        }

        var held = For is null ? Value : For.Model;
        return held is IEnumerable many and not string
                ? [.. many.Cast<object>().Select(one => one.ToString() ?? "")]
            : Current is { } one ? [one]
            : [];
    }
}

/// <summary>One answer of a few.</summary>
[HtmlTargetElement("way-radios")]
[RestrictChildren("way-option", "way-or")]
public sealed class RadiosTag() : Choice("radios");

/// <summary>Any number of answers.</summary>
[HtmlTargetElement("way-checkboxes")]
[RestrictChildren("way-option", "way-or")]
public sealed class CheckboxesTag() : Choice("checkboxes");

/// <summary>One answer of many.</summary>
[HtmlTargetElement("way-select")]
[RestrictChildren("way-option")]
public sealed class SelectTag : Field
{
    public override void Init(TagHelperContext context) =>
        context.Items[typeof(Choices)] = new Choices(
            "select",
            FieldName,
            Current is { } one ? new HashSet<string> { one } : new HashSet<string>()
        );

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var options = await output.GetChildContentAsync();
        Group(output);
        output.Content.Clear();
        AppendLabel(output.Content);
        AppendHintAndError(output.Content);
        var select = Html.Around(
            "select",
            options,
            "govuk-select" + (Wrong is null ? "" : " govuk-select--error")
        );
        Describe(select);
        output.Content.AppendHtml(select);
    }
}

/// <summary>One option of radios, checkboxes or a select. Its content is its label.</summary>
[HtmlTargetElement("way-option")]
public sealed class OptionTag : TagHelper
{
    public string Value { get; set; } = "";
    public string? Hint { get; set; }
    public bool Disabled { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = (Choices)context.Items[typeof(Choices)];
        var label = await output.GetChildContentAsync();
        if (group.Kind == "select")
        {
            output.TagName = "option";
            output.Attributes.SetAttribute("value", Value);
            if (group.IsChosen(Value))
            {
                output.Attributes.SetAttribute("selected", "selected");
            }

            return;
        }

        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"govuk-{group.Kind}__item");
        output.Content.SetHtmlContent(Ticked(group, label));
    }

    private HtmlContentBuilder Ticked(Choices group, TagHelperContent label)
    {
        var id = group.NextId();
        var input = Html.Around("input", null, $"govuk-{group.Kind}__input", id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = group.Kind == "radios" ? "radio" : "checkbox";
        input.Attributes["name"] = group.Name;
        input.Attributes["value"] = Value;
        SetIf(group.IsChosen(Value), "checked");
        SetIf(Disabled, "disabled");

        var words = Html.Around("label", label, $"govuk-label govuk-{group.Kind}__label");
        words.Attributes["for"] = id;
        var all = new HtmlContentBuilder();
        all.AppendHtml(input).AppendHtml(words);
        if (Hint is not null)
        {
            input.Attributes["aria-describedby"] = $"{id}-item-hint";
            var css = $"govuk-hint govuk-{group.Kind}__hint";
            all.AppendHtml(Html.Element("div", Hint, css, $"{id}-item-hint"));
        }

        return all;

        void SetIf(bool holds, string attribute)
        {
            if (holds)
            {
                input.Attributes[attribute] = attribute;
            }
        }
    }
}

/// <summary>The word "or" between options.</summary>
[HtmlTargetElement("way-or", TagStructure = TagStructure.WithoutEndTag)]
public sealed class OrTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var group = (Choices)context.Items[typeof(Choices)];
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"govuk-{group.Kind}__divider");
        output.Content.SetContent("or");
    }
}
