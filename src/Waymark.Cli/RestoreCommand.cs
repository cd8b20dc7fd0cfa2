using System.CommandLine;
using System.Globalization;
using Waymark.Record;
using Waymark.Record.Backups;

namespace Waymark.Cli;

/// <summary><c>waymark restore --from FILE --data FOLDER</c>: a backup into an empty place; says what is missing beyond it.</summary>
internal static class RestoreCommand
{
    private static readonly Option<string> From = new("--from")
    {
        Description = "The backup.",
        Required = true,
    };

    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> KeyFolder = Shared.KeyFolder();

    private static readonly Option<string[]> Checkpoint = new("--checkpoint")
    {
        Description = "Files with the newest checkpoints that were kept outside.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Command
    {
        get
        {
            var command = new Command("restore", "Put a backup into an empty place.")
            {
                From,
                DataFolder,
                KeyFolder,
                Checkpoint,
            };
            command.SetAction(Run);
            return command;
        }
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var data = parsed.GetRequiredValue(DataFolder);
        var notes = (parsed.GetValue(Checkpoint) ?? []).Select(File.ReadAllText).ToList();
        var (madeAt, schools) = await Restoring.Restore(
            parsed.GetRequiredValue(From),
            data,
            Shared.KeyOf(data, parsed.GetValue(KeyFolder)),
            new Outside([], notes),
            (TimeProvider.System, stop)
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Put back as it was on {madeAt.ToLocalTime():d MMMM yyyy 'at' HH:mm}. Everybody signs in again."
            )
        );
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
