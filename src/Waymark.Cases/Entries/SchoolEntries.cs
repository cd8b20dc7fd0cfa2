using Waymark.Record;

namespace Waymark.Cases.Entries;

/// <summary>school-made/1: the first entry of a school's record.</summary>
public sealed record SchoolMade(string Name) : Happening
{
    public override string Headline => "The school's record was begun";
    public override string? Detail => Name;
}

/// <summary>school-settings-given/1: how to reach the school, its days and its hours, as a whole.</summary>
public sealed record SchoolSettingsGiven(SchoolSettings Settings) : Happening
{
    public override string Headline => "The school's settings were given";
}

/// <summary>edition-adopted/1: the policy under which new cases are opened; open cases stay on theirs.</summary>
public sealed record EditionAdopted(string Edition, string Digest) : Happening
{
    /// <summary>The first day on which it counts; null: from the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Why the school adopted it; null where it began with it.</summary>
    public string? Reason { get; init; }

    public override string Headline => $"The policy {Edition} was adopted";
    public override string? Detail => Reason;
}

/// <summary>policy-read-confirmed/1: whoever recorded it has read exactly these words of the policy. Another digest asks again.</summary>
public sealed record PolicyReadConfirmed(string Edition, string Digest) : Happening
{
    public override string Headline => $"The policy {Edition} was read";
}

/// <summary>cover-arranged/1: who is on duty, in order.</summary>
public sealed record CoverArranged(IReadOnlyList<PersonId> Order) : Happening
{
    public override string Headline => "Cover was arranged";
}

/// <summary>colleague-joined/1: an adult of the school, with every role held.</summary>
public sealed record ColleagueJoined(PersonId Person, string Name, IReadOnlyList<string> Roles)
    : Happening
{
    public override string Headline => "A colleague joined, or holds other roles";
    public override string? Detail => $"{Name}: {string.Join(", ", Roles)}";
}

/// <summary>colleague-left/1: holds no role any more.</summary>
public sealed record ColleagueLeft(PersonId Person, string Name) : Happening
{
    public override string Headline => "A colleague left";
    public override string? Detail => Name;
}

/// <summary>pupils-enrolled/1: pupils of the register, as they are from now on.</summary>
public sealed record PupilsEnrolled(IReadOnlyList<Pupil> Pupils) : Happening
{
    public override string Headline => "Pupils were enrolled";
}

/// <summary>pupils-left/1: no longer on the register. Cases keep what they saw.</summary>
public sealed record PupilsLeft(IReadOnlyList<Guid> Pupils) : Happening
{
    public override string Headline => "Pupils left";
}

/// <summary>signing-key-changed/1: another key signs the checkpoints from here on. The checkpoint right after this entry says which, signed by both.</summary>
public sealed record SigningKeyChanged : Happening
{
    public override string Headline => "The key that signs the record was changed";
}

/// <summary>school-key-changed/1: another key wraps the keys of all files and seals the lists. Backups from before are noise once the former master key is gone.</summary>
public sealed record SchoolKeyChanged : Happening
{
    public override string Headline => "The school's key was changed";
}
