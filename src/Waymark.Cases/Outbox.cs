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
}

/// <summary>A message to somebody, to be sent by whatever ways they have. It names nobody and holds no word of the case.</summary>
/// <param name="Reference">Random; useless without signing in.</param>
/// <param name="Before">By when, UTC; null where no time is set.</param>
public sealed record Message(
    long Id,
    PersonId To,
    MessageKind Kind,
    CaseReference Reference,
    DateTimeOffset? Before
)
{
    /// <summary>The same for every message, so that a preview tells nothing.</summary>
    public const string Subject = "Safeguarding: please sign in";

    /// <summary>Leaves quiet hours out of account.</summary>
    public bool IsUrgent { get; init; }
    public int Attempts { get; init; }
}

/// <summary>Messages that wait to be sent. They are written in the append's own transaction; several senders may lease from it.</summary>
public sealed class Outbox(RecordStore record, ViewStore views, TimeProvider clock)
{
    /// <summary>Takes messages that are due, for so long that no other sender takes them.</summary>
    public Task<IReadOnlyList<Message>> Lease(
        SchoolId school,
        int most,
        TimeSpan leaseFor,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>It went out.</summary>
    public Task Sent(SchoolId school, long id, CancellationToken stop = default) =>
        throw new NotImplementedException();

    /// <summary>It did not; it is tried again then.</summary>
    public Task NotSent(
        SchoolId school,
        long id,
        DateTimeOffset again,
        CancellationToken stop = default
    ) => throw new NotImplementedException();
}
