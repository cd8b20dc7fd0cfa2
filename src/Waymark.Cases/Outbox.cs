using System.Buffers.Binary;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>What is needed of somebody, without saying of whom or what.</summary>
public enum MessageKind
{
    /// <summary>Take a report.</summary>
    TakeReport,

    /// <summary>Make a decision.</summary>
    MakeDecision,

    /// <summary>Do a task.</summary>
    DoTask,

    /// <summary>Read a message.</summary>
    ReadMessage,

    /// <summary>Keep a checkpoint of the record. It goes to the witness whom the school names, who need not work there.</summary>
    KeepCheckpoint,
}

/// <summary>A message to somebody, to be sent by whatever ways they have. It names nobody and holds no word of the case.</summary>
/// <param name="Reference">Random; useless without signing in. Null where it is about no case.</param>
/// <param name="Before">By when, UTC; null where no time is set.</param>
public sealed record Message(
    Guid Id,
    PersonId To,
    MessageKind Kind,
    CaseReference? Reference,
    DateTimeOffset? Before
)
{
    /// <summary>The same for every message, so that a preview tells nothing.</summary>
    public const string Subject = "Safeguarding: please sign in";

    /// <summary>Leaves quiet hours out of account.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>How often it was tried before.</summary>
    public int Attempts { get; init; }

    /// <summary>The checkpoint to keep, where that is what it is about.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Until when no other sender takes it, UTC, to the millisecond. Each lease ends later than the one before, so this is also the mark by which a sender knows its own.</summary>
    public DateTimeOffset LeasedUntil { get; init; }

    /// <summary>When a message was to go out first, which its number begins with.</summary>
    internal static DateTimeOffset? FirstDue(Guid id) =>
        DateTimeOffset.FromUnixTimeMilliseconds(
            BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16
        );
}

/// <summary>Messages that wait to be sent. They are written in the append's own transaction; several senders, in several programs, may lease from it. What a sender had when it died is taken over when its lease ends.</summary>
public sealed class Outbox(RecordStore record, ViewStore views, TimeProvider clock)
{
    /// <summary>Puts a checkpoint for the witness, in the transaction that signs it.</summary>
    public Task Put(DbTransaction transaction, Checkpoint checkpoint, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var message = new MessageWaiting(
            default,
            MessageKind.KeepCheckpoint,
            null,
            clock.GetUtcNow(),
            false
        )
        {
            Checkpoint = checkpoint.Note,
        };
        var writer = new ViewWriter(transaction, stop);
        return Put(writer, views, checkpoint.School, default, message);
    }

    /// <summary>Takes messages that are due, for so long that no other sender takes them.</summary>
    public async Task<IReadOnlyList<Message>> Lease(
        SchoolId school,
        int most,
        TimeSpan leaseFor,
        CancellationToken stop = default
    )
    {
        var now = clock.GetUtcNow();
        var due = now.ToUnixTimeMilliseconds();
        await using var db = views.Read(school);
        var rows = await db
            .Outbox.AsNoTracking()
            .Where(row => row.SchoolId == school.Value && row.DueAt <= due)
            .OrderBy(row => row.DueAt)
            .Take(most)
            .ToListAsync(stop);
        var leased = new List<Message>();
        foreach (var row in rows)
        {
            // Whoever moves the due time has the lease: it still stands where it was read.
            var until = (now + leaseFor).ToUnixTimeMilliseconds();
            if (await Move((school, row.MessageId, row.DueAt), until, row.Attempts + 1, stop))
                leased.Add(Open(school, row, until));
        }

        return leased;
    }

    /// <summary>It went out. Nothing happens where another sender has it by now.</summary>
    public Task Sent(SchoolId school, Message message, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return record.Write(
            school,
            (transaction, token) =>
                new ViewWriter(transaction, token).Remove(
                    Tables.Outbox,
                    (nameof(OutboxRow.SchoolId), school.Value),
                    (nameof(OutboxRow.MessageId), message.Id),
                    (nameof(OutboxRow.DueAt), message.LeasedUntil.ToUnixTimeMilliseconds())
                ),
            stop
        );
    }

    /// <summary>It did not; it is tried again then. Nothing happens where another sender has it by now.</summary>
    public Task NotSent(
        SchoolId school,
        Message message,
        DateTimeOffset again,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        var leased = message.LeasedUntil.ToUnixTimeMilliseconds();
        var at = again.ToUnixTimeMilliseconds();
        return Move((school, message.Id, leased), at, message.Attempts + 1, stop);
    }

    internal static Task Put(
        ViewWriter writer,
        ViewStore views,
        SchoolId school,
        FileId file,
        MessageWaiting message
    )
    {
        var id = Guid.CreateVersion7(message.DueAt);
        return writer.Add(
            Tables.Outbox,
            (nameof(OutboxRow.SchoolId), school.Value),
            (nameof(OutboxRow.MessageId), id),
            (nameof(OutboxRow.FileId), file.Value),
            (nameof(OutboxRow.UntilTaken), message.UntilTaken),
            (nameof(OutboxRow.DueAt), message.DueAt.ToUnixTimeMilliseconds()),
            (nameof(OutboxRow.Attempts), 0),
            (nameof(OutboxRow.Sealed), views.Seal(school, Tables.Outbox, id, message))
        );
    }

    /// <summary>Nobody need be told of a concern any more: somebody has it.</summary>
    internal static Task CallOff(ViewWriter writer, SchoolId school, FileId file) =>
        writer.Remove(
            Tables.Outbox,
            (nameof(OutboxRow.SchoolId), school.Value),
            (nameof(OutboxRow.FileId), file.Value),
            (nameof(OutboxRow.UntilTaken), true)
        );

    private async Task<bool> Move(
        (SchoolId School, Guid Id, long DueAt) from,
        long dueAt,
        int attempts,
        CancellationToken stop
    )
    {
        var moved = 0;
        await record.Write(
            from.School,
            async (transaction, token) =>
                moved = await new ViewWriter(transaction, token).Change(
                    Tables.Outbox,
                    [(nameof(OutboxRow.DueAt), dueAt), (nameof(OutboxRow.Attempts), attempts)],
                    [
                        (nameof(OutboxRow.SchoolId), from.School.Value),
                        (nameof(OutboxRow.MessageId), from.Id),
                        (nameof(OutboxRow.DueAt), from.DueAt),
                    ]
                ),
            stop
        );
        return moved == 1;
    }

    private Message Open(SchoolId school, OutboxRow row, long until)
    {
        var waiting = views.Open<MessageWaiting>(school, Tables.Outbox, row.MessageId, row.Sealed);
        return new(row.MessageId, waiting.To, waiting.Kind, waiting.Reference, waiting.Before)
        {
            IsUrgent = waiting.IsUrgent,
            Attempts = row.Attempts,
            Checkpoint = waiting.Checkpoint,
            LeasedUntil = DateTimeOffset.FromUnixTimeMilliseconds(until),
        };
    }
}
