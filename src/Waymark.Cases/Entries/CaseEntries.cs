using Waymark.Record;

namespace Waymark.Cases.Entries;

/// <summary>A concern as part of a case: under which names its child and its device stand there.</summary>
/// <param name="Child">The person's name within the case (p1); null where the report names no child.</param>
/// <param name="Device">The device's name within the case (d1); null where the report tells of none.</param>
public sealed record ConcernLink(FileId File, string Reference, string? Child, string? Device);

/// <summary>case-opened/1: a lead made a case of a concern, under one edition of the policy.</summary>
public sealed record CaseOpened(
    string Reference,
    string Edition,
    string Digest,
    Audience Audience,
    ConcernLink Concern
) : Happening
{
    public override string Headline => "The case was opened";
    public override string? Detail => $"Under the policy {Edition}.";
}

/// <summary>case-moved-to-edition/1: a named person moved the case to other words of the policy. What was done stays done.</summary>
/// <param name="From">The edition that it ran under before.</param>
public sealed record CaseMovedToEdition(string Edition, string Digest, string From, string Reason)
    : Happening
{
    public override string Headline => $"The case was moved to the policy {Edition}";
    public override string? Detail => $"From {From}. {Reason}";
}

/// <summary>concern-joined/1: another concern became part of this case.</summary>
public sealed record ConcernJoined(ConcernLink Concern) : Happening
{
    public override string Headline => $"Concern {Concern.Reference} was joined to the case";
}

/// <summary>facts-established/1: what became known, in one act.</summary>
public sealed record FactsEstablished(IReadOnlyList<FactGiven> Facts, string? Source) : Happening
{
    public override string Headline =>
        Facts.Count == 1 ? "A fact was established" : "Facts were established";
    public override string? Detail =>
        string.Join("; ", Facts) + (Source is null ? "" : $". From: {Source}");
    public override bool CanBeStruckOut => true;
}

/// <summary>asked-not-known/1: a question was asked and nobody could answer it.</summary>
public sealed record AskedNotKnown(string Fact, string? Entity, string Because) : Happening
{
    public override string Headline => "A question was asked and could not be answered";
    public override string? Detail => $"{Fact}: {Because}";
    public override bool CanBeStruckOut => true;
}

/// <summary>note-made/1: something worth keeping, with its own time.</summary>
public sealed record NoteMade(string Words) : Happening
{
    public override string Headline => "A note was made";
    public override string? Detail => Words;
    public override bool CanBeStruckOut => true;
}

/// <summary>corrected/1: points at an entry that was wrong; both stay visible.</summary>
/// <param name="Of">The place of the entry in the school's log.</param>
public sealed record Corrected(long Of, string Says, string Reason) : Happening
{
    public override string Headline => "An entry was corrected";
    public override string? Detail => $"{Says} Because: {Reason}";
}

/// <summary>case-closed/1: nothing that must stand was left; the review says what was learned.</summary>
public sealed record CaseClosed(string Review) : Happening
{
    public override string Headline => "The case was closed";
    public override string? Detail => Review;
}

/// <summary>case-reopened/1: by a person, or because something new raised duties.</summary>
/// <param name="ByNewFact">True when what was newly recorded raised duties that must be dealt with.</param>
public sealed record CaseReopened(string Because, bool ByNewFact) : Happening
{
    public override string Headline =>
        ByNewFact ? "The case opened again because of something new" : "The case was opened again";
    public override string? Detail => Because;
}

/// <summary>record-read/1: somebody looked; at most once per person, case and quarter hour.</summary>
/// <param name="Part">Which part was looked at first: overview, words, chronology ...</param>
public sealed record RecordRead(string Part) : Happening
{
    public override string Headline => "The record was read";
    public override string? Detail => Part;
}

/// <summary>sight-given/1: somebody may see the support side of these children, because they need to.</summary>
public sealed record SightGiven(
    PersonId To,
    string ToName,
    IReadOnlyList<string> Children,
    string Why
) : Happening
{
    public override string Headline => "A colleague was let see what their support needs";
    public override string? Detail => $"{ToName}. {Why}";
}

/// <summary>sight-ended/1: they need it no more.</summary>
public sealed record SightEnded(PersonId To, string ToName, string Why) : Happening
{
    public override string Headline => "A colleague's sight of the case ended";
    public override string? Detail => $"{ToName}. {Why}";
}
