using System.Globalization;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Cases;

/// <summary>A case in the two forms in which the policy takes it: what is known, and what was done.</summary>
internal static class PolicyInput
{
    private const string LocalTime = "yyyy-MM-dd'T'HH:mm";
    private const string ToTheSecond = "yyyy-MM-dd'T'HH:mm:ss";

    internal static CaseFacts Facts(Case one, Policy policy, SchoolTime time)
    {
        var byEntity = one.Facts.ToLookup(fact => fact.Entity);
        return new(
            Values(byEntity[null], time),
            [
                .. one.People.Select(person => Of(Scope.Person, person.Entity)),
                .. one.Devices.Select(device => Of(Scope.Device, device.Entity)),
                .. one.Places.Select(place => Of(Scope.Place, place.Entity)),
                .. one.Searches.Select(search => Act(search, policy, time)),
                .. one.Acts.Select(act => Act(act, policy, time)),
            ],
            [
                .. one.NotKnown.Select(asked => new NotKnown(
                    asked.Fact,
                    asked.Entity,
                    asked.Because
                )),
            ],
            time.Local(one.ToldAt)
        );

        Entity Of(Scope scope, string name) => new(scope, name, Values(byEntity[name], time));
    }

    /// <summary>An act that is being asked about.</summary>
    /// <param name="known">The entry that tells of it: its facts are known since then. Null: it is only being asked about.</param>
    internal static Entity Act(
        string name,
        IEnumerable<FactGiven> facts,
        Recorded? known = null,
        SchoolTime? time = null
    ) =>
        new(
            Scope.Act,
            name,
            facts.ToDictionary(
                fact => fact.Fact,
                fact => new FactValue(
                    fact.Values,
                    known is null ? null : time!.Local(known.At),
                    known?.By.Name
                )
            )
        );

    /// <summary>A moment as the policy writes it.</summary>
    internal static string Text(DateTimeOffset at, SchoolTime time) =>
        time.Local(at).ToString(LocalTime, CultureInfo.InvariantCulture);

    /// <summary>When an act is or was done, where the policy has a word for it.</summary>
    internal static IReadOnlyList<FactGiven> DoneAt(
        DateTimeOffset at,
        Policy policy,
        SchoolTime time
    ) =>
        policy.Facts.ContainsKey(FactIds.ActAt) ? [new(FactIds.ActAt, null, [Text(at, time)])] : [];

    /// <summary>A moment to the second, for where the minute does not say which of two came first.</summary>
    internal static string TextToTheSecond(DateTimeOffset at, SchoolTime time) =>
        time.Local(at).ToString(ToTheSecond, CultureInfo.InvariantCulture);

    /// <summary>The second after a moment, as the policy writes it.</summary>
    /// <exception cref="FormatException">The text is no moment.</exception>
    internal static string SecondLater(string moment) =>
        DateTime
            .ParseExact(
                moment,
                [LocalTime, ToTheSecond],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None
            )
            .AddSeconds(1)
            .ToString(ToTheSecond, CultureInfo.InvariantCulture);

    private static Dictionary<string, FactValue> Values(
        IEnumerable<KnownFact> facts,
        SchoolTime time
    ) =>
        facts.ToDictionary(
            fact => fact.Fact,
            fact => new FactValue(fact.Values, time.Local(fact.At), fact.By)
        );

    private static Entity Act(Search search, Policy policy, SchoolTime time)
    {
        if (search.Done is not { What: SearchDone done } entry)
            return Act(search.Ask, search.Facts, search.Answered ?? search.Asked, time);
        // When it was done stands in its facts, to the second where that matters.
        var when = DoneAt(entry.Happened, policy, time);
        var facts = ActFold.Merge(when, [.. search.Facts, .. Happened(search.Act, policy)]);
        return Act(search.Ask, SearchOrder.AsSaid(facts, done.ToldFirst), entry, time);
    }

    private static Entity Act(Recorded entry, Policy policy, SchoolTime time)
    {
        var act = (ActRecorded)entry.What;
        return Act(act.Entity, ActFold.Merge(act.Facts, Happened(act.Act, policy)), entry, time);
    }

    /// <summary>That an act took place, where the edition has a word for it. An edition that has none still keeps the entry.</summary>
    private static IEnumerable<FactGiven> Happened(string act, Policy policy) =>
        policy.Facts.TryGetValue(FactIds.ActHappened, out var rule)
        && rule.Options.Any(option => option.Value == act)
            ? [new(FactIds.ActHappened, null, [act])]
            : [];

    internal static Deeds Deeds(Case one, SchoolTime time)
    {
        var standing = one.Entries.Where(entry => !one.StruckOut.Contains(entry.Index)).ToList();
        return new(
            [.. standing.SelectMany(entry => Done(entry, time))],
            [
                .. standing
                    .Where(entry => entry.What is DutySetAside)
                    .Select(entry => SetAside(entry, time)),
            ],
            [.. Decisions(one, time)]
        );
    }

    private static IEnumerable<Deed> Done(Recorded entry, SchoolTime time) =>
        Names(entry.What)
            .Select(deed => new Deed(
                deed.Name,
                deed.Entity,
                time.Local(entry.Happened),
                entry.By.Name
            ));

    private static (string Name, string? Entity)[] Names(Happening what) =>
        what switch
        {
            ConcernRaised => [(DeedNames.ConcernRaised, null)],
            ConcernTaken => [(DeedNames.ConcernTaken, null)],
            CaseOpened => [(DeedNames.CaseOpened, null)],
            SeniorTold => [(DeedNames.SeniorTold, null)],
            AccountRecorded or ConcernCompleted => [(DeedNames.WordsRecorded, null)],
            WishesRecorded wishes => [(DeedNames.WishesRecorded, wishes.Child)],
            ChildTold told => [(DeedNames.ChildTold, told.Child)],
            ParentsTold told => [(DeedNames.ParentsTold, told.Child)],
            LetterMade letter => [(DeedNames.LetterMade, letter.Entity)],
            SearchAsked asked => [(DeedNames.SearchAsked, asked.Device)],
            SearchAllowed allowed => [(DeedNames.SearchAllowed, allowed.Device)],
            SearchRefused refused => [(DeedNames.SearchRefused, refused.Device)],
            SearchDone done => [(DeedNames.SearchDone, done.Device)],
            DutyMet met => [(met.Duty, met.Entity)],
            DeviceFound found => Custody(found.Entity, found.Holder, found.Place, found.Seal),
            DevicePassedOn passed => Custody(
                passed.Entity,
                passed.Holder,
                passed.Place,
                passed.Seal
            ),
            _ => [],
        };

    /// <summary>Taken when the school has it; secured when it lies in a named place under a seal.</summary>
    private static (string Name, string? Entity)[] Custody(
        string device,
        string? holder,
        string? place,
        string? seal
    ) =>
        holder switch
        {
            FactIds.HeldBySchool when place is not null && seal is not null =>
            [
                (DeedNames.DeviceTaken, device),
                (DeedNames.DeviceSecured, device),
            ],
            FactIds.HeldBySchool => [(DeedNames.DeviceTaken, device)],
            FactIds.HeldByPolice => [(DeedNames.DeviceToPolice, device)],
            _ => [],
        };

    private static SettingAside SetAside(Recorded entry, SchoolTime time)
    {
        var aside = (DutySetAside)entry.What;
        return new(
            aside.Duty,
            aside.Entity,
            aside.Reason,
            time.Local(entry.Happened),
            entry.By.Name
        );
    }

    /// <summary>The decisions that stand, the latest of each. One that waits for agreement does not stand yet.</summary>
    private static IEnumerable<Policies.DecisionTaken> Decisions(Case one, SchoolTime time) =>
        one
            .Decisions.GroupBy(decision => decision.What.Decision)
            .Select(same => same.Last())
            .Where(decision => decision.State == DecisionState.Stands)
            .Select(decision => new Policies.DecisionTaken(
                decision.What.Decision,
                decision.What.Option,
                decision.What.Basis,
                time.Local(decision.Taken.Happened),
                decision.Taken.By.Name,
                decision.What.AgreementOf
            ));
}
