using Waymark.Policies.Chapters;

namespace Waymark.Policies.Layers;

/// <summary>Whether two pieces of blocks say the same, wherever they stand.</summary>
internal static class Same
{
    /// <summary>Keys may stand in another order; lists may not.</summary>
    public static bool Are(Written? one, Written? other) =>
        (one, other) switch
        {
            (null, null) => true,
            (WrittenText text, WrittenText same) => text.Text == same.Text,
            (WrittenList list, WrittenList same) => list.Items.Count == same.Items.Count
                && list.Items.Zip(same.Items).All(pair => Are(pair.First, pair.Second)),
            (WrittenMap map, WrittenMap same) => map.Pairs.Count == same.Pairs.Count
                && map.Pairs.All(pair => Are(pair.Value, same.Find(pair.Key.Text)?.Value)),
            _ => false,
        };
}
