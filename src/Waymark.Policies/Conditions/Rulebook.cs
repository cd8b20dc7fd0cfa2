using System.Collections.Frozen;
using Waymark.Policies.Proof;
using Waymark.Policies.Questions;

namespace Waymark.Policies.Conditions;

/// <summary>A duty and when it arises: its where, its when and, for a follow-up, the deed it begins with, all together.</summary>
internal sealed class Duty(DutyRule rule, int order)
{
    public DutyRule Rule => rule;
    public int Order => order;
    public Condition Arises { get; set; } = Condition.Never;

    /// <summary>The names of the deeds that meet it: its own id, and those that it names.</summary>
    public string[] MetBy { get; } = [.. rule.MetBy.Prepend(rule.Id).Distinct()];

    /// <summary>What stands against closing while it is open.</summary>
    public Ground Held { get; } = new(rule.Clauses, rule.Do, true, null, []);

    private readonly DutyOutlook notArising = new(
        rule,
        null,
        DutyState.NotArising,
        null,
        null,
        null
    );
    private readonly DutyOutlook mayArise = new(rule, null, DutyState.MayArise, null, null, null);

    /// <summary>Its outlook while it is not known to arise: the same for every case, but for the name of an entity.</summary>
    public DutyOutlook NotOwed(Truth arises, string? entity)
    {
        var outlook = arises == Truth.No ? notArising : mayArise;
        return entity is null ? outlook : outlook with { Entity = entity };
    }
}

/// <summary>Something that can stand against an act.</summary>
/// <param name="OnTarget">Whether it speaks of the named target, and of nothing where none is named.</param>
/// <param name="Stands">Yes: it refuses. Unknown: something it needs is not known.</param>
internal sealed record Bar(
    IReadOnlyList<string> Clauses,
    string Say,
    string? GrantedBy,
    bool OnTarget,
    Condition Stands
)
{
    /// <summary>Where it is written.</summary>
    public required Place Place { get; init; }

    /// <summary>As a ground, where it is known to stand.</summary>
    public Ground Known { get; } = new(Clauses, Say, true, GrantedBy, []);
}

/// <summary>All that an edition says of an act.</summary>
internal sealed class ActRules(ActRule act)
{
    public ActRule Act => act;
    public List<Bar> Bars { get; } = [];

    /// <summary>Whether a target changes what stands against it.</summary>
    public bool SpeaksOfTarget => Bars.Exists(static bar => bar.OnTarget);
    public string? Instead { get; set; }

    /// <summary>The clauses that its blocks cite for all of their rows.</summary>
    public HashSet<string> Clauses { get; } = [];

    /// <summary>Whether open duties refuse it: the closing of a case.</summary>
    public bool IsHeldByDuties => act.Id == Policy.Closing;

    /// <summary>The clauses under which unanswered questions of the edition refuse it; empty: they do not.</summary>
    public IReadOnlyList<string> HeldByQuestions { get; set; } = [];
}

/// <summary>A row of a decision, or a rule on keeping, with its condition.</summary>
internal sealed record When<T>(Condition Condition, T Row);

/// <summary>A decision and its rows.</summary>
internal sealed record Decision(
    DecisionRule Rule,
    IReadOnlyList<When<DecisionRow>> Rows,
    IReadOnlyList<When<Agreement>> Agreements
);

/// <summary>A letter, when it is offered, and the act whose refusal withdraws it.</summary>
internal sealed record Letter(LetterRule Rule, Condition Offered, string? UnlessRefused);

/// <summary>Everything of a checked edition that evaluation runs on.</summary>
internal sealed record Rulebook
{
    public required Vocabulary Vocabulary { get; init; }
    public required IReadOnlyList<Term> Terms { get; init; }
    public required Term? Class { get; init; }
    public required IReadOnlyList<Duty> Duties { get; init; }
    public required ActRules[] Acts { get; init; }
    public required IReadOnlyList<Decision> Decisions { get; init; }
    public required IReadOnlyList<Letter> Letters { get; init; }
    public required Fact[] AlwaysAsked { get; init; }

    /// <summary>How long files are kept, and when.</summary>
    public required IReadOnlyList<When<RetentionRule>> Retention { get; init; }

    /// <summary>The duties that a case can hold: all but the school's own.</summary>
    public Duty[] CaseDuties =>
        field ??= [.. Duties.Where(duty => duty.Rule.Scope != Scope.School)];

    /// <summary>What must hold in every case; proved, never evaluated.</summary>
    public required IReadOnlyList<Property> Properties { get; init; }

    private FrozenDictionary<string, Duty>? byId;

    /// <summary>The duty of this id; null where there is none.</summary>
    public Duty? DutyOf(string id) =>
        (byId ??= Duties.ToFrozenDictionary(duty => duty.Rule.Id)).GetValueOrDefault(id);

    /// <summary>The ages, numbers and days that the rules tell apart.</summary>
    public Limits Limits => field ??= new Limits(this);

    /// <summary>Every condition that stands anywhere in the edition.</summary>
    public IEnumerable<Condition> Conditions =>
        Duties
            .Select(duty => duty.Arises)
            .Concat(Terms.SelectMany(term => term.Rows.Select(row => row.When).Append(term.Holds)))
            .Concat(Acts.SelectMany(act => act.Bars).Select(bar => bar.Stands))
            .Concat(Decisions.SelectMany(decision => decision.Rows).Select(row => row.Condition))
            .Concat(
                Decisions.SelectMany(decision => decision.Agreements).Select(row => row.Condition)
            )
            .Concat(Letters.Select(letter => letter.Offered))
            .Concat(Retention.Select(rule => rule.Condition));
}
