using FsCheck;
using FsCheck.Fluent;
using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>Cases drawn at random over a vocabulary: any fact known or not, up to three people, two devices and two places.</summary>
internal static class Drawn
{
    private const double Known = 0.6;

    /// <summary>Seeds, so that a failure names one number from which the case comes again.</summary>
    public static Arbitrary<int> Seeds { get; } = Gen.Choose(0, int.MaxValue).ToArbitrary();

    public static Config Times(int count) => Config.QuickThrowOnFailure.WithMaxTest(count);

    public static CaseFacts Case(Policy policy, Random random, double known = Known)
    {
        var entities = new List<Entity>();
        foreach (
            var (scope, most) in new[] { (Scope.Person, 3), (Scope.Device, 2), (Scope.Place, 2) }
        )
        {
            var count = random.Next(most + 1);
            for (var index = 1; index <= count; index++)
                entities.Add(Entity(policy, random, scope, $"{scope}-{index}", known));
        }
        if (random.Next(2) == 0)
            entities.Add(Entity(policy, random, Scope.Act, "act", known));
        return new CaseFacts(Facts(policy, random, Scope.Case, known), entities, []);
    }

    public static Entity Entity(
        Policy policy,
        Random random,
        Scope scope,
        string name,
        double known = Known
    ) => new(scope, name, Facts(policy, random, scope, known));

    /// <summary>Values that an answer could have: every option of a choice, each alone of a list, and around every limit of a number.</summary>
    public static IEnumerable<FactValue> Values(FactRule fact) =>
        fact.Type switch
        {
            FactType.YesNo or FactType.Choice => fact.Options.Select(option => new FactValue([
                option.Value,
            ])),
            FactType.List => fact
                .Options.Select(option => new FactValue([option.Value]))
                .Prepend(new FactValue([])),
            FactType.Text => [new FactValue(["words"])],
            FactType.Number => new[] { "3", "12", "13", "17", "18", "40" }.Select(
                age => new FactValue([age])
            ),
            _ => [],
        };

    private static Dictionary<string, FactValue> Facts(
        Policy policy,
        Random random,
        Scope scope,
        double known
    ) =>
        policy
            .Facts.Values.Where(fact => fact.Scope == scope && random.NextDouble() < known)
            .ToDictionary(fact => fact.Id, fact => Value(fact, random));

    private static FactValue Value(FactRule fact, Random random) =>
        fact.Type switch
        {
            FactType.YesNo or FactType.Choice => new([
                fact.Options[random.Next(fact.Options.Count)].Value,
            ]),
            FactType.List => new(
                fact.Options.Where(_ => random.Next(3) == 0).Select(option => option.Value).ToList()
            ),
            FactType.Number => new([$"{random.Next(4, 25)}"]),
            FactType.Date => new([
                $"{new DateOnly(2000, 1, 1).AddDays(random.Next(9000)):yyyy-MM-dd}",
            ]),
            FactType.DateTime => new([
                $"{new DateTime(2026, 11, 15).AddMinutes(random.Next(5000)):yyyy-MM-ddTHH:mm}",
            ]),
            _ => new(["words"]),
        };
}
