using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases.Views;

/// <summary>Seals again under a school's next key all that is no entry, and makes the look-up tokens anew: rows of views, drafts, messages, and what accounts hold, whose code is the web program's but whose rows lie in the same database.</summary>
/// <remarks>A page of rows at a time, so that a register of fifty thousand is not held in memory.</remarks>
internal sealed class SealedAgain(SchoolKeyChange change, CancellationToken stop)
{
    private const int MostTokensWaiting = 5000;

    private static readonly string[] s_token =
    [
        nameof(TokenRow.SchoolId),
        nameof(TokenRow.Token),
        nameof(TokenRow.Of),
    ];

    private readonly ViewWriter writer = new(change.Transaction, stop);

    private (string, object?) OfSchool => (nameof(SchoolRow.SchoolId), change.School.Value);

    /// <summary>Everything.</summary>
    internal async Task Run()
    {
        await Rows(Tables.Schools, nameof(SchoolRow.SchoolId));
        await Rows(Tables.Concerns, nameof(ConcernViewRow.FileId));
        await Rows(Tables.Outbox, nameof(OutboxRow.MessageId));
        await Named(
            (Tables.Cases, nameof(CaseViewRow.FileId), Tables.CaseTokens),
            json => Kinds.Read<CaseSummary>(json).Names
        );
        await Named(
            (Tables.Pupils, nameof(PupilRow.PupilId), Tables.PupilTokens),
            json => [Kinds.Read<Pupil>(json).Name]
        );
        await KeptDrafts();
        if (await change.HasTable(SealedAccounts.Users, stop))
            await Accounts();
    }

    private Task Rows(string table, string key) =>
        Each(
            (table, key, key),
            id => ViewStore.Purpose(table, Id(id)),
            (_, _) => Task.CompletedTask
        );

    /// <summary>Rows that are found by a name.</summary>
    private async Task Named(
        (string Table, string Key, string Tokens) of,
        Func<byte[], IEnumerable<string>> names
    )
    {
        await writer.Remove(of.Tokens, OfSchool);
        var tokens = new List<object[]>();
        await Each(
            (of.Table, of.Key, of.Key),
            id => ViewStore.Purpose(of.Table, Id(id)),
            async (id, json) =>
            {
                tokens.AddRange(
                    names(json)
                        .SelectMany(name => NameTokens.Of(change.Token, name))
                        .Select(token => new object[] { change.School.Value, token, Id(id) })
                );
                if (tokens.Count >= MostTokensWaiting)
                    await AddTokens();
            }
        );
        await AddTokens();

        async Task AddTokens()
        {
            await writer.AddAll(of.Tokens, s_token, tokens);
            tokens.Clear();
        }
    }

    private async Task KeptDrafts()
    {
        var rows = await writer.Rows(
            Tables.Drafts,
            [OfSchool],
            nameof(DraftRow.AuthorId),
            nameof(DraftRow.Name),
            nameof(DraftRow.Sealed)
        );
        foreach (var row in rows)
        {
            var purpose = ViewStore.Purpose(Tables.Drafts, Id(row[0]));
            var json = change.Open(purpose, (byte[])row[2]);
            await writer.Change(
                Tables.Drafts,
                [
                    (
                        nameof(DraftRow.Name),
                        change.Token(Drafts.Purpose, Kinds.Read<KeptDraft>(json).Name)
                    ),
                    (nameof(DraftRow.Sealed), change.Seal(purpose, json)),
                ],
                [OfSchool, (nameof(DraftRow.AuthorId), row[0]), (nameof(DraftRow.Name), row[1])]
            );
        }
    }

    private async Task Accounts()
    {
        await Each(
            (SealedAccounts.KeptForms, "Id", "AccountId"),
            account => SealedAccounts.OfForm(Id(account)),
            (_, _) => Task.CompletedTask
        );
        await Each(
            (SealedAccounts.FormKeys, "Id", "Id"),
            _ => SealedAccounts.OfFormKey,
            (_, _) => Task.CompletedTask
        );
        string[] columns = ["Id", .. SealedAccounts.OfUser, .. SealedAccounts.LookUps.Keys];
        await foreach (var row in writer.Pages(SealedAccounts.Users, change.School, columns))
        {
            var changed = SealedAccounts
                .OfUser.Select((column, place) => (column, Value: row[place + 1]))
                .Where(one => one.Value is string)
                .ToDictionary(one => one.column, one => Text((string)one.Value));
            var lookUps = SealedAccounts
                .LookUps.Where(one => changed.ContainsKey(one.Value))
                .Select(one =>
                    (
                        one.Key,
                        (object?)SealedAccounts.LookUp(change.Token, changed[one.Value].Plain)
                    )
                );
            await writer.Change(
                SealedAccounts.Users,
                [.. changed.Select(one => (one.Key, (object?)one.Value.Again)), .. lookUps],
                [OfSchool, ("Id", row[0])]
            );
            await Tokens(row[0]);
        }
    }

    /// <summary>What an account's ways to sign in hold.</summary>
    private async Task Tokens(object user)
    {
        (string, object?)[] ofUser = [OfSchool, ("UserId", user)];
        var rows = await writer.Rows(
            SealedAccounts.Tokens,
            ofUser,
            "LoginProvider",
            "Name",
            "Value"
        );
        foreach (var row in rows.Where(row => row[2] is string))
            await writer.Change(
                SealedAccounts.Tokens,
                [("Value", Text((string)row[2]).Again)],
                [.. ofUser, ("LoginProvider", row[0]), ("Name", row[1])]
            );
    }

    private (string Plain, string Again) Text(string kept)
    {
        var plain = change.Open(SealedAccounts.Purpose, Convert.FromBase64String(kept));
        var again = change.Seal(SealedAccounts.Purpose, plain);
        return (System.Text.Encoding.UTF8.GetString(plain), Convert.ToBase64String(again));
    }

    /// <param name="of">The table, the column of its key, the column that the purpose names.</param>
    private async Task Each(
        (string Table, string Key, string Named) of,
        Func<object, string> purpose,
        Func<object, byte[], Task> seen
    )
    {
        var pages = writer.Pages(of.Table, change.School, of.Key, of.Named, "Sealed");
        await foreach (var row in pages)
        {
            var bytes = change.Open(purpose(row[1]), (byte[])row[2]);
            await writer.Change(
                of.Table,
                [("Sealed", change.Seal(purpose(row[1]), bytes))],
                [OfSchool, (of.Key, row[0])]
            );
            await seen(row[0], bytes);
        }
    }

    // SQLite keeps an id as text.
    private static Guid Id(object value) => value is Guid id ? id : Guid.Parse((string)value);
}
