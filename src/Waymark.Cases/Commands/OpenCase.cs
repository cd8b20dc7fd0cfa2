using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cases.Commands;

/// <summary>A lead makes a case of a concern, pinned to the edition in force.</summary>
public sealed record OpenCase
{
    /// <summary>Which sending of a form this is: sending the same form twice records once.</summary>
    public Guid? Submission { get; init; }

    /// <summary>Entries in the new case's file and in the concern's own.</summary>
    public Outcome Decide(Concern concern, Policy policy, FileId file, CaseReference reference)
    {
        if (concern.Into is { } into)
            return new Refused($"This report is part of case {into.Reference}.");
        if (concern.State == ConcernState.SetAside)
            return new Refused("This report was found not to fall under this policy.");
        if (concern.TakenBy is null)
            return new Refused("Take this report before you open a case.");
        var link = Link(concern, "p1", "d1");
        var edition = policy.Edition.Id;
        return new Decided([
            new Written(
                new CaseOpened(reference.Text, edition, policy.Digest, concern.Audience, link)
                {
                    Submission = Submission,
                }
            )
            {
                File = file,
            },
            new Written(new ConcernBroughtIntoCase(file, reference.Text)) { File = concern.File },
        ]);
    }

    /// <summary>The concern as a part of a case, its child and its device under free names. A report that is not yet complete may still tell of a device.</summary>
    internal static ConcernLink Link(Concern concern, string child, string device) =>
        new(concern.File, concern.Reference.Text, child, MayTellOfDevice(concern) ? device : null);

    private static bool MayTellOfDevice(Concern concern) =>
        concern.Completed is not { } report
        || report.Device is { } told
            && (told.Owner is not null || told.Holder is not null || told.At is not null);
}
