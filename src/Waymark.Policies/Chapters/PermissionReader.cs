using Waymark.Policies.Conditions;

namespace Waymark.Policies.Chapters;

/// <summary>Reads what stands against acts. All rows of several blocks on one act apply together.</summary>
internal sealed class PermissionReader(
    Symbols symbols,
    ConditionReader conditions,
    FindingList findings
)
{
    private readonly Dictionary<string, ActRules> acts = symbols
        .Acts.Values.Append(new ActRule(Policy.Closing, "Close the case", Scope.Case))
        .DistinctBy(act => act.Id)
        .ToDictionary(act => act.Id, act => new ActRules(act));

    private readonly List<(WrittenText Key, ActRules Act)> allowed = [];

    public ActRules[] Acts => acts.Values.ToArray();

    public void Read(Block block, bool isBelow)
    {
        var id = block.Text("act");
        var clauses = symbols.Cite(block);
        if (id is null || !acts.TryGetValue(id.Text, out var act))
        {
            if (id is not null)
                findings.Unknown(id, "act", acts.Keys);
            return;
        }
        act.Clauses.UnionWith(clauses);
        foreach (var row in block.Rows("needs", "need"))
            act.Bars.Add(ReadNeed(row, act));
        foreach (var row in block.Rows("refused", "refusal"))
            act.Bars.Add(ReadRefusal(row, act));
        ReadAllowed(block, act, isBelow);
        ReadHeld(block, act, id);
        if (block.MaybeWords("instead") is { } instead)
            act.Instead = act.Instead is null ? instead : $"{act.Instead} {instead}";
        block.Close();
    }

    /// <summary>For each act that can have happened: it did, and something stood against it.</summary>
    public void LinkDepartures()
    {
        if (symbols.Happened is not { } happened)
            return;
        var departures = new List<Condition>();
        foreach (var act in acts.Values)
        {
            var bars = act.Bars.Where(bar => !bar.OnTarget).Select(bar => bar.Stands).ToArray();
            if (happened.Mask(act.Act.Id) is { } bit && bars.Length > 0)
                departures.Add(new All([new FactHas(happened, bit), new Any(bars)]));
        }
        symbols.Departed.OfAct = new Any([.. departures]);
    }

    private Bar ReadNeed(Block row, ActRules act)
    {
        var reach = ReachOf(row, act);
        var that = conditions.Read(row.Require("that"), reach);
        return ReadBar(row, new Not(that));
    }

    private Bar ReadRefusal(Block row, ActRules act)
    {
        var reach = ReachOf(row, act);
        var isAlways = row.IsYes("always");
        if (isAlways && row.Has("when"))
            findings.Error(
                row.Place,
                "this `refusal` says both `always` and `when`",
                "keep one of them"
            );
        Condition when = isAlways
            ? Condition.Always
            : new IsKnown(conditions.Read(row.Require("when"), reach));
        var stands = row.Has("unless")
            ? new All([when, new Not(new IsKnown(conditions.Read(row.Find("unless"), reach)))])
            : when;
        return ReadBar(row, stands);
    }

    private Bar ReadBar(Block row, Condition stands)
    {
        var clauses = symbols.Cite(row);
        if (clauses.Count == 0)
            row.Require("clauses");
        var grantedBy = row.MaybeText("granted by");
        if (grantedBy is not null && !symbols.Roles.ContainsKey(grantedBy.Text))
            findings.Unknown(grantedBy, "role", symbols.Roles.Keys);
        var bar = new Bar(clauses, row.Words("say"), grantedBy?.Text, row.Has("target"), stands)
        {
            Place = row.Place,
        };
        row.Close();
        return bar;
    }

    private Reach ReachOf(Block row, ActRules act)
    {
        if (!row.IsYes("target"))
            return new Reach(false, Scope.Act);
        if (act.Act.Target != Scope.Case)
            return new Reach(false, Scope.Act, act.Act.Target);
        findings.Error(row.KeyOf("target")!.Place, $"the act `{act.Act.Id}` has no target");
        return new Reach(false, Scope.Act);
    }

    /// <summary>What an edition below allows may be refused above it, never the other way round.</summary>
    private void ReadAllowed(Block block, ActRules act, bool isBelow)
    {
        if (block.IsYes("allowed", "always") && !isBelow)
            allowed.Add((block.KeyOf("allowed")!, act));
    }

    /// <summary>Says which acts are allowed always, and have rows against them.</summary>
    public void CheckAllowed()
    {
        foreach (var (key, act) in allowed.Where(item => item.Act.Bars.Count > 0))
            findings.Error(
                key.Place,
                $"`{act.Act.Id}` is allowed always, and has rows against it",
                "leave out one or the other"
            );
    }

    private void ReadHeld(Block block, ActRules act, WrittenText id)
    {
        if (block.IsYes("holds open", "duties") && id.Text != Policy.Closing)
            findings.Error(
                block.KeyOf("holds open")!.Place,
                $"only `{Policy.Closing}` is held by duties"
            );
        if (!block.Has("questions"))
            return;
        if (id.Text != Policy.Closing)
            findings.Error(
                block.KeyOf("questions")!.Place,
                $"only `{Policy.Closing}` is held by questions"
            );
        act.HeldByQuestions = symbols.Cite(block, "questions");
    }
}
