namespace Waymark.Policies.Conditions;

/// <summary>Every duty and every bar of a rulebook settled for one situation: the decision itself, before anything is told of it.</summary>
internal sealed class Settled
{
    private readonly Rulebook rules;
    private readonly Situation situation;
    private readonly Truth[] duties;
    private DecisionOutlook[]? decisions;

    public Settled(Rulebook rules, Situation situation)
    {
        this.rules = rules;
        this.situation = situation;
        if (situation.Deeds.Deeds.Decisions.Count > 0)
        {
            situation.Deeds.Add(Decisions.SelectMany(DecisionTaking.Deeds));
            situation.Forget();
        }
        duties = new Truth[rules.Duties.Sum(Rows)];
        SettleDuties();
        Bars = new Truth[rules.Acts.Count][];
        SettleBars();
    }

    /// <summary>Every decision. Those that were taken and stand count as deeds, so they come before duties.</summary>
    public DecisionOutlook[] Decisions =>
        decisions ??= [.. rules.Decisions.Select(rule => DecisionTaking.Of(rule, situation))];

    /// <summary>For each act, for each of its bars, without a target and then for each target: what stands.</summary>
    private Truth[][] Bars { get; }

    /// <summary>How many duties there are, each counted for every entity.</summary>
    public int Count => duties.Length;

    /// <summary>Each duty, for the case or for each entity, with whether it arises; entity -1 for the case.</summary>
    public IEnumerable<(Duty Duty, int Entity, Truth Arises)> Duties()
    {
        var at = 0;
        foreach (var duty in rules.Duties)
        {
            var isOfCase = duty.Rule.Scope == Scope.Case;
            for (var row = 0; row < Rows(duty); row++)
                yield return (duty, isOfCase ? -1 : row, duties[at++]);
        }
    }

    /// <summary>What a bar comes to for a target (-1: none named).</summary>
    public Truth Bar(int act, int bar, int target) =>
        Bars[act][(bar * (Targets(rules.Acts[act]) + 1)) + target + 1];

    private int Targets(ActRules act) =>
        act.Act.Target == Scope.Case ? 0 : situation.Count(act.Act.Target);

    private int Rows(Duty duty) =>
        duty.Rule.Scope switch
        {
            Scope.School => 0,
            Scope.Case => 1,
            var scope => situation.Count(scope),
        };

    private void SettleDuties()
    {
        var at = 0;
        foreach (var duty in rules.Duties)
        {
            var scope = duty.Rule.Scope;
            if (scope == Scope.Case)
            {
                duties[at++] = duty.Arises.Evaluate(situation);
                continue;
            }
            if (scope == Scope.School)
                continue;
            for (var index = 0; index < situation.Count(scope); index++)
            {
                situation.Bind(scope, index);
                duties[at++] = duty.Arises.Evaluate(situation);
            }
            situation.Bind(scope, -1);
        }
    }

    private void SettleBars()
    {
        situation.Bind(Scope.Act, 0);
        for (var act = 0; act < Bars.Length; act++)
        {
            var rule = rules.Acts[act];
            var columns = Targets(rule) + 1;
            var truths = new Truth[rule.Bars.Count * columns];
            for (var bar = 0; bar < rule.Bars.Count; bar++)
                SettleBar(rule, rule.Bars[bar], truths.AsSpan(bar * columns, columns));
            Bars[act] = truths;
        }
        situation.Bind(Scope.Act, -1);
    }

    private void SettleBar(ActRules rule, Bar bar, Span<Truth> row)
    {
        if (!bar.OnTarget)
        {
            row.Fill(bar.Stands.Evaluate(situation));
            return;
        }
        row[0] = Truth.No;
        for (var target = 1; target < row.Length; target++)
        {
            situation.Bind(rule.Act.Target, target - 1);
            row[target] = bar.Stands.Evaluate(situation);
        }
        if (row.Length > 1)
            situation.Bind(rule.Act.Target, -1);
    }
}
