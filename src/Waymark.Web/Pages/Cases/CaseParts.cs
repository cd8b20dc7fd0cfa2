using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web.Pages.Cases;

/// <summary>What stands against an act, for the part that shows each ground with its clauses.</summary>
internal sealed record GroundsShown(IEnumerable<Ground> Grounds, Policy Policy);

/// <summary>Which single answers would change an outcome, with the names that people use.</summary>
internal sealed record TurningsShown(IReadOnlyList<Turning> Turnings, CaseNames Names);

/// <summary>What an entry says, for the part that shows it.</summary>
internal sealed record EntryShown(EntryWords Words, Policy Policy)
{
    public static EntryShown Of(Recorded entry, Moment now) =>
        new(EntryWords.Of(entry, now), now.Policy);

    /// <summary>Without the clauses, where the page shows them apart.</summary>
    public static EntryShown WithoutClauses(Recorded entry, Moment now) =>
        new(EntryWords.Of(entry, now) with { Clauses = [] }, now.Policy);
}

/// <summary>An act that may have departed from the policy, and the place of its entry in the log.</summary>
internal sealed record DepartureShown(IReadOnlyList<string> Clauses, long Since, Moment Now);
