namespace Waymark.Policies.Scenarios;

/// <summary>A named situation and its cases.</summary>
public sealed record Scenario(
    string Id,
    string Title,
    ScenarioCase Common,
    IReadOnlyList<ScenarioCase> Cases,
    Place Place
);

/// <summary>A layer of a scenario: what it says for all of its cases, or what one case lays over that. Null parts say nothing.</summary>
/// <param name="Editions">The editions it runs for; empty: any.</param>
/// <param name="Facts">Case and act facts by id; no values: unknown again.</param>
/// <param name="At">The present moment, school local time.</param>
public sealed record ScenarioCase(
    string Name,
    IReadOnlyList<string> Editions,
    IReadOnlyDictionary<string, IReadOnlyList<string>?> Facts,
    IReadOnlyList<ScenarioEntity> Entities,
    DateTime? At,
    IReadOnlyList<Dealing>? Done,
    IReadOnlyList<string>? NotDone,
    Expectations Expect,
    Place Place
)
{
    /// <summary>Switches that count as on, whatever the edition says; null: says nothing.</summary>
    public IReadOnlyList<string>? SwitchedOn { get; init; }
}

/// <summary>A person, device or place of a scenario; facts by full id. Null facts: taken away again.</summary>
public sealed record ScenarioEntity(
    Scope Scope,
    string Name,
    IReadOnlyDictionary<string, IReadOnlyList<string>?>? Facts
);

/// <summary>A duty dealt with before the question is put, named by a clause it cites.</summary>
/// <param name="Clause">A clause or a deed, with @ and a name for one entity; or all.</param>
/// <param name="Reason">Why somebody tried to set it aside; null where it was met.</param>
public sealed record Dealing(string Clause, DateTime? At, string? Reason)
{
    /// <summary>Everything owed.</summary>
    public const string Everything = "all";

    /// <summary>Whether it is named by the deed itself, such as one that a follow-up begins with, and not by a clause.</summary>
    public bool IsDeed { get; init; }
}

/// <summary>What must come of a case. What is not mentioned is not tested.</summary>
public sealed record Expectations
{
    /// <summary>Nothing.</summary>
    public static Expectations None { get; } = new();

    /// <summary>Clauses that an open duty cites at this strength or a stronger one.</summary>
    public IReadOnlyDictionary<Strength, IReadOnlyList<string>> Open { get; init; } =
        new Dictionary<Strength, IReadOnlyList<string>>();

    /// <summary>Clauses that no open duty cites.</summary>
    public IReadOnlyList<string> Not { get; init; } = [];

    /// <summary>Actions that are refused, with clauses that are cited.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Refuse { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The same, and no other clause is cited save one that stands beside a listed one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> RefuseOnly { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Actions that are not refused.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>The computed class; null: not tested.</summary>
    public string? Class { get; init; }

    /// <summary>Facts that are unknown and still matter.</summary>
    public IReadOnlyList<string> Ask { get; init; } = [];

    /// <summary>Facts that do not.</summary>
    public IReadOnlyList<string> NotAsk { get; init; } = [];

    /// <summary>Clauses that a duty of the school itself cites.</summary>
    public IReadOnlyList<string> School { get; init; } = [];

    /// <summary>Rules by which the file is kept, and that are known to hold.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>Rules by which it is known not to be kept.</summary>
    public IReadOnlyList<string> NotKept { get; init; } = [];

    /// <summary>Letters that are offered.</summary>
    public IReadOnlyList<string> Letters { get; init; } = [];

    /// <summary>refused or allowed; null: not tested.</summary>
    public string? Close { get; init; }
}

/// <summary>Expectations that hold in every case of these editions (none named: of all).</summary>
public sealed record StandingExpectation(IReadOnlyList<string> Editions, Expectations Expect);

/// <summary>How one case went.</summary>
/// <param name="Failures">One sentence for each expectation that did not hold; empty: it passed.</param>
public sealed record CaseResult(
    string Scenario,
    string Case,
    string Edition,
    IReadOnlyList<string> Failures
)
{
    /// <summary>Whether every expectation held.</summary>
    public bool Passed => Failures.Count == 0;
}

/// <summary>What came of reading a file of scenarios or expectations: nothing, where a finding is an error.</summary>
public sealed record ScenarioReading<T>(T? Value, IReadOnlyList<Finding> Findings)
    where T : class;
