using System.Text;

namespace Waymark.Policies.Proof;

/// <summary>What a solver made of one property.</summary>
public enum ProofOutcome
{
    /// <summary>No case up to the numbers of the property goes against it.</summary>
    Holds,

    /// <summary>There is a case that does.</summary>
    Fails,

    /// <summary>The solver gave no answer.</summary>
    NotSettled,
}

/// <summary>A property and what a solver made of it.</summary>
/// <param name="Story">Where it fails: a case that goes against it, in words, line by line; else empty.</param>
public sealed record Proved(
    PropertyRule Property,
    ProofOutcome Outcome,
    IReadOnlyList<string> Story
);

/// <summary>
/// The properties of a policy as questions to a solver, in SMT-LIB 2, and its answers in words. Pure: it starts no solver. Each property
/// is a script by itself; in the whole they stand behind one another.
/// </summary>
public sealed class PolicyProof
{
    private const string Reset = "(reset)\n";
    private readonly Policy policy;
    private readonly IReadOnlyList<Property> properties;

    /// <summary>Of every property that the policy holds and, where the edition that it builds on is given, that it is nowhere looser.</summary>
    /// <param name="below">The edition that it builds on; null: none, or it is not asked for.</param>
    public PolicyProof(Policy policy, Policy? below = null)
    {
        this.policy = policy;
        properties =
        [
            .. policy.Rules.Properties,
            .. below is null ? [] : new Loosening(policy, below).Properties,
        ];
        Properties = properties.Select(property => property.Rule).ToList();
    }

    /// <summary>The properties, in the order in which they are asked.</summary>
    public IReadOnlyList<PropertyRule> Properties { get; }

    /// <summary>Every question, in order.</summary>
    public string Script() =>
        properties
            .Aggregate(
                new StringBuilder(),
                (all, property) =>
                    all.Append(new ProofScript(policy.Rules, property).Ask()).Append(Reset)
            )
            .ToString();

    /// <summary>What came of each property, as far as it was answered, without stories.</summary>
    /// <param name="answers">What the solver wrote to <see cref="Script"/>.</param>
    public IReadOnlyList<Proved> Read(string answers)
    {
        var words = SmtAnswer.Words(answers);
        return Properties
            .Select(
                (property, index) =>
                    new Proved(
                        property,
                        words.ElementAtOrDefault(index) switch
                        {
                            "unsat" => ProofOutcome.Holds,
                            "sat" => ProofOutcome.Fails,
                            _ => ProofOutcome.NotSettled,
                        },
                        []
                    )
            )
            .ToList();
    }

    /// <summary>The question for a case that goes against a property that fails.</summary>
    /// <exception cref="ArgumentException">The property is not of this policy.</exception>
    public string AskForCase(PropertyRule property) =>
        new ProofScript(policy.Rules, Find(property)).AskForCase();

    /// <summary>The case that a solver found, told in words.</summary>
    /// <param name="answer">What the solver wrote to <see cref="AskForCase"/>.</param>
    /// <exception cref="ArgumentException">The property is not of this policy.</exception>
    public IReadOnlyList<string> Tell(PropertyRule property, string answer)
    {
        var proved = Find(property);
        var script = new ProofScript(policy.Rules, proved);
        var values = SmtAnswer.Values(answer);
        var first = new CaseAnswered(script.First, script.First, values);
        var second = script.Second is null
            ? null
            : new CaseAnswered(script.Second, script.First, values);
        return new Story(policy, proved).Of(first, second);
    }

    private Property Find(PropertyRule property) =>
        properties.FirstOrDefault(one => one.Rule == property)
        ?? throw new ArgumentException($"the policy has no property `{property.Id}`");
}
