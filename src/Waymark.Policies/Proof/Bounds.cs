using Waymark.Policies.Conditions;

namespace Waymark.Policies.Proof;

/// <summary>Up to how many entities of each kind a proof speaks of. Each but the first act may be there or not.</summary>
internal sealed record Bounds(int Persons, int Devices, int Places, int Acts)
{
    public int Of(Scope scope) =>
        scope switch
        {
            Scope.Person => Persons,
            Scope.Device => Devices,
            Scope.Place => Places,
            Scope.Act => Acts,
            _ => 1,
        };

    /// <summary>person1, device2: an entity of a case that stands for any.</summary>
    public static string Name(Scope scope, int index) => $"{Words.Of(scope)}{index + 1}";

    /// <summary>An entity as it stands behind what is said of it; nothing for the case.</summary>
    public static string At(Scope scope, int index) =>
        scope is Scope.Case or Scope.School ? "" : $"@{Name(scope, index)}";
}

/// <summary>In what a later state of a case can differ from an earlier one.</summary>
/// <param name="Facts">The facts that can; null: every fact.</param>
/// <param name="ButNot">Facts that cannot.</param>
/// <param name="From">The values that they can have had; null: any, or none.</param>
/// <param name="To">The values that they can come to have; null: any, or none.</param>
/// <param name="Reasons">Whether other reasons for leaving duties undone may have been given.</param>
/// <param name="Adds">One more entity of this kind; null: none.</param>
internal sealed record Change(
    IReadOnlyList<Fact>? Facts,
    IReadOnlyList<Fact> ButNot,
    Values? From,
    Values? To,
    bool Reasons,
    Scope? Adds
)
{
    /// <summary>Nothing differs.</summary>
    public static Change None { get; } = new([], [], null, null, false, null);

    public bool Touches(Fact fact) =>
        (Facts is null || Facts.Contains(fact)) && !ButNot.Contains(fact);
}

/// <summary>Values of a fact in a change: unknown among them, or any known one, or options by name.</summary>
internal sealed record Values(bool Unknown, bool AnyKnown, IReadOnlyList<string> Options);

/// <summary>What the encoding asks of facts.</summary>
internal static class FactKinds
{
    public static bool IsOneOfOptions(this Fact fact) =>
        fact.Rule.Type is FactType.YesNo or FactType.Choice;
}
