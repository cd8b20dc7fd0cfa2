using Waymark.Policies.Conditions;

namespace Waymark.Policies.Checks;

/// <summary>
/// Cases of which nothing is known, to stand for every case: without anybody in them, and with two of each entity; with nothing
/// done, and with everything done that a follow-up begins with; with each choice that people can make themselves.
/// </summary>
internal static class Shapes
{
    private static readonly DateTime Now = new(2030, 1, 1, 12, 0, 0);
    private static readonly Scope[] Kinds = [Scope.Person, Scope.Device, Scope.Place];

    public static IReadOnlyList<Situation> Of(Policy policy)
    {
        var someone = CaseFacts.None with
        {
            Entities = Kinds
                .SelectMany(kind => new[] { Nobody(kind, "one"), Nobody(kind, "other") })
                .ToList(),
        };
        var begun = Deeds.None with
        {
            Done = policy
                .Duties.Select(duty => duty.After)
                .OfType<string>()
                .Distinct()
                .Select(name => new Deed(name, null, Now, null))
                .ToList(),
        };
        var chosen = policy
            .Rules.Terms.Select(term => term.Floor)
            .OfType<Fact>()
            .Distinct()
            .SelectMany(floor => floor.Rule.Options.Select(option => (floor, option)))
            .Select(choice =>
                someone with
                {
                    Case = new Dictionary<string, FactValue>
                    {
                        [choice.floor.Rule.Id] = new([choice.option.Value]),
                    },
                }
            );
        return chosen
            .Append(someone)
            .Select(facts => (facts, begun))
            .Prepend((someone, Deeds.None))
            .Prepend((CaseFacts.None, Deeds.None))
            .Select(shape => policy.LayOut(shape.Item1, shape.Item2, Now))
            .ToList();
    }

    private static Entity Nobody(Scope kind, string name) =>
        new(kind, name, new Dictionary<string, FactValue>());
}
