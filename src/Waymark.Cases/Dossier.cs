using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>The files that stand together, read and opened: a case with its concerns, or a concern with the case it became part of.</summary>
/// <param name="Sizes">How many entries each file had when it was read: what a decision is checked against.</param>
internal sealed record Dossier(
    IReadOnlyList<Recorded> Entries,
    IReadOnlyDictionary<FileId, int> Sizes
)
{
    public static Dossier Empty { get; } = new([], new Dictionary<FileId, int>());

    /// <summary>The case; null where the files open none.</summary>
    public Case? Case { get; } = Case.From(Entries);

    /// <summary>Every concern of the files.</summary>
    public IReadOnlyList<Concern> Concerns { get; } =
    [
        .. Entries
            .GroupBy(entry => entry.File)
            .Select(file => Cases.Concern.From(file))
            .OfType<Concern>(),
    ];

    public Concern? Concern(FileId file) => Concerns.FirstOrDefault(one => one.File == file);

    /// <summary>As it is once these are recorded.</summary>
    public Dossier With(IEnumerable<Recorded> recorded) => new([.. Entries, .. recorded], Sizes);

    /// <summary>Two sets of files as one.</summary>
    public Dossier With(Dossier other) =>
        new(
            [.. Entries.Concat(other.Entries).DistinctBy(entry => entry.Index)],
            Sizes
                .Concat(other.Sizes)
                .DistinctBy(size => size.Key)
                .ToDictionary(size => size.Key, size => size.Value)
        );

    /// <summary>Reads a file and those that stand with it.</summary>
    public static async Task<Dossier> Read(
        RecordStore record,
        SchoolId school,
        FileId file,
        CancellationToken stop
    )
    {
        var dossier = await One(record, school, file, stop);
        if (dossier.Concern(file)?.Into is { } into)
            dossier = dossier.With(await One(record, school, into.Case, stop));
        var links = dossier.Case?.Concerns ?? [];
        foreach (var link in links.Where(link => !dossier.Sizes.ContainsKey(link.File)))
            dossier = dossier.With(await One(record, school, link.File, stop));
        return dossier;
    }

    private static async Task<Dossier> One(
        RecordStore record,
        SchoolId school,
        FileId file,
        CancellationToken stop
    )
    {
        var entries = await record.Read(school, file, stop);
        return new(
            [.. entries.Select(Kinds.Read)],
            new Dictionary<FileId, int> { [file] = entries.Count }
        );
    }
}
