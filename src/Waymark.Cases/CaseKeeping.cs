using System.Globalization;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>What one person did about the keeping of a file.</summary>
/// <param name="Role">The role in which they did.</param>
/// <param name="At">When, UTC.</param>
public sealed record KeepingAct(
    PersonId By,
    string Name,
    string Role,
    DateTimeOffset At,
    string Reason
);

/// <summary>All that says how long a case is kept. It holds no name of anybody in it.</summary>
public sealed record CaseKeeping(CaseReference Reference, Audience Audience, DateOnly OpenedOn)
{
    /// <summary>The day on which it was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>When the youngest person in it was born, or the latest that it can have been where only an age is known; null where nobody's is known.</summary>
    public DateOnly? Born { get; init; }

    /// <summary>Those in it, by their names within the case, of whom neither date of birth nor age is known. Adults who work here are left out.</summary>
    public IReadOnlyList<string> NotKnown { get; init; } = [];

    /// <summary>What there still is to find out once the case is closed: those of <see cref="NotKnown"/> of whom nobody wrote down that it cannot be known.</summary>
    public IReadOnlyList<string> ToFindOut { get; init; } = [];

    /// <summary>When it was closed, UTC; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What editions said of it when it last moved on: of each which rules do not hold, and of which nobody can say.</summary>
    public IReadOnlyList<KeepingUnder> Under { get; init; } = [];

    /// <summary>The hold on it; null where there is none.</summary>
    public KeepingAct? Hold { get; init; }

    /// <summary>Until when it is kept since somebody looked at it; null where nobody has.</summary>
    public DateOnly? KeptUntil { get; init; }

    /// <summary>The proposal to erase it that waits for another person; null where none does.</summary>
    public KeepingAct? Proposal { get; init; }

    /// <summary>As its entries tell it.</summary>
    public static CaseKeeping Of(Case one, SchoolTime time)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(time);
        var births = one
            .People.Where(person => person.Colleague is null)
            .Select(person => (person.Entity, Born: Birth(one, person.Entity, time)))
            .ToList();
        var now = new CaseKeeping(one.Reference, one.Audience, time.Day(one.OpenedAt))
        {
            Born = births.Max(person => person.Born),
            NotKnown =
            [
                .. births.Where(person => person.Born is null).Select(person => person.Entity),
            ],
        };
        now = now with { ToFindOut = [.. now.NotKnown.Where(person => !WasAsked(one, person))] };
        foreach (var entry in one.Entries.Where(entry => entry.File == one.File))
            now = now.After(entry, time);
        return now;
    }

    /// <summary>When its time is up under these rules: the last day that any of them gives.</summary>
    public Review Review(IEnumerable<RetentionOutlook> rules)
    {
        var given = rules.Select(one => (one.Rule, one.Holds, On: On(one.Rule))).ToList();
        if (ClosedOn is null || given.Count == 0 || given.Any(one => one.On is null))
            return new(KeptUntil is null || ClosedOn is null ? null : KeptUntil, null);
        var last = given.MaxBy(one => (one.On, one.Holds, one.Rule.Clauses.Count));
        return KeptUntil > last.On
            ? new(KeptUntil, null)
            : new(last.On, last.Rule) { IsSure = last.Holds == Truth.Yes };
    }

    private DateOnly? On(RetentionRule rule) =>
        rule.After switch
        {
            RetentionStart.Closing => ClosedOn?.AddYears(rule.Years),
            _ when NotKnown.Count > 0 => null,
            _ => Born?.AddYears(rule.Years),
        };

    private CaseKeeping After(Recorded entry, SchoolTime time) =>
        entry.What switch
        {
            CaseClosed => this with { ClosedOn = time.Day(entry.At), ClosedAt = entry.At },
            CaseReopened => this with { ClosedOn = null, ClosedAt = null, Proposal = null },
            FileHeld held => this with { Hold = Act(entry, held.Reason), Proposal = null },
            FileReleased => this with { Hold = null },
            FileKept kept => this with { KeptUntil = kept.Until, Proposal = null },
            ErasureProposed proposed => this with { Proposal = Act(entry, proposed.Reason) },
            ErasureNotAgreed => this with { Proposal = null },
            _ => this,
        };

    private static KeepingAct Act(Recorded entry, string reason) =>
        new(entry.By.Person, entry.By.Name, entry.By.Role, entry.At, reason);

    /// <summary>Somebody who was so many years old on a day was born at the latest that many years before it.</summary>
    private static DateOnly? Birth(Case one, string person, SchoolTime time)
    {
        if (
            Known(one, person, FactIds.PersonBorn) is { } born
            && DateOnly.TryParseExact(
                born.Values[0],
                "O",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        return
            Known(one, person, FactIds.PersonAge) is { } age
            && int.TryParse(age.Values[0], CultureInfo.InvariantCulture, out var years)
            ? time.Day(age.At).AddYears(-years)
            : null;
    }

    private static bool WasAsked(Case one, string person) =>
        one.NotKnown.Any(asked =>
            asked.Entity == person && asked.Fact is FactIds.PersonBorn or FactIds.PersonAge
        );

    private static KnownFact? Known(Case one, string person, string fact) =>
        one.Facts.FirstOrDefault(known =>
            known.Fact == fact && known.Entity == person && known.Values.Count == 1
        );
}

/// <summary>When a file's time is up.</summary>
/// <param name="On">The day; null while it cannot be said.</param>
/// <param name="Rule">The rule that gives it; null where a person who looked at the file did, or nothing does.</param>
public sealed record Review(DateOnly? On, RetentionRule? Rule)
{
    /// <summary>False where nobody can say yet whether that rule holds: until then it counts.</summary>
    public bool IsSure { get; init; } = true;
}

/// <summary>What one edition says of how long a case is kept.</summary>
/// <param name="Digest">The edition, by its exact words.</param>
/// <param name="Not">Its rules that are known not to hold.</param>
/// <param name="Unsure">Its rules of which it is not known whether they hold.</param>
public sealed record KeepingUnder(
    string Digest,
    IReadOnlyList<string> Not,
    IReadOnlyList<string> Unsure
)
{
    /// <summary>As the edition that a case is pinned to has it, and the one in force: neither can shorten the other.</summary>
    internal static IReadOnlyList<KeepingUnder> Of(Moment now, Editions editions) =>
        [
            .. Editions(now.Policy, now.School, editions, now.At)
                .Select(edition =>
                    edition.BuiltFrom.Intersect(now.Policy.BuiltFrom).Any()
                        ? Of(now with { Policy = edition })
                        : Foreign(edition)
                ),
        ];

    /// <summary>Those two editions, or the one where they are the same.</summary>
    internal static IEnumerable<Policy> Editions(
        Policy pinned,
        School school,
        Editions editions,
        DateTimeOffset now
    ) => new[] { editions.InForce(school, now), pinned }.DistinctBy(edition => edition.Digest);

    private static KeepingUnder Of(Moment now)
    {
        var rules = now.Guidance.Retention;
        return new(
            now.Policy.Digest,
            [.. now.Policy.Retention.Except(rules.Select(one => one.Rule)).Select(rule => rule.Id)],
            [.. rules.Where(one => one.Holds == Truth.Unknown).Select(one => one.Rule.Id)]
        );
    }

    /// <summary>A policy of another kind has no words for this case: nobody can say whether what hangs on its facts holds.</summary>
    private static KeepingUnder Foreign(Policy edition) =>
        new(
            edition.Digest,
            [],
            [.. edition.Retention.Where(rule => rule.IsConditional).Select(rule => rule.Id)]
        );

    /// <summary>The rules of that edition that count.</summary>
    internal IEnumerable<RetentionOutlook> Rules(Policy policy) =>
        policy
            .Retention.Where(rule => !Not.Contains(rule.Id))
            .Select(rule => new RetentionOutlook(
                rule,
                Unsure.Contains(rule.Id) ? Truth.Unknown : Truth.Yes
            ));
}
