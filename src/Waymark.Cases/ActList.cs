using Waymark.Policies;

namespace Waymark.Cases;

/// <summary>The acts that people ask about and record, in the words of the policy.</summary>
public static class ActList
{
    /// <summary>Everything that can have happened and is written down as an act: what the vocabulary names as happened, then its other acts. A search and the closing have pages of their own.</summary>
    public static IReadOnlyList<FactOption> Happened(Guidance guidance)
    {
        ArgumentNullException.ThrowIfNull(guidance);
        var named = guidance.Policy.Facts.TryGetValue(FactIds.ActHappened, out var rule)
            ? rule.Options
            : [];
        var others = guidance
            .Policy.Acts.Values.Where(act => named.All(one => one.Value != act.Id))
            .Select(act => new FactOption(act.Id, act.Title));
        return
        [
            .. named
                .Concat(others)
                .Where(one => one.Value != ActIds.Search && one.Value != guidance.Close.Act.Id),
        ];
    }

    /// <summary>Every act that the policy can be asked about, but the closing, which says itself what stands against it.</summary>
    public static IReadOnlyList<ActRule> Askable(Guidance guidance)
    {
        ArgumentNullException.ThrowIfNull(guidance);
        return [.. guidance.Policy.Acts.Values.Where(act => act.Id != guidance.Close.Act.Id)];
    }
}
