using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>Reads the entries of a case one after another. Never throws: what it cannot place stays in the chronology and changes nothing else.</summary>
internal sealed class CaseFold
{
    private readonly Dictionary<(string? Entity, string Fact), KnownFact> facts = [];
    private readonly List<AskedNotKnown> notKnown = [];
    private readonly Dictionary<FileId, ConcernLink> links;
    private readonly HashSet<long> struck;
    private readonly Recorded[] entries;
    private Case? found;

    private CaseFold(IEnumerable<Recorded> recorded)
    {
        entries = [.. recorded.OrderBy(entry => entry.Index)];
        links = entries
            .Select(entry =>
                entry.What switch
                {
                    CaseOpened opened => opened.Concern,
                    ConcernJoined joined => joined.Concern,
                    _ => null,
                }
            )
            .OfType<ConcernLink>()
            .DistinctBy(link => link.File)
            .ToDictionary(link => link.File);
        struck = StruckOut(entries);
    }

    internal static Case? Of(IEnumerable<Recorded> entries) => new CaseFold(entries).Fold();

    private static HashSet<long> StruckOut(Recorded[] entries)
    {
        var strikable = entries
            .Where(entry => entry.What.CanBeStruckOut)
            .Select(entry => entry.Index)
            .ToHashSet();
        return
        [
            .. entries
                .Select(entry => entry.What)
                .OfType<Corrected>()
                .Select(correction => correction.Of)
                .Where(strikable.Contains),
        ];
    }

    private Case? Fold()
    {
        // The case stands on its opening, which comes after the concern's own entries in the log.
        var opening = entries.FirstOrDefault(entry => entry.What is CaseOpened);
        if (
            opening is not { What: CaseOpened opened }
            || CaseReference.Read(opened.Reference) is not { } reference
        )
            return null;
        found = new(opening.File, reference, opened.Edition, opened.Digest)
        {
            Lead = opening.By,
            Audience = opened.Audience,
            OpenedAt = opening.At,
            ToldAt = entries.Select(entry => entry.Known).Min(),
            Concerns = [.. links.Values],
        };
        foreach (var entry in entries.Where(entry => !struck.Contains(entry.Index)))
            found = Apply(found, entry);
        return found with
        {
            Facts = [.. facts.Values],
            NotKnown = [.. notKnown.Where(asked => !facts.ContainsKey((asked.Entity, asked.Fact)))],
            Entries = entries,
            StruckOut = struck,
        };
    }

    private Case Apply(Case now, Recorded entry) =>
        entry.What switch
        {
            ConcernRaised raised => Raised(now, entry, raised),
            ConcernCompleted completed => Completed(now, entry, completed),
            ConcernAddedTo => now with { Words = [.. now.Words, entry] },
            FactsEstablished established => Knowing(now, entry, established.Facts),
            DutyMet met => Knowing(now, entry, met.Facts),
            AskedNotKnown asked => Asked(now, asked),
            AccountRecorded => now with { Words = [.. now.Words, entry] },
            WishesRecorded or ChildTold => now with { ChildsPlace = [.. now.ChildsPlace, entry] },
            SeniorTold told => now with { Notices = [.. now.Notices, new(entry, told, [])] },
            SeniorToldConfirmed confirmed => Confirmed(now, entry, confirmed),
            SightGiven given => now with { Sights = [.. Others(now, given.To), given] },
            SightEnded ended => now with { Sights = [.. Others(now, ended.To)] },
            CaseMovedToEdition moved => now with { Edition = moved.Edition, Digest = moved.Digest },
            CaseClosed => now with { IsOpen = false },
            CaseReopened => now with { IsOpen = true },
            _ => RegisterFold.Apply(ActFold.Apply(now, entry, Know), entry, Know),
        };

    private Case Raised(Case now, Recorded entry, ConcernRaised raised)
    {
        Know(entry, FactIds.RiskImmediate, null, FactIds.Risk(raised.Safe));
        if (raised.Audience != Audience.Safeguarding)
            Know(entry, FactIds.StaffConcern, null, FactIds.Yes);
        return now with { Reporters = [.. now.Reporters, entry.By.Person] };
    }

    private Case Completed(Case now, Recorded entry, ConcernCompleted completed)
    {
        if (completed.Parts.Count > 0)
            Know(entry, FactIds.DisclosureRole, null, [.. completed.Parts]);
        if (completed.AdultMayBeInvolved)
            Know(entry, FactIds.AdultInvolved, null, FactIds.AdultPossible);
        if (completed.Device?.SharingExtent is { } extent)
            Know(entry, FactIds.SharingExtent, null, extent);
        var withWords = now with { Words = [.. now.Words, entry] };
        return links.TryGetValue(entry.File, out var link)
            ? RegisterFold.FromReport(withWords, entry, completed, link, Know)
            : withWords;
    }

    private Case Knowing(Case now, Recorded entry, IEnumerable<FactGiven> given)
    {
        foreach (var fact in given)
            Know(entry, fact.Fact, fact.Entity, [.. fact.Values]);
        return RegisterFold.Reflect(now, facts);
    }

    private Case Asked(Case now, AskedNotKnown asked)
    {
        notKnown.RemoveAll(old => old.Fact == asked.Fact && old.Entity == asked.Entity);
        notKnown.Add(asked);
        return now;
    }

    private static IEnumerable<SightGiven> Others(Case now, PersonId person) =>
        now.Sights.Where(sight => sight.To != person);

    private static Case Confirmed(Case now, Recorded entry, SeniorToldConfirmed confirmed) =>
        now with
        {
            Notices =
            [
                .. now.Notices.Select(notice =>
                    notice.Entry.Index == confirmed.Of
                        ? notice with
                        {
                            ConfirmedBy = [.. notice.ConfirmedBy, entry.By.Person],
                        }
                        : notice
                ),
            ],
        };

    private void Know(Recorded entry, string fact, string? entity, params string[] values) =>
        facts[(entity, fact)] = new(fact, entity, values, entry.Known, entry.By.Name);
}

/// <summary>Notes that a fact became known.</summary>
internal delegate void Knowing(Recorded entry, string fact, string? entity, params string[] values);
