using System.Diagnostics;
using System.Text.Json;
using Waymark.Cases;

namespace Waymark.Bench.Scale;

/// <summary>A small record and a large one, loaded; gone afterwards, or kept to be measured again.</summary>
internal sealed class LoadedRecords(BenchPlace small, BenchPlace large, Made made) : IDisposable
{
    public const int SmallSchools = 24;
    private const int SmallEntries = 20_000;
    private const int Some = 16;

    public BenchPlace Small => small;

    public BenchPlace Large => large;

    public Made Made => made;

    /// <summary>Those that were kept, or else new ones, which are then held to the real path first.</summary>
    public static async Task<LoadedRecords> Of(
        ScratchFolder scratch,
        ScaleOptions options,
        Editions editions
    )
    {
        if (options.Kept is not { } kept)
            return await Load(scratch, scratch.PathOf("records"), options, editions);
        var folder = Repository.PathOf("artifacts", "bench", "kept-" + kept);
        if (!File.Exists(Note(folder)))
            return await Load(scratch, folder, options, editions);
        var made = JsonSerializer.Deserialize<Made>(await File.ReadAllTextAsync(Note(folder)))!;
        var (small, large) = Places(folder, options);
        (small.Served, large.Served) = (new(made.Small.School), new(made.Large.School));
        return new(small, large, made);
    }

    public void Dispose()
    {
        small.Dispose();
        large.Dispose();
    }

    private static async Task<LoadedRecords> Load(
        ScratchFolder scratch,
        string folder,
        ScaleOptions options,
        Editions editions
    )
    {
        Directory.CreateDirectory(folder);
        var story = await Story.Make(scratch, editions);
        var plan = new SchoolPlan(story, editions);
        using (var check = BenchPlace.Make(scratch, "check", options.Postgres))
            await LoaderCheck.Run(check, plan, editions);
        Console.WriteLine("  the loader makes what appends make");
        var (small, large) = Places(folder, options);
        small.MakeDatabase();
        large.MakeDatabase();
        var made = new Made
        {
            Small = new(await PagePace.MakeSchool(small), small.Served!.Value.Value),
            Large = new(await PagePace.MakeSchool(large), large.Served!.Value.Value),
            EntriesOfACase = story.Length,
        };
        var nation = new Nation(plan, editions);
        await nation.Load(small, nation.Sizes(SmallSchools, SmallEntries, options.Pupils));
        var start = Stopwatch.GetTimestamp();
        var (schools, entries) = await nation.Load(
            large,
            nation.Sizes(options.Schools, options.Entries, options.Pupils)
        );
        var registers = await nation.Load(
            large,
            [new(plan.Fewest, options.Registers.School), new(plan.Fewest, options.Registers.Trust)]
        );
        var took = Stopwatch.GetElapsedTime(start);
        small.Settle();
        large.Settle();
        made = made with
        {
            Schools = schools.Count + registers.Schools.Count + 1,
            Entries = entries + registers.Entries,
            Took = took,
            Some = [.. schools.Take(Some).Select(school => school.Value)],
            Registers = [.. registers.Schools.Select(school => school.Value)],
        };
        await File.WriteAllTextAsync(Note(folder), JsonSerializer.Serialize(made));
        return new(small, large, made);
    }

    private static (BenchPlace Small, BenchPlace Large) Places(
        string folder,
        ScaleOptions options
    ) =>
        (
            new(Path.Combine(folder, "small"), options.Postgres, options.Kept),
            new(Path.Combine(folder, "large"), options.Postgres, options.Kept)
        );

    private static string Note(string folder) => Path.Combine(folder, "made.json");
}

/// <summary>What was loaded, as far as measuring must know it.</summary>
internal sealed record Made
{
    /// <summary>The case whose page is opened, and the school that has it.</summary>
    public required CaseMade Small { get; init; }

    public required CaseMade Large { get; init; }

    public int EntriesOfACase { get; init; }

    /// <summary>How many schools and entries the large record has.</summary>
    public int Schools { get; init; }

    public long Entries { get; init; }

    public TimeSpan Took { get; init; }

    /// <summary>Some of its schools.</summary>
    public IReadOnlyList<Guid> Some { get; init; } = [];

    /// <summary>The schools whose registers are searched.</summary>
    public IReadOnlyList<Guid> Registers { get; init; } = [];
}

/// <summary>A case by its reference, and its school.</summary>
internal sealed record CaseMade(string Case, Guid School);
