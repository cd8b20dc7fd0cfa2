using System.Diagnostics;
using System.Security.Cryptography;
using Waymark.Record;

namespace Waymark.Bench.Scale;

/// <summary>Durable appends into a large record, beside bare commits of one row of as many bytes to the same kind of database on the same disk.</summary>
internal static class AppendPace
{
    private const int Runs = 3;
    private const int BodyLength = 250;

    // Beside what is sealed: three ids, a place, a leaf and some numbers.
    private const int Clear = 16 + 8 + 16 + 4 + 4 + 4 + 4 + 32;
    private static readonly TimeSpan s_run = TimeSpan.FromSeconds(2.5);

    public static async Task<IReadOnlyList<Figure>> Measure(
        BenchPlace place,
        IReadOnlyList<SchoolId> schools,
        ScratchFolder scratch
    )
    {
        var many = place.Database is null ? 16 : 8;
        using var store = place.Open(TimeProvider.System);
        var writers = await Task.WhenAll(
            Enumerable.Range(0, many).Select(at => Writer.Make(store, schools[at % schools.Count]))
        );
        var length = await writers[0].SealedLength() + Clear;
        var raw = scratch.PathOf("raw.db");
        var rows = Enumerable.Range(0, many).Select(_ => new RawRows(place, raw, length)).ToList();
        using var apart = BenchPlace.Make(scratch, "tables", place.Database is not null);
        using var tables = await TableRows.Make(apart, length - Clear);
        using var plain = BenchPlace.Make(scratch, "plain", place.Database is not null);
        using var plainRows = await TableRows.Make(plain, length - Clear);
        var best = new double[6];
        for (var run = 0; run < Runs; run++)
        {
            await Better(0, 1, at => rows[at].Insert());
            await Better(1, 1, at => writers[at].Append());
            await Better(2, place.Database is null ? 1 : many, at => rows[at].Insert());
            await Better(3, many, at => writers[at].Append());
            await Better(4, 1, _ => tables.Insert());
            await Better(5, 1, _ => plainRows.InsertAlone());
        }

        rows.ForEach(row => row.Dispose());
        return Figures(place, many, length, best);

        async Task Better(int which, int count, Func<int, Task> write) =>
            best[which] = Math.Max(best[which], await Rate(count, write));
    }

    private static Figure[] Figures(BenchPlace place, int many, int length, double[] best)
    {
        Figure[] plain =
        [
            Figure.Plain($"bare commits of a row of {length} bytes, one writer", best[0], "/s"),
            Figure.Plain("appends of one entry, one writer", best[1], "/s"),
            Figure.AtLeast("one writer, beside bare commits", 100 * best[1] / best[0], 70, "%"),
            Figure.Plain("commits of the same row into the entries' own table", best[5], "/s"),
            Figure.AtLeast("one writer, beside those", 100 * best[1] / best[5], 70, "%"),
            Figure.Plain("the same rows into the same tables, nothing sealed", best[4], "/s"),
            Figure.Plain("– beside bare commits", 100 * best[4] / best[0], "%"),
            Figure.Plain("one writer, beside the tables alone", 100 * best[1] / best[4], "%"),
            Figure.Plain($"appends, {many} writers of {many} schools", best[3], "/s"),
        ];
        return place.Database is null
            ?
            [
                .. plain,
                Figure.AtLeast(
                    $"{many} writers, beside bare commits by one",
                    best[3] / Math.Max(best[0], best[2]),
                    2,
                    "x"
                ),
            ]
            :
            [
                .. plain,
                Figure.Plain($"bare commits, {many} writers", best[2], "/s"),
                Figure.AtLeast(
                    $"{many} writers, beside bare commits by as many",
                    100 * best[3] / best[2],
                    60,
                    "%"
                ),
            ];
    }

    private static async Task<double> Rate(int writers, Func<int, Task> write)
    {
        var start = Stopwatch.GetTimestamp();
        var each = await Task.WhenAll(
            Enumerable.Range(0, writers).Select(writer => Task.Run(() => Writes(writer)))
        );
        return each.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;

        async Task<int> Writes(int writer)
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(start) < s_run; count++)
                await write(writer);
            return count;
        }
    }

    /// <summary>Appends to a file of its own, each append checked against its length, as a case does.</summary>
    private sealed class Writer(RecordStore store, SchoolId school)
    {
        private readonly FileId _file = FileId.Random();
        private readonly Author _author = new(PersonId.Random(), "Priya Shah", "safeguarding-lead");
        private readonly byte[] _body = RandomNumberGenerator.GetBytes(BodyLength);
        private int _count;

        public static async Task<Writer> Make(RecordStore store, SchoolId school)
        {
            var writer = new Writer(store, school);
            await writer.Append();
            return writer;
        }

        public async Task Append()
        {
            var entry = new NewEntry(_file, "note-made/1", _author, null, null, _body);
            var expected = new Dictionary<FileId, int> { [_file] = _count++ };
            if (await store.Append(school, [entry], expected) is not Appended)
                throw new InvalidOperationException("An append was not taken.");
        }

        public async Task<int> SealedLength()
        {
            await using var connection = store.OpenConnection(school);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT length(sealed) FROM record_entries WHERE file_id = @file";
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@file", _file.Value);
            command.Parameters.Add(parameter);
            return Convert.ToInt32(await command.ExecuteScalarAsync(), null);
        }
    }
}
