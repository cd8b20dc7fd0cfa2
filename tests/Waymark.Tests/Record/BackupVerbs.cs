using Waymark.Record;
using Waymark.Record.Backups;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

/// <summary>Making backups and putting them back, as tests say it.</summary>
internal static class BackupVerbs
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static string Make(RecordFolder record) =>
        Backup.Make(
            record.Place,
            record.Key.Source,
            Path.Combine(record.Root, "waymark.backup"),
            record.Clock
        );

    public static Task<(DateTimeOffset MadeAt, IReadOnlyList<Restored> Schools)> Restore(
        RecordFolder record,
        string backup,
        EmptyPlace into,
        params string[] notes
    ) =>
        Restoring.Restore(
            backup,
            into.Place,
            record.Key.Source,
            new Outside([], notes),
            (record.Clock, Stop)
        );

    public static Task<(
        string Backup,
        DateTimeOffset MadeAt,
        IReadOnlyList<Restored> Schools
    )> Drill(RecordFolder record, string from, RecordPlace place) =>
        Restoring.Drill(from, place, record.Key.Source, Outside.Nothing, (record.Clock, Stop));

    public static async Task AppendLong(RecordFolder record, SchoolId school, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await record.Store.Append(
                school,
                [RecordFolder.Entry(FileId.Random(), new string('x', 30_000))],
                RecordFolder.Anything,
                stop: Stop
            );
        }
    }
}
