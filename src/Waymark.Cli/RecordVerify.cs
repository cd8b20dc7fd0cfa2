using System.CommandLine;
using System.Text;
using Waymark.Record;
using Waymark.Record.Export;

namespace Waymark.Cli;

/// <summary><c>waymark record verify</c>: walks every school's log and names the first bad entry. Over an export it needs the public key only.</summary>
internal static class RecordVerify
{
    private static readonly Option<string> DataFolder = Shared.DataFolder();
    private static readonly Option<string?> KeyFolder = Shared.KeyFolder();
    private static readonly Option<string?> Database = Shared.Database();

    private static readonly Option<string?> Export = new("--export")
    {
        Description = "Verify this export, and nothing else.",
    };

    private static readonly Option<string?> Witness = new("--witness")
    {
        Description = "Verify this file of a witness, and nothing else.",
    };

    private static readonly Option<string?> Proof = new("--proof")
    {
        Description = "Verify this proof that an entry is in the record, and nothing else.",
    };

    private static readonly Option<string?> Key = new("--key")
    {
        Description = "The public key that was kept outside, as a line or as a file with it.",
    };

    private static readonly Option<string[]> Checkpoint = new("--checkpoint")
    {
        Description = "Files with checkpoints that were kept outside.",
        AllowMultipleArgumentsPerToken = true,
    };

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
                Export,
                Witness,
                Proof,
                Key,
                Checkpoint,
                Json,
            };
            command.SetAction(
                async (parsed, stop) => Say(await Run(parsed, stop), parsed.GetValue(Json))
            );
            return command;
        }
    }

    private static async Task<IReadOnlyList<Verdict>> Run(
        ParseResult parsed,
        CancellationToken stop
    )
    {
        var key = parsed.GetValue(Key) is { } given ? Shared.PublicKey(given) : null;
        var notes = (parsed.GetValue(Checkpoint) ?? []).Select(File.ReadAllText).ToList();
        if (parsed.GetValue(Export) is { } export)
        {
            return [ExportVerifier.Verify(export, Needed(key), notes)];
        }

        if (parsed.GetValue(Witness) is { } witness)
        {
            var kept = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(witness, stop));
            return [WitnessFolder.Verify(kept, Needed(key), notes)];
        }

        if (parsed.GetValue(Proof) is { } proof)
        {
            var shown = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(proof, stop));
            return [EntryProof.Verify(shown, Needed(key), notes)];
        }

        var data = parsed.GetRequiredValue(DataFolder);
        var master = Master(data, parsed.GetValue(KeyFolder));
        var outside = new Outside(key is null ? [] : [key], notes);
        var verdicts = await RecordVerifier.Verify(
            Shared.Place(data, parsed.GetValue(Database)),
            master,
            outside,
            stop
        );
        if (master is null)
        {
            Console.Error.WriteLine(
                $"No key at {MasterKey.FolderBeside(data)}: the tree and the signatures were checked, but no entry was opened."
            );
        }

        return verdicts;
    }

    private static VerifierKey Needed(VerifierKey? key) =>
        key
        ?? throw new RecordException(
            "Name the public key too, with --key: the one that was kept outside. Nothing can be verified without it."
        );

    private static int Say(IReadOnlyList<Verdict> verdicts, bool json)
    {
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
    private static MasterKey? Master(string data, string? keys)
    {
        var source = Shared.KeyOf(data, keys);
        return keys is not null || source.IsThere ? MasterKey.Load(source) : null;
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
                        verdict.Erased,
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
                if (verdict.Erased > 0)
                {
                    Console.Out.WriteLine(
                        $"Of these, {verdict.Erased} entries whose key was destroyed: nobody can read them."
                    );
                }

                break;
            case (false, { } flaw):
                Console.Out.WriteLine($"Not sound. {flaw.What}");
                break;
        }
    }
}
