using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Waymark.Tests.Web.Support;

/// <summary>A form as somebody saw it, with what they would send.</summary>
/// <param name="Route">The page that takes it, as the route table has it.</param>
internal sealed record SeenForm(Browser Of, Shown Page, IHtmlFormElement Form, string Route)
{
    public string Action =>
        Form.GetAttribute("action") is { Length: > 0 } to
            ? Crawl.Resolve(Page.Path, to).PathAndQuery
            : Page.Path;

    /// <summary>The fields that a person types into.</summary>
    public IReadOnlyList<string> Typed { get; } =
    [.. Form.Elements.Where(IsTyped).Select(NameOf).Distinct()];

    /// <summary>What the form is, whichever case or duty it is about.</summary>
    public string Shape => $"{Name}: {string.Join(", ", Typed)}";

    public string Name => Route + Crawl.Resolve(Page.Path, Action).Query;

    /// <summary>Whether the field takes any words there are: not a number, a day, an address or a name to look up.</summary>
    public bool TakesWords(string field) => Control(Form, field) is IHtmlTextAreaElement;

    public bool TakesAnyWords => Typed.Any(TakesWords);

    public bool IsSecret(string field) =>
        Control(Form, field) is IHtmlInputElement { Type: "password" };

    /// <summary>Whether the page says that nothing needs to be typed.</summary>
    public bool MayStayEmpty(string field)
    {
        var control = Control(Form, field);
        var group = control?.Closest("fieldset") ?? control?.Closest(".govuk-form-group");
        var says = group?.TextContent ?? "";
        return says.Contains("(optional)", StringComparison.Ordinal)
            || says.Contains("eave it empty", StringComparison.Ordinal)
            || says.Contains("can leave this empty", StringComparison.Ordinal);
    }

    /// <summary>Sends the form with one answer to each question, the first there is, but for the fields given.</summary>
    public Task<Shown> Send(params (string Name, string Value)[] fields)
    {
        var given = fields.ToDictionary(field => field.Name, field => field.Value);
        var kept = Browser.FieldsOf(Form).Concat(FirstOfEach()).DistinctBy(field => field.Key);
        return Of.Post(Action, kept.Where(field => !given.ContainsKey(field.Key)).Concat(given));
    }

    /// <summary>Sends the form with blanks in every field that is typed into, and else as it stands.</summary>
    public Task<Shown> SendEmpty() =>
        Of.Post(
            Action,
            Browser
                .FieldsOf(Form)
                .Where(field => !Typed.Contains(field.Key))
                .Concat(Typed.Select(field => KeyValuePair.Create(field, " \n\t ")))
        );

    /// <summary>Why the answer does not say, beside that field and at the top, that this cannot be taken, with what was typed kept; null where it does.</summary>
    public string? Faults(Shown answer, string field, string typed)
    {
        if (answer.Status != 200)
            return $"answered {answer.Status} {answer.Location}";
        if (Again(answer) is not { } form || Control(form, field) is not { } control)
            return "the form is gone";
        if (IsSecret(field))
            return answer.Errors.Count > 0 ? null : "no error";
        if (ValueOf(control) != typed)
            return $"what was typed is not kept: {Short(ValueOf(control))}";
        if (ErrorBeside(control) is not { } error)
            return "no error beside it";
        var link = answer
            .Document.QuerySelectorAll(".govuk-error-summary__list a")
            .FirstOrDefault(one =>
                error.Contains(one.TextContent.Trim(), StringComparison.Ordinal)
            );
        if (link is null)
            return "its error is not in the summary";
        if (answer.Document.GetElementById(link.GetAttribute("href")![1..]) is null)
            return $"the summary leads to {link.GetAttribute("href")}, which is not there";
        return answer.Title.StartsWith("Error: ", StringComparison.Ordinal)
            ? null
            : $"the title is {answer.Title}";
    }

    /// <summary>The error that the field of this form shows; null where it shows none.</summary>
    public string? ErrorOf(Shown answer, string field) =>
        Again(answer) is { } form && Control(form, field) is { } control
            ? ErrorBeside(control)
            : null;

    /// <summary>What the field holds when the form is shown again.</summary>
    public string? Kept(Shown answer, string field) =>
        Again(answer) is { } form && Control(form, field) is { } control ? ValueOf(control) : null;

    /// <summary>Whether what was typed can be read on the answer, in its field or, where the form is gone, as words.</summary>
    public bool StillShows(Shown answer, string field, string typed) =>
        Kept(answer, field) == typed
        || answer
            .Document.QuerySelectorAll("main .way-words")
            .Any(one => one.TextContent.Trim() == typed);

    private IHtmlFormElement? Again(Shown answer) =>
        answer
            .Document.QuerySelectorAll<IHtmlFormElement>("main form[method=post]")
            .FirstOrDefault(form => Typed.All(name => Control(form, name) is not null));

    /// <summary>The sentence in the element that describes the control, or the group of boxes that it belongs to.</summary>
    private static string? ErrorBeside(IElement control)
    {
        var described = control.HasAttribute("aria-describedby")
            ? control
            : control.Closest("fieldset[aria-describedby]");
        return (described?.GetAttribute("aria-describedby") ?? "")
            .Split(' ')
            .Where(id => id.EndsWith("-error", StringComparison.Ordinal))
            .Select(id => control.Owner!.GetElementById(id)?.TextContent.Trim())
            .FirstOrDefault();
    }

    private IEnumerable<KeyValuePair<string, string>> FirstOfEach()
    {
        foreach (var field in Form.Elements)
        {
            var value = field switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } choice => choice.Value,
                IHtmlSelectElement select => select
                    .Options.Select(option => option.Value)
                    .FirstOrDefault(one => one.Length > 0),
                _ => null,
            };
            if (value is not null)
                yield return KeyValuePair.Create(NameOf(field), value);
        }
    }

    private static bool IsTyped(IElement field) =>
        field
            is IHtmlTextAreaElement
                or IHtmlInputElement { Type: "text" or "tel" or "email" or "search" or "password" };

    private static IElement? Control(IHtmlFormElement form, string field) =>
        form.Elements.FirstOrDefault(one => IsTyped(one) && NameOf(one) == field);

    private static string NameOf(IElement field) => field.GetAttribute("name") ?? "";

    private static string ValueOf(IElement field) =>
        field is IHtmlTextAreaElement area
            ? area.Value.ReplaceLineEndings("\n")
            : field.GetAttribute("value") ?? "";

    private static string Short(string text) => text.Length > 60 ? text[..60] + "..." : text;
}
