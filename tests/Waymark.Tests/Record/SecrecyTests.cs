using System.Text;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class SecrecyTests
{
    private static readonly string[] s_planted =
    [
        "Zebedee Quillfeather",
        "safeguarding-lead-canary",
        "canary-raised/1",
        "the words of the canary child",
        "quillfeather@school.example",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_name_and_no_word_stands_readable_in_any_file_of_the_data()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        await record.Store.Write(
            school,
            (transaction, _) => Run(transaction, "CREATE TABLE views (row BLOB, token BLOB)"),
            Stop
        );
        for (var i = 0; i < 30; i++)
        {
            await AppendCanary(record.Store, school);
        }

        await record.Store.MakeCheckpoint(school, Stop);
        var saying = RecordFolder.Entry(FileId.Random(), s_planted[3], s_planted[2]);
        await KeyRotation.School(record.Store, school, saying, Nothing, Stop);
        await KeyRotation.Signing(record.Store, school, saying, Stop);
        var source = KeySource.InFolder(record.Keys);
        await KeyRotation.Master(record.Place, source, record.Clock, Stop);
        for (var i = 0; i < 30; i++)
        {
            await AppendCanary(record.Store, school);
        }

        var files = Directory.GetFiles(record.Data, "*", SearchOption.AllDirectories);
        Assert.Contains(
            files,
            path =>
                path.EndsWith(".db-wal", StringComparison.Ordinal)
                && new FileInfo(path).Length > 100_000
        );
        Assert.Empty(files.SelectMany(Found));
        // The search does find what is there to be found.
        var plain = Path.Combine(record.Data, "plain");
        File.WriteAllBytes(
            plain,
            [
                1,
                .. Encoding.Unicode.GetBytes(s_planted[0]),
                .. Encoding.UTF8.GetBytes(
                    Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + s_planted[3]))
                ),
            ]
        );
        Assert.Equal([s_planted[0], s_planted[3]], Found(plain).Distinct());
    }

    [Fact]
    public async Task Two_entries_of_like_length_leave_rows_of_the_same_length()
    {
        var (record, school) = await RecordFolder.WithSchool();
        using var _ = record;
        await record.Store.Append(
            school,
            [RecordFolder.Entry(FileId.Random(), "{}")],
            RecordFolder.Anything,
            stop: Stop
        );
        await record.Store.Append(
            school,
            [RecordFolder.Entry(FileId.Random(), new string('x', 120))],
            RecordFolder.Anything,
            stop: Stop
        );
        using var connection = record.Store.OpenConnection();
        using var lengths = connection.CreateCommand();
        lengths.CommandText = "SELECT group_concat(length(sealed)) FROM record_entries";

        Assert.Equal("284,284", lengths.ExecuteScalar());
    }

    private static Task Nothing(SchoolKeyChange change, CancellationToken stop) =>
        Task.CompletedTask;

    private static async Task AppendCanary(RecordStore store, SchoolId school)
    {
        var entry = new NewEntry(
            FileId.Random(),
            s_planted[2],
            new Author(PersonId.Random(), s_planted[0], s_planted[1]),
            null,
            null,
            Encoding.UTF8.GetBytes($$"""{"words":"{{s_planted[3]}}"}""")
        );
        await store.Append(
            school,
            [entry],
            RecordFolder.Anything,
            async (transaction, _, _) =>
            {
                var row = store.Seal(school, "view", Encoding.UTF8.GetBytes(s_planted[3]));
                var token = store.Token(school, "mail", s_planted[4]);
                await Run(
                    transaction,
                    "INSERT INTO views VALUES (@row, @token)",
                    ("@row", row),
                    ("@token", token)
                );
            },
            Stop
        );
    }

    private static async Task Run(
        System.Data.Common.DbTransaction transaction,
        string sql,
        params (string Name, object Value)[] values
    )
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(Stop);
    }

    private static IEnumerable<string> Found(string path)
    {
        var bytes = Canary.Read(path);
        return [.. s_planted.Where(word => Canary.IsIn(bytes, word))];
    }
}
