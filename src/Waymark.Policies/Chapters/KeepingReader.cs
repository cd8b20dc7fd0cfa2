using System.Globalization;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>Reads how long files are kept, and which reading is listed.</summary>
internal sealed class KeepingReader(FindingList findings)
{
    private const int MostYears = 150;
    private const int MostDays = 3660;

    private readonly Dictionary<string, When<RetentionRule>> retention = [];
    private readonly Dictionary<string, WatchRule> watches = [];
    private readonly List<WrittenText> owners = [];

    public IReadOnlyCollection<When<RetentionRule>> Retention => retention.Values;

    public IReadOnlyCollection<WatchRule> Watches => watches.Values;

    /// <summary>Takes the rules that every edition shares.</summary>
    public void Take(KeepingReader shared)
    {
        foreach (var rule in shared.Retention)
            retention.Add(rule.Row.Id, rule);
        foreach (var rule in shared.Watches)
            watches.Add(rule.Id, rule);
    }

    /// <param name="clauses">The clauses it rests on; none in the words that every edition shares.</param>
    /// <param name="conditions">Reads when it holds; null in the words that every edition shares, which hold always.</param>
    public void ReadRetention(
        Block block,
        IReadOnlyList<string> clauses,
        ConditionReader? conditions = null
    )
    {
        var id = block.Text("id");
        var rule = new RetentionRule(
            id?.Text ?? "",
            clauses,
            block.Words("says"),
            Number(block, "years", block.Text("years"), MostYears) ?? 0,
            block.OneOf("after", Vocables.RetentionStarts) ?? RetentionStart.Birth,
            block.OneOf("basis", Vocables.Clocks) ?? ClockSource.Ours
        )
        {
            FindOut = ReadFindOut(block),
            IsConditional = conditions is not null && block.Has("when"),
        };
        var holds =
            conditions is not null && block.Has("when")
                ? conditions.Read(block.Find("when"), new Reach(false))
                : Condition.Always;
        block.Close();
        if (id is not null && !retention.TryAdd(id.Text, new(holds, rule)))
            findings.Error(id.Place, $"the retention `{id.Text}` is written twice");
    }

    /// <summary>Says which tasks are of a role that is not there.</summary>
    public void CheckOwners(IReadOnlyDictionary<string, RoleRule> roles)
    {
        foreach (var owner in owners.Where(owner => !roles.ContainsKey(owner.Text)))
            findings.Unknown(owner, "role", roles.Keys);
    }

    private FindOut? ReadFindOut(Block block)
    {
        if (block.MaybeWords("find out") is not { } task)
            return null;
        var by = block.Text("by");
        if (by is not null)
            owners.Add(by);
        if (!block.Has("within"))
            block.Require("within");
        return DutyReader.ReadClock(block, findings) is { } within
            ? new FindOut(task, by?.Text ?? "", within)
            : null;
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
            Number(block, "days", block.Text("days"), MostDays) ?? 0,
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
