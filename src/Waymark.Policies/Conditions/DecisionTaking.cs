namespace Waymark.Policies.Conditions;

/// <summary>What is required and presumed of a decision, and whether the one that was taken still stands.</summary>
internal static class DecisionTaking
{
    public static DecisionOutlook Of(Decision decision, Situation situation)
    {
        var rows = decision
            .Rows.Where(row => row.Condition.Evaluate(situation) == Truth.Yes)
            .Select(row => row.Row)
            .ToList();
        var required = rows.FirstOrDefault(row => row.Requires)?.Option;
        var presumed = rows.FirstOrDefault(row => !row.Requires)?.Option;
        // Whether somebody must agree may hang on what is not known: then they must.
        var agreements = decision
            .Agreements.Where(row => row.Condition.Evaluate(situation) != Truth.No)
            .Select(row => row.Row)
            .ToList();
        var basis = $"required: {required ?? "none"}; presumed: {presumed ?? "none"}";
        var taken = situation.Deeds.Deeds.Decisions.LastOrDefault(taken =>
            taken.Decision == decision.Rule.Id
        );
        return new DecisionOutlook(
            decision.Rule,
            required,
            presumed,
            rows,
            agreements,
            taken,
            taken is not null && taken.Basis != basis,
            basis
        );
    }

    /// <summary>
    /// The deeds that a decision counts as: none while it is stale, goes against what is required, or lacks an agreement that it
    /// needs.
    /// </summary>
    public static IReadOnlyList<Deed> Deeds(IReadOnlyList<DecisionOutlook> outlooks) =>
        [.. outlooks.SelectMany(Deeds)];

    private static IEnumerable<Deed> Deeds(DecisionOutlook outlook)
    {
        var taken = outlook.Taken;
        var stands =
            taken is not null
            && !outlook.IsStale
            && (outlook.Required is null || outlook.Required == taken.Option)
            && outlook.MustAgree.All(agreement =>
                !agreement.Options.Contains(taken.Option) || taken.AgreedBy.Contains(agreement.Role)
            );
        return stands
            ? DeedIndex.Names(taken!).Select(name => new Deed(name, null, taken!.At, taken.By))
            : [];
    }
}
