using Waymark.Policies.Chapters;

namespace Waymark.Policies.Layers;

/// <summary>Finds rules that claim one outcome without an order between them.</summary>
internal sealed class Claims(FindingList findings)
{
    private const string Help = "keep one of them, or let one replace the other";

    public void Check(Symbols symbols)
    {
        foreach (
            var same in symbols
                .Decisions.Values.Where(decision => decision.Fact is not null)
                .GroupBy(decision => decision.Fact)
                .Where(same => same.Count() > 1)
        )
            findings.Error(
                same.Last().Place,
                $"the decisions `{same.First().Id}` and `{same.Last().Id}` both set the fact `{same.Key}`",
                Help
            );
        var duties = symbols.Duties.Select(duty => duty.Rule).ToList();
        foreach (var (one, other, deed) in TwoOwners(duties))
            findings.Error(
                other.Place,
                $"`{one.Id}` and `{other.Id}` cite one clause and are both met by `{deed}`, but `{one.By}` owes one and `{other.By}` the other",
                Help
            );
    }

    private static IEnumerable<(DutyRule One, DutyRule Other, string Deed)> TwoOwners(
        IReadOnlyList<DutyRule> duties
    ) =>
        duties
            .SelectMany(duty => Deeds(duty).Select(deed => (duty, deed)))
            .GroupBy(item => item.deed, item => item.duty)
            .SelectMany(same =>
                from one in same
                from other in same
                where
                    string.CompareOrdinal(one.Id, other.Id) < 0
                    && one.By != other.By
                    && one.Clauses.Intersect(other.Clauses).Any()
                select (one, other, same.Key)
            );

    private static IEnumerable<string> Deeds(DutyRule duty) =>
        duty.MetBy.Count > 0 ? duty.MetBy : [duty.Id];
}
