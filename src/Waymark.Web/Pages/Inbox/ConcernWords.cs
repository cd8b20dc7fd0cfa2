using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Web.Pages.Inbox;

/// <summary>How a report stands, in the words that those who hear it see.</summary>
internal static class ConcernWords
{
    public static string Safe(SafeNow safe) =>
        safe switch
        {
            SafeNow.WithTrustedAdult => "Yes, with a trusted adult",
            SafeNow.NotSure => "Not sure",
            _ => "No, worried about what could happen today",
        };

    public static string Waiting(TimeSpan since) =>
        since switch
        {
            { TotalMinutes: < 1 } => "Just now.",
            { TotalMinutes: < 2 } => "Waiting 1 minute.",
            { TotalHours: < 2 } => $"Waiting {(int)since.TotalMinutes} minutes.",
            _ => $"Waiting {(int)since.TotalHours} hours.",
        };

    public static string Standing(Concern concern, PersonId me, DateTimeOffset now) =>
        concern switch
        {
            { Into: { } into } => $"This is part of case {into.Reference}.",
            { State: ConcernState.SetAside } => "This was found not to fall under this policy.",
            { TakenBy: null } => "Nobody has taken this yet.",
            { TakenBy: { } by, TakenAt: { } at } when by.Person == me =>
                $"You took this at {Times.Words(at, now)}.",
            { TakenBy: { } by, TakenAt: { } at } =>
                $"{by.Name} took this at {Times.Words(at, now)}.",
            { TakenBy: { } by } => $"{by.Name} has this.",
        };
}

/// <summary>Other cases in which the child of a report is named.</summary>
internal static class SameChild
{
    public static async Task<IReadOnlyList<CaseRow>> Cases(
        Concern concern,
        Worklist lists,
        Colleague who
    )
    {
        var name = concern.Completed?.Pupil?.Name ?? concern.Completed?.Child.Typed;
        if (name is null)
        {
            return [];
        }

        var found = await lists.Cases(who, name);
        return [.. found.Where(row => row.Reference.Text != concern.Into?.Reference)];
    }
}
