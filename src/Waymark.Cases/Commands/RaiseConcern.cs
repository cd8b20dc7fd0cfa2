using Waymark.Cases.Entries;

namespace Waymark.Cases.Commands;

/// <summary>Any adult answers the first question. The alert goes out with it: it is never refused.</summary>
/// <param name="Audience">Head or Chair where it is about an adult who works here, or about the head.</param>
public sealed record RaiseConcern(SafeNow Safe, Audience Audience = Audience.Safeguarding)
{
    /// <summary>Which sending of a form this is: sending the same form twice records once.</summary>
    public Guid? Submission { get; init; }

    /// <summary>The first entry of a new concern.</summary>
    public Decided Decide(CaseReference reference) =>
        new([
            new Written(
                new ConcernRaised(reference.Text, Safe, Audience) { Submission = Submission }
            ),
        ]);
}
