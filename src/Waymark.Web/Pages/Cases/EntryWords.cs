using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Web.Pages.Cases.Searches;

namespace Waymark.Web.Pages.Cases;

/// <summary>What an entry says, in the words that people read: answers to questions, words that were typed, and clauses departed from.</summary>
internal sealed record EntryWords(
    IReadOnlyList<(string Asked, string Answer)> Answers,
    string? Words,
    IReadOnlyList<string> Clauses
)
{
    public static EntryWords Of(Recorded entry, Moment now)
    {
        var read = new EntryReading(now);
        return entry.What switch
        {
            FactsEstablished facts => new(
                read.Answers(facts.Facts),
                facts.Source is null ? null : $"From: {facts.Source}",
                []
            ),
            AskedNotKnown asked => new(
                [(read.Question(asked.Fact, asked.Entity), "Asked; not known")],
                asked.Because,
                []
            ),
            DutyMet met => new(read.Answers(met.Facts), met.Note, []),
            Waymark.Cases.Entries.DecisionTaken taken => new(Decided(taken), taken.Reasons, []),
            PersonAdded added => new(
                [(read.Name(added.Entity), read.Parts(added.Parts)), .. read.Answers(added.Facts)],
                null,
                []
            ),
            PersonPartsTold told => new(
                [(read.Name(told.Entity), $"{read.Parts(told.Parts)} ({told.HowSure})")],
                null,
                []
            ),
            _ => OfAct(entry, read),
        };
    }

    private static EntryWords OfAct(Recorded entry, EntryReading read) =>
        entry.What switch
        {
            SearchAsked asked => new(
                [("Device", read.Name(asked.Device)), .. read.Answers(asked.Facts)],
                null,
                []
            ),
            SearchAskRefused refused => new(
                [("Device", read.Name(refused.Device)), .. read.Answers(refused.Facts)],
                refused.Sentence,
                refused.Clauses
            ),
            SearchAllowed allowed => new(
                [("Device", read.Name(allowed.Device)), ("Until", read.When(allowed.Until))],
                allowed.Reason,
                []
            ),
            SearchRefused refused => new(
                [("Device", read.Name(refused.Device))],
                refused.Reason,
                []
            ),
            SearchDone done => new(Searched(done, read), done.Who, done.Departure),
            ActRecorded act => new(read.Answers(act.Facts), act.Words, act.Departure),
            var other => new([], other.Detail, []),
        };

    private static IReadOnlyList<(string, string)> Decided(
        Waymark.Cases.Entries.DecisionTaken taken
    ) =>
        taken.Advice is null
            ? [("Decided", taken.OptionWords)]
            : [("Decided", taken.OptionWords), ("Advice taken", taken.Advice)];

    private static IReadOnlyList<(string, string)> Searched(SearchDone done, EntryReading read) =>
        [
            ("Device", read.Name(done.Device)),
            .. done.FoundWhere.Length == 0
                ? []
                : new[] { ("Where something was found", done.FoundWhere) },
            .. read.Answers(done.Facts),
            .. done.ToldFirst is not { } toldFirst
                ? []
                : new[] { ("Which came first?", SearchWords.InWords(toldFirst)) },
        ];
}

/// <summary>Turns the ids in entries into the words of the policy and the names in the case.</summary>
internal sealed class EntryReading(Moment now)
{
    private readonly CaseNames _names = new(now.Case);

    public string Name(string entity) => _names.Of(entity);

    public string When(DateTimeOffset at) => Times.Words(at, now.At);

    public string Question(string fact, string? entity)
    {
        var asks = now.Policy.Facts.TryGetValue(fact, out var rule) ? rule.Asks : fact;
        return entity is null ? asks : $"{Name(entity)}: {asks}";
    }

    public IReadOnlyList<(string, string)> Answers(IEnumerable<FactGiven> facts) =>
        [.. facts.Select(fact => (Question(fact.Fact, fact.Entity), Answer(fact)))];

    public string Parts(IReadOnlyList<string> parts) =>
        now.Policy.Facts.GetValueOrDefault(FactIds.PersonRoles) is { } rule
        && parts.Where(part => rule.Options.Any(option => option.Value == part)).ToList()
            is { Count: > 0 } known
            ? FactWords.Of(rule, known)
            : "Part not known";

    private string Answer(FactGiven fact) =>
        now.Policy.Facts.TryGetValue(fact.Fact, out var rule)
            ? FactWords.Of(rule, fact.Values)
            : string.Join("; ", fact.Values);
}
