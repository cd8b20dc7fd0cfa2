using System.Globalization;
using Waymark.Policies;

namespace Waymark.Bench.Policy;

/// <summary>A case to evaluate, for the engine and for the delegates.</summary>
internal sealed record PolicyCase(CaseFacts Facts, Deeds Deeds, DateTime Now)
{
    public PlainCase Plain { get; } = PlainFacts.Of(Facts, Deeds, Now);
}

/// <summary>The case that is measured, and random ones to hold the delegates to the engine.</summary>
internal static class PolicyCases
{
    public const int KnownFacts = 40;

    private static readonly DateTime s_now = new(2026, 11, 23, 11, 0, 0);
    private static readonly DateTime s_told = new(2026, 11, 23, 9, 40, 0);

    /// <summary>A Year 8 girl told her tutor. One other child has it and passed it on; two phones, an app and a site; a search is asked.</summary>
    public static PolicyCase Realistic()
    {
        var facts = new CaseFacts(
            Facts(
                ("disclosure.by", "depicted-child"),
                ("disclosure.first-recipient", "class-teacher"),
                ("disclosure.role", "depicted"),
                ("image.exists", "yes"),
                ("image.type", "photo"),
                ("image.assessment", "potentially-illegal"),
                ("image.assessment-basis", "described"),
                ("image.origin", "self-willing"),
                ("sharing.extent", "small-group"),
                ("sharing.onward", "without-consent"),
                ("adult.involved", "no"),
                ("harm.coercion", "no"),
                ("harm.blackmail", "no"),
                ("risk.immediate", "no"),
                ("risk.level", "not-high"),
                ("policy.followed", "yes"),
                ("cp-member.present", "yes"),
                ("support.needed-now", "no")
            ),
            [
                Entity(
                    Scope.Person,
                    "p1",
                    ("person.roles", "depicted"),
                    ("person.age", "12"),
                    ("person.sex", "female"),
                    ("person.distress-if-search", "unlikely"),
                    ("person.parents-risk", "no")
                ),
                Entity(
                    Scope.Person,
                    "p2",
                    ("person.roles", "recipient"),
                    ("person.age", "13"),
                    ("person.sex", "male")
                ),
                Entity(Scope.Person, "p3", ("person.roles", "forwarder"), ("person.age", "13")),
                Entity(
                    Scope.Device,
                    "d1",
                    ("device.owner", "pupil"),
                    ("device.holder", "child"),
                    ("device.at", "school")
                ),
                Entity(Scope.Device, "d2", ("device.owner", "family"), ("device.at", "home")),
                Entity(Scope.Place, "l1", ("place.kind", "personal-device")),
                Entity(
                    Scope.Place,
                    "l2",
                    ("place.kind", "social-network"),
                    ("place.removed", "no")
                ),
                Entity(
                    Scope.Act,
                    "a1",
                    ("search.reason", "Two children say that it is there."),
                    ("search.belief", "yes"),
                    ("search.safeguarding-present", "yes"),
                    ("search.same-sex", "yes")
                ),
            ],
            [],
            s_told
        );
        Deeds deeds = new([new Deed("search-allowed", "d1", s_now, "the head")], [], []);
        return new PolicyCase(facts, deeds, s_now);
    }

    public static int Known(CaseFacts facts) =>
        facts.Case.Count + facts.Entities.Sum(entity => entity.Facts.Count);

    /// <summary>Any facts at all of the vocabulary, about six in ten known, and what was done where it opens a duty.</summary>
    public static PolicyCase AnyCase(Policies.Policy policy, Random random)
    {
        var entities = new List<Entity>();
        foreach (
            var (scope, most) in new[]
            {
                (Scope.Person, 3),
                (Scope.Device, 2),
                (Scope.Place, 3),
                (Scope.Act, 2),
            }
        )
        {
            for (var i = random.Next(most + 1); i > 0; i--)
                entities.Add(new Entity(scope, $"{scope}{i}", AnyFacts(policy, scope, random)));
        }

        var devices = entities.Where(entity => entity.Scope == Scope.Device && random.Next(2) == 0);
        var done = devices
            .Select(device => new Deed("search-allowed", device.Name, s_now, null))
            .ToList();
        if (random.Next(3) == 0)
            done.Add(new Deed("decision.police.made", null, s_now, null));
        if (random.Next(3) == 0)
            done.Add(new Deed("decision.social-care.made", null, s_now, null));
        return new PolicyCase(
            new CaseFacts(AnyFacts(policy, Scope.Case, random), entities, [], s_told),
            new Deeds(done, [], []),
            s_now
        );
    }

    private static Dictionary<string, FactValue> AnyFacts(
        Policies.Policy policy,
        Scope scope,
        Random random
    ) =>
        policy
            .Facts.Values.Where(fact => fact.Scope == scope && random.Next(10) < 6)
            .ToDictionary(fact => fact.Id, fact => new FactValue(AnyValue(fact, random), s_told));

    private static List<string> AnyValue(FactRule fact, Random random) =>
        fact.Type switch
        {
            FactType.YesNo => [random.Next(2) == 0 ? "yes" : "no"],
            FactType.Choice => [fact.Options[random.Next(fact.Options.Count)].Value],
            FactType.List =>
            [
                .. fact.Options.Where(_ => random.Next(3) == 0).Select(option => option.Value),
            ],
            FactType.Date => [Day(random.Next(365 * 40))],
            FactType.DateTime => [$"2026-11-23T{random.Next(24):00}:{random.Next(60):00}"],
            FactType.Number => [random.Next(5, 60).ToString(CultureInfo.InvariantCulture)],
            _ => ["Words that somebody wrote."],
        };

    private static string Day(int before) =>
        DateOnly
            .FromDateTime(s_now)
            .AddDays(-before)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Entity Entity(
        Scope scope,
        string name,
        params (string Id, string Value)[] facts
    ) => new(scope, name, Facts(facts));

    private static Dictionary<string, FactValue> Facts(params (string Id, string Value)[] facts) =>
        facts.ToDictionary(
            fact => fact.Id,
            fact => new FactValue([fact.Value], s_told, "the safeguarding lead")
        );
}
