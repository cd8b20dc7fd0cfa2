using System.CommandLine;
using Waymark.Cases;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cli;

/// <summary><c>waymark views rebuild --policies FOLDER</c>: throws the views away and makes them again from the record.</summary>
internal static class ViewsRebuild
{
    // All of them: each case is shown under the edition that it is pinned to.
    private static readonly Option<string> PoliciesFolder = new("--policies")
    {
        Description = "The folder that holds every installed edition.",
        DefaultValueFactory = _ => "./policies",
    };

    private static readonly RecordOptions At = new();

    public static Command Command
    {
        get
        {
            var command = At.AddTo(
                new Command("rebuild", "Make the lists again from the record.") { PoliciesFolder }
            );
            command.SetAction(
                (parsed, stop) =>
                    Run(
                        parsed.GetRequiredValue(PoliciesFolder),
                        At.Place(parsed),
                        At.Key(parsed),
                        stop
                    )
            );
            return command;
        }
    }

    private static async Task<int> Run(
        string policies,
        RecordPlace place,
        KeySource source,
        CancellationToken stop
    )
    {
        var editions = InstalledEditions.Read(policies, "", DateOnly.FromDateTime(Shared.Now));
        using var record = RecordStore.Open(place, MasterKey.Load(source), TimeProvider.System);
        var views = new ViewStore(record);
        await views.Migrate(stop);
        var rebuild = new ViewRebuild(record, views, editions);
        foreach (var school in record.Schools())
        {
            var files = await rebuild.Run(school, stop);
            Console.WriteLine($"{files} files shown again.");
        }

        return Shared.Done;
    }
}
