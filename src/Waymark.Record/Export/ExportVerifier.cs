using System.Security.Cryptography;
using Waymark.Record.Sealing;
using Waymark.Record.Tree;

namespace Waymark.Record.Export;

/// <summary>Verifies an export with nothing but the school's public key: docs/record-format.md, section 11. Memory for one entry at a time.</summary>
public sealed class ExportVerifier
{
    private const int Around = EntryHeader.Length + Envelope.Overhead + Frontier.HashLength;
    private const int Block = 1 << 16;

    private readonly string _folder;
    private readonly VerifierKey _key;
    private SignedRoots _signed;
    private readonly SchoolId _school;

    private readonly GrowingTree _tree;
    private uint _day;

    private ExportVerifier(string folder, VerifierKey key, GrowingTree tree)
    {
        _tree = tree;
        _folder = folder;
        _key = key;
        _signed = new SignedRoots(SigningKeys.Known(key, []));
        _school = key.School;
    }

    /// <summary>Verifies the export in a folder.</summary>
    /// <param name="key">The public key that the record is known by, from a place that whoever made the export cannot change.</param>
    /// <param name="outside">Texts with checkpoints that were kept outside; each may hold several.</param>
    public static Verdict Verify(string folder, VerifierKey key, IEnumerable<string> outside)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(outside);
        using var tree = new GrowingTree();
        var export = new ExportVerifier(folder, key, tree);
        var flaw = export.FindFlaw(outside);
        return new Verdict(key.School, tree.Size, tree.RootText(), flaw);
    }

    private Flaw? FindFlaw(IEnumerable<string> outside)
    {
        string[] files =
        [
            ExportFolder.AboutFile,
            ExportFolder.EntriesFile,
            ExportFolder.CheckpointsFile,
        ];
        if (Array.Find(files, file => !File.Exists(Path.Combine(_folder, file))) is { } missing)
        {
            return new Flaw(null, $"The file {missing} is missing: this is no whole export.");
        }

        var inside = NoteText.Cut(NoteText.Read(Path.Combine(_folder, files[2])));
        var kept = outside.SelectMany(NoteText.Checkpoints).ToList();
        using var keys = SigningKeys.Known(_key, [.. inside, .. kept]);
        _signed = new SignedRoots(keys);
        if (!ExportFolder.IsAbout(NoteText.Read(Path.Combine(_folder, files[0])), keys))
        {
            return new Flaw(
                null,
                $"The file {files[0]} does not say that this is an export, in the format known here, of the school whose key was given, under that key or one that a change of key leads to."
            );
        }

        foreach (var note in inside)
        {
            _signed.Add(note, "in the export");
        }

        foreach (var note in kept)
        {
            _signed.Add(note, "from outside");
        }

        using var entries = new FileStream(
            Path.Combine(_folder, files[1]),
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            Block
        );
        return _signed.FlawAt(_tree)
            ?? Walk(entries)
            ?? _signed.FlawAfter(_tree)
            ?? Uncovered()
            ?? _signed.Unreadable;
    }

    private Flaw? Walk(FileStream entries)
    {
        // Before the entry, the byte that a leaf is hashed with.
        var entry = new byte[1 + Around + EntryHeader.LongestPadded];
        var leaf = new byte[Frontier.HashLength];
        while (entries.Position < entries.Length)
        {
            if (EntryFlaw(entries, entry, leaf) is { } flaw)
            {
                return flaw;
            }

            _tree.Append(leaf);
            if (_signed.FlawAt(_tree) is { } contradiction)
            {
                return contradiction;
            }
        }

        return null;
    }

    private Flaw? EntryFlaw(FileStream from, Span<byte> entry, Span<byte> leaf)
    {
        var header = entry.Slice(1, EntryHeader.Length);
        if (from.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
        {
            return Bad("it is cut off");
        }

        if (HeaderFlaw(header) is { } flaw)
        {
            return flaw;
        }

        var rest = entry.Slice(
            1 + header.Length,
            EntryHeader.PaddedLengthIn(header)!.Value + Around - header.Length
        );
        if (from.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) < rest.Length)
        {
            return Bad("it is cut off");
        }

        SHA256.HashData(entry[..(1 + header.Length + rest.Length - leaf.Length)], leaf);
        return rest[^leaf.Length..].SequenceEqual(leaf)
            ? null
            : Bad("it does not have the hash that stands with it");
    }

    private Flaw? HeaderFlaw(ReadOnlySpan<byte> header)
    {
        if (header[0] != EntryHeader.Format)
        {
            return Bad("its format is unknown");
        }

        if (EntryHeader.SchoolIn(header) != _school)
        {
            return Bad("it is another school's");
        }

        if (EntryHeader.IndexIn(header) != _tree.Size)
        {
            return Bad("another number stands in its place");
        }

        var day = EntryHeader.DayIn(header);
        if (day < _day)
        {
            return Bad("its day is before that of the entry before it");
        }

        _day = day;
        return EntryHeader.PaddedLengthIn(header) is null
            ? Bad("its length is none that an entry has")
            : null;
    }

    private Flaw? Uncovered()
    {
        if (_signed.Newest is not { } newest)
        {
            return _tree.Size == 0
                ? new Flaw(null, "The export holds no checkpoint.")
                : new Flaw(0, "Entry 0: no checkpoint covers it, nor any other.");
        }

        return newest < _tree.Size
            ? new Flaw(newest, $"Entry {newest}: no checkpoint covers it.")
            : null;
    }

    private Flaw Bad(string why) => new(_tree.Size, $"Entry {_tree.Size}: {why}.");
}
