using System.Globalization;
using System.Text;
using Waymark.Cases;
using Waymark.Cases.Demo;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Bench.Scale;

/// <summary>Holds the loader to the real path: the same school by appends and by the loader, in one record, before anything is measured.</summary>
/// <remarks>Keys and nonces are random, so what is compared is what they seal. The views of the loaded school are compared with those that the product makes of its record.</remarks>
internal static class LoaderCheck
{
    private const int Seed = 7;

    // What stands in clear of an entry, and how long what was sealed is.
    private const string Clear =
        "SELECT idx, file_seq, key_id, recorded_on, format, length(sealed) FROM record_entries WHERE school_id = @school ORDER BY idx";

    private const string Checkpoints =
        "SELECT size, length(frontier) FROM record_checkpoints WHERE school_id = @school ORDER BY size";

    private const string Head =
        "SELECT size, length(frontier), length(code) FROM record_heads WHERE school_id = @school";

    private const string Files =
        "SELECT count(*), min(key_id), max(key_id), min(length(wrapped_key)), max(length(wrapped_key)) FROM record_files WHERE school_id = @school";

    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static async Task Run(BenchPlace place, SchoolPlan plan, Editions editions)
    {
        var clock = new DemoClock(DateTimeOffset.MinValue);
        using var store = place.Create(clock);
        var views = new ViewStore(store);
        await views.Migrate();
        var size = new SchoolSize(3 * plan.Fewest + 5, 40);
        var appended = await Append(store, clock, plan, size);
        var loaded = SchoolId.Random();
        await using (var bulk = place.Bulk(store))
        {
            using var loader = new SchoolLoader(store, views, editions);
            await loader.Load([(loaded, plan.Of(loaded, size, Seed))], bulk);
        }

        Same("entries", await Opened(store, appended), await Opened(store, loaded));
        foreach (var rows in (string[])[Clear, Files, Head, Checkpoints])
            Same("rows", await Rows(store, appended, rows), await Rows(store, loaded, rows));
        await RefuseFlaw(store);
        await CompareViews(store, views, editions, loaded);
        await GoOn(store, clock, plan, loaded);
        await RefuseFlaw(store);
    }

    private static async Task<SchoolId> Append(
        RecordStore store,
        DemoClock clock,
        SchoolPlan plan,
        SchoolSize size
    )
    {
        var school = await store.CreateSchool();
        var counts = new Dictionary<FileId, int>();
        foreach (var (entry, at) in plan.Of(school, size, Seed))
        {
            clock.MoveTo(at);
            var count = counts.GetValueOrDefault(entry.File);
            await Append(store, school, entry, count);
            counts[entry.File] = count + 1;
        }

        await store.MakeCheckpoint(school);
        return school;
    }

    private static async Task Append(RecordStore store, SchoolId school, NewEntry entry, int count)
    {
        var expected = new Dictionary<FileId, int> { [entry.File] = count };
        if (await store.Append(school, [entry], expected) is not Appended)
            throw new InvalidOperationException("An append was not taken.");
    }

    /// <summary>A loaded log takes appends and checkpoints as any other.</summary>
    private static async Task GoOn(
        RecordStore store,
        DemoClock clock,
        SchoolPlan plan,
        SchoolId school
    )
    {
        clock.Pass(1);
        var own = SchoolWork.File(school);
        var entry = plan.Of(school, default, Seed).First().Entry;
        await Append(store, school, entry, (await store.Read(school, own)).Count);
        await store.MakeCheckpoint(school);
    }

    private static async Task CompareViews(
        RecordStore store,
        ViewStore views,
        Editions editions,
        SchoolId school
    )
    {
        var before = await Shown(store, school);
        await new ViewRebuild(store, views, editions).Run(school);
        Same("views", await Shown(store, school), before);
    }

    private static async Task<string> Opened(RecordStore store, SchoolId school)
    {
        var text = new StringBuilder();
        await foreach (var entry in store.ReadAll(school))
        {
            var body = Encoding.UTF8.GetString(entry.Body.Span);
            text.AppendLine((entry with { Body = default }).ToString()).AppendLine(body);
        }

        // The school's own file has the school's own id.
        return text.ToString().Replace(school.Value.ToString(), "school", StringComparison.Ordinal);
    }

    private static async Task<string> Rows(RecordStore store, SchoolId school, string sql)
    {
        var text = new StringBuilder();
        await using var connection = store.OpenConnection(school);
        await using var command = connection.CreateCommand();
        // A constant of this class or a name of a table.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@school";
        parameter.Value = school.Value;
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{reader.GetName(column)}={Value(column)};"
                );
            text.AppendLine();

            object Value(int column) =>
                reader.GetValue(column) is byte[] bytes
                    ? Convert.ToHexString(bytes)
                    : reader.GetValue(column);
        }

        return text.ToString();
    }

    /// <summary>All that the views hold of a school; what is sealed is opened.</summary>
    private static async Task<string> Shown(RecordStore store, SchoolId school)
    {
        var text = new StringBuilder();
        foreach (var table in Tables.FromRecord)
        {
            var rows = await Rows(
                store,
                school,
                $"SELECT * FROM {table} WHERE \"SchoolId\" = @school"
            );
            var lines = rows.Split('\n').Select(line => Open(store, school, table, line));
            text.AppendLine(table).AppendJoin('\n', lines.Order(StringComparer.Ordinal));
        }

        return text.ToString();
    }

    private static string Open(RecordStore store, SchoolId school, string table, string line)
    {
        const string Mark = "Sealed=";
        var at = line.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0)
            return line;
        var parts = line.Split(';')
            .Select(part => part.Split('='))
            .ToDictionary(part => part[0], part => part[^1]);
        var of = Guid.Parse(
            parts.GetValueOrDefault("FileId")
                ?? parts.GetValueOrDefault("PupilId")
                ?? parts["SchoolId"]
        );
        var opened = store.Open(school, $"{table}/{of:N}", Convert.FromHexString(parts["Sealed"]));
        return line[..at] + Encoding.UTF8.GetString(opened);
    }

    private static async Task RefuseFlaw(RecordStore store)
    {
        foreach (var verdict in await store.Verify())
        {
            if (verdict.Flaw is { } flaw)
                throw new InvalidOperationException($"The loader's record: {flaw}");
        }
    }

    private static void Same(string what, string expected, string actual)
    {
        if (expected == actual && expected.Length > 0)
            return;
        var (one, other) = (expected.Split('\n'), actual.Split('\n'));
        var at = one.Zip(other).TakeWhile(lines => lines.First == lines.Second).Count();
        throw new InvalidOperationException(
            $"The loader's {what} are not the real ones, from line {at}:\n{one.ElementAtOrDefault(at)}\n{other.ElementAtOrDefault(at)}"
        );
    }
}
