namespace Waymark.Policies.Conditions;

/// <summary>
/// When a condition came to be what it is, from when its facts became known: all of several since the latest, any of several
/// since the earliest that is so. Where nobody says, it was so <see cref="FromTheBeginning"/>, which is before every moment.
/// </summary>
internal static class Moments
{
    public static readonly DateTime FromTheBeginning = DateTime.MinValue;

    /// <param name="truth">Yes or No, whichever the condition now is.</param>
    public static DateTime Since(Condition condition, Situation situation, Truth truth) =>
        condition switch
        {
            All => OfParts(condition, situation, truth, isEvery: truth == Truth.Yes),
            Any => OfParts(condition, situation, truth, isEvery: truth == Truth.No),
            Not not => Since(not.Part, situation, Opposite(truth)),
            UnlessKnownToBe unless => OfSettled(unless.Part, situation, truth),
            IsKnown known => OfSettled(known.Part, situation, truth),
            Some some => OfEntities(some.Scope, some.Where, situation, truth, truth == Truth.No),
            Every every => OfEntities(
                every.Scope,
                every.OfEach,
                situation,
                truth,
                truth == Truth.Yes
            ),
            TermHolds term => OfTerm(term.Term, situation, truth),
            TermIs term => OfTerm(term.Term, situation, truth),
            Owed owed => OfSettled(owed.Of(situation), situation, truth),
            WasDone done => situation.Deeds.Last(done.Deed, situation.CurrentName(done.Scope))?.At
                ?? FromTheBeginning,
            Departed departed => OfEntities(
                Scope.Act,
                departed.OfAct,
                situation,
                truth,
                truth == Truth.No
            ),
            FactCondition fact => OfFact(fact, situation, truth),
            AgeAtLeast age => OfAge(age, situation),
            FromDay from => from.Begins,
            _ => FromTheBeginning,
        };

    private static Truth Opposite(Truth truth) => truth == Truth.Yes ? Truth.No : Truth.Yes;

    private static DateTime OfParts(
        Condition condition,
        Situation situation,
        Truth truth,
        bool isEvery
    )
    {
        var so = new Combined(isEvery);
        foreach (var part in condition.Parts)
        {
            // Where every part counts, all of them are so: that made the whole so.
            if (isEvery || part.Evaluate(situation) == truth)
                so.Add(Since(part, situation, truth));
        }
        return so.Moment;
    }

    /// <summary>A condition that is never unknown: since its part is so, or from the beginning while the part is not settled.</summary>
    private static DateTime OfSettled(Condition part, Situation situation, Truth truth) =>
        part.Evaluate(situation) == truth ? Since(part, situation, truth) : FromTheBeginning;

    private static DateTime OfEntities(
        Scope scope,
        Condition condition,
        Situation situation,
        Truth truth,
        bool isEvery
    )
    {
        var before = situation.Current(scope);
        var so = new Combined(isEvery);
        for (var index = 0; index < situation.Count(scope); index++)
        {
            situation.Bind(scope, index);
            if (isEvery || condition.Evaluate(situation) == truth)
                so.Add(Since(condition, situation, truth));
        }
        situation.Bind(scope, before);
        return so.Moment;
    }

    private static DateTime OfTerm(Term term, Situation situation, Truth truth)
    {
        if (!term.IsRememberedIn(situation))
            return Tell(term, situation, truth);
        ref var remembered = ref situation.Since(term);
        if (remembered == 0)
            remembered = Tell(term, situation, truth).Ticks + 1;
        return new DateTime(remembered - 1);
    }

    private static DateTime Tell(Term term, Situation situation, Truth truth) =>
        term.IsChoice ? OfChoice(term, situation) : Since(term.Holds, situation, truth);

    private static DateTime OfChoice(Term term, Situation situation)
    {
        var chosen = term.Choose(situation);
        if (chosen == term.Rows.Count)
            return FromTheBeginning;
        var row = term.Rows[chosen].When;
        return row.Evaluate(situation) == Truth.Yes
            ? Since(row, situation, Truth.Yes)
            : KnownAt(term.Floor!, situation);
    }

    private static DateTime OfFact(FactCondition condition, Situation situation, Truth truth)
    {
        if (condition.OfSomeAct is not null && !situation.IsBound(Scope.Act))
            return Since(condition.OfSomeAct, situation, truth);
        var since = KnownAt(condition.Fact, situation);
        return condition is FactBefore before
            ? Later(since, KnownAt(before.Than, situation))
            : since;
    }

    private static DateTime OfAge(AgeAtLeast age, Situation situation)
    {
        var since = KnownAt(age.Born, situation);
        if (since == FromTheBeginning)
            since = KnownAt(age.Age, situation);
        return age.On is null ? since : Later(since, KnownAt(age.On, situation));
    }

    private static DateTime KnownAt(Fact fact, Situation situation) =>
        situation.Source(fact.Rule.Scope, fact.Slot)?.KnownAt ?? FromTheBeginning;

    /// <summary>Moments taken together: the latest of those that all count, the earliest of those of which one is enough.</summary>
    private struct Combined(bool isEvery)
    {
        private bool hasAny;

        public DateTime Moment { get; private set; } = FromTheBeginning;

        public void Add(DateTime moment)
        {
            Moment =
                !hasAny ? moment
                : isEvery ? Later(Moment, moment)
                : Earlier(Moment, moment);
            hasAny = true;
        }
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}
