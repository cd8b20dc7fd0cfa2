using System.Security.Cryptography;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>What a turn read of the logs that it holds, and what that means.</summary>
internal sealed class HeldLogs(KeyRing keys)
{
    private readonly Dictionary<SchoolId, HeadRow> _heads = [];
    private readonly Dictionary<SchoolId, StoredEntry> _last = [];
    private readonly Dictionary<(SchoolId, FileId), (int Count, FileRow? Key)> _files = [];

    public void Add(HeadRow head) => _heads[new SchoolId(head.SchoolId)] = head;

    public void Add(StoredEntry last) => _last[new SchoolId(last.Row.SchoolId)] = last;

    public void Add(SchoolId school, FileId file, int count, FileRow? key) =>
        _files[(school, file)] = (count, key);

    /// <summary>Where a school's log stands.</summary>
    /// <exception cref="RecordException">The log is not as this program left it: nothing may be written on top of it.</exception>
    public LogHead Head(SchoolId school)
    {
        var schoolKeys = keys.Of(school);
        var head = _heads.GetValueOrDefault(school) ?? throw NotAsWritten();
        if (!IsOf(schoolKeys, head))
        {
            // Another program may have given the school another key since this one read it.
            keys.Forget(school);
            schoolKeys = keys.Of(school);
        }

        if (!IsOf(schoolKeys, head))
        {
            throw NotAsWritten();
        }

        var tree = Frontier.From(head.Size, head.Frontier);
        var last = _last.GetValueOrDefault(school);
        if (tree.Size == 0)
        {
            return new LogHead(tree, DateTimeOffset.MinValue);
        }

        return last is null
            ? throw NotAsWritten()
            : new LogHead(tree, RecordedAt(last, schoolKeys));
    }

    /// <summary>How many entries a file has, and its key: a fresh one if the file is new, none if it was destroyed. Its school's head is asked for first, for the keys.</summary>
    public FileState File(SchoolId school, FileId file)
    {
        var (count, stored) = _files[(school, file)];
        if (stored is null)
        {
            var fresh = new FileKey(1, RandomNumberGenerator.GetBytes(SchoolKeys.KeyLength));
            return new FileState(count, count == 0 ? fresh : null, IsNew: count == 0);
        }

        try
        {
            var key = keys.Of(school).UnwrapFileKey(file, stored.KeyId, stored.WrappedKey);
            return new FileState(count, new FileKey(stored.KeyId, key), IsNew: false);
        }
        catch (CryptographicException changed)
        {
            throw new RecordException("The key of this file is not as it was written.", changed);
        }
    }

    public static RecordException NotAsWritten() =>
        new(
            "The log does not end as it was written, so nothing is added to it. Run waymark record verify."
        );

    private static bool IsOf(SchoolKeys keys, HeadRow head) =>
        CryptographicOperations.FixedTimeEquals(keys.HeadCode(head.Size, head.Frontier), head.Code);

    private static DateTimeOffset RecordedAt(StoredEntry last, SchoolKeys keys)
    {
        try
        {
            return new FileKeys(keys).Of(last) is { } key
                ? EntrySeal.Open(last.Row, key).RecordedAt
                : new DateTimeOffset(last.Row.RecordedOn, TimeOnly.MinValue, TimeSpan.Zero);
        }
        catch (CryptographicException)
        {
            throw NotAsWritten();
        }
    }
}
