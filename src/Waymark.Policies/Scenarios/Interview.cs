namespace Waymark.Policies.Scenarios;

/// <summary>
/// One case taken question by question, the most urgent first. A question is answered, put down as not known, or left for later; which
/// still matter is worked out anew each time. Not for use by several threads at once.
/// </summary>
/// <param name="now">School local time.</param>
public sealed class Interview(Policy policy, CaseFacts facts, DateTime now)
{
    private const string UnnamedAct = "act";
    private readonly HashSet<FactAsked> left = [];
    private Guidance? guidance;

    /// <summary>The policy by which is asked.</summary>
    public Policy Policy => policy;

    /// <summary>What is known so far.</summary>
    public CaseFacts Facts { get; private set; } = facts;

    /// <summary>What the policy says as the case stands.</summary>
    public Guidance Guidance => guidance ??= policy.Evaluate(Facts, Deeds.None, now);

    /// <summary>The most urgent question that still matters and was not left; null where there is none.</summary>
    public Question? Next() =>
        Guidance.Questions.FirstOrDefault(question => !left.Contains(Of(question)));

    /// <summary>Answers a question.</summary>
    /// <exception cref="ArgumentException">The fact cannot have this value; nothing has changed then.</exception>
    public void Answer(Question question, FactValue value)
    {
        var answered = With(question, value);
        guidance = policy.Evaluate(answered, Deeds.None, now);
        Facts = answered;
    }

    /// <summary>Puts down that a question was asked and cannot be answered, and why.</summary>
    public void NotKnown(Question question, string because)
    {
        var asked = new NotKnown(question.Fact.Id, question.Entity, because);
        Facts = Facts with { AskedNotKnown = [.. Facts.AskedNotKnown, asked] };
        guidance = null;
    }

    /// <summary>Leaves a question unanswered and unasked.</summary>
    public void Leave(Question question) => left.Add(Of(question));

    private static FactAsked Of(Question question) => new(question.Fact.Id, question.Entity);

    private CaseFacts With(Question question, FactValue value)
    {
        var scope = question.Fact.Scope;
        if (scope is Scope.Case or Scope.School)
            return Facts with { Case = With(Facts.Case, question.Fact.Id, value) };
        // A case without acts is asked of one that has no name yet.
        var name = question.Entity ?? UnnamedAct;
        var entities = Facts.Entities.ToList();
        var at = entities.FindIndex(entity => entity.Scope == scope && entity.Name == name);
        if (at < 0)
        {
            at = entities.Count;
            entities.Add(new Entity(scope, name, new Dictionary<string, FactValue>()));
        }
        entities[at] = entities[at] with
        {
            Facts = With(entities[at].Facts, question.Fact.Id, value),
        };
        return Facts with { Entities = entities };
    }

    private static Dictionary<string, FactValue> With(
        IReadOnlyDictionary<string, FactValue> facts,
        string id,
        FactValue value
    ) => new(facts) { [id] = value };
}
