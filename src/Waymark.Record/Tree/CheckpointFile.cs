namespace Waymark.Record.Tree;

/// <summary>The file of a school's checkpoints in the data folder: one signed note after another, oldest first. It shows a database that was set back.</summary>
internal static class CheckpointFile
{
    private const string Folder = "checkpoints";
    private const string Ending = ".txt";
    private const string SignatureMark = "— ";

    public static string PathOf(string dataFolder, SchoolId school) =>
        Path.Combine(dataFolder, Folder, $"{school.Value:N}{Ending}");

    public static void Keep(string dataFolder, Checkpoint checkpoint)
    {
        var path = PathOf(dataFolder, checkpoint.School);
        if (File.Exists(path) && Notes(dataFolder, checkpoint.School)[^1] == checkpoint.Note)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(System.Text.Encoding.UTF8.GetBytes(checkpoint.Note));
        file.Flush(flushToDisk: true);
    }

    /// <summary>The notes of every school that has a file of them.</summary>
    public static IReadOnlyDictionary<SchoolId, IReadOnlyList<string>> All(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, Folder);
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Ending) : [];
        return files
            .Where(path => Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "N", out _))
            .Select(path => new SchoolId(
                Guid.ParseExact(Path.GetFileNameWithoutExtension(path), "N")
            ))
            .ToDictionary(school => school, school => Notes(dataFolder, school));
    }

    /// <summary>The notes as they stand in the file, each with its signatures. Empty if there is no file.</summary>
    public static IReadOnlyList<string> Notes(string dataFolder, SchoolId school)
    {
        var path = PathOf(dataFolder, school);
        if (!File.Exists(path))
        {
            return [];
        }

        var notes = new List<string>();
        var note = "";
        foreach (var line in File.ReadLines(path))
        {
            // A line that is no signature after one that is begins the next note.
            var isSignature = line.StartsWith(SignatureMark, StringComparison.Ordinal);
            if (
                !isSignature
                && note.Split('\n') is [.., var before, ""]
                && before.StartsWith(SignatureMark, StringComparison.Ordinal)
            )
            {
                notes.Add(note);
                note = "";
            }

            note += line + "\n";
        }

        return note.Length == 0 ? notes : [.. notes, note];
    }
}
