namespace Waymark.Record;

/// <summary>A school, by a random id that says nothing of it. One school has one log.</summary>
public readonly record struct SchoolId(Guid Value)
{
    /// <summary>A fresh id: 128 random bits, so that it tells neither when nor in what order schools came.</summary>
    public static SchoolId Random() => new(RandomId.Next());
}

/// <summary>A file within a school's log (a concern, a case, or the school's own file), by a random id. Each file has its own key.</summary>
public readonly record struct FileId(Guid Value)
{
    /// <summary>A fresh id: 128 random bits. It stands in clear in the database, so it must not carry a time of day.</summary>
    public static FileId Random() => new(RandomId.Next());
}

/// <summary>A person who acts, by a random id that is kept for ever.</summary>
public readonly record struct PersonId(Guid Value)
{
    /// <summary>A fresh id: 128 random bits.</summary>
    public static PersonId Random() => new(RandomId.Next());
}

/// <summary>Who acted, under which name and in which role, as it was then.</summary>
/// <param name="Role">A role key, such as safeguarding-lead.</param>
public sealed record Author(PersonId Person, string Name, string Role);

/// <summary>An entry about to be recorded: one human act, in the past tense.</summary>
/// <param name="File">The file it belongs to.</param>
/// <param name="Kind">Its stored name and version, such as concern-raised/1. Final once used; at most 100 characters.</param>
/// <param name="By">Who acted.</param>
/// <param name="HappenedAt">When the thing happened, if not now; kept to the microsecond, with the UTC offset as given.</param>
/// <param name="ToldAt">When the school was told of it, if not now; kept likewise.</param>
/// <param name="Body">The rest, as UTF-8 JSON. Sealed with everything above; at most 1 MiB.</param>
public sealed record NewEntry(
    FileId File,
    string Kind,
    Author By,
    DateTimeOffset? HappenedAt,
    DateTimeOffset? ToldAt,
    ReadOnlyMemory<byte> Body
);

/// <summary>An entry of the record, opened.</summary>
/// <param name="Index">Its place in the school's log, from 0, without gaps.</param>
/// <param name="RecordedAt">When it was recorded, UTC; never earlier than the entry before it.</param>
public sealed record Entry(
    long Index,
    FileId File,
    string Kind,
    Author By,
    DateTimeOffset RecordedAt,
    DateTimeOffset? HappenedAt,
    DateTimeOffset? ToldAt,
    ReadOnlyMemory<byte> Body
)
{
    /// <summary>What the clock said, UTC, if it stood behind the entry before this one; otherwise null. Sealed with the rest.</summary>
    public DateTimeOffset? ClockRead { get; init; }
}

/// <summary>What came of an append.</summary>
public abstract record AppendOutcome;

/// <summary>Committed durably: the entries as they stand in the log.</summary>
public sealed record Appended(IReadOnlyList<Entry> Entries) : AppendOutcome;

/// <summary>Nothing was written: this file has more (or fewer) entries than the decision was taken on. Read again and decide again.</summary>
public sealed record MovedOn(FileId File, int Count) : AppendOutcome;
