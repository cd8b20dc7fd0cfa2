using System.CommandLine;
using System.Globalization;
using Waymark.Record;
using Waymark.Record.Backups;

namespace Waymark.Cli;

/// <summary><c>waymark restore --from FILE --data FOLDER</c>: a backup into an empty place, a folder or a database; says what is missing beyond it.</summary>
internal static class RestoreCommand
{
    private static readonly Option<string> From = new("--from")
    {
        Description = "The backup; for a drill, also the folder that holds them.",
        Required = true,
    };

    private static readonly RecordOptions At = new();

    private static readonly Option<string[]> Checkpoint = new("--checkpoint")
    {
        Description = "Files with the newest checkpoints that were kept outside.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Drill = new("--drill")
    {
        Description =
            "Put the newest backup into a temporary place, verify it there, and take the place away.",
    };

    public static Command Command
    {
        get
        {
            var command = At.AddTo(
                new Command("restore", "Put a backup into an empty place.") { From }
            );
            command.Add(Checkpoint);
            command.Add(Drill);
            command.SetAction(Run);
            return command;
        }
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var from = parsed.GetRequiredValue(From);
        var (place, source) = (At.Place(parsed), At.Key(parsed));
        var notes = (parsed.GetValue(Checkpoint) ?? []).Select(File.ReadAllText).ToList();
        var outside = new Outside([], notes);
        IReadOnlyList<Restored> schools;
        if (parsed.GetValue(Drill))
        {
            (var tried, var madeAt, schools) = await Restoring.Drill(
                from,
                place,
                source,
                outside,
                (TimeProvider.System, stop)
            );
            Console.WriteLine($"Tried with {tried}, of {Day(madeAt)}. Nothing of it was kept.");
        }
        else
        {
            (var madeAt, schools) = await Restoring.Restore(
                from,
                place,
                source,
                outside,
                (TimeProvider.System, stop)
            );
            Console.WriteLine($"Put back as it was on {Day(madeAt)}. Everybody signs in again.");
        }

        foreach (var school in schools)
        {
            Console.WriteLine(InWords(school));
        }

        if (notes.Count == 0)
        {
            Console.WriteLine(
                "What was recorded after that is missing. Name the newest checkpoint that was kept outside, with --checkpoint, to know how much."
            );
        }

        return schools.All(school => school is { Missing: 0, Verdict.Flaw: null })
            ? Shared.Done
            : Shared.Wrong;
    }

    private static string Day(DateTimeOffset at) =>
        at.ToLocalTime().ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    private static string InWords(Restored school)
    {
        var (size, flaw) = (school.Verdict.Size, school.Verdict.Flaw);
        if (school.Missing > 0 && flaw?.Index == size)
        {
            return $"The backup ends at {size} entries; the newest checkpoint names {size + school.Missing}. Missing: entries {size} to {size + school.Missing - 1}.";
        }

        return flaw is null ? $"Sound: {size} entries." : $"Not sound. {flaw.What}";
    }
}
