using Microsoft.EntityFrameworkCore;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>What somebody typed and has not sent, sealed, for its author only.</summary>
public sealed class Drafts(RecordStore record, ViewStore views, TimeProvider clock)
{
    internal const string Purpose = "draft";

    /// <summary>Keeps what was typed under a name of the page's choosing, such as a report's reference.</summary>
    /// <returns>When it was kept, UTC.</returns>
    public async Task<DateTimeOffset> Keep(
        Colleague who,
        string name,
        IReadOnlyDictionary<string, string> words,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        var at = clock.GetUtcNow();
        var draft = new KeptDraft(name, words);
        await record.Write(
            who.School,
            (transaction, token) =>
                new ViewWriter(transaction, token).Put(
                    Tables.Drafts,
                    3,
                    (nameof(DraftRow.SchoolId), who.School.Value),
                    (nameof(DraftRow.AuthorId), who.Person.Value),
                    (nameof(DraftRow.Name), Token(who, name)),
                    (nameof(DraftRow.KeptAt), at.ToUnixTimeMilliseconds()),
                    (
                        nameof(DraftRow.Sealed),
                        views.Seal(who.School, Tables.Drafts, who.Person.Value, draft)
                    )
                ),
            stop
        );
        return at;
    }

    /// <summary>What this person typed; empty where nothing is kept.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Read(
        Colleague who,
        string name,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        var row = await KeyRotation.LookUp(record, who.School, () => Find(who, name, stop));
        return row is null
            ? new Dictionary<string, string>()
            : views.Open<KeptDraft>(who.School, Tables.Drafts, who.Person.Value, row.Sealed).Words;
    }

    /// <summary>Forgets it: it was sent.</summary>
    public Task Forget(Colleague who, string name, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(who);
        return record.Write(
            who.School,
            (transaction, token) =>
                new ViewWriter(transaction, token).Remove(
                    Tables.Drafts,
                    (nameof(DraftRow.SchoolId), who.School.Value),
                    (nameof(DraftRow.AuthorId), who.Person.Value),
                    (nameof(DraftRow.Name), Token(who, name))
                ),
            stop
        );
    }

    /// <summary>The name under which somebody's draft of a decision is kept.</summary>
    public static string OfDecision(CaseReference reference, string decision) =>
        $"decide {reference} {decision}";

    /// <summary>Forgets what anybody typed under a name.</summary>
    internal static Task ForgetOfAll(
        ViewWriter writer,
        RecordStore record,
        SchoolId school,
        string name
    ) =>
        writer.Remove(
            Tables.Drafts,
            (nameof(DraftRow.SchoolId), school.Value),
            (nameof(DraftRow.Name), record.Token(school, Purpose, name))
        );

    private async Task<DraftRow?> Find(Colleague who, string name, CancellationToken stop)
    {
        var token = Token(who, name);
        await using var db = views.Read(who.School);
        return await db
            .Drafts.AsNoTracking()
            .SingleOrDefaultAsync(
                one =>
                    one.SchoolId == who.School.Value
                    && one.AuthorId == who.Person.Value
                    && one.Name == token,
                stop
            );
    }

    private byte[] Token(Colleague who, string name) => record.Token(who.School, Purpose, name);
}

/// <summary>What somebody typed, with the name under which it is kept: that stands in the table as a token only.</summary>
internal sealed record KeptDraft(string Name, IReadOnlyDictionary<string, string> Words);
