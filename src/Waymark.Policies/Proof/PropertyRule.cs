namespace Waymark.Policies;

/// <summary>Something that must hold in every case that there can be, as written.</summary>
/// <param name="Id">A kebab-case phrase, unique in the edition.</param>
/// <param name="Clauses">The clauses that it guards.</param>
/// <param name="Says">What holds, in a sentence for a governor.</param>
public sealed record PropertyRule(
    string Id,
    IReadOnlyList<string> Clauses,
    string Says,
    Step Step,
    Place Place
);
