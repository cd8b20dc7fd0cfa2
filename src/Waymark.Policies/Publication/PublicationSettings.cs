namespace Waymark.Policies.Publication;

/// <summary>For whom the document is made.</summary>
public enum Audience
{
    /// <summary>Both parts, the parents' first.</summary>
    Everyone,

    /// <summary>The whole policy, each clause with how it is made sure of.</summary>
    Staff,

    /// <summary>The part for parents. It holds no rule and nothing of how staff handle a picture or a device.</summary>
    Parents,
}

/// <summary>What a document says that is the school's own and not the edition's.</summary>
/// <param name="Today">The day on which it is made, for a review that is overdue.</param>
/// <param name="School">The school's name; null where the document is of no school.</param>
/// <param name="Ratified">The day on which this school's governors ratified it; null: as the edition says.</param>
public sealed record PublicationSettings(
    DateOnly Today,
    string? School = null,
    DateOnly? Ratified = null,
    Audience For = Audience.Everyone
);
