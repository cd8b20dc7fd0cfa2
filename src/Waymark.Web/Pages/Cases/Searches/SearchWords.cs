using Waymark.Cases;

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

    private static bool HasDeparted(Waymark.Cases.Search search) =>
        search.Done?.What is Waymark.Cases.Entries.SearchDone { Departure.Count: > 0 };
}
