using Waymark.Policies.Conditions;
using Waymark.Policies.Scenarios;

namespace Waymark.Policies;

/// <summary>A checked edition of a policy, ready to run. Immutable; safe to share between threads.</summary>
public sealed class Policy
{
    /// <summary>The act of closing a case: a word of the policy language, as duties hold it back in every edition.</summary>
    internal const string Closing = "close";

    internal Policy(Rulebook rules) => Rules = rules;

    internal Rulebook Rules { get; }

    /// <summary>The same words read with these switches on: for scenarios, so that a rule that waits is tried before its day.</summary>
    internal Func<IReadOnlySet<string>, Policy> SwitchOn { get; set; } =
        static _ => throw new InvalidOperationException();

    /// <summary>What the edition says of itself.</summary>
    public required Edition Edition { get; init; }

    /// <summary>The ids of the editions that it is made of: the lowest first, itself last.</summary>
    public required IReadOnlyList<string> BuiltFrom { get; init; }

    /// <summary>SHA-256 over the vocabulary and the chapters of every edition it is made of, as read, in lower-case hex: names exactly these words and rules.</summary>
    public required string Digest { get; init; }

    /// <summary>The chapters in order.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>Clauses by id.</summary>
    public required IReadOnlyDictionary<string, Clause> Clauses { get; init; }

    /// <summary>Roles by id.</summary>
    public required IReadOnlyDictionary<string, RoleRule> Roles { get; init; }

    /// <summary>Facts by id.</summary>
    public required IReadOnlyDictionary<string, FactRule> Facts { get; init; }

    /// <summary>Acts by id.</summary>
    public IReadOnlyDictionary<string, ActRule> Acts =>
        field ??= Rules.Acts.ToDictionary(act => act.Act.Id, act => act.Act);

    /// <summary>Duties and follow-ups, in the order written.</summary>
    public IReadOnlyList<DutyRule> Duties =>
        field ??= Rules.Duties.Select(duty => duty.Rule).ToList();

    /// <summary>The duties that count on a day: all but those whose switch is off, or comes on later.</summary>
    public IEnumerable<DutyRule> DutiesInForce(DateOnly day) =>
        Duties.Where(duty => !IsOff(duty) && !(SwitchOf(duty)?.From > day));

    /// <summary>It hangs on a switch that is off: it stands in the words, and asks nothing of anybody.</summary>
    internal bool IsOff(DutyRule duty) => SwitchOf(duty) is { IsOn: false };

    /// <summary>The switch that a duty hangs on; null where it hangs on none.</summary>
    public SwitchRule? SwitchOf(DutyRule duty) =>
        Switches.FirstOrDefault(one => one.Id == duty.Switch);

    /// <summary>Decisions by id.</summary>
    public IReadOnlyDictionary<string, DecisionRule> Decisions =>
        field ??= Rules.Decisions.ToDictionary(
            decision => decision.Rule.Id,
            decision => decision.Rule
        );

    /// <summary>Letters, in the order written.</summary>
    public IReadOnlyList<LetterRule> Letters =>
        field ??= Rules.Letters.Select(letter => letter.Rule).ToList();

    /// <summary>What must hold in every case, in the order written.</summary>
    public IReadOnlyList<PropertyRule> Properties =>
        field ??= Rules.Properties.Select(property => property.Rule).ToList();

    /// <summary>The visible choices between readings.</summary>
    public required IReadOnlyList<Reading> Readings { get; init; }

    /// <summary>Where clauses come from, by clause; an edition that builds on none may leave them out.</summary>
    public required IReadOnlyDictionary<string, SourceRule> Sources { get; init; }

    /// <summary>Where the edition departs from the one it builds on.</summary>
    public required IReadOnlyList<Contradiction> Contradictions { get; init; }

    /// <summary>The switches that duties hang on.</summary>
    public required IReadOnlyList<SwitchRule> Switches { get; init; }

    /// <summary>What was replaced and withdrawn of the editions below, the lowest first.</summary>
    public required IReadOnlyList<RuleChange> Changes { get; init; }

    /// <summary>How far a clause was checked against its source; null where no source is given, as for a policy's own words.</summary>
    public Standing? StandingOf(string clause) => Sources.GetValueOrDefault(clause)?.Standing;

    /// <summary>The weakest standing among the clauses that something rests on; null where none has a source.</summary>
    public Standing? StandingOf(IEnumerable<string> clauses) => clauses.Select(StandingOf).Max();

    /// <summary>What it says to people, for the document that is published.</summary>
    public required Prose Prose { get; init; }

    /// <summary>Facts that this edition asks until answered.</summary>
    public IReadOnlyList<string> AlwaysAsked =>
        field ??= Rules.AlwaysAsked.Select(fact => fact.Rule.Id).ToList();

    /// <summary>How long files are kept: those rules that every edition of the policy shares, then its own.</summary>
    public IReadOnlyList<RetentionRule> Retention =>
        field ??= Rules.Retention.Select(rule => rule.Row).ToList();

    /// <summary>Which reading of files is listed.</summary>
    public required IReadOnlyList<WatchRule> Watches { get; init; }

    /// <summary>The scenarios that stand in the chapters.</summary>
    public required IReadOnlyList<Scenario> Scenarios { get; init; }

    /// <summary>What the policy asks of everyone as the case stands. Deterministic and pure.</summary>
    /// <param name="now">School local time.</param>
    /// <exception cref="ArgumentException">A fact is not of the vocabulary, stands with the wrong entity, or has a value it cannot have.</exception>
    public Guidance Evaluate(
        CaseFacts facts,
        Deeds deeds,
        DateTime now,
        SchoolCalendar? calendar = null
    ) => new(this, LayOut(facts, deeds, now), calendar ?? SchoolCalendar.WeekendsOnly);

    internal Situation LayOut(CaseFacts facts, Deeds deeds, DateTime now) =>
        new(Rules.Vocabulary, Rules.Terms.Count, facts, deeds, now);
}
