using System.CommandLine;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark record verify --data DIR</c>: walks every school's log and names the first bad entry.</summary>
internal static class RecordVerify
{
    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> KeyFolder = Shared.KeyFolder();
    private static readonly Option<string?> Database = Shared.Database();

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print one JSON object for each school.",
    };

    public static Command Command
    {
        get
        {
            var command = new Command("verify", "Say whether anything in the record was changed.")
            {
                DataFolder,
                KeyFolder,
                Database,
                Json,
            };
            command.SetAction(
                (parsed, stop) =>
                    Run(
                        parsed.GetRequiredValue(DataFolder),
                        parsed.GetValue(KeyFolder),
                        parsed.GetValue(Database),
                        parsed.GetValue(Json),
                        stop
                    )
            );
            return command;
        }
    }

    private static async Task<int> Run(
        string data,
        string? keys,
        string? database,
        bool json,
        CancellationToken stop
    )
    {
        var key = Key(data, keys);
        var verdicts = await RecordVerifier.Verify(Shared.Place(data, database), key, stop);
        if (key is null)
        {
            Console.Error.WriteLine(
                $"No key at {MasterKey.FolderBeside(data)}: the tree and the signatures were checked, but no entry was opened."
            );
        }

        if (verdicts.Count == 0)
        {
            Console.Error.WriteLine(
                "There is no school in this record, so there is nothing to verify."
            );
            return Shared.Wrong;
        }

        foreach (var verdict in verdicts)
        {
            Print(verdict, json);
        }

        return verdicts.All(verdict => verdict.Flaw is null) ? Shared.Done : Shared.Wrong;
    }

    // A key that is asked for must be there; the one beside the data may be elsewhere today.
    private static MasterKey? Key(string data, string? keys)
    {
        if (keys is not null)
        {
            return MasterKey.Load(keys);
        }

        var beside = MasterKey.FolderBeside(data);
        return MasterKey.ExistsIn(beside) ? MasterKey.Load(beside) : null;
    }

    private static void Print(Verdict verdict, bool json)
    {
        var school = verdict.School.Value.ToString("N");
        switch (json, verdict.Flaw)
        {
            case (true, null):
                Shared.WriteJsonLine(
                    new
                    {
                        school,
                        verdict.Size,
                        verdict.Root,
                    }
                );
                break;
            case (true, { } flaw):
                Shared.WriteJsonLine(
                    new
                    {
                        school,
                        badEntry = flaw.Index,
                        problem = flaw.What,
                    }
                );
                break;
            case (false, null):
                Console.Out.WriteLine($"Sound: {verdict.Size} entries, root {verdict.Root}");
                break;
            case (false, { } flaw):
                Console.Out.WriteLine($"Not sound. {flaw.What}");
                break;
        }
    }
}
