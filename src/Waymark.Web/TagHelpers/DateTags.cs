using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Waymark.Web.TagHelpers;

/// <summary>A day in three boxes; for a moment a fourth for the time. Errors stand under the field's own name.</summary>
[HtmlTargetElement("way-date", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("way-moment", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTag : Field
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var moment = output.TagName == "way-moment";
        Group(output);
        var fieldset = Html.Around("fieldset", Legend(), "govuk-fieldset");
        fieldset.Attributes["role"] = "group";
        if (DescribedBy is { } ids)
        {
            fieldset.Attributes["aria-describedby"] = ids;
        }

        var inside = new DefaultTagHelperContent();
        AppendHintAndError(inside);
        var boxes = Html.Around("div", null, "govuk-date-input");
        var prefix = FieldName + (moment ? ".Date" : "");

        // The first box has the field's own id, so that the error summary leads to it.
        boxes.InnerHtml.AppendHtml(Box(prefix + ".Day", "Day", 2, Id));
        boxes.InnerHtml.AppendHtml(Box(prefix + ".Month", "Month", 2, null));
        boxes.InnerHtml.AppendHtml(Box(prefix + ".Year", "Year", 4, null));
        if (moment)
        {
            boxes.InnerHtml.AppendHtml(Box(FieldName + ".Time", "Time", 5, null));
        }

        inside.AppendHtml(boxes);
        fieldset.InnerHtml.AppendHtml(inside);
        output.Content.SetHtmlContent(fieldset);
    }

    private TagBuilder Box(string name, string label, int width, string? id)
    {
        id ??= IdOf(name);
        var input = Html.Around(
            "input",
            null,
            $"govuk-input govuk-date-input__input govuk-input--width-{width}"
                + (Wrong is null ? "" : " govuk-input--error"),
            id
        );
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "text";
        input.Attributes["name"] = name;
        input.Attributes["autocomplete"] = "off";
        if (label != "Time")
        {
            input.Attributes["inputmode"] = "numeric";
        }

        if (Typed(name) is { Length: > 0 } typed)
        {
            input.Attributes["value"] = typed;
        }

        var words = Html.Element("label", label, "govuk-label govuk-date-input__label");
        words.Attributes["for"] = id;
        var group = Html.Around("div", words, "govuk-form-group");
        group.InnerHtml.AppendHtml(input);
        return Html.Around("div", group, "govuk-date-input__item");
    }

    private string? Typed(string name)
    {
        if (
            View.ViewData.ModelState.TryGetValue(name, out var entry)
            && entry.AttemptedValue is { } sent
        )
        {
            return sent;
        }

        var held = For is null ? Value : For.Model;
        var date = held switch
        {
            TypedMoment moment => moment.Date,
            TypedDate one => one,
            _ => null,
        };
        return name[(name.LastIndexOf('.') + 1)..] switch
        {
            "Day" => date?.Day,
            "Month" => date?.Month,
            "Year" => date?.Year,
            _ => (held as TypedMoment)?.Time,
        };
    }
}
