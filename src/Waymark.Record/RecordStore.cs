using System.Data.Common;

namespace Waymark.Record;

/// <summary>The school's record in one database: sealed entries, one Merkle tree a school, signed checkpoints.</summary>
/// <remarks>Safe to share between threads.</remarks>
public sealed class RecordStore
{
    /// <summary>The entries of one file, in order, opened. Empty for a file that does not exist or whose key was destroyed.</summary>
    public Task<IReadOnlyList<Entry>> Read(
        SchoolId school,
        FileId file,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>Appends entries and whatever must stand or fall with them, in one transaction, durably committed before it returns.</summary>
    /// <param name="expected">How many entries each file had when the decision was taken; a file not named is not checked. 0: the file must be new.</param>
    /// <param name="alongside">Writes the views and the outbox in the same transaction, given the entries as recorded.</param>
    public Task<AppendOutcome> Append(
        SchoolId school,
        IReadOnlyList<NewEntry> entries,
        IReadOnlyDictionary<FileId, int> expected,
        Func<DbTransaction, IReadOnlyList<Entry>, CancellationToken, Task>? alongside = null,
        CancellationToken stop = default
    ) => throw new NotImplementedException();

    /// <summary>Seals bytes that are not entries (drafts, view rows, mail waiting) under the school's key. The purpose is bound in: it opens only for the same purpose.</summary>
    public byte[] Seal(SchoolId school, string purpose, ReadOnlySpan<byte> bytes) =>
        throw new NotImplementedException();

    /// <summary>Opens what <see cref="Seal"/> sealed.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not sealed for this school and purpose, or changed since.</exception>
    public byte[] Open(SchoolId school, string purpose, ReadOnlySpan<byte> sealedBytes) =>
        throw new NotImplementedException();

    /// <summary>A keyed hash of a word, for looking things up without reading them: HMAC-SHA-256 under the school's look-up key, 16 bytes.</summary>
    public byte[] Token(SchoolId school, string purpose, string word) =>
        throw new NotImplementedException();
}
