using System.Globalization;
using System.Security.Cryptography;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record.Export;

/// <summary>A proof that one entry, sealed as it is, stands in a signed record: in the form of c2sp.org/tlog-proof. It shows nothing of any other entry.</summary>
public static class EntryProof
{
    private const string Format = "c2sp.org/tlog-proof@v1";
    private const string Extra = "extra ";
    private const string Index = "index ";

    /// <summary>Makes the proof for an entry under the newest checkpoint. It needs no key.</summary>
    /// <exception cref="RecordException">There is no such record, school or entry under a checkpoint, or the record is not as it was signed.</exception>
    public static async Task<string> Make(
        RecordPlace place,
        SchoolId? which,
        long index,
        CancellationToken stop = default
    )
    {
        var database = RecordDatabase.ToRead(place);
        await using var connection = database.OpenWhole();
        var key = PublicKeys.Find([.. SchoolTables.All(connection)], which);
        var newest = await LogLeaves.Checkpoint(connection, key.School, null, stop);
        if (newest is null || index < 0 || index >= newest.Size)
        {
            throw new RecordException(
                $"No checkpoint covers an entry {index}. `waymark record checkpoint` makes one."
            );
        }

        var leaves = await LogLeaves.Below(connection, key.School, newest.Size, stop);
        using var find = new Statement(connection, Sql.EntryAt);
        await using var reader = await find.With(null, key.School.Value, index)
            .ExecuteReaderAsync(stop);
        var row = await reader.ReadAsync(stop) ? Rows.Entry(key.School, reader).Row : null;
        var proof =
            row is not null && leaves.Count == newest.Size
                ? Write(row, Proofs.Inclusion(leaves, (int)index, leaves.Count), newest.Note)
                : null;
        return proof is not null && Verify(proof, key).Flaw is null
            ? proof
            : throw new RecordException(
                "The record is not as its newest checkpoint says, so no proof was made. Run waymark record verify."
            );
    }

    /// <summary>Checks a proof with the public key alone.</summary>
    /// <param name="outside">Texts with checkpoints, where the key was changed since it was kept: those that say so.</param>
    /// <returns>The size and root of the checkpoint that it rests on.</returns>
    public static Verdict Verify(string text, VerifierKey key, IEnumerable<string>? outside = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(key);
        var note = WitnessStep.NoteIn(text);
        var others = (outside ?? []).SelectMany(NoteText.Checkpoints);
        using var keys = SigningKeys.Known(key, [note, .. others]);
        var checkpoint = keys.Read(note);
        return new Verdict(
            key.School,
            checkpoint?.Size ?? 0,
            checkpoint?.Root ?? Frontier.Empty.RootText(),
            checkpoint is null ? new Flaw(null, "Its checkpoint is not signed by this record.")
                : Holds(text[..^note.Length].Split('\n'), checkpoint) ? null
                : new Flaw(null, "It does not show that the entry is in the record.")
        );
    }

    private static string Write(EntryRow row, IReadOnlyList<byte[]> proof, string note)
    {
        var entry = new byte[EntryHeader.Length + row.Sealed.Length];
        EntrySeal.Header(row).Write(entry);
        row.Sealed.CopyTo(entry, EntryHeader.Length);
        string[] lines =
        [
            Format,
            Extra + Convert.ToBase64String(entry),
            Index + row.Index.ToString(CultureInfo.InvariantCulture),
            .. proof.Select(Convert.ToBase64String),
            "",
            note,
        ];
        return string.Join('\n', lines);
    }

    private static bool Holds(string[] lines, Checkpoint checkpoint)
    {
        if (
            lines is not [Format, var extra, var place, .. var hashes, "", ""]
            || !extra.StartsWith(Extra, StringComparison.Ordinal)
            || Base64.Read(extra[Extra.Length..]) is not { } entry
            || !long.TryParse(
                place.AsSpan(Math.Min(Index.Length, place.Length)),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var index
            )
            || place != Index + index.ToString(CultureInfo.InvariantCulture)
            || !IsEntry(entry, checkpoint.School, index)
            || Base64.ReadHashes(hashes) is not { } proof
        )
        {
            return false;
        }

        return ProofCheck.Includes(
            SHA256.HashData([0, .. entry]),
            index,
            checkpoint.Size,
            proof,
            Convert.FromBase64String(checkpoint.Root)
        );
    }

    /// <summary>Whether the bytes are a header that says this school and index, and as many sealed ones as it says.</summary>
    private static bool IsEntry(ReadOnlySpan<byte> entry, SchoolId school, long index) =>
        entry.Length > EntryHeader.Length
        && entry[0] == EntryHeader.Format
        && EntryHeader.SchoolIn(entry) == school
        && EntryHeader.IndexIn(entry) == index
        && EntryHeader.PaddedLengthIn(entry) is { } padded
        && entry.Length == EntryHeader.Length + padded + Envelope.Overhead;
}
