using Waymark.Record;

namespace Waymark.Cases.Entries;

/// <summary>file-held/1: whatever its time says, the file is not erased until somebody releases it.</summary>
public sealed record FileHeld(string Reason) : Happening
{
    public override string Headline => "The file was put on hold";
    public override string? Detail => Reason;
}

/// <summary>file-released/1: the hold ended.</summary>
public sealed record FileReleased(string Reason) : Happening
{
    public override string Headline => "The hold on the file ended";
    public override string? Detail => Reason;
}

/// <summary>file-kept/1: somebody looked at it and keeps it, until it is looked at again.</summary>
public sealed record FileKept(DateOnly Until, string Reason) : Happening
{
    public override string Headline => "The file was looked at and kept";
    public override string? Detail => Reason;
}

/// <summary>erasure-proposed/1: one person would have the file erased. Another has to agree.</summary>
/// <param name="Rule">What its time rests on, in the policy's words then.</param>
/// <param name="ReviewOn">The day on which its time was up.</param>
/// <param name="Reason">Kept after the file is gone, so it names nobody.</param>
public sealed record ErasureProposed(string Rule, DateOnly ReviewOn, string Reason) : Happening
{
    public override string Headline => "Somebody proposed to erase the file";
    public override string? Detail => Reason;
}

/// <summary>erasure-not-agreed/1: the file stays; or whoever proposed it took it back.</summary>
public sealed record ErasureNotAgreed(string Reason) : Happening
{
    public override string Headline => "The erasure of the file was not agreed";
    public override string? Detail => Reason;
}

/// <summary>erasure-agreed/1: the last entry of each erased file. Nobody reads it again; it keeps anything else from being written after it.</summary>
public sealed record ErasureAgreed : Happening
{
    public override string Headline => "The erasure of the file was agreed";
}

/// <summary>files-erased/1: in the school's own file: the keys of these files were destroyed. It names no child. Who agreed is who recorded it.</summary>
/// <param name="Files">The case and the concerns in it, by their random ids.</param>
/// <param name="Reference">The case's.</param>
/// <param name="Entries">How many entries nobody can read any more, the last one of each file among them.</param>
/// <param name="First">The place in the log of the first of them. The last is right before this entry.</param>
/// <param name="Size">How many entries the log had before; over these is the root.</param>
/// <param name="Root">The root of the tree then, base64.</param>
public sealed record FilesErased(
    IReadOnlyList<FileId> Files,
    CaseReference Reference,
    long Entries,
    long First,
    long Size,
    string Root
) : Happening
{
    /// <summary>Whose to oversee it was, and so whose the certificate is.</summary>
    public Audience Audience { get; init; }

    /// <summary>When the case was opened.</summary>
    public DateOnly OpenedOn { get; init; }

    /// <summary>When it was closed last.</summary>
    public DateOnly ClosedOn { get; init; }

    /// <summary>The day on which its time was up, and what that rests on.</summary>
    public DateOnly ReviewOn { get; init; }

    /// <summary>What its time rests on, in the policy's words then.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Who proposed it.</summary>
    public PersonId Proposer { get; init; }

    /// <summary>Their name then.</summary>
    public string ProposerName { get; init; } = "";

    /// <summary>The role in which they proposed it.</summary>
    public string ProposerRole { get; init; } = "";

    /// <summary>When they did, UTC.</summary>
    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    public override string Headline => "A file was erased";
    public override string? Detail => Reason;
}
