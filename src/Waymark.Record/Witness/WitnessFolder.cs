using System.Globalization;
using System.Text;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>A folder of somebody outside who keeps a school's checkpoints: each with the proof that it continues the one before, in the form of c2sp.org/tlog-witness. Whoever has the file and the public key can check it without seeing the record.</summary>
/// <remarks>Such a folder is worth something where whoever can change the record cannot change it: a share that may only be added to, another computer, a governor's drive.</remarks>
public sealed class WitnessFolder(string folder)
{
    private string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Adds a checkpoint, on the disk when it returns; and the public key the first time.</summary>
    /// <exception cref="RecordException">The record does not continue the newest checkpoint that is there: nothing was added.</exception>
    public async Task Hand(
        RecordStore record,
        Checkpoint checkpoint,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(checkpoint);
        await using var connection = record.OpenConnection(checkpoint.School);
        var school = checkpoint.School;
        using var keys = PublicKeys.Signing(connection, school);
        var last = Newest(school, keys);
        if (last?.Note == checkpoint.Note)
        {
            return;
        }

        var leaves = await LogLeaves.Below(connection, school, checkpoint.Size, stop);
        var steps = new StringBuilder();
        foreach (var next in keys.ChangesBetween(last?.Size, checkpoint).Append(checkpoint))
        {
            steps.Append(WitnessStep.Between(last, next, [.. leaves.Take((int)next.Size)]));
            last = next;
        }

        if (!File.Exists(KeyPath(school)))
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllTextAsync(KeyPath(school), $"{keys.Newest}\n", stop);
        }

        NoteText.Append(NotesPath(school), steps.ToString(), _ => false);
    }

    /// <summary>How many entries the newest checkpoint here names that this record signed; null if there is none.</summary>
    public long? NewestSize(RecordStore record, SchoolId school)
    {
        ArgumentNullException.ThrowIfNull(record);
        using var connection = record.OpenConnection(school);
        using var keys = PublicKeys.Signing(connection, school);
        return NewestText(school) is { } newest
            ? WitnessStep.Read(newest, keys)?.Checkpoint.Size
            : null;
    }

    /// <summary>Refuses a record that was put back to an earlier state than was handed over.</summary>
    /// <exception cref="RecordException">The newest checkpoint here is not in the record.</exception>
    public void RefuseSetBack(RecordStore record)
    {
        ArgumentNullException.ThrowIfNull(record);
        foreach (var school in record.Schools())
        {
            using var connection = record.OpenConnection(school);
            if (NewestText(school) is { } newest)
            {
                SetBack.Refuse(connection, school, WitnessStep.NoteIn(newest), NotesPath(school));
            }
        }
    }

    /// <summary>Checks the file of a witness: every signature, and that each checkpoint continues the one before it. It needs nothing else.</summary>
    /// <param name="outside">Texts with checkpoints, where the key was changed before the file was begun: those that say so.</param>
    /// <returns>The size and root of the last one that is sound; the flaw names the first entry that the record may have changed.</returns>
    public static Verdict Verify(string text, VerifierKey key, IEnumerable<string>? outside = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        Checkpoint? last = null;
        var pieces = NoteText.Cut(text);
        var others = (outside ?? []).SelectMany(NoteText.Checkpoints);
        using var keys = SigningKeys.Known(key, [.. pieces.Select(WitnessStep.NoteIn), .. others]);
        foreach (var piece in pieces)
        {
            var step = WitnessStep.Read(piece, keys);
            if (step?.Continues(last) != true)
            {
                return Found(
                    new Flaw(
                        last?.Size ?? 0,
                        $"Entry {last?.Size ?? 0}, or one before it: after the checkpoint of that size comes one that is not signed, or not shown to continue it."
                    )
                );
            }

            last = step.Checkpoint;
        }

        return Found(last is null ? new Flaw(null, "The file holds no checkpoint.") : null);

        Verdict Found(Flaw? flaw) =>
            new(key.School, last?.Size ?? 0, last?.Root ?? Frontier.Empty.RootText(), flaw);
    }

    private Checkpoint? Newest(SchoolId school, SigningKeys keys) =>
        NewestText(school) is not { } newest
            ? null
            : WitnessStep.Read(newest, keys)?.Checkpoint
                ?? throw new RecordException(
                    $"The newest checkpoint in {NotesPath(school)} is not signed by this record, so nothing was added to it."
                );

    private string? NewestText(SchoolId school)
    {
        var path = NotesPath(school);
        return File.Exists(path) ? NoteText.Newest(path) : null;
    }

    private string NotesPath(SchoolId school) =>
        Path.Combine(Folder, $"waymark-{school.Value:N}.txt");

    private string KeyPath(SchoolId school) =>
        Path.Combine(Folder, $"waymark-{school.Value:N}.key");
}

/// <summary>One step of a log as a witness is told it: from which size, the proof, the new checkpoint.</summary>
internal sealed record WitnessStep(long From, IReadOnlyList<byte[]> Proof, Checkpoint Checkpoint)
{
    private const string Old = "old ";

    /// <exception cref="RecordException">The leaves do not lead from the one to the other.</exception>
    public static WitnessStep Between(
        Checkpoint? last,
        Checkpoint next,
        IReadOnlyList<byte[]> leaves
    )
    {
        var from = last?.Size ?? 0;
        var step =
            from <= next.Size && leaves.Count == next.Size
                ? new WitnessStep(from, Proofs.Consistency(leaves, (int)from, leaves.Count), next)
                : null;
        return step?.Continues(last) == true
            ? step
            : throw new RecordException(
                "The record does not continue the newest checkpoint that the witness keeps, so nothing was handed over. Run waymark record verify, with --checkpoint and the witness's file."
            );
    }

    /// <summary>The step that a text says, if it says one and the key whose time it was signed its checkpoint.</summary>
    public static WitnessStep? Read(string text, SigningKeys keys)
    {
        var note = NoteIn(text);
        var lines = text[..^note.Length].Split('\n');
        if (
            lines is not [var old, .. var hashes, "", ""]
            || !old.StartsWith(Old, StringComparison.Ordinal)
            || !long.TryParse(
                old.AsSpan(Old.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var from
            )
            || Base64.ReadHashes(hashes) is not { } proof
            || keys.Read(note) is not { } checkpoint
        )
        {
            return null;
        }

        var step = new WitnessStep(from, proof, checkpoint);
        return step.ToString() == text ? step : null;
    }

    /// <summary>The note that follows the first empty line; nothing if there is none.</summary>
    public static string NoteIn(string text) =>
        text.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var end ? text[(end + 2)..] : "";

    public bool Continues(Checkpoint? last) =>
        From == (last?.Size ?? 0)
        && ProofCheck.Continues(
            From,
            last is null ? Frontier.Empty.Root() : Convert.FromBase64String(last.Root),
            Checkpoint.Size,
            Convert.FromBase64String(Checkpoint.Root),
            Proof
        );

    /// <summary>As it is written: the body of an add-checkpoint request.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Old}{From}\n");
        foreach (var hash in Proof)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Convert.ToBase64String(hash)}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n{Checkpoint.Note}").ToString();
    }
}
