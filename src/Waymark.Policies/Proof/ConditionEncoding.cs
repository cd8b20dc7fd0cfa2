using System.Globalization;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Proof;

/// <summary>Conditions as truths over the names of one case: what <see cref="Condition.Evaluate"/> settles for one case, said for all.</summary>
internal sealed class ConditionEncoding(CaseSymbols facts)
{
    private const int Unbound = -1;
    private readonly int[] current = [0, 0, Unbound, Unbound, Unbound, Unbound];

    /// <summary>The entity at hand; the case itself where the scope has only one.</summary>
    public int Current(Scope scope) => current[(int)scope];

    public bool IsBound(Scope scope) => Current(scope) != Unbound;

    /// <summary>Says something of one entity.</summary>
    public T For<T>(Scope scope, int index, Func<T> say)
    {
        var before = current[(int)scope];
        current[(int)scope] = index;
        var said = say();
        current[(int)scope] = before;
        return said;
    }

    /// <summary>Says something with no entity at hand but that of this scope.</summary>
    public T Alone<T>(Scope scope, Func<T> say)
    {
        int[] before = [.. current];
        for (var other = Scope.Act; other <= Scope.Place; other++)
        {
            if (other != scope)
                current[(int)other] = Unbound;
        }
        var said = say();
        before.CopyTo(current, 0);
        return said;
    }

    /// <summary>Says something with no act at hand.</summary>
    public T WithoutAct<T>(Func<T> say) => For(Scope.Act, Unbound, say);

    /// <summary>That something holds for at least one entity that is there.</summary>
    public Kleene Some(Scope scope, Func<Kleene> where) =>
        Kleene.Any(Each(scope, there => Kleene.All(Kleene.Sure(there), where())));

    public Kleene Every(Scope scope, Func<Kleene> holds) =>
        Kleene.Not(Some(scope, () => Kleene.Not(holds())));

    /// <summary>Something said of each entity that there may be, given whether it is there.</summary>
    public IReadOnlyList<T> Each<T>(Scope scope, Func<string, T> say) =>
        Enumerable
            .Range(0, facts.Bounds.Of(scope))
            .Select(index => For(scope, index, () => say(facts.There(scope, index))))
            .ToList();

    public Kleene Of(Condition condition) =>
        condition switch
        {
            All => Kleene.All(condition.Parts.Select(Of)),
            Any => Kleene.Any(condition.Parts.Select(Of)),
            Not not => Kleene.Not(Of(not.Part)),
            UnlessKnownToBe unless => Kleene.Sure(Smt.Not(Of(unless.Part).No)),
            IsKnown known => Kleene.Sure(Of(known.Part).Yes),
            Some some => Some(some.Scope, () => Of(some.Where)),
            Every every => Every(every.Scope, () => Of(every.OfEach)),
            TermHolds term => OfTerm(term.Term),
            TermIs term => Kleene.Sure(
                Smt.Or(
                    Enumerable
                        .Range(0, term.Term.Values.Length)
                        .Where(value => (term.Values & (1UL << value)) != 0)
                        .Select(value => Chosen(term.Term, value))
                )
            ),
            Owed owed => Kleene.Sure(WithoutAct(() => IsOwed(owed.Duty))),
            WasDone done => Kleene.Sure(facts.Done(done.Deed, done.Scope, Current(done.Scope))),
            Departed departed => Some(Scope.Act, () => Of(departed.OfAct)),
            FactCondition fact => fact.OfSomeAct is not null && !IsBound(Scope.Act)
                ? Some(Scope.Act, () => OfFact(fact))
                : OfFact(fact),
            AgeAtLeast age => OfAge(age),
            FromDay from => Kleene.Sure($"(>= {facts.Today} {from.Begins:yyyyMMdd})"),
            _ => throw new ArgumentException($"`{condition.GetType().Name}` has no encoding"),
        };

    /// <summary>Whether a choice has its value of this index, the otherwise last.</summary>
    public string Chosen(Term term, int value) =>
        Named(term, $"={term.Values[value]}", () => Smt.Or(Ways(term, value)));

    /// <summary>When a duty arises for the entity at hand.</summary>
    public Kleene Arises(Duty duty)
    {
        if (!IsAlone(duty.Rule.Scope))
            return Of(duty.Arises);
        var name = $"duty.{duty.Rule.Id}{At(duty.Rule.Scope)}";
        return new(
            facts.Script.Define($"{facts.Prefix}{name}=yes", () => Of(duty.Arises).Yes),
            facts.Script.Define($"{facts.Prefix}{name}=no", () => Of(duty.Arises).No)
        );
    }

    private string IsOwed(Duty duty) =>
        IsBound(duty.Rule.Scope) ? Arises(duty).Yes : Some(duty.Rule.Scope, () => Arises(duty)).Yes;

    /// <summary>Whether no entity is at hand but that of the scope: then what is said can bear a name.</summary>
    private bool IsAlone(Scope scope) =>
        Enum.GetValues<Scope>()
            .All(other => other <= Scope.Case || other == scope || !IsBound(other));

    private Kleene OfTerm(Term term) =>
        new(
            Named(term, "=yes", () => Of(term.Holds).Yes),
            Named(term, "=no", () => Of(term.Holds).No)
        );

    /// <summary>A term is named where it speaks of the case or of one entity, as it is remembered there.</summary>
    private string Named(Term term, string end, Func<string> body) =>
        !term.IsRemembered || (term.ReadsAct && IsBound(Scope.Act))
            ? body()
            : facts.Script.Define(
                $"{facts.Prefix}term.{term.Id}{At(term.Speaks)}{end}",
                () => body()
            );

    private string At(Scope scope) => Bounds.At(scope, Current(scope));

    /// <summary>The ways in which a choice comes to a value: by the first row that holds, raised or not by what people chose.</summary>
    private IEnumerable<string> Ways(Term term, int value)
    {
        for (var worked = 0; worked <= term.Rows.Count; worked++)
        {
            var holds = Worked(term, worked);
            foreach (var (chosen, isChosen) in Floors(term))
            {
                if (term.Raise(worked, chosen) == value)
                    yield return Smt.And(holds, isChosen);
            }
        }
    }

    private string Worked(Term term, int worked)
    {
        var earlier = term.Rows.Take(worked).Select(row => Smt.Not(Of(row.When).Yes));
        return worked < term.Rows.Count
            ? Smt.And(earlier.Append(Of(term.Rows[worked].When).Yes))
            : Smt.And(earlier);
    }

    /// <summary>The rows that people can have chosen (-1: none), each with whether they did.</summary>
    private List<(int Chosen, string Holds)> Floors(Term term)
    {
        if (term.Floor is not { } floor)
            return [(-1, Smt.True)];
        var none = (-1, Smt.Not(facts.Known(floor, 0)));
        return term
            .FloorRows.Select((row, option) => (row, facts.Has(floor, 0, 1UL << option)))
            .Append(none)
            .ToList();
    }

    private Kleene OfFact(FactCondition condition)
    {
        var (fact, entity) = At(condition.Fact);
        var isKnown = facts.Known(fact, entity);
        return condition switch
        {
            FactIs of => Known(isKnown, facts.Has(fact, entity, of.Mask)),
            FactHas of => Known(isKnown, facts.Has(fact, entity, of.Mask)),
            FactGiven => new(isKnown, Smt.False),
            FactKnown => Kleene.Sure(isKnown),
            FactAtLeast of => Known(isKnown, $"(>= {facts.Number(fact, entity)} {Text(of.Least)})"),
            FactBefore of => IsBefore((fact, entity), At(of.Than)),
            _ => throw new ArgumentException($"`{condition.GetType().Name}` has no encoding"),
        };
    }

    private (Fact Fact, int Entity) At(Fact fact) => (fact, Current(fact.Rule.Scope));

    private Kleene IsBefore((Fact Fact, int Entity) one, (Fact Fact, int Entity) other) =>
        Known(
            Smt.And(facts.Known(one.Fact, one.Entity), facts.Known(other.Fact, other.Entity)),
            $"(< {facts.Number(one.Fact, one.Entity)} {facts.Number(other.Fact, other.Entity)})"
        );

    private static Kleene Known(string isKnown, string holds) =>
        new(Smt.And(isKnown, holds), Smt.And(isKnown, Smt.Not(holds)));

    /// <summary>
    /// From the date of birth, or else from the age today, carried to the day as far as that goes: who is eleven today was ten or
    /// eleven half a year ago.
    /// </summary>
    private Kleene OfAge(AgeAtLeast age)
    {
        var person = Current(Scope.Person);
        var day = age.On is null ? facts.Today : DayOf(age.On);
        var born = $"(>= (- {day} {facts.Number(age.Born, person)}) {age.Least}0000)";
        var (yes, no) = FromToday(age, day, person);
        var isBorn = facts.Known(age.Born, person);
        var isAged = Smt.And(Smt.Not(isBorn), facts.Known(age.Age, person));
        return new(
            Smt.Or(Smt.And(isBorn, born), Smt.And(isAged, yes)),
            Smt.Or(Smt.And(isBorn, Smt.Not(born)), Smt.And(isAged, no))
        );
    }

    private (string Yes, string No) FromToday(AgeAtLeast age, string day, int person)
    {
        var years = facts.Number(age.Age, person);
        var counted = $"(ite (> {years} {Ages.Oldest}) {Ages.Oldest} {years})";
        if (age.On is null)
            return ($"(>= {counted} {age.Least})", $"(< {counted} {age.Least})");
        var later = $"(- {day} {facts.Today})";
        return (
            $"(>= {later} (* 10000 (- {age.Least} {counted})))",
            $"(<= {later} (* 10000 (- {age.Least - 1} {counted})))"
        );
    }

    /// <summary>The day that a fact gives; today while it is unknown.</summary>
    private string DayOf(Fact on)
    {
        var entity = Current(on.Rule.Scope);
        return $"(ite {facts.Known(on, entity)} {facts.Number(on, entity)} {facts.Today})";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
