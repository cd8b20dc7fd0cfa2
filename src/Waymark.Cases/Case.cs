using System.Globalization;
using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>What is known, since when and from whom.</summary>
/// <param name="At">When it became known.</param>
/// <param name="By">Whose entry says so.</param>
public sealed record KnownFact(
    string Fact,
    string? Entity,
    IReadOnlyList<string> Values,
    DateTimeOffset At,
    string By
);

/// <summary>A person in the case.</summary>
/// <param name="Name">What they are called; null where nobody knows.</param>
/// <param name="HowSure">How sure their parts are: alleged until told otherwise.</param>
public sealed record PersonInCase(
    string Entity,
    string? Name,
    IReadOnlyList<string> Parts,
    string HowSure,
    PupilSeen? Pupil
)
{
    /// <summary>The adult who works here that this is; null for everybody else.</summary>
    public PersonId? Colleague { get; init; }
}

/// <summary>A device of the case and its custody so far, oldest first.</summary>
public sealed record DeviceInCase(
    string Entity,
    string Called,
    string? Owner,
    string? Holder,
    string? At
)
{
    /// <summary>Where exactly it is kept; null where nobody says.</summary>
    public string? Place { get; init; }

    /// <summary>The seal or bag it is kept in; null where it is in none.</summary>
    public string? Seal { get; init; }

    /// <summary>Each link of custody, oldest first.</summary>
    public IReadOnlyList<Recorded> Custody { get; init; } = [];
}

/// <summary>A place of the case.</summary>
public sealed record PlaceInCase(string Entity, string Called, string? Kind);

/// <summary>Where a request to search stands.</summary>
public enum SearchState
{
    /// <summary>Waiting for the person who grants it.</summary>
    Asked,

    /// <summary>Allowed until a time; see <see cref="Search.Until"/>.</summary>
    Allowed,

    /// <summary>Not allowed.</summary>
    Refused,

    /// <summary>Done; what was done is written down.</summary>
    Done,
}

/// <summary>A search that was asked for, or took place.</summary>
/// <param name="Ask">Its name within the case (a1).</param>
public sealed record Search(string Ask, string Act, string Device, SearchState State)
{
    /// <summary>The request; null where nobody asked before it was done.</summary>
    public Recorded? Asked { get; init; }

    /// <summary>The grant or the refusal; null while it waits.</summary>
    public Recorded? Answered { get; init; }

    /// <summary>What was done; null until it is written down.</summary>
    public Recorded? Done { get; init; }

    /// <summary>When the permission ends; null unless allowed.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The facts of the act so far.</summary>
    public IReadOnlyList<FactGiven> Facts { get; init; } = [];
}

/// <summary>Where a decision stands.</summary>
public enum DecisionState
{
    /// <summary>Waiting for somebody's agreement.</summary>
    Waiting,

    /// <summary>It stands (the policy may since call it stale).</summary>
    Stands,

    /// <summary>Not agreed: it must be taken again.</summary>
    NotAgreed,
}

/// <summary>A decision that was taken in the case, the latest of its kind last.</summary>
public sealed record DecisionInCase(
    Recorded Taken,
    DecisionTaken What,
    DecisionState State,
    IReadOnlyList<Recorded> Answers
)
{
    /// <summary>The roles whose agreement is still missing.</summary>
    public IReadOnlyList<string> StillToAgree =>
        State == DecisionState.Waiting
            ?
            [
                .. What.AgreementOf.Except(
                    Answers
                        .Select(answer => answer.What)
                        .OfType<DecisionAgreed>()
                        .Select(one => one.Role)
                ),
            ]
            : [];
}

/// <summary>A notice to the senior team and who has confirmed it.</summary>
public sealed record Notice(Recorded Entry, SeniorTold What, IReadOnlyList<PersonId> ConfirmedBy);

/// <summary>A case as its entries tell it. Made only by <see cref="From"/>; nothing in it can be changed.</summary>
public sealed record Case(FileId File, CaseReference Reference, string Edition, string Digest)
{
    /// <summary>Kept from everybody but these.</summary>
    public Audience Audience { get; init; }

    /// <summary>When the school was first told, UTC.</summary>
    public DateTimeOffset ToldAt { get; init; }

    /// <summary>When the case was opened, UTC.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Whether it is open now.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>The lead who opened it.</summary>
    public required Author Lead { get; init; }

    /// <summary>The concerns that are part of it, with their names within the case.</summary>
    public IReadOnlyList<ConcernLink> Concerns { get; init; } = [];

    /// <summary>Those who raised its concerns.</summary>
    public IReadOnlyList<PersonId> Reporters { get; init; } = [];

    /// <summary>The people of the case, in the order in which they came in.</summary>
    public IReadOnlyList<PersonInCase> People { get; init; } = [];

    /// <summary>The devices of the case, in the order in which they came in.</summary>
    public IReadOnlyList<DeviceInCase> Devices { get; init; } = [];

    /// <summary>The places of the case.</summary>
    public IReadOnlyList<PlaceInCase> Places { get; init; } = [];

    /// <summary>Searches that were asked for or took place.</summary>
    public IReadOnlyList<Search> Searches { get; init; } = [];

    /// <summary>Acts other than searches that took place.</summary>
    public IReadOnlyList<Recorded> Acts { get; init; } = [];

    /// <summary>What is known now: the latest of each.</summary>
    public IReadOnlyList<KnownFact> Facts { get; init; } = [];

    /// <summary>Questions that were asked and could not be answered, and still are not.</summary>
    public IReadOnlyList<AskedNotKnown> NotKnown { get; init; } = [];

    /// <summary>Every decision taken, oldest first; the last of a kind counts.</summary>
    public IReadOnlyList<DecisionInCase> Decisions { get; init; } = [];

    /// <summary>What the senior team was told, and who has confirmed it.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>Who may see the support side, and of which children.</summary>
    public IReadOnlyList<SightGiven> Sights { get; init; } = [];

    /// <summary>Own words, the reports' among them, oldest first: entries of kinds account-recorded, concern-completed and concern-added-to.</summary>
    public IReadOnlyList<Recorded> Words { get; init; } = [];

    /// <summary>Wishes and what the child was told, oldest first.</summary>
    public IReadOnlyList<Recorded> ChildsPlace { get; init; } = [];

    /// <summary>Every entry, the joined concerns' among them, in the order of the log.</summary>
    public IReadOnlyList<Recorded> Entries { get; init; } = [];

    /// <summary>The places in the log of entries that a correction struck out.</summary>
    public IReadOnlySet<long> StruckOut { get; init; } = new HashSet<long>();

    /// <summary>The case that these entries tell, those of the concerns joined to it among them; null where they open none.</summary>
    public static Case? From(IEnumerable<Recorded> entries) => CaseFold.Of(entries);

    /// <summary>The decision of that id taken last; null where none was.</summary>
    public DecisionInCase? Decision(string id) =>
        Decisions.LastOrDefault(decision => decision.What.Decision == id);

    /// <summary>The next free name within the case: p for people, d for devices, l for places, a for acts. A concern's child and device have theirs from the first, told or not.</summary>
    internal string NextName(char letter)
    {
        var used = letter switch
        {
            'p' => People.Select(one => one.Entity).Concat(Concerns.Select(link => link.Child)),
            'd' => Devices.Select(one => one.Entity).Concat(Concerns.Select(link => link.Device)),
            'l' => Places.Select(one => one.Entity),
            _ => Searches
                .Select(one => one.Ask)
                .Concat(Acts.Select(act => ((ActRecorded)act.What).Entity)),
        };
        var last = used.OfType<string>().Select(Number).DefaultIfEmpty(0).Max();
        return letter + (last + 1).ToString(CultureInfo.InvariantCulture);

        static int Number(string name) =>
            int.TryParse(name.AsSpan(1), CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    /// <summary>Whether the case has that person, device, place or act.</summary>
    public bool Has(string entity) =>
        People.Any(one => one.Entity == entity)
        || Devices.Any(one => one.Entity == entity)
        || Places.Any(one => one.Entity == entity)
        || Searches.Any(one => one.Ask == entity)
        || Acts.Any(act => ((ActRecorded)act.What).Entity == entity);
}
