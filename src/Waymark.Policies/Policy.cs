namespace Waymark.Policies;

/// <summary>A checked edition of a policy, ready to run. Immutable; safe to share between threads.</summary>
public sealed class Policy
{
    /// <summary>What the edition says of itself.</summary>
    public Edition Edition => throw new NotImplementedException();

    /// <summary>SHA-256 over the chapters and vocabulary as read, in lower-case hex: names exactly these words and rules.</summary>
    public string Digest => throw new NotImplementedException();

    /// <summary>The chapters in order.</summary>
    public IReadOnlyList<Step> Steps => throw new NotImplementedException();

    /// <summary>Clauses by id.</summary>
    public IReadOnlyDictionary<string, Clause> Clauses => throw new NotImplementedException();

    /// <summary>Roles by id.</summary>
    public IReadOnlyDictionary<string, RoleRule> Roles => throw new NotImplementedException();

    /// <summary>Facts by id.</summary>
    public IReadOnlyDictionary<string, FactRule> Facts => throw new NotImplementedException();

    /// <summary>Acts by id.</summary>
    public IReadOnlyDictionary<string, ActRule> Acts => throw new NotImplementedException();

    /// <summary>Duties and follow-ups, in the order written.</summary>
    public IReadOnlyList<DutyRule> Duties => throw new NotImplementedException();

    /// <summary>Decisions by id.</summary>
    public IReadOnlyDictionary<string, DecisionRule> Decisions =>
        throw new NotImplementedException();

    /// <summary>Letters, in the order written.</summary>
    public IReadOnlyList<LetterRule> Letters => throw new NotImplementedException();

    /// <summary>The visible choices between readings.</summary>
    public IReadOnlyList<Reading> Readings => throw new NotImplementedException();

    /// <summary>Facts that this edition asks until answered.</summary>
    public IReadOnlyList<string> AlwaysAsked => throw new NotImplementedException();

    /// <summary>What the policy asks of everyone as the case stands. Deterministic and pure.</summary>
    /// <param name="now">School local time.</param>
    public Guidance Evaluate(
        CaseFacts facts,
        Deeds deeds,
        DateTime now,
        SchoolCalendar? calendar = null
    ) => throw new NotImplementedException();
}

/// <summary>What the policy says of one case at one moment. Reasons and questions are worked out when asked for.</summary>
public sealed class Guidance
{
    /// <summary>The policy that answered.</summary>
    public Policy Policy => throw new NotImplementedException();

    /// <summary>The computed class, such as aggravated; null where the edition has no class term.</summary>
    public string? Class => throw new NotImplementedException();

    /// <summary>Every duty for the case or per entity, guidance included, most urgent first; those not arising last.</summary>
    public IReadOnlyList<DutyOutlook> Duties => throw new NotImplementedException();

    /// <summary>Every act of the vocabulary, with no target and with each target it can have, judged by the case's unnamed act (the first act entity, or none).</summary>
    public IReadOnlyList<Permission> Permissions => throw new NotImplementedException();

    /// <summary>Every decision.</summary>
    public IReadOnlyList<DecisionOutlook> Decisions => throw new NotImplementedException();

    /// <summary>The letters offered.</summary>
    public IReadOnlyList<LetterOffered> Letters => throw new NotImplementedException();

    /// <summary>The questions that still matter, most urgent first.</summary>
    public IReadOnlyList<Question> Questions => throw new NotImplementedException();

    /// <summary>What the policy says to one act, judged by the facts of that act (an Act entity of the case, or one being asked about; null: nothing is known of it).</summary>
    /// <exception cref="ArgumentException">The act is not in the vocabulary, or the target is not in the case.</exception>
    public Permission May(string act, string? target, Entity? instance = null) =>
        throw new NotImplementedException();

    /// <summary>Whether the case may be closed, and what stands against it.</summary>
    public Permission Close => throw new NotImplementedException();

    /// <summary>Why a duty stands where it does.</summary>
    public Reason Because(DutyOutlook duty) => throw new NotImplementedException();
}
