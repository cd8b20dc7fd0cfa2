using Waymark.Cases.Commands;
using Waymark.Policies;

namespace Waymark.Cases;

/// <summary>
/// What reports and registers give, whatever a policy asks. They are the same for every policy, and no policy asks for all
/// of it: it hears what it has words for, and the rest stays in the entries.
/// </summary>
internal static class GivenFacts
{
    private static readonly HashSet<string> s_given =
    [
        FactIds.DisclosureRole,
        FactIds.RiskImmediate,
        FactIds.AdultInvolved,
        FactIds.SharingExtent,
        FactIds.StaffConcern,
        FactIds.PersonRoles,
        FactIds.PersonAge,
        FactIds.PersonBorn,
        FactIds.PersonSex,
        FactIds.PersonSend,
        FactIds.PersonSetting,
        FactIds.DeviceOwner,
        FactIds.DeviceHolder,
        FactIds.DeviceAt,
        FactIds.PlaceKind,
    ];

    /// <summary>The case with those of its given facts that the policy has words for. What people answered is the policy's own and stays.</summary>
    internal static Case HeardBy(Policy policy, Case one)
    {
        var parts = policy.Facts.GetValueOrDefault(FactIds.PersonRoles);
        return one with
        {
            Facts = [.. one.Facts.Select(fact => Heard(policy, fact)).OfType<KnownFact>()],
            People =
            [
                .. one.People.Select(person =>
                    person with
                    {
                        Parts = parts is null ? [] : Known(parts, person.Parts),
                    }
                ),
            ],
        };
    }

    private static KnownFact? Heard(Policy policy, KnownFact fact)
    {
        if (!s_given.Contains(fact.Fact))
            return fact;
        if (!policy.Facts.TryGetValue(fact.Fact, out var rule) || !Speaks(rule, fact.Entity))
            return null;
        var values = rule.Type == FactType.List ? Known(rule, fact.Values) : fact.Values;
        if (values.Count == 0 && fact.Values.Count > 0)
            return null;
        var heard = fact with { Values = values };
        var given = new Entries.FactGiven(heard.Fact, heard.Entity, heard.Values);
        return EstablishFacts.CheckValues(given, rule) is null ? heard : null;
    }

    private static List<string> Known(FactRule rule, IReadOnlyList<string> values) =>
        [.. values.Where(value => rule.Options.Any(option => option.Value == value))];

    private static bool Speaks(FactRule rule, string? entity) =>
        entity is null == rule.Scope is Scope.Case;
}
