namespace Waymark.Cases.Entries;

/// <summary>What one entry of the record says: one human act, in the past tense. Its stored name is in <see cref="Kinds"/> and is final.</summary>
public abstract record Happening
{
    /// <summary>Which sending of a form it came from, so that a second sending of the same form records nothing new.</summary>
    public Guid? Submission { get; init; }

    /// <summary>One neutral line for lists and the chronology: no name and none of anybody's words.</summary>
    public abstract string Headline { get; }

    /// <summary>What was written, said or chosen, for those who may read it; null where the headline says all.</summary>
    public virtual string? Detail => null;

    /// <summary>Whether a correction takes its effect away. What merely happened keeps its effect, and both stay visible.</summary>
    public virtual bool CanBeStruckOut => false;
}

/// <summary>A fact as it was given: of the case (entity null) or of one person, device, place or act in it.</summary>
/// <param name="Values">As the vocabulary writes them; an empty list is known, and means none.</param>
public sealed record FactGiven(string Fact, string? Entity, IReadOnlyList<string> Values)
{
    /// <summary>In one line.</summary>
    public override string ToString() =>
        $"{Fact}{(Entity is null ? "" : $" ({Entity})")}: {string.Join(", ", Values)}";
}
