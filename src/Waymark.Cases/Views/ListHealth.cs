using Microsoft.EntityFrameworkCore;
using Waymark.Record;

namespace Waymark.Cases.Views;

/// <summary>How the lists stand beside the record, and what mail waits: counts only.</summary>
/// <param name="Files">Concerns and cases in the record that can still be opened.</param>
/// <param name="Shown">Concerns and cases in the lists. Fewer or more than <paramref name="Files"/>: make the lists again.</param>
/// <param name="Mail">Messages that wait.</param>
/// <param name="MostTries">How often the one was tried that was tried most.</param>
public sealed record ListHealth(int Files, int Shown, int Mail, int MostTries)
{
    /// <summary>When the message that waits longest was to go out first; null where none waits. It may lie ahead.</summary>
    public DateTimeOffset? WaitsSince { get; init; }

    /// <summary>Counts in the database of a record.</summary>
    public static async Task<ListHealth> Of(
        ViewStore views,
        SchoolId school,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(views);
        await using var db = views.Read(school);
        var (id, own) = (school.Value, SchoolWork.File(school).Value);
        var files = await db
            .Database.SqlQuery<int>(
                $"SELECT CAST(count(DISTINCT file_id) AS integer) AS \"Value\" FROM record_files WHERE school_id = {id} AND file_id <> {own}"
            )
            .SingleAsync(stop);
        var concerns = await db.Concerns.CountAsync(row => row.SchoolId == id, stop);
        var cases = await db.Cases.CountAsync(row => row.SchoolId == id, stop);
        var waiting = await db
            .Outbox.Where(row => row.SchoolId == id)
            .Select(row => new { row.MessageId, row.Attempts })
            .ToListAsync(stop);
        return new ListHealth(
            files,
            concerns + cases,
            waiting.Count,
            waiting.Select(row => row.Attempts).DefaultIfEmpty().Max()
        )
        {
            WaitsSince = waiting.Select(row => Message.FirstDue(row.MessageId)).Min(),
        };
    }
}
