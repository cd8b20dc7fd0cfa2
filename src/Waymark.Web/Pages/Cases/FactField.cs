using System.Globalization;
using Waymark.Policies;

namespace Waymark.Web.Pages.Cases;

/// <summary>A question of the policy as a field of a form, named by its fact, with what is known so far.</summary>
/// <param name="Known">The answer so far; null where there is none.</param>
/// <param name="IsHeading">Whether the question is the page's heading.</param>
internal sealed record FactField(
    FactRule Rule,
    IReadOnlyList<string>? Known,
    bool IsHeading = false
)
{
    private string? First => Known is [var value, ..] ? value : null;

    /// <summary>What is ticked: "none of these" where the answer is known to be none.</summary>
    public object? Ticked =>
        Rule.Type == FactType.List
            ? Known is { Count: 0 }
                ? new[] { FactForm.None }
                : Known
            : First;

    public TypedDate Day =>
        DateOnly.TryParse(First, CultureInfo.InvariantCulture, out var day)
            ? TypedDate.From(day)
            : new();

    public TypedMoment Moment =>
        DateTime.TryParse(First, CultureInfo.InvariantCulture, out var at)
            ? new()
            {
                Date = TypedDate.From(DateOnly.FromDateTime(at)),
                Time = at.ToString("HH:mm", CultureInfo.InvariantCulture),
            }
            : new();
}
