using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>A message about to wait in the outbox.</summary>
/// <param name="UntilTaken">Called off when somebody takes the concern.</param>
internal sealed record MessageWaiting(
    PersonId To,
    MessageKind Kind,
    CaseReference? Reference,
    DateTimeOffset DueAt,
    bool UntilTaken
)
{
    public DateTimeOffset? Before { get; init; }
    public bool IsUrgent { get; init; }
    public string? Checkpoint { get; init; }
}

/// <summary>Whom an entry concerns at once. A message names nobody and says nothing of the case.</summary>
internal static class Messages
{
    /// <summary>How soon everybody is told again where a child may not be safe now.</summary>
    private static readonly TimeSpan s_again = TimeSpan.FromMinutes(3);

    internal static IEnumerable<MessageWaiting> For(Recorded entry, Dossier after, School school) =>
        entry.What switch
        {
            ConcernRaised raised => Alert(entry, raised, school),
            ConcernPassedOn passed when after.Concern(entry.File) is { } concern =>
            [
                new(passed.To, MessageKind.TakeReport, concern.Reference, entry.At, true)
                {
                    IsUrgent = true,
                },
            ],
            _ when after.Case is { } one => About(entry, one, school),
            _ => [],
        };

    private static IEnumerable<MessageWaiting> Alert(
        Recorded entry,
        ConcernRaised raised,
        School school
    )
    {
        if (CaseReference.Read(raised.Reference) is not { } reference)
            return [];
        var steps = raised.Audience switch
        {
            Audience.Head => [(Holding(school, Roles.Head), TimeSpan.Zero)],
            Audience.Chair => [(Holding(school, Roles.ChairOfGovernors), TimeSpan.Zero)],
            _ => Ladder(raised, school),
        };
        return steps.SelectMany(step =>
            step.Who.Select(who => new MessageWaiting(
                who,
                MessageKind.TakeReport,
                reference,
                entry.At + step.After,
                true
            )
            {
                IsUrgent = true,
            })
        );
    }

    /// <summary>First those on duty, then the next deputy, then the head; everybody at once where the child may not be safe now.</summary>
    private static IEnumerable<(IReadOnlyList<PersonId> Who, TimeSpan After)> Ladder(
        ConcernRaised raised,
        School school
    )
    {
        var leads = school.Leads.Select(one => one.Person).ToList();
        var heads = Holding(school, Roles.Head);
        List<PersonId> everybody = [.. leads.Concat(heads).Distinct()];
        if (raised.Safe == SafeNow.WorriedAboutToday || school.Cover.Count == 0)
            return [(everybody, TimeSpan.Zero), (everybody, s_again)];
        return
        [
            (leads, TimeSpan.Zero),
            ([.. leads.Take(2)], TimeSpan.FromMinutes(school.Settings.DeputyAfterMinutes)),
            (heads, TimeSpan.FromMinutes(school.Settings.HeadAfterMinutes)),
        ];
    }

    private static IEnumerable<MessageWaiting> About(Recorded entry, Case one, School school)
    {
        var (who, kind) = entry.What switch
        {
            SearchAsked => (Signers(entry, school, Roles.Head), MessageKind.MakeDecision),
            SearchAllowed answered => (Asker(one, answered.Ask), MessageKind.ReadMessage),
            SearchRefused answered => (Asker(one, answered.Ask), MessageKind.ReadMessage),
            DecisionTaken taken => (
                [.. taken.AgreementOf.SelectMany(role => Signers(entry, school, role))],
                MessageKind.MakeDecision
            ),
            DecisionAgreed agreed => (Taker(one, agreed.Of), MessageKind.ReadMessage),
            DecisionNotAgreed agreed => (Taker(one, agreed.Of), MessageKind.ReadMessage),
            SeniorTold told => (
                [.. told.People.Select(person => person.Person)],
                MessageKind.ReadMessage
            ),
            DutyHandedBack => (
                [
                    .. school
                        .Colleagues.Where(them => Access.Hears(them, one.Audience))
                        .Select(them => them.Person),
                ],
                MessageKind.DoTask
            ),
            _ => ((IReadOnlyList<PersonId>)[], MessageKind.ReadMessage),
        };
        return who.Distinct()
            .Select(person => new MessageWaiting(person, kind, one.Reference, entry.At, false)
            {
                IsUrgent = entry.What is SearchAsked,
            });
    }

    /// <summary>Those who hold the role; where the only one is the person who asks, those who stand in.</summary>
    private static List<PersonId> Signers(Recorded entry, School school, string role)
    {
        List<PersonId> others = [.. Holding(school, role).Where(one => one != entry.By.Person)];
        return others.Count > 0
            ? others
            :
            [
                .. Holding(school, Roles.DeputyLead)
                    .Concat(Holding(school, Roles.ChairOfGovernors))
                    .Where(one => one != entry.By.Person),
            ];
    }

    private static IReadOnlyList<PersonId> Asker(Case one, string ask) =>
        [
            .. one
                .Searches.Where(search => search.Ask == ask)
                .Select(search => search.Asked?.By.Person)
                .OfType<PersonId>(),
        ];

    private static IReadOnlyList<PersonId> Taker(Case one, long of) =>
        [
            .. one
                .Decisions.Where(decision => decision.Taken.Index == of)
                .Select(decision => decision.Taken.By.Person),
        ];

    internal static IReadOnlyList<PersonId> Holding(School school, string role) =>
        [.. school.Colleagues.Where(one => one.Has(role)).Select(one => one.Person)];
}
