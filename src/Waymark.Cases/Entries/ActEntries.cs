namespace Waymark.Cases.Entries;

/// <summary>search-asked/1: permission to search a device was asked of the person who grants it.</summary>
/// <param name="Ask">The act's name within the case (a1).</param>
/// <param name="Act">The act of the vocabulary.</param>
/// <param name="Facts">What is known of the act: reason, who would search, who would be present, when.</param>
public sealed record SearchAsked(
    string Ask,
    string Act,
    string Device,
    IReadOnlyList<FactGiven> Facts
) : Happening
{
    public override string Headline => "Permission to search a device was asked for";
    public override string? Detail => string.Join("; ", Facts);
}

/// <summary>search-ask-refused/1: asking itself was refused by the policy, with the clauses.</summary>
public sealed record SearchAskRefused(
    string Act,
    string Device,
    IReadOnlyList<FactGiven> Facts,
    string Sentence,
    IReadOnlyList<string> Clauses
) : Happening
{
    public override string Headline => "A search could not be asked for";
    public override string? Detail => $"{Sentence} ({string.Join(", ", Clauses)})";
}

/// <summary>search-allowed/1: until a time.</summary>
/// <param name="Facts">What the grant supplies.</param>
public sealed record SearchAllowed(
    string Ask,
    string Device,
    DateTimeOffset Until,
    string Reason,
    IReadOnlyList<FactGiven> Facts
) : Happening
{
    public override string Headline => "A search was allowed";
    public override string? Detail => Reason;
}

/// <summary>search-discussed/1: something was asked or answered while a request waited. It stays waiting.</summary>
public sealed record SearchDiscussed(string Ask, string Words) : Happening
{
    public override string Headline => "More was asked or told about a request to search";
    public override string? Detail => Words;
    public override bool CanBeStruckOut => true;
}

/// <summary>search-refused/1: the person who grants it said no.</summary>
public sealed record SearchRefused(string Ask, string Device, string Reason) : Happening
{
    public override string Headline => "A search was not allowed";
    public override string? Detail => Reason;
}

/// <summary>search-done/1: a search took place, permitted or not. What was found is a place, never content.</summary>
/// <param name="Ask">The act's name within the case; that of the permission, or a new one.</param>
/// <param name="Departure">The clauses it departed from; empty where it was permitted.</param>
public sealed record SearchDone(
    string Ask,
    string Act,
    string Device,
    IReadOnlyList<FactGiven> Facts,
    IReadOnlyList<string> Departure
) : Happening
{
    /// <summary>Who searched and who was present, in words.</summary>
    public string Who { get; init; } = "";

    /// <summary>Where something was found; never what.</summary>
    public string FoundWhere { get; init; } = "";

    /// <summary>Where the times do not say which came first: whether somebody says that the senior team was told before the search.</summary>
    public bool? ToldFirst { get; init; }
    public override string Headline =>
        Departure.Count == 0 ? "A search was done" : "A search was done without permission";
    public override string? Detail =>
        $"{Who} {FoundWhere}".Trim()
        + (Departure.Count == 0 ? "" : $" Departs from {string.Join(", ", Departure)}.");
}

/// <summary>act-recorded/1: something took place, permitted or not.</summary>
/// <param name="Entity">The act's name within the case (a2).</param>
/// <param name="Target">The person, device or place; null where it has none.</param>
public sealed record ActRecorded(
    string Entity,
    string Act,
    string Title,
    string? Target,
    IReadOnlyList<FactGiven> Facts
) : Happening
{
    /// <summary>The clauses it departed from; empty where it was permitted.</summary>
    public IReadOnlyList<string> Departure { get; init; } = [];

    /// <summary>What happened, in words; never what a picture shows.</summary>
    public string Words { get; init; } = "";
    public override string Headline =>
        Departure.Count == 0 ? $"Happened: {Title}" : $"Happened without permission: {Title}";
    public override string? Detail =>
        Words + (Departure.Count == 0 ? "" : $" Departs from {string.Join(", ", Departure)}.");
}
