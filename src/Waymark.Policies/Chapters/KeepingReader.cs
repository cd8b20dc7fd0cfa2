using System.Globalization;

namespace Waymark.Policies.Chapters;

/// <summary>Reads how long files are kept, and which reading is listed.</summary>
internal sealed class KeepingReader(FindingList findings)
{
    private const int MostYears = 150;

    private readonly Dictionary<string, RetentionRule> retention = [];
    private readonly Dictionary<string, WatchRule> watches = [];

    public IReadOnlyCollection<RetentionRule> Retention => retention.Values;

    public IReadOnlyCollection<WatchRule> Watches => watches.Values;

    /// <summary>Takes the rules that every edition shares.</summary>
    public void Take(KeepingReader shared)
    {
        foreach (var rule in shared.Retention)
            retention.Add(rule.Id, rule);
        foreach (var rule in shared.Watches)
            watches.Add(rule.Id, rule);
    }

    /// <param name="clauses">The clauses it rests on; none in the words that every edition shares.</param>
    public void ReadRetention(Block block, IReadOnlyList<string> clauses)
    {
        var id = block.Text("id");
        var rule = new RetentionRule(
            id?.Text ?? "",
            clauses,
            block.Words("says"),
            Number(block, "years", block.Text("years"), MostYears) ?? 0,
            block.OneOf("after", Vocables.RetentionStarts) ?? RetentionStart.Birth,
            block.OneOf("basis", Vocables.Clocks) ?? ClockSource.Ours
        );
        block.Close();
        if (id is not null && !retention.TryAdd(id.Text, rule))
            findings.Error(id.Place, $"the retention `{id.Text}` is written twice");
    }

    public void ReadWatch(Block block)
    {
        var id = block.Text("id");
        var looksFor = block.OneOf("looks for", Vocables.Watched);
        var counts = looksFor is WatchFor.ManyFiles or WatchFor.OutOfHours;
        var moreThan = counts ? block.Text("more than") : null;
        var rule = new WatchRule(
            id?.Text ?? "",
            block.Words("says"),
            looksFor ?? WatchFor.OwnName,
            Number(block, "more than", moreThan, int.MaxValue),
            block.OneOf("basis", Vocables.Clocks) ?? ClockSource.Ours
        );
        block.Close();
        if (id is not null && !watches.TryAdd(id.Text, rule))
            findings.Error(id.Place, $"the watch `{id.Text}` is written twice");
    }

    private int? Number(Block block, string key, WrittenText? text, int most)
    {
        if (text is null)
            return null;
        if (
            int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= most
        )
            return number;
        findings.Error(text.Place, $"`{key}` of a `{block.Kind}` cannot be `{text.Text}`");
        return null;
    }
}
