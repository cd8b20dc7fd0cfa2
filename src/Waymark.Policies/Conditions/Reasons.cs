using System.Globalization;

namespace Waymark.Policies.Conditions;

/// <summary>
/// Why a condition comes to what it comes to, in plain words. Only what decides is told: of several that must all hold and do
/// not, those that do not; of several that are enough and hold, those that hold.
/// </summary>
internal sealed class Reasons(Situation situation)
{
    private static readonly Reason InEveryCase = new("This is so in every case.", Truth.Yes, []);

    private readonly string?[] sentences = new string?[situation.FactPlaces];
    private readonly Reason?[] terms = new Reason?[situation.TermPlaces];
    private DateTime moment;
    private string inWords = "";

    public Reason Of(Condition condition)
    {
        var truth = condition.Evaluate(situation);
        return condition switch
        {
            All => Several(condition, truth, "All of these hold", "Not all of these hold"),
            Any => Several(condition, truth, "At least one of these holds", "None of these holds"),
            Not not => Negated(not, truth),
            UnlessKnownToBe unless => Settled(
                unless.Part,
                truth,
                "This stands unless it is known to be otherwise"
            ),
            IsKnown known => Settled(known.Part, truth, "This must be known"),
            Some some => OfEntities(some.Scope, some.Where, truth),
            Every every => OfEntities(every.Scope, every.OfEach, truth),
            TermHolds term => OfTerm(term.Term, truth),
            TermIs term => OfChoice(term.Term, truth),
            Owed owed => new Reason(
                truth == Truth.Yes
                    ? $"Owed: {owed.Duty.Rule.Do}"
                    : $"Not owed: {owed.Duty.Rule.Do}",
                truth,
                Because(Of(owed.Of(situation)))
            ),
            WasDone => new Reason(
                truth == Truth.Yes
                    ? "What it begins with was done"
                    : "What it begins with was not done",
                truth,
                []
            ),
            Departed departed => OfEntities(Scope.Act, departed.OfAct, truth),
            FactCondition { OfSomeAct: { } some } when !situation.IsBound(Scope.Act) => Of(some),
            FactBefore before => new Reason(
                $"{Sentence(before.Fact)} {Sentence(before.Than)}",
                truth,
                []
            ),
            FactCondition fact => new Reason(Sentence(fact.Fact), truth, []),
            AgeAtLeast age => OfAge(age, truth),
            FromDay from => new Reason(
                $"It counts from {Words.Day(DateOnly.FromDateTime(from.Begins))}",
                truth,
                []
            ),
            _ => new Reason("", truth, []),
        };
    }

    private Reason Several(Condition condition, Truth truth, string holds, string fails)
    {
        var parts = condition.Parts;
        var count = 0;
        foreach (var part in parts)
        {
            if (part.Evaluate(situation) == truth)
                count++;
        }
        if (count == 0)
            return truth == Truth.Yes ? InEveryCase : new("This is never so.", truth, []);
        var deciding = new Reason[count];
        var at = 0;
        foreach (var part in parts)
        {
            if (part.Evaluate(situation) == truth)
                deciding[at++] = Of(part);
        }
        var says =
            truth == Truth.Yes ? holds
            : truth == Truth.No ? fails
            : "This is not settled";
        return count == 1 ? deciding[0] : new Reason(says, truth, deciding);
    }

    private Reason Negated(Not not, Truth truth)
    {
        var part = Of(not.Part);
        return part.Because.Count == 0
            ? part with
            {
                Truth = truth,
            }
            : new Reason(
                truth == Truth.Yes ? "This is not so" : "This is so, or may be",
                truth,
                [part]
            );
    }

    private Reason Settled(Condition part, Truth truth, string says) =>
        new(says, truth, [Of(part)]);

    private Reason OfEntities(Scope scope, Condition condition, Truth truth)
    {
        var before = situation.Current(scope);
        var deciding = new List<Reason>();
        for (var index = 0; index < situation.Count(scope); index++)
        {
            situation.Bind(scope, index);
            if (condition.Evaluate(situation) == truth)
                deciding.Add(Of(condition));
        }
        situation.Bind(scope, before);
        if (deciding.Count == 1)
            return deciding[0];
        var says =
            deciding.Count == 0
                ? $"There is no {Words.Of(scope)} in the case"
                : $"Of each {Words.Of(scope)} in the case";
        return new Reason(says, truth, deciding);
    }

    /// <summary>A term that several rules name is told once.</summary>
    private Reason OfTerm(Term term, Truth truth)
    {
        if (!term.IsRememberedIn(situation))
            return Tell(term, truth);
        ref var told = ref terms[situation.PlaceOf(term)];
        return told ??= Tell(term, truth);
    }

    private Reason Tell(Term term, Truth truth) =>
        new(Told(term.Means, truth), truth, Because(Of(term.Holds)));

    private Reason OfChoice(Term term, Truth truth)
    {
        var chosen = term.Choose(situation);
        var says = $"{term.Means}: {term.Values[chosen]}";
        if (chosen < term.Rows.Count)
        {
            var row = term.Rows[chosen].When;
            return row.Evaluate(situation) == Truth.Yes
                ? new Reason(says, truth, [Of(row)])
                : new Reason(says, truth, [new Reason(Sentence(term.Floor!), Truth.Yes, [])]);
        }
        var open = term
            .Rows.Where(row => row.When.Evaluate(situation) == Truth.Unknown)
            .Select(row => Of(row.When));
        return new Reason(says, truth, open.ToList());
    }

    private Reason OfAge(AgeAtLeast age, Truth truth)
    {
        var (youngest, oldest) = age.Range(situation);
        var day = age.Day(situation);
        var when = day == situation.Today ? "today" : $"on {Words.Day(day)}";
        var says =
            oldest == int.MaxValue ? "The age is not known."
            : youngest == oldest ? $"Age {when}: {youngest}."
            : $"Age {when}: {youngest} or {oldest}.";
        return new Reason(About(Scope.Person) + says, truth, []);
    }

    /// <summary>The fact as it was asked, with its answer, and by whom and when it became known.</summary>
    private string Sentence(Fact fact)
    {
        ref var sentence = ref sentences[situation.PlaceOf(fact)];
        return sentence ??= Say(fact);
    }

    private string Say(Fact fact)
    {
        var value = situation.Source(fact.Rule.Scope, fact.Slot);
        var about = About(fact.Rule.Scope);
        if (value is null)
            return $"{about}{fact.Rule.Asks} Not known.";
        var answer =
            value.Values.Count == 0
                ? "None"
                : string.Join("; ", value.Values.Select(word => Answer(fact.Rule, word)));
        var who = value.By is null ? "" : $", said by {value.By}";
        var when = value.KnownAt is { } at ? $", known at {InWords(at)}" : "";
        return $"{about}{fact.Rule.Asks} {answer.TrimEnd('.')}{who}{when}.";
    }

    /// <summary>Most facts became known together: the moment that was last said is kept.</summary>
    private string InWords(DateTime at)
    {
        if (at != moment || inWords.Length == 0)
            (moment, inWords) = (at, Words.Moment(at));
        return inWords;
    }

    private static string Answer(FactRule fact, string word) =>
        fact.Type switch
        {
            FactType.Date when Fact.TryDay(word, out var day) => Words.Day(day),
            FactType.DateTime when Fact.TryMinute(word, out var at) => Words.Moment(at),
            _ => fact.Options.FirstOrDefault(option => option.Value == word)?.Words ?? word,
        };

    /// <summary>Which entity a sentence speaks of, by its name in the case.</summary>
    private string About(Scope scope) =>
        scope is Scope.Person or Scope.Device or Scope.Place
        && situation.CurrentName(scope) is { } name
            ? string.Create(CultureInfo.InvariantCulture, $"{name}: ")
            : "";

    private static string Told(string means, Truth truth) =>
        truth switch
        {
            Truth.Yes => means,
            Truth.No => $"Not so: {means}",
            _ => $"Not settled: {means}",
        };

    private static IReadOnlyList<Reason> Because(Reason reason) =>
        reason.Says.Length == 0 && reason.Because.Count == 0 ? [] : [reason];
}
