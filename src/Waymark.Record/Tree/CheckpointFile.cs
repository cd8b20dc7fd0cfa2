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

    /// <summary>How long the file of each school is now, so that of what is written to it later nothing is read.</summary>
    public static IReadOnlyDictionary<SchoolId, long> Lengths(string dataFolder) =>
        Schools(dataFolder)
            .ToDictionary(
                school => school,
                school => new FileInfo(PathOf(dataFolder, school)).Length
            );

    /// <summary>The newest note of every school that has one, read from the end of its file.</summary>
    public static IEnumerable<(SchoolId School, string Note)> Newest(string dataFolder)
    {
        foreach (var school in Schools(dataFolder))
        {
            if (NoteText.Newest(PathOf(dataFolder, school)) is { } note)
            {
                yield return (school, note);
            }
        }
    }

    /// <summary>The schools that have a file of them.</summary>
    public static IEnumerable<SchoolId> Schools(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, Folder);
        foreach (
            var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Ending) : []
        )
        {
            if (Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "N", out var school))
            {
                yield return new SchoolId(school);
            }
        }
    }

    /// <summary>The notes as they stand in the file, each with its signatures. Empty if there is no file.</summary>
    /// <param name="most">So many bytes from its start.</param>
    public static IReadOnlyList<string> Notes(
        string dataFolder,
        SchoolId school,
        long most = long.MaxValue
    )
    {
        var path = PathOf(dataFolder, school);
        return File.Exists(path) ? NoteText.Whole(NoteText.Read(path, most)) : [];
    }
}
