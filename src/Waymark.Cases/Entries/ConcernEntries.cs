using Waymark.Record;

namespace Waymark.Cases.Entries;

/// <summary>Whom a concern is kept from everybody else for.</summary>
public enum Audience
{
    /// <summary>The safeguarding lead, the deputies and the head.</summary>
    Safeguarding,

    /// <summary>About an adult who works here: the head alone.</summary>
    Head,

    /// <summary>About the head: the chair of governors alone.</summary>
    Chair,
}

/// <summary>The answer to the first question: is the child safe right now?</summary>
public enum SafeNow
{
    /// <summary>With me or another trusted adult.</summary>
    WithTrustedAdult,

    /// <summary>I am not sure.</summary>
    NotSure,

    /// <summary>No, I am worried about what could happen today.</summary>
    WorriedAboutToday,
}

/// <summary>concern-raised/1: an adult answered the first question; the alert goes out.</summary>
public sealed record ConcernRaised(string Reference, SafeNow Safe, Audience Audience) : Happening
{
    public override string Headline => "A concern was raised";
    public override string? Detail =>
        Safe switch
        {
            SafeNow.WithTrustedAdult => "The child is with a trusted adult.",
            SafeNow.NotSure => "Not sure whether the child is safe now.",
            _ => "Worried about what could happen today.",
        };
}

/// <summary>The child of a report: chosen from the register, typed, or not known by name (all null).</summary>
public sealed record ChildNamed(Guid? Pupil, string? Typed);

/// <summary>What the child had already told of the device and of the spread; null where not said. Words of the vocabulary.</summary>
public sealed record ToldOfDevice(
    string? Owner,
    string? Holder,
    string? At,
    string? SharingExtent,
    string? WhoElse
);

/// <summary>concern-completed/1: the rest of the report was sent.</summary>
/// <param name="Parts">What the child's part was, as they told it (disclosure.role).</param>
/// <param name="AdultMayBeInvolved">Ticked. Not ticked is not known.</param>
/// <param name="Words">The child's own words, as the adult remembers them.</param>
public sealed record ConcernCompleted(
    ChildNamed Child,
    IReadOnlyList<string> Parts,
    bool AdultMayBeInvolved,
    string Words,
    ToldOfDevice? Device
) : Happening
{
    /// <summary>The child's name and class as the register had them, so that the record reads alone.</summary>
    public PupilSeen? Pupil { get; init; }
    public override string Headline => "The report was completed";
    public override string? Detail => Words;
}

/// <summary>What the school's register said of a pupil on the day.</summary>
public sealed record PupilSeen(
    Guid Pupil,
    string Name,
    string? Class,
    DateOnly? Born,
    string? Sex,
    bool? Send,
    bool? LookedAfter
);

/// <summary>concern-added-to/1: the reporter remembered something more.</summary>
public sealed record ConcernAddedTo(string Words) : Happening
{
    public override string Headline => "The person who reported added something";
    public override string? Detail => Words;
}

/// <summary>concern-said-mistaken/1: the reporter said at once that it was raised by mistake. It stays, and a lead still looks at it.</summary>
public sealed record ConcernSaidMistaken : Happening
{
    public override string Headline => "The person who reported said that it was a mistake";
}

/// <summary>concern-taken/1: a lead took it; the first wins.</summary>
public sealed record ConcernTaken : Happening
{
    public override string Headline => "The concern was taken";
}

/// <summary>concern-passed-on/1: from one lead to another.</summary>
public sealed record ConcernPassedOn(PersonId To, string ToName, string? Why) : Happening
{
    public override string Headline => "The concern was passed to another lead";
    public override string? Detail => Why is null ? $"To {ToName}." : $"To {ToName}. {Why}";
}

/// <summary>concern-set-aside/1: not a matter for this policy; why, and where it went instead.</summary>
public sealed record ConcernSetAside(string Reason, string WentTo) : Happening
{
    public override string Headline => "The concern was found not to fall under this policy";
    public override string? Detail => $"{Reason} It went to: {WentTo}";
}

/// <summary>concern-brought-into-case/1: kept in the concern's own file; says where it went on.</summary>
public sealed record ConcernBroughtIntoCase(FileId Case, string Reference) : Happening
{
    public override string Headline => $"The concern became part of case {Reference}";
}
