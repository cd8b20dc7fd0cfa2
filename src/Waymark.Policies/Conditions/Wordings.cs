using System.Globalization;

namespace Waymark.Policies.Conditions;

/// <summary>
/// Conditions in plain words, of no case in particular. Negations are carried down to the answers, so that nobody has to turn
/// a sentence round: not all of these becomes at least one of these is not so.
/// </summary>
internal static class Wordings
{
    private const int MostListed = 3;

    /// <param name="holds">False: the words for its not holding.</param>
    public static Wording Of(Condition condition, bool holds = true) =>
        condition switch
        {
            All all => Several(all.Parts, holds, isEach: holds),
            Any any => Several(any.Parts, holds, isEach: !holds),
            Not not => Of(not.Part, !holds),
            UnlessKnownToBe unless => holds
                ? OrNotKnown(unless.Part, true)
                : Of(unless.Part, false),
            IsKnown known => holds ? Of(known.Part) : OrNotKnown(known.Part, false),
            Some some => OfSome(some.Scope, some.Where, holds),
            Every every => holds
                ? OfEvery(every)
                : OfSome(every.Scope, new Not(every.OfEach), true),
            TermHolds term => new Wording(Told(term.Term.Means, holds), [], term.Term.Id),
            TermIs term => OfChoice(term, holds),
            Owed owed => Whole(
                $"this is {(holds ? "" : "not ")}owed: {owed.Duty.Rule.Do.TrimEnd('.')}"
            ),
            WasDone done => Whole($"this was {(holds ? "" : "not ")}done: {Words.Deed(done.Deed)}"),
            Departed => Whole(
                holds
                    ? "something was done that was not permitted"
                    : "nothing was done that was not permitted"
            ),
            FromDay day => Whole(
                $"the day is {(holds ? "" : "before ")}{Words.Day(DateOnly.FromDateTime(day.Begins))}{(holds ? " or later" : "")}"
            ),
            AgeAtLeast age => Whole(OfAge(age, holds)),
            FactCondition fact => Whole($"“{fact.Fact.Rule.Asks}” {Answered(fact, holds)}"),
            _ => throw new ArgumentException($"there are no words for {condition.GetType().Name}"),
        };

    private static Wording Whole(string says) => new(says, []);

    private static Wording Several(Condition[] parts, bool holds, bool isEach)
    {
        var words = parts
            .Select(part => Of(part, holds))
            .SelectMany(part => IsSame(part, isEach) ? part.Parts : [part])
            .ToList();
        return words.Count switch
        {
            0 => Whole(isEach ? "in every case" : "never"),
            1 => words[0],
            _ => new Wording(isEach ? Each : AtLeastOne, words),
        };
    }

    private const string Each = "all of these hold";
    private const string AtLeastOne = "at least one of these holds";

    /// <summary>A list inside a list of the same kind says nothing of its own.</summary>
    private static bool IsSame(Wording part, bool isEach) =>
        part.Parts.Count > 0 && part.Says == (isEach ? Each : AtLeastOne);

    private static Wording OrNotKnown(Condition condition, bool holds)
    {
        var words = Of(condition, holds);
        return words.Parts.Count == 0
            ? words with
            {
                Says = $"{words.Says}, or this is not known",
            }
            : new Wording("this holds, or is not known to be otherwise", [words]);
    }

    private static Wording OfSome(Scope scope, Condition where, bool holds)
    {
        var there = $"there is {(holds ? "a" : "no")} {Words.Of(scope)}";
        if (where is All { Parts.Length: 0 })
            return Whole(there);
        var such = $"{there} {OfWhom(scope)} this holds";
        var words = Of(where);
        return words.Parts.Count == 0
            ? words with
            {
                Says = $"{such}: {words.Says}",
            }
            : new Wording(such, [words]);
    }

    private static Wording OfEvery(Every every)
    {
        var each = $"of every {Words.Of(every.Scope)}";
        var holds = Of(every.Holds);
        return every.Where is All { Parts.Length: 0 }
            ? new Wording($"this holds {each}", [holds])
            : new Wording(
                $"{each} {OfWhom(every.Scope)} the first holds, the second holds too",
                [Of(every.Where), holds]
            );
    }

    private static Wording OfChoice(TermIs choice, bool holds)
    {
        var term = choice.Term;
        var values = term
            .Values.Where((_, index) => ((choice.Values & (1UL << index)) != 0) == holds)
            .ToList();
        return new Wording($"{Within(term.Means)}: {Words.Or(values)}", [], term.Id);
    }

    private static string OfAge(AgeAtLeast age, bool holds)
    {
        var limit = holds
            ? string.Create(CultureInfo.InvariantCulture, $"is {age.Least} or older")
            : string.Create(CultureInfo.InvariantCulture, $"is under {age.Least}");
        return age.On is null
            ? $"the person {limit}"
            : $"the person {limit} on the day that answers “{age.On.Rule.Asks}”";
    }

    private static string Answered(FactCondition condition, bool holds) =>
        condition switch
        {
            FactIs fact => $"is answered {Answers(fact.Fact.Rule, fact.Mask, holds)}",
            FactHas fact when holds =>
                $"is answered with {Answers(fact.Fact.Rule, fact.Mask, true)} among the answers",
            FactHas fact => $"is answered without {Answers(fact.Fact.Rule, fact.Mask, true)}",
            FactGiven => holds ? "is answered in writing" : "is not answered in writing",
            FactKnown => holds ? "is answered" : "is not answered yet",
            FactAtLeast fact => string.Create(
                CultureInfo.InvariantCulture,
                $"is answered with {(holds ? "at least" : "less than")} {fact.Least}"
            ),
            FactBefore fact =>
                $"is answered with {(holds ? "an earlier moment than" : "no earlier moment than")} “{fact.Than.Rule.Asks}”",
            _ => throw new ArgumentException($"there are no words for {condition.GetType().Name}"),
        };

    /// <summary>The options that count, in the words that people see; where the others are many, those that do not count.</summary>
    private static string Answers(FactRule fact, ulong mask, bool holds)
    {
        var options = fact.Options.Select((option, bit) => (option.Words, Counts: Has(mask, bit)));
        var counting = options.Where(option => option.Counts == holds).ToList();
        return counting.Count > MostListed && !holds
            ? $"anything but {Quoted(options.Where(option => option.Counts))}"
            : Quoted(counting);

        static bool Has(ulong mask, int bit) => (mask & (1UL << bit)) != 0;

        static string Quoted(IEnumerable<(string Words, bool)> options) =>
            Words.Or(options.Select(option => $"“{option.Words}”").ToList());
    }

    private static string OfWhom(Scope scope) => scope == Scope.Person ? "of whom" : "of which";

    private static string Told(string means, bool holds) =>
        holds ? Within(means) : $"not so: {Within(means)}";

    /// <summary>As it stands within a sentence: a name in capitals keeps them.</summary>
    private static string Within(string means) =>
        means.Length > 1 && char.IsUpper(means[1])
            ? means
            : char.ToLowerInvariant(means[0]) + means[1..];
}
