using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>
/// Which came first: telling the senior team or the search. A time that somebody types is known to the minute; the moment
/// of writing something down is known to the second. Within one minute only seconds, or a person, can tell.
/// </summary>
internal static class SearchOrder
{
    /// <summary>The facts of a search with both times to the second, where they fall in one minute and neither was typed.</summary>
    /// <param name="isTyped">Whether the time of the search was typed.</param>
    internal static IReadOnlyList<FactGiven> WithSeconds(
        IReadOnlyList<FactGiven> facts,
        bool isTyped,
        Moment now
    )
    {
        if (
            isTyped
            || !IsUnclear(facts)
            || now.Case.Notices is not [{ Entry: { HappenedAt: null } told }, ..]
            || Value(facts, FactIds.SeniorToldAt) != PolicyInput.Text(told.At, now.Time)
        )
            return facts;
        return ActFold.Merge(
            facts,
            [
                Time(FactIds.SeniorToldAt, PolicyInput.TextToTheSecond(told.At, now.Time)),
                Time(FactIds.ActAt, PolicyInput.TextToTheSecond(now.At, now.Time)),
            ]
        );
    }

    /// <summary>Whether the two times are written alike, so that they do not say which came first.</summary>
    internal static bool IsUnclear(IReadOnlyList<FactGiven> facts) =>
        Value(facts, FactIds.SeniorToldAt) is { } told && told == Value(facts, FactIds.ActAt);

    /// <summary>The facts as the policy takes them. Where the times are alike and a person says that the senior team was told first, the search counts as a second later; the record keeps the times as they are.</summary>
    internal static IReadOnlyList<FactGiven> AsSaid(
        IReadOnlyList<FactGiven> facts,
        bool? toldFirst
    ) =>
        toldFirst == true && IsUnclear(facts)
            ? ActFold.Merge(
                facts,
                [Time(FactIds.ActAt, PolicyInput.SecondLater(Value(facts, FactIds.ActAt)!))]
            )
            : facts;

    private static FactGiven Time(string fact, string value) => new(fact, null, [value]);

    private static string? Value(IReadOnlyList<FactGiven> facts, string fact) =>
        facts.FirstOrDefault(given => given.Fact == fact)?.Values is [var value] ? value : null;
}
