namespace Waymark.Policies;

/// <summary>A condition in plain words: what must be so, and where one line cannot say it, of what that is made.</summary>
/// <param name="Says">A clause without a full stop, such as: all of these hold.</param>
/// <param name="Parts">What it is made of, in the order written; empty where <paramref name="Says"/> is the whole.</param>
/// <param name="Term">The id of the named condition that the words stand for; null where they stand for none.</param>
public sealed record Wording(string Says, IReadOnlyList<Wording> Parts, string? Term = null);
