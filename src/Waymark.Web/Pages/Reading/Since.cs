using System.Globalization;
using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web.Pages.Reading;

/// <summary>How far back the lists go, in words.</summary>
internal static class Since
{
    public static string InWords(IReadOnlyList<WatchRule> rules) =>
        ReadLog.DaysBack(rules) is { } days
            ? string.Create(CultureInfo.InvariantCulture, $"{days} days")
            : "to the beginning";
}
