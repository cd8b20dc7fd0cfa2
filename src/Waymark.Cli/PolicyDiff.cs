using System.CommandLine;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Policies.Comparison;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark policy diff OLDER NEWER</c>: what an edition says otherwise than another, and what that would change in the open cases of a record.</summary>
internal static class PolicyDiff
{
    private static readonly Argument<string> Older = new("OLDER")
    {
        Description = "The folder of the edition to compare with.",
    };

    private static readonly Argument<string> Newer = new("NEWER")
    {
        Description = "The folder of the edition that would take its place.",
    };

    private static readonly Option<string?> DataFolder = new("--data")
    {
        Description = "A folder of data: its open cases are put to both editions.",
    };

    private static readonly Option<string?> KeyFolder = Shared.KeyFolder();
    private static readonly Option<string?> Database = Shared.Database();

    private static readonly Option<bool> AsJson = Shared.Json();

    public static Command Command
    {
        get
        {
            var command = new Command(
                "diff",
                "Say what an edition says otherwise than another, clause by clause and for open cases."
            )
            {
                Older,
                Newer,
                DataFolder,
                KeyFolder,
                Database,
                AsJson,
            };
            command.SetAction(
                async (parsed, stop) =>
                {
                    var older = Shared.Running(Shared.ReadFolder(parsed.GetRequiredValue(Older)));
                    var newer = Shared.Running(Shared.ReadFolder(parsed.GetRequiredValue(Newer)));
                    if (older is null || newer is null)
                        return Shared.Wrong;
                    var place = (
                        parsed.GetValue(DataFolder),
                        parsed.GetValue(KeyFolder),
                        parsed.GetValue(Database)
                    );
                    var cases = await Cases(place, (older, newer), stop);
                    var difference = PolicyDifference.Of(older, newer);
                    if (parsed.GetValue(AsJson))
                        DifferenceJson.Write(difference, cases);
                    else
                        new DifferenceInWords(Console.Out).Write(difference, cases);
                    return Shared.Done;
                }
            );
            return command;
        }
    }

    /// <summary>Null: no data was named.</summary>
    private static async Task<IReadOnlyList<CaseDifference>?> Cases(
        (string? Data, string? Keys, string? Database) place,
        (Policy Older, Policy Newer) editions,
        CancellationToken stop
    )
    {
        if (place.Data is not { } data)
            return null;
        var key = MasterKey.Load(Shared.KeyOf(data, place.Keys));
        using var record = RecordStore.Open(
            Shared.Place(data, place.Database),
            key,
            TimeProvider.System
        );
        var cases = new List<CaseDifference>();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var school in record.Schools())
            cases.AddRange(await OpenCases.Compare(record, school, editions, now, stop));
        return cases;
    }
}
