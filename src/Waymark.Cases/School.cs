using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>A pupil of the register.</summary>
/// <param name="Sex">As the school recorded it: female, male or other; null where not known.</param>
/// <param name="Send">Special educational needs or disability; null where not known.</param>
public sealed record Pupil(
    Guid Id,
    string Name,
    string? Class,
    DateOnly? Born,
    string? Sex,
    bool? Send,
    bool? LookedAfter,
    IReadOnlyList<Contact> Contacts
);

/// <summary>A parent or carer.</summary>
public sealed record Contact(
    string Name,
    string Relation,
    bool HasParentalResponsibility,
    string? Phone
);

/// <summary>How to reach the school, and when it is open. Times and days are the school's own.</summary>
/// <param name="Phones">Who to ring, in the order in which they are shown.</param>
/// <param name="Office">The number of the school office; null where none was given.</param>
public sealed record SchoolSettings(
    string Name,
    IReadOnlyList<PhoneNumber> Phones,
    TimeOnly Opens,
    TimeOnly Closes,
    string? Office
)
{
    /// <summary>What stands until the school says otherwise: open from eight to five, no number given.</summary>
    public static SchoolSettings Of(string name) => new(name, [], new(8, 0), new(17, 0), null);

    /// <summary>A number for adults of the school who have heard something hard; null where none was given.</summary>
    public string? StaffSupport { get; init; }

    /// <summary>Days that are no working days.</summary>
    public IReadOnlyList<DateOnly> BankHolidays { get; init; } = [];

    /// <summary>Days on which the school is closed.</summary>
    public IReadOnlyList<DateOnly> ClosedDays { get; init; } = [];

    /// <summary>Minutes until the next deputy is told of a report that nobody has taken.</summary>
    public int DeputyAfterMinutes { get; init; } = 5;

    /// <summary>Minutes until the head is told of it.</summary>
    public int HeadAfterMinutes { get; init; } = 10;

    /// <summary>The IANA name of the school's time zone.</summary>
    public string Zone { get; init; } = "Europe/London";

    /// <summary>The days as the policy's clocks read them.</summary>
    public SchoolCalendar Calendar() => new(BankHolidays.ToHashSet(), ClosedDays.ToHashSet());

    /// <summary>The school's wall clock.</summary>
    public SchoolTime Time() => new(TimeZoneInfo.FindSystemTimeZoneById(Zone));
}

/// <summary>A number to ring, and whose it is.</summary>
public sealed record PhoneNumber(string Whose, string Number);

/// <summary>That somebody has read the policy, by its digest, and when they said so.</summary>
public sealed record PolicyRead(PersonId Person, string Digest, DateTimeOffset At);

/// <summary>An edition that a school adopted.</summary>
/// <param name="From">The first day on which it counts.</param>
/// <param name="By">Who adopted it.</param>
/// <param name="At">When that was recorded, UTC.</param>
/// <param name="Reason">Why; null where the school began with it.</param>
public sealed record AdoptedEdition(
    string Edition,
    string Digest,
    DateOnly From,
    string By,
    DateTimeOffset At,
    string? Reason
)
{
    internal static AdoptedEdition Of(Recorded entry, EditionAdopted adopted) =>
        new(
            adopted.Edition,
            adopted.Digest,
            adopted.From ?? DateOnly.FromDateTime(entry.At.UtcDateTime),
            entry.By.Name,
            entry.At,
            adopted.Reason
        );
}

/// <summary>The school as it stands: settings, the adults and the order of cover. Pupils are looked up one by one.</summary>
/// <param name="Edition">The id of the edition that it began with; null where it never said.</param>
/// <param name="Cover">Leads in the order in which they are told; those not on duty left out.</param>
public sealed record School(
    SchoolId Id,
    SchoolSettings Settings,
    IReadOnlyList<Colleague> Colleagues,
    IReadOnlyList<PersonId> Cover,
    string? Edition
)
{
    /// <summary>Who said that they have read which words of the policy: for each person the first time for each digest.</summary>
    public IReadOnlyList<PolicyRead> PolicyReads { get; init; } = [];

    /// <summary>When a person said that they have read exactly these words; null where they have not.</summary>
    public DateTimeOffset? ReadBy(PersonId person, string digest) =>
        PolicyReads.FirstOrDefault(read => read.Person == person && read.Digest == digest)?.At;

    /// <summary>The editions that it adopted, in the order recorded.</summary>
    public IReadOnlyList<AdoptedEdition> Adopted { get; init; } = [];

    /// <summary>What counts on a day: of what was adopted for it or for an earlier day the latest, of several for one day the last recorded. Null where nothing was.</summary>
    public AdoptedEdition? AdoptionOn(DateOnly day) =>
        Adopted
            .Where(adopted => adopted.From <= day)
            .Select((adopted, order) => (adopted, order))
            .OrderBy(one => one.adopted.From)
            .ThenBy(one => one.order)
            .LastOrDefault()
            .adopted;

    /// <summary>The head; null where none is recorded.</summary>
    public Colleague? Head => Colleagues.FirstOrDefault(one => one.IsHead);

    /// <summary>The leads and deputies in the order of cover, then any other.</summary>
    public IReadOnlyList<Colleague> Leads =>
        [
            .. Colleagues
                .Where(one => one.IsLead)
                .OrderBy(one =>
                    Cover.Contains(one.Person) ? Cover.ToList().IndexOf(one.Person) : int.MaxValue
                )
                .ThenBy(one => one.Has(Roles.SafeguardingLead) ? 0 : 1),
        ];

    /// <summary>A pupil as the register has them today, for an entry that must read alone.</summary>
    public static PupilSeen Seen(Pupil pupil)
    {
        ArgumentNullException.ThrowIfNull(pupil);
        return new(
            pupil.Id,
            pupil.Name,
            pupil.Class,
            pupil.Born,
            pupil.Sex,
            pupil.Send,
            pupil.LookedAfter
        );
    }

    /// <summary>The school that the entries of its own file tell; null where they begin none.</summary>
    internal static School? From(SchoolId id, IEnumerable<Recorded> entries) =>
        entries.Aggregate((School?)null, (school, entry) => After(id, school, entry));

    private static School? After(SchoolId id, School? school, Recorded entry) =>
        (school, entry.What) switch
        {
            (null, SchoolMade made) => new(
                id,
                new SchoolSettings(made.Name, [], new TimeOnly(8, 0), new TimeOnly(16, 0), null),
                [],
                [],
                null
            ),
            (null, _) => null,
            (_, SchoolSettingsGiven given) => school with { Settings = given.Settings },
            (_, PolicyReadConfirmed read) => school.ReadBy(entry.By.Person, read.Digest) is null
                ? school with
                {
                    PolicyReads =
                    [
                        .. school.PolicyReads,
                        new PolicyRead(entry.By.Person, read.Digest, entry.At),
                    ],
                }
                : school,
            (_, EditionAdopted adopted) => school with
            {
                Edition = adopted.From is null ? adopted.Edition : school.Edition,
                Adopted = [.. school.Adopted, AdoptedEdition.Of(entry, adopted)],
            },
            (_, CoverArranged arranged) => school with { Cover = arranged.Order },
            (_, ColleagueJoined joined) => school with
            {
                Colleagues =
                [
                    .. school.Colleagues.Where(one => one.Person != joined.Person),
                    new Colleague(id, joined.Person, joined.Name, joined.Roles),
                ],
            },
            (_, ColleagueLeft left) => school with
            {
                Colleagues = [.. school.Colleagues.Where(one => one.Person != left.Person)],
                Cover = [.. school.Cover.Where(one => one != left.Person)],
            },
            _ => school,
        };
}
