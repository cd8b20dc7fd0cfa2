using System.Globalization;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;

namespace Waymark.Cases.Commands;

/// <summary>A file, when its time is up, and who looks at it when: commands about its keeping decide on nothing else.</summary>
/// <param name="Today">The school's own day.</param>
public sealed record FileReview(CaseKeeping Keeping, Review Review, Colleague Who, DateOnly Today)
{
    /// <summary>The names of the people in it, which may not stand in what is kept after it is gone. Only where one file was opened.</summary>
    internal IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether its time is up and nothing holds it.</summary>
    public bool IsDue => Review.On <= Today && Keeping.Hold is null;

    /// <summary>Whether this person may agree to what waits: it was somebody else who proposed it.</summary>
    public bool MayAgree => Keeping.Proposal is { } proposal && !Access.IsSame(Who, proposal.By);
}

/// <summary>Something done about the keeping of a file by somebody who oversees it.</summary>
public abstract record KeepingCommand
{
    /// <summary>Which sending of a form this is: sending the same form twice records once.</summary>
    public Guid? Submission { get; init; }

    /// <summary>Entries, or a refusal. Pure.</summary>
    public abstract Outcome Decide(FileReview now);
}

/// <summary>A hold goes before every day: the file is not erased while it stands.</summary>
public sealed record HoldFile(string Reason) : KeepingCommand
{
    public override Outcome Decide(FileReview now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Keeping.Hold is { } hold)
            return new Refused($"{hold.Name} put this file on hold already.");
        return Typed.Check(Reason, nameof(Reason), "Say why the file must be kept.")
            ?? Outcome.Now(new FileHeld(Reason));
    }
}

/// <summary>Ends a hold. The file is not erased by that.</summary>
public sealed record ReleaseFile(string Reason) : KeepingCommand
{
    public override Outcome Decide(FileReview now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Keeping.Hold is null)
            return new Refused("This file is not on hold.");
        return Typed.Check(Reason, nameof(Reason), "Say why the hold can end.")
            ?? Outcome.Now(new FileReleased(Reason));
    }
}

/// <summary>Keeps a file that was looked at until a day on which it is looked at again.</summary>
public sealed record KeepFile(DateOnly? Until, string Reason) : KeepingCommand
{
    public override Outcome Decide(FileReview now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (Until is not { } until)
            return Wrong("Say until which day it is kept.");
        if (until <= now.Today)
            return Wrong("Give a day after today.");
        if (until <= now.Review.On)
            return Wrong("It is kept longer than that already.");
        return Typed.Check(Reason, nameof(Reason), "Say why it is kept.")
            ?? Outcome.Now(new FileKept(until, Reason));
    }

    private static Refused Wrong(string sentence) => new(sentence) { Field = nameof(Until) };
}

/// <summary>Proposes that a file is erased. Somebody else has to agree.</summary>
public sealed record ProposeErasure(string Reason) : KeepingCommand
{
    public override Outcome Decide(FileReview now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (Refuse(now) is { } refused)
            return refused;
        if (now.Keeping.Proposal is { } proposal)
            return new Refused($"{proposal.Name} proposed it already.");
        if (Names(now).Intersect(NameTokens.Parts(Reason)).Any())
        {
            return new Refused(
                "This reason is kept after the file is gone. Write it without any name of a person in the file."
            )
            {
                Field = nameof(Reason),
            };
        }

        return Typed.Check(Reason, nameof(Reason), "Say why it can be erased.")
            ?? Outcome.Now(new ErasureProposed(RuleOf(now.Review), now.Review.On!.Value, Reason));
    }

    // Somebody may be called "a cousin, name not known": only what is written like a name is one.
    private static IEnumerable<string> Names(FileReview now) =>
        now
            .Names.SelectMany(name => name.Split(' '))
            .Where(word => word.Length > 2 && char.IsUpper(word[0]))
            .SelectMany(NameTokens.Parts);

    /// <summary>Why nobody can have this file erased now; null where its time is up.</summary>
    internal static Refused? Refuse(FileReview now) =>
        now switch
        {
            { Keeping.ClosedOn: null } => new("This case is open. Only a closed case is erased."),
            { Keeping.Hold: { } hold } => new(
                $"{hold.Name} put this file on hold. End the hold first."
            ),
            { Review.On: null } => new(
                "Nobody can say yet until when this file is kept. Find out the dates of birth first."
            ),
            { IsDue: false } => new(
                $"This file is kept until {now.Review.On!.Value.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))}."
            ),
            _ => null,
        };

    internal static string RuleOf(Review review) =>
        review.Rule?.Says ?? "Until the day that was set when it was looked at before";
}

/// <summary>Does not agree that a file is erased, or takes one's own proposal back.</summary>
public sealed record DeclineErasure(string Reason) : KeepingCommand
{
    public override Outcome Decide(FileReview now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Keeping.Proposal is null)
            return new Refused("Nobody proposes to erase this file.");
        return Typed.Check(Reason, nameof(Reason), "Say why it stays.")
            ?? Outcome.Now(new ErasureNotAgreed(Reason));
    }
}

/// <summary>Agrees to what somebody else proposed: the file is erased, for ever.</summary>
public sealed record AgreeToErasure : KeepingCommand
{
    public override Outcome Decide(FileReview now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Keeping.Proposal is null)
            return new Refused("Nobody proposes to erase this file.");
        if (!now.MayAgree)
            return new Refused("You proposed it yourself. Somebody else has to agree.");
        return ProposeErasure.Refuse(now) ?? Outcome.Now(new ErasureAgreed());
    }
}
