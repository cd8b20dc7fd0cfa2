using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Cases.Commands;

/// <summary>The head adopts an edition for the cases that are opened from a day on. Open cases stay on theirs.</summary>
/// <param name="From">The first day on which it counts: today or later.</param>
public sealed record AdoptEdition(Policy Edition, DateOnly? From, string Reason)
{
    /// <summary>An entry, or a refusal. Pure.</summary>
    /// <param name="today">The school's own day.</param>
    public Outcome Decide(Colleague who, School school, Editions editions, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(editions);
        if (!who.IsHead)
            return new Refused("Only the head adopts a policy for the school.");
        if (From is not { } from)
            return Wrong(nameof(From), "Say from which day it counts.");
        if (from < today)
            return Wrong(nameof(From), "This day is past. A policy counts from today or later.");
        var now = editions.InForce(school, today);
        if (Edition.Edition.Id != now.Edition.Id && now.BuiltFrom.Contains(Edition.Edition.Id))
            return new Refused(
                $"{now.Edition.Id} builds on {Edition.Edition.Id} and may not be looser than it. A school does not go back to the older one."
            );
        if (editions.InForce(school, from).Digest == Edition.Digest)
            return Wrong(nameof(From), "This policy counts on that day already.");
        return Typed.Check(Reason, nameof(Reason), "Say why the school adopts it.")
            ?? Outcome.Now(
                new EditionAdopted(Edition.Edition.Id, Edition.Digest)
                {
                    From = from,
                    Reason = Reason,
                }
            );
    }

    private static Refused Wrong(string field, string sentence) => new(sentence) { Field = field };
}
