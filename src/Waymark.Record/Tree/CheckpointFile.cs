namespace Waymark.Record.Tree;

/// <summary>The file of a school's checkpoints in the data folder: one signed note after another, oldest first. It shows a database that was set back.</summary>
internal static class CheckpointFile
{
    private const string Folder = "checkpoints";
    private const string Ending = ".txt";

    public static string PathOf(string dataFolder, SchoolId school) =>
        Path.Combine(dataFolder, Folder, $"{school.Value:N}{Ending}");

    public static void Keep(string dataFolder, Checkpoint checkpoint)
    {
        var path = PathOf(dataFolder, checkpoint.School);
        NoteText.Append(
            path,
            checkpoint.Note,
            notes => notes is [.., var last] && last == checkpoint.Note
        );
    }

    /// <summary>The schools that there is a file of.</summary>
    public static IEnumerable<SchoolId> Schools(string dataFolder) =>
        Files(dataFolder).Select(file => file.School);

    /// <summary>Of the files that were written to last, the newest note of each, read from its end.</summary>
    public static IEnumerable<(SchoolId School, string Note)> Newest(string dataFolder, int most)
    {
        var last = Files(dataFolder)
            .Select(file => (file.School, file.Path, At: File.GetLastWriteTimeUtc(file.Path)))
            .OrderByDescending(file => file.At)
            .Take(most);
        foreach (var (school, path, _) in last)
        {
            if (NoteText.Newest(path) is { } note)
            {
                yield return (school, note);
            }
        }
    }

    /// <summary>The notes as they stand in the file, each with its signatures. Empty if there is no file.</summary>
    public static IReadOnlyList<string> Notes(string dataFolder, SchoolId school)
    {
        var path = PathOf(dataFolder, school);
        return File.Exists(path) ? NoteText.Whole(NoteText.Read(path)) : [];
    }

    private static IEnumerable<(SchoolId School, string Path)> Files(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, Folder);
        foreach (
            var path in Directory.Exists(folder)
                ? Directory.EnumerateFiles(folder, "*" + Ending)
                : []
        )
        {
            if (Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "N", out var school))
            {
                yield return (new SchoolId(school), path);
            }
        }
    }
}
