using Waymark.Policies.Conditions;

namespace Waymark.Policies.Questions;

/// <summary>
/// Which questions still matter. A question matters if, however the others are answered or left, two of its answers, or answering
/// and leaving it, differ in whether a duty is open, in what refuses an act, or in the class; and while it is among those that the
/// edition always asks.
/// </summary>
internal sealed class QuestionFinder(Rulebook rules, Situation situation)
{
    private readonly Dictionary<FactAsked, List<Weighed>> stakes = [];

    /// <summary>Something that an answer can change, and how it is weighed.</summary>
    /// <param name="Raises">How strong a duty it can raise; null where it raises none.</param>
    /// <param name="Within">The time that this duty leaves; null where it sets none.</param>
    private sealed record Weighed(Stake Stake, Strength? Raises = null, Clock? Within = null)
    {
        /// <summary>Less is more urgent: the stronger duty, and of those as strong the one that leaves less time.</summary>
        public (int Strength, TimeSpan Time) Rank =>
            (Raises is { } raises ? -(int)raises : 1, Within?.AtLeast ?? TimeSpan.MaxValue);
    }

    /// <summary>The questions: those that can raise the strongest duty first, of these the one that leaves least time; those of an act after all others.</summary>
    public IReadOnlyList<Question> Find()
    {
        Look(anyDay: null);
        foreach (var day in rules.Limits.Days.Where(IsUnknown))
            Look(day);
        foreach (var (_, asked) in Unanswered.Of(rules, situation))
            Put(asked, new(new Stake("This is asked in every case.", [])));
        return stakes
            .Where(stake => !Unanswered.WasAsked(stake.Key, situation))
            .Select(stake => QuestionOf(stake.Key, stake.Value))
            // What is asked of an act is asked where the act is: after all that is asked of the case.
            .OrderBy(item => item.Fact.Rule.Scope == Scope.Act)
            .ThenBy(item => item.Rank)
            .ThenBy(item => item.Fact.Rule.Scope)
            .ThenBy(item => item.Fact.Slot)
            .ThenBy(item => item.Entity)
            .Select(item => item.Question)
            .ToList();
    }

    private (
        Question Question,
        (int Strength, TimeSpan Time) Rank,
        Fact Fact,
        int Entity
    ) QuestionOf(FactAsked asked, List<Weighed> at)
    {
        var fact = rules.Vocabulary.Find(asked.Fact)!;
        var ordered = at.OrderBy(stake => stake.Rank).ToList();
        var question = new Question(
            fact.Rule,
            asked.Entity,
            ordered.Select(one => one.Stake).DistinctBy(stake => stake.Says).ToList(),
            ordered[0].Raises
        );
        var entity = asked.Entity is null ? 0 : situation.IndexOf(fact.Rule.Scope, asked.Entity);
        return (question, ordered[0].Rank, fact, entity);
    }

    /// <summary>Puts down every stake of every unknown.</summary>
    /// <param name="anyDay">A day that is not known, to look for stakes of that day alone; null: for those of all else.</param>
    private void Look(Fact? anyDay)
    {
        var diagrams = new Diagrams();
        var variables = new Variables(situation, rules.Limits, diagrams);
        var of = new DiagramOf(rules, situation, diagrams, variables, anyDay);
        foreach (var (outcome, stake) in Outcomes(of))
        {
            var asked = diagrams
                .Variables(outcome)
                .SelectMany(variables.AskedBy)
                .Where(asked => anyDay is null || asked.Fact == anyDay.Rule.Id);
            foreach (var one in asked.Distinct())
                Put(one, stake);
        }
    }

    private void Put(FactAsked asked, Weighed stake)
    {
        stakes.TryAdd(asked, []);
        stakes[asked].Add(stake);
    }

    private IEnumerable<(int Outcome, Weighed Stake)> Outcomes(DiagramOf of) =>
        rules
            .Duties.SelectMany(duty => OfDuty(duty, of))
            .Concat(rules.Acts.SelectMany(act => OfAct(act, of)))
            .Concat(
                rules.Class is { } term
                    ? [(of.Chosen(term), new Weighed(new Stake(term.Means, [])))]
                    : []
            );

    private IEnumerable<(int, Weighed)> OfDuty(Duty duty, DiagramOf of)
    {
        var scope = duty.Rule.Scope;
        if (scope == Scope.School)
            yield break;
        for (var index = 0; index < situation.Count(scope); index++)
        {
            var before = situation.Bind(scope, index);
            if (!Dealings.IsSettled(duty, situation.CurrentName(scope), situation))
                yield return (of.IsSure(duty.Arises), StakeOf(duty));
            situation.Bind(scope, before);
        }
    }

    private Weighed StakeOf(Duty duty)
    {
        var rule = duty.Rule;
        if (duty.Arises.Evaluate(situation) == Truth.Yes)
            return new(new Stake($"An answer may end this duty: {rule.Do}", rule.Clauses));
        return rule.Strength == Strength.Inform
            ? new(
                new Stake($"An answer may show that this applies: {rule.Do}", rule.Clauses),
                rule.Strength
            )
            : new(
                new Stake($"An answer may bring this duty: {rule.Do}", rule.Clauses),
                rule.Strength,
                rule.Clock
            );
    }

    private IEnumerable<(int, Weighed)> OfAct(ActRules act, DiagramOf of)
    {
        var stake = new Weighed(
            new Stake(
                $"An answer may settle whether this is allowed: {act.Act.Title}",
                [.. act.Bars.SelectMany(bar => bar.Clauses).Distinct()]
            )
        );
        foreach (var bar in act.Bars)
        {
            var scope = bar.OnTarget ? act.Act.Target : Scope.Case;
            for (var index = 0; index < situation.Count(scope); index++)
            {
                var unnamed = situation.Bind(Scope.Act, 0);
                var before = situation.Bind(scope, index);
                yield return (of.IsPossible(bar.Stands), stake);
                situation.Bind(scope, before);
                situation.Bind(Scope.Act, unnamed);
            }
        }
    }

    private bool IsUnknown(Fact fact) => situation.Value(fact.Rule.Scope, fact.Slot) == 0;
}
