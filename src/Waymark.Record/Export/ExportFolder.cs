using Waymark.Record.Sealing;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record.Export;

/// <summary>An export as it lies in a folder: docs/record-format.md, section 10. It holds what is public and what is sealed, and no key.</summary>
internal sealed class ExportFolder : IDisposable
{
    public const string Format = "waymark/export/1";
    public const string AboutFile = "export.txt";
    public const string EntriesFile = "entries.bin";
    public const string CheckpointsFile = "checkpoints.txt";

    private readonly string _folder;
    private readonly FileStream _entries;
    private readonly StreamWriter _checkpoints;

    /// <exception cref="RecordException">There is something in the folder already.</exception>
    public ExportFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        if (
            File.Exists(_folder)
            || (Directory.Exists(_folder) && Directory.EnumerateFileSystemEntries(_folder).Any())
        )
        {
            throw new RecordException(
                $"There is something in {_folder} already. Name a folder that is empty or not yet there."
            );
        }

        PrivateFolder.Make(_folder);
        _entries = new FileStream(Path.Combine(_folder, EntriesFile), FileMode.CreateNew);
        _checkpoints = new StreamWriter(Path.Combine(_folder, CheckpointsFile));
    }

    /// <summary>What the file about an export of this school says, whole.</summary>
    public static string About(VerifierKey key) => $"{Format}\n{key}\n";

    /// <summary>Whether a text says that it is about an export under one of these keys.</summary>
    public static bool IsAbout(string text, SigningKeys keys) =>
        text.Split('\n') is [_, var line, ""]
        && VerifierKey.TryParse(line) is { } key
        && keys.Has(key)
        && text == About(key);

    public void Add(EntryRow row)
    {
        Span<byte> header = stackalloc byte[EntryHeader.Length];
        EntrySeal.Header(row).Write(header);
        header[0] = checked((byte)row.Format);
        _entries.Write(header);
        _entries.Write(row.Sealed);
        _entries.Write(row.Leaf);
    }

    public void Add(string note) => _checkpoints.Write(note);

    /// <summary>Says last what it is, so that an export that was broken off is none.</summary>
    public void Finish(VerifierKey key)
    {
        Dispose();
        File.WriteAllText(Path.Combine(_folder, AboutFile), About(key));
    }

    public void Dispose()
    {
        _entries.Dispose();
        _checkpoints.Dispose();
    }
}
