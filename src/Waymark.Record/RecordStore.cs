using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>The school's record in one database: sealed entries, one Merkle tree a school, signed checkpoints.</summary>
/// <remarks>Safe to share between threads. Make one for a record and keep it: the appends to one school queue for one writer, and the database keeps several programs in order.</remarks>
public sealed class RecordStore : IDisposable
{
    private readonly RecordDatabase _database;
    private readonly KeyRing _keys;
    private readonly RecordWriter[] _writers;
    private readonly CheckpointSigner _signer;
    private readonly ConcurrentBag<RecordReader> _readers = [];

    private RecordStore(RecordDatabase database, MasterKey key, TimeProvider time)
    {
        _database = database;
        _keys = new KeyRing(key, database);
        _writers =
        [
            .. Enumerable
                .Range(0, database.Writers)
                .Select(_ => new RecordWriter(database, _keys, time)),
        ];
        _signer = new CheckpointSigner(_keys, database.Folder);
    }

    internal KeyRing Keys => _keys;

    internal RecordDatabase Database => _database;

    internal CheckpointSigner Signer => _signer;

    /// <summary>Where the record is, in a sentence: "The file ..." or "The database ...". Without a password.</summary>
    public string InWords => _database.InWords;

    /// <summary>Whether there is a record at a place.</summary>
    /// <exception cref="RecordException">Its database cannot be reached.</exception>
    public static bool IsAt(RecordPlace place) => RecordDatabase.At(place).Exists;

    /// <summary>Makes an empty record at a place. Only this makes one; <see cref="Open(RecordPlace, MasterKey, TimeProvider)"/> never does.</summary>
    /// <exception cref="RecordException">There is a record already, the database is not fit for one, or the key's folder and the data folder lie within one another.</exception>
    public static RecordStore Create(RecordPlace place, MasterKey key, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(key);
        key.RefuseToLieWith(place.Folder);
        var database = RecordDatabase.At(place);
        if (database.Exists)
        {
            throw new RecordException(
                $"There is a record already in {database.Folder}. It is never made anew over an old one."
            );
        }

        database.RefuseUnsafe();
        database.Make();
        return new RecordStore(database, key, time);
    }

    /// <summary>Opens the record at a place.</summary>
    /// <exception cref="RecordException">There is none, the key is not the one it was made with, it was written by a later version, its database is not fit for one, or it is older than the file of checkpoints beside it. Nothing was changed.</exception>
    public static RecordStore Open(RecordPlace place, MasterKey key, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(key);
        key.RefuseToLieWith(place.Folder);
        var database = RecordDatabase.At(place);
        if (!database.Exists)
        {
            throw new RecordException(
                $"There is no record in {database.Folder}. Only `waymark school init` creates a record; if you have one, name the folder it is in."
            );
        }

        database.RefuseUnsafe();
        database.RefuseUnknown();
        KeyRing.RefuseWrong(key, database);
        database.Migrate();
        SetBack.RefuseIn(database);
        return new RecordStore(database, key, time);
    }

    /// <summary>Makes a school: its keys, its empty log and the checkpoint of that.</summary>
    public async Task<SchoolId> CreateSchool(CancellationToken stop = default)
    {
        var school = SchoolId.Random();
        var row = _keys.Make(school);
        await AppendAlone(school, [], (at, _) => SchoolTables.Add(at, row, _keys), stop);
        await MakeCheckpoint(school, stop);
        return school;
    }

    /// <summary>The schools of this record.</summary>
    public IReadOnlyList<SchoolId> Schools()
    {
        using var connection = _database.OpenWhole();
        return [.. SchoolTables.All(connection).Select(row => new SchoolId(row.SchoolId))];
    }

    /// <summary>The entries of one file, in order, opened. Empty for a file that does not exist or whose key was destroyed.</summary>
    /// <exception cref="RecordException">An entry is not as it was recorded.</exception>
    public async Task<IReadOnlyList<Entry>> Read(
        SchoolId school,
        FileId file,
        CancellationToken stop = default
    )
    {
        var reader = Borrow(school);
        try
        {
            return await reader.File(school, file, _keys, stop);
        }
        finally
        {
            GiveBack(reader);
        }
    }

    /// <summary>The entries of a school from an index on, in the order of recording, opened; those whose key was destroyed are left out. One view of the log, however long it takes.</summary>
    /// <exception cref="RecordException">An entry is not as it was recorded.</exception>
    public async IAsyncEnumerable<Entry> ReadAll(
        SchoolId school,
        long from = 0,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        var reader = Borrow(school);
        try
        {
            await foreach (var entry in reader.All(school, from, _keys, stop))
            {
                yield return entry;
            }
        }
        finally
        {
            GiveBack(reader);
        }
    }

    /// <summary>The index of the first entry that was recorded on a day (UTC) or later; the length of the log if there is none. Days never go back along the log, so few entries are looked at.</summary>
    public async Task<long> FirstOn(SchoolId school, DateOnly day, CancellationToken stop = default)
    {
        using var reader = new RecordReader(_database.Open(school));
        return await reader.FirstOn(school, day, stop);
    }

    /// <summary>Appends entries and whatever must stand or fall with them, in one transaction, durably committed before it returns.</summary>
    /// <param name="entries">One of kind <see cref="Erasure.Kind"/> destroys the keys of the files that it names, for ever: the two stand or fall together.</param>
    /// <param name="expected">How many entries each file had when the decision was taken; a file not named is not checked. 0: the file must be new.</param>
    /// <param name="alongside">Writes the views and the outbox in the same transaction, given the entries as recorded. It runs at most once, holds up every other writer, and must not append.</param>
    /// <param name="stop">Heeded until the append is taken up. After that it is carried through, unless <paramref name="alongside"/> heeds it.</param>
    /// <exception cref="ArgumentException">An entry's kind, author or body is too long or empty, or it erases files and is not as <see cref="Erasure.Kind"/> says.</exception>
    /// <exception cref="RecordException">There is no such school, or its log or keys are not as they were written.</exception>
    public Task<AppendOutcome> Append(
        SchoolId school,
        IReadOnlyList<NewEntry> entries,
        IReadOnlyDictionary<FileId, int> expected,
        Func<DbTransaction, IReadOnlyList<Entry>, CancellationToken, Task>? alongside = null,
        CancellationToken stop = default
    )
    {
        foreach (var entry in entries)
        {
            EntryCodec.RefuseUnfit(entry);
        }

        var erased = Erasure.FilesOf(entries);
        if (erased.Count > 0)
        {
            alongside = Erasure.Destroying(school, erased, alongside);
        }

        var append = new WaitingAppend(school, entries, expected, alongside, stop);
        append.IsAlone = erased.Count > 0;
        return WriterOf(school).Append(append);
    }

    /// <summary>How many entries a school's log has: a cheap way to see whether anything was recorded.</summary>
    /// <exception cref="RecordException">There is no such school here.</exception>
    public async Task<long> Size(SchoolId school, CancellationToken stop = default)
    {
        using var connection = _database.Open(school);
        using var size = new Statement(connection, Sql.SizeOfLog);
        return (long?)await size.With(null, school.Value).ExecuteScalarAsync(stop)
            ?? throw new RecordException("There is no such school in this record.");
    }

    /// <summary>Writes what is no entry (drafts, views made anew, mail sent) for a school in a transaction of its own, through the same one writer as its appends.</summary>
    public Task Write(
        SchoolId school,
        Func<DbTransaction, CancellationToken, Task> write,
        CancellationToken stop = default
    ) => WriterOf(school).Append(WaitingAppend.Of(school, [], _keys.Keeping(school, write), stop));

    /// <summary>Signs where the log of a school stands, keeps the checkpoint in the database and in the file of checkpoints in the data folder. If nothing was recorded since the last one, gives that.</summary>
    /// <exception cref="RecordException">The log does not continue its last checkpoint: nothing was signed.</exception>
    public Task<Checkpoint> MakeCheckpoint(SchoolId school, CancellationToken stop = default) =>
        MakeCheckpoint(school, (_, _, _) => Task.CompletedTask, stop);

    /// <summary>The same, and writes in its transaction what a new checkpoint brings with it: mail to whoever keeps checkpoints.</summary>
    /// <param name="alongside">Not called if nothing was recorded since the last one.</param>
    public async Task<Checkpoint> MakeCheckpoint(
        SchoolId school,
        Func<DbTransaction, Checkpoint, CancellationToken, Task> alongside,
        CancellationToken stop = default
    )
    {
        Checkpoint? made = null;
        await AppendAlone(school, [], Sign, stop);
        _signer.Keep(made!);
        return made!;

        async Task Sign(DbTransaction transaction, CancellationToken token) =>
            made = await _signer.Sign(transaction, school, alongside, token);
    }

    internal Task AppendAlone(
        SchoolId school,
        IReadOnlyList<NewEntry> entries,
        Func<DbTransaction, CancellationToken, Task> alongside,
        CancellationToken stop
    ) => WriterOf(school).Append(WaitingAppend.Of(school, entries, alongside, stop, isAlone: true));

    /// <summary>Walks every school's log and opens every entry, also while others append.</summary>
    /// <returns>One verdict for each school.</returns>
    public Task<IReadOnlyList<Verdict>> Verify(CancellationToken stop = default) =>
        new RecordVerifier(_database, _keys).Verify(stop);

    /// <summary>Seals bytes that are not entries (drafts, view rows, mail waiting) under the school's key. The purpose is bound in: it opens only for the same purpose.</summary>
    public byte[] Seal(SchoolId school, string purpose, ReadOnlySpan<byte> bytes) =>
        _keys.Of(school).Seal(purpose, bytes);

    /// <summary>Opens what <see cref="Seal"/> sealed.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not sealed for this school and purpose, or changed since.</exception>
    public byte[] Open(SchoolId school, string purpose, ReadOnlySpan<byte> sealedBytes) =>
        _keys.Open(school, purpose, sealedBytes.ToArray());

    /// <summary>A keyed hash of a word, for looking things up without reading them: HMAC-SHA-256 under the school's look-up key, 16 bytes.</summary>
    public byte[] Token(SchoolId school, string purpose, string word) =>
        _keys.Of(school).Token(purpose, word);

    /// <summary>A new open connection to the same database, set as every connection to it must be. The caller disposes of it.</summary>
    /// <param name="school">Whose rows it sees. On PostgreSQL one without a school sees none.</param>
    public DbConnection OpenConnection(SchoolId? school = null) => _database.Open(school);

    /// <summary>Sets another context upon the same database, its connections set as they must be: to the rows of one school, where it is <see cref="IOfOneSchool"/>.</summary>
    /// <param name="history">The table in which that context notes its migrations.</param>
    public void Configure(DbContextOptionsBuilder options, string history) =>
        _database.Configure(options, history);

    /// <summary>Makes or upgrades the tables of another context, by the role that owns them.</summary>
    /// <exception cref="RecordException">Its tables must be changed, and this role may not.</exception>
    public Task Migrate(DbContext other, CancellationToken stop = default) =>
        _database.MigrateOther(other, stop);

    /// <summary>Closes its connections. Appends under way must have ended.</summary>
    public void Dispose()
    {
        foreach (var writer in _writers)
        {
            writer.Dispose();
        }

        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    // By the last byte of a random id. Schools that share a writer wait for each other; those that do not, do not.
    private RecordWriter WriterOf(SchoolId school) =>
        _writers[school.Value.ToByteArray()[^1] % _writers.Length];

    private RecordReader Borrow(SchoolId school) =>
        _readers.TryTake(out var reader) ? reader : new RecordReader(_database.Open(school));

    private void GiveBack(RecordReader reader)
    {
        if (_readers.Count < _database.ReadersKept)
        {
            _readers.Add(reader);
        }
        else
        {
            reader.Dispose();
        }
    }
}
