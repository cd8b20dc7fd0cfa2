using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web.Pages.Cases.Searches;

/// <summary>How requests to search are told on pages.</summary>
internal static class SearchWords
{
    public static string State(Waymark.Cases.Search search, DateTimeOffset now) =>
        search.State switch
        {
            SearchState.Asked => "Waiting for an answer",
            SearchState.Allowed when search.Until <= now => "Permission has ended",
            SearchState.Allowed => $"Allowed until {Times.Words(search.Until!.Value, now)}",
            SearchState.Refused => "Not allowed",
            _ when HasDeparted(search) => "Done without permission",
            _ => "Done",
        };

    public static string? Colour(Waymark.Cases.Search search, DateTimeOffset now) =>
        search.State switch
        {
            SearchState.Asked => "yellow",
            SearchState.Allowed when search.Until <= now => "grey",
            SearchState.Allowed => "green",
            SearchState.Refused => "red",
            _ => null,
        };

    /// <summary>What a person can say where the times do not tell whether the senior team was told before the search.</summary>
    public static IReadOnlyList<FactOption> Orders { get; } =
    [
        new("told", "The senior team was told first"),
        new("search", "The search came first"),
        new("unknown", "Nobody can say"),
    ];

    /// <summary>Whether they were told first; null where nobody can say.</summary>
    public static bool? ToldFirst(string? order) =>
        order switch
        {
            "told" => true,
            "search" => false,
            _ => null,
        };

    public static string InWords(bool toldFirst) => Orders[toldFirst ? 0 : 1].Words;

    private static bool HasDeparted(Waymark.Cases.Search search) =>
        search.Done?.What is Waymark.Cases.Entries.SearchDone { Departure.Count: > 0 };
}
